"""Give dots to rows, within a budget."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from tui.cells import width
from tui.look import glyphs_of
from tui.widgets.messages import Marked, Picked
from tui.widgets.note_list import Item, paint_item
from tui.widgets.row_list import RowList


class DotsList(RowList):
    """Rows to give dots to: Space adds one, Backspace takes one back.

    `Marked` tells the dots of each row after every change; Enter does nothing here, since the page
    ends with its own key.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "dot", show=False, id="dot"),
        Binding("backspace", "undot", show=False, id="undot"),
    ]

    def __init__(
        self,
        rows: Sequence[str],
        budget: int,
        *,
        most_each: int | None = None,
        given: Sequence[int] = (),
        id: str | None = None,
    ) -> None:
        """Offer `rows` and `budget` dots, at most `most_each` on one; `given` are placed already."""
        super().__init__(id=id)
        self._rows = list(rows)
        self._budget = budget
        self._most_each = budget if most_each is None else most_each
        self._given = [*given, *([0] * len(self._rows))][: len(self._rows)]

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    @property
    def given(self) -> tuple[int, ...]:
        """The dots of each row."""
        return tuple(self._given)

    @property
    def left(self) -> int:
        """How many dots are still to give."""
        return self._budget - sum(self._given)

    def paint(self, index: int, cells: int, here: bool) -> list[Content]:
        """Return the lines of a row, its dots at the right."""
        glyphs = glyphs_of(self)
        row = Item(self._rows[index], aside=glyphs.vote * self._given[index])
        return paint_item(
            row, cells, glyphs, here=here, lead_cells=0,
            aside_cells=max(self._budget, width(row.aside)), most_lines=3,
        )  # fmt: skip

    def action_dot(self) -> None:
        """Give a dot to the row under the cursor, if one is left."""
        if self.count and self.left > 0 and self._given[self.cursor] < self._most_each:
            self._change(1)

    def action_undot(self) -> None:
        """Take a dot back from the row under the cursor."""
        if self.count and self._given[self.cursor] > 0:
            self._change(-1)

    def action_pick(self) -> None:
        """Tell the page that Enter was pressed, with the row."""
        if self.count:
            self.post_message(Picked(self, (self.cursor,)))

    def _change(self, by: int) -> None:
        self._given[self.cursor] += by
        self.renew()
        self.post_message(Marked(self, self.given))
