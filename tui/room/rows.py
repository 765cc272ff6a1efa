"""Many rows of one line each, of which only those are painted anew that changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from textual.content import Content
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.visual import Visual

from tui.look import glyphs_of
from tui.widgets.messages import Moved
from tui.widgets.row_list import RowList

R = TypeVar("R")


class Rows(RowList, Generic[R]):
    """A list for a hundred people whose state changes twice a second.

    ``paint`` gives the line of a row in so many cells, ``key`` says which row is still the same
    one. Rows are compared by value, so give it frozen ones.
    """

    def __init__(
        self,
        paint: Callable[[R, int], Content],
        key: Callable[[R], str],
        *,
        id: str | None = None,
    ) -> None:
        """Show nothing yet."""
        super().__init__(id=id)
        self._paint = paint
        self._key = key
        self._rows: tuple[R, ...] = ()
        self._strips: dict[int, Strip] = {}
        self.painted = 0
        """How many lines were painted so far; a test of how little that is."""

    @property
    def rows(self) -> tuple[R, ...]:
        """The rows."""
        return self._rows

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    @property
    def here(self) -> R | None:
        """The row under the cursor."""
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None

    def show(self, rows: Sequence[R]) -> None:
        """Take new rows; the cursor stays on its own, and what is unchanged is left alone."""
        before, self._rows = self._rows, tuple(rows)
        here = self._key(before[self.cursor]) if self.cursor < len(before) else ""
        cursor = next((i for i, row in enumerate(rows) if self._key(row) == here), None)
        if cursor is None:
            cursor = min(self.cursor, max(0, len(rows) - 1))
        moved, self_cursor = cursor != self.cursor, self.cursor
        self.set_reactive(RowList.cursor, cursor)
        if len(before) != len(rows):
            self.renew()
            return
        for index, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new or (moved and index in {self_cursor, cursor}):
                self._forget(index)

    def _forget(self, index: int) -> None:
        """Paint one row anew."""
        self._strips.pop(index, None)
        if self.is_mounted:
            self.refresh_line(index)

    def renew(self) -> None:
        """Paint all rows anew, as they come in sight."""
        self._strips.clear()
        cells = self.scrollable_content_region.width
        self._tops = list(range(len(self._rows)))
        self.virtual_size = Size(max(0, cells), len(self._rows))
        self.refresh()

    def paint(self, index: int, cells: int, here: bool) -> list[Content]:
        """Return the line of a row."""
        cursor = f"{glyphs_of(self).cursor} " if here else "  "
        line = self._paint(self._rows[index], cells - 2)
        whole = Content.assemble((cursor, "bold $accent"), line)
        whole = Content.assemble(whole, " " * max(0, cells - whole.cell_length))
        return [whole.stylize("on $raised") if here else whole]

    def render_line(self, y: int) -> Strip:
        """Return a line in sight."""
        cells = self.scrollable_content_region.width
        index = y + self.scroll_offset.y
        style = self.visual_style
        if index >= len(self._rows):
            return Strip.blank(cells, style.rich_style)
        strip = self._strips.get(index)
        if strip is None:
            self.painted += 1
            line = self.paint(index, cells, index == self.cursor)[0]
            strip = Visual.to_strips(self, line, cells, 1, style)[0]
            self._strips[index] = strip
        return strip

    def watch_cursor(self, before: int, now: int) -> None:
        """Paint the two rows anew."""
        if self.is_mounted:
            self._forget(before)
            self._forget(now)
            self.scroll_to_region(Region(0, now, 1, 1), animate=False, force=True)
            self.post_message(Moved(self, now))

    def _show_cursor_row(self) -> None:
        """Keep the cursor in sight."""
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, force=True)
