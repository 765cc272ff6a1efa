"""Rows of short text: notes, history, parties, what is ready for you."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from tui.cells import fit, pad, width, wrap
from tui.glyphs import Glyphs
from tui.look import glyphs_of
from tui.safe_text import visible
from tui.widgets.row_list import RowList

_KEPT: Final = 64
"""Painted rows that are kept beyond twice those there are: of other widths."""


@dataclass(frozen=True, slots=True)
class Item:
    """One row."""

    text: str
    """What it says; shown letter by letter, wrapped where it is long."""
    lead: str = ""
    """What stands before it: a number, a check, a box. All leads share one column."""
    aside: str = ""
    """What stands at the right end: an author, a date."""
    style: str = ""
    """The meaning of the text as a colour, `$muted` say; empty for plain ink."""
    lead_style: str = "$muted"
    """The same for the lead."""


class NoteList(RowList):
    """A list of `Item`s."""

    def __init__(
        self,
        items: Sequence[Item] = (),
        *,
        show_cursor: bool = True,
        most_lines: int = 6,
        id: str | None = None,
    ) -> None:
        """Show `items`, each in at most `most_lines` lines; without a cursor if it is no choice."""
        super().__init__(id=id)
        self._items = list(items)
        self._columns = columns(self._items)
        self._painted: dict[tuple[Item, int, bool, tuple[int, int]], list[Content]] = {}
        self._most = most_lines
        self._cursor_wanted = show_cursor
        self.can_focus = show_cursor

    @property
    def items(self) -> tuple[Item, ...]:
        """The rows."""
        return tuple(self._items)

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self._items)

    def show(self, items: Sequence[Item], cursor: int | None = None) -> None:
        """Replace the rows, and put the cursor on a row if one is given."""
        before = self._items, self.cursor
        self._items = list(items)
        self._columns = columns(self._items)
        # Words that were taken away are held here no longer, painted or not.
        there = set(self._items)
        self._painted = {at: rows for at, rows in self._painted.items() if at[0] in there}
        if cursor is not None:
            self.set_reactive(RowList.cursor, self.validate_cursor(cursor))
        if self.is_mounted:
            if before != (self._items, self.cursor):
                self.renew()
            self._show_cursor_row()

    def _shows_cursor(self) -> bool:
        return self._cursor_wanted

    def paint(self, index: int, cells: int, here: bool) -> list[Content]:
        """Return the lines of one row: cursor, lead, text, aside. Most were painted before."""
        item = self._items[index]
        wanted = item, cells, here, self._columns
        if wanted not in self._painted:
            if len(self._painted) > 2 * self.count + _KEPT:
                self._painted.clear()
            lead_cells, aside_cells = self._columns
            self._painted[wanted] = paint_item(
                item,
                cells,
                glyphs_of(self),
                here=here,
                lead_cells=lead_cells,
                aside_cells=aside_cells,
                most_lines=self._most,
            )
        return self._painted[wanted]


def columns(items: Sequence[Item]) -> tuple[int, int]:
    """Return how many cells the widest lead and the widest aside take."""
    return (
        max((width(item.lead) for item in items), default=0),
        max((width(item.aside) for item in items), default=0),
    )


def paint_item(
    item: Item,
    cells: int,
    glyphs: Glyphs,
    *,
    here: bool,
    lead_cells: int,
    aside_cells: int,
    most_lines: int,
) -> list[Content]:
    """Return the lines of an item in exactly `cells` cells each."""
    aside_cells = min(aside_cells, cells // 3)
    before = 2 + (lead_cells + 1 if lead_cells else 0)
    room = max(1, cells - before - (aside_cells + 2 if aside_cells else 0))
    lines = wrap(visible(item.text), room)
    if len(lines) > most_lines:
        rest = " ".join(lines[most_lines - 1 :])
        lines = [*lines[: most_lines - 1], fit(rest, room, glyphs.ellipsis)]
    painted: list[Content] = []
    for number, line in enumerate(lines):
        cursor = (glyphs.cursor + " ") if here and number == 0 else "  "
        lead = pad(item.lead if number == 0 else "", lead_cells) + " " if lead_cells else ""
        aside = item.aside if number == 0 else ""
        row = Content.assemble(
            (cursor, "bold $accent"),
            (lead, item.lead_style),
            (pad(line, room), f"bold {item.style}" if here else item.style),
            "  " if aside_cells else "",
            (pad(aside, aside_cells, glyphs.ellipsis), "$muted"),
        )
        painted.append(row.stylize("on $raised") if here else row)
    return painted
