"""A sheet: headings, rows and sentences in one list, with a cursor on the rows that can be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from textual.content import Content
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.visual import Visual

from tui.cells import fit, pad, width
from tui.look import glyphs_of
from tui.safe_text import visible
from tui.screens.lines import BLANK, Columns, Line, columns_of, cut, text_room
from tui.widgets.messages import EdgeReached, Moved, Picked
from tui.widgets.row_list import RowList


class Sheet(RowList):
    """Shows `Line`s. Only those in sight are drawn, so thousands cost as little as ten.

    `Picked` tells which row Enter was pressed on, `EdgeReached` that there is no row further up or
    down. Where no row can be chosen, the arrows scroll.
    """

    def __init__(self, lines: Sequence[Line] = (), *, id: str | None = None) -> None:
        """Show these rows."""
        super().__init__(id=id)
        self._rows: list[Line] = list(lines)
        self._columns: list[Columns] = []
        self._owner: list[int] = []
        self._painted: dict[int, list[Content]] = {}
        self._seek_first()

    @property
    def rows(self) -> tuple[Line, ...]:
        """The rows."""
        return tuple(self._rows)

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    @property
    def chosen(self) -> Line | None:
        """The row under the cursor, if it can be chosen."""
        here = self._rows[self.cursor] if self._rows else BLANK
        return here if here.value is not None else None

    def show(self, lines: Sequence[Line], *, keep: bool = False, at: object = None) -> None:
        """Replace the rows; the cursor goes to the first, or to the row with the value `at`.

        With `keep` it stays on its value, and the rows are not scrolled back to the top.
        """
        value = self.chosen.value if at is None and keep and self.chosen else at
        self._rows = list(lines)
        self._seek_first()
        if value is not None:
            self._seek(value)
        if self.is_mounted:
            self.renew()
            if not keep:
                self.scroll_to(y=0, animate=False, force=True)
            self._show_cursor_row()

    def _seek_first(self) -> None:
        """Put the cursor on the first row that can be chosen."""
        first = next((i for i, row in enumerate(self._rows) if row.value is not None), 0)
        self.set_reactive(RowList.cursor, first)

    def _seek(self, value: object) -> None:
        """Put the cursor on the row with a value, if there is one."""
        for index, row in enumerate(self._rows):
            if row.value == value:
                self.set_reactive(RowList.cursor, index)
                return

    def renew(self) -> None:
        """Lay all rows out anew; they are drawn when they come in sight."""
        self._painted.clear()
        self._owner, self._tops = [], []
        cells = self.scrollable_content_region.width - 1
        if cells > 0:
            self._columns = columns_of(self._rows, cells)
            heights = [self._height(index, cells) for index in range(self.count)]
            self._tops = [0, *accumulate(heights)][: self.count]
            self._owner = [i for i, height in enumerate(heights) for _ in range(height)]
        self.virtual_size = Size(max(0, cells), len(self._owner))
        self.refresh()

    @property
    def height_of_rows(self) -> int:
        """How many lines all the rows take at the present width."""
        return len(self._owner)

    def _height(self, index: int, cells: int) -> int:
        row = self._rows[index]
        return 1 if row.most == 1 else len(self._texts(index, cells))

    def _texts(self, index: int, cells: int) -> list[tuple[str, str]]:
        """Return the lines of a row: its text and what stands behind it."""
        row, columns = self._rows[index], self._columns[index]
        room = text_room(row, columns, cells)
        glyphs = glyphs_of(self)
        texts = cut(row.text, room, row.most, glyphs)
        mores = cut(row.more, columns.more, row.most, glyphs) if row.more else []
        height = max(len(texts), len(mores))
        texts += [""] * (height - len(texts))
        mores += [""] * (height - len(mores))
        return list(zip(texts, mores, strict=True))

    def paint(self, index: int, cells: int, here: bool) -> list[Content]:
        """Return the lines of a row."""
        row, columns = self._rows[index], self._columns[index]
        glyphs = glyphs_of(self)
        room = text_room(row, columns, cells)
        painted = []
        for number, (text, more) in enumerate(self._texts(index, cells)):
            first = number == 0
            cursor = f"{glyphs.cursor} " if here and first else " " * row.indent
            lead = pad(visible(row.lead) if first else "", columns.lead, glyphs.ellipsis)
            aside = fit(visible(row.aside) if first else "", columns.aside, glyphs.ellipsis)
            aside = " " * (columns.aside - width(aside)) + aside
            bold = "bold " if here else ""
            behind = more if not row.more else pad(more, columns.more)
            painted.append(
                Content.assemble(
                    (cursor, "bold $accent"),
                    (lead + "  " if columns.lead else "", "$muted"),
                    (pad(text, room), bold + row.style),
                    ("  " + behind if row.more else "", "$muted"),
                    ("  " + aside if columns.aside else "", "$muted"),
                )
            )
        return [line.stylize("on $raised") for line in painted] if here else painted

    def render_line(self, y: int) -> Strip:
        """Return a line in sight."""
        cells = self.scrollable_content_region.width
        number = y + self.scroll_offset.y
        style = self.visual_style
        if number >= len(self._owner):
            return Strip.blank(cells, style.rich_style)
        index = self._owner[number]
        if index not in self._painted:
            here = index == self.cursor and self.chosen is not None and self.can_focus
            self._painted[index] = self.paint(index, cells - 1, here)
        line = self._painted[index][number - self._tops[index]]
        strips = Visual.to_strips(self, line, cells, 1, style)
        return strips[0] if strips else Strip.blank(cells, style.rich_style)

    def watch_cursor(self, before: int, now: int) -> None:
        """Draw the two rows anew, which keeps their height, and tell the page."""
        if self.is_mounted:
            self._painted.pop(before, None)
            self._painted.pop(now, None)
            self.refresh()
            self._show_cursor_row()
            self.post_message(Moved(self, now))

    def _show_cursor_row(self) -> None:
        """Show the whole row, and the rows above it when there is nothing to choose up there."""
        if self.chosen is None or self.cursor >= len(self._tops):
            return
        top = self._tops[self.cursor]
        height = self._owner.count(self.cursor)
        if self._next(-1) is None:
            height, top = top + height, 0
        height = min(height, max(1, self.size.height))
        self.scroll_to_region(Region(0, top, 1, height), animate=False, force=True)

    def _next(self, by: int) -> int | None:
        """Return the next row that can be chosen, upwards or downwards."""
        index = self.cursor + by
        while 0 <= index < self.count:
            if self._rows[index].value is not None:
                return index
            index += by
        return None

    def action_move(self, by: int) -> None:
        """Go to the next row that can be chosen, or scroll where there is none."""
        if self.chosen is None:
            self.scroll_relative(y=by, animate=False, force=True)
        elif (index := self._next(by)) is not None:
            self.cursor = index
        else:
            self.scroll_relative(y=by, animate=False, force=True)
            self.post_message(EdgeReached(self, by < 0))

    def action_page(self, by: int) -> None:
        """Go on by about a screenful."""
        step = max(1, self.size.height - 1)
        if self.chosen is None:
            self.scroll_relative(y=by * step, animate=False, force=True)
            return
        for _ in range(step):
            if (index := self._next(by)) is None:
                break
            self.set_reactive(RowList.cursor, index)
        self.renew()
        self._show_cursor_row()

    def action_edge(self, last: bool) -> None:
        """Go to the first or the last row."""
        if self.chosen is None:
            self.scroll_to(y=self.height_of_rows if last else 0, animate=False, force=True)
            return
        choosable = [i for i, row in enumerate(self._rows) if row.value is not None]
        self.cursor = choosable[-1 if last else 0]

    def action_pick(self) -> None:
        """Tell the page that the row under the cursor was picked."""
        if self.chosen is not None:
            self.post_message(Picked(self, (self.cursor,)))
