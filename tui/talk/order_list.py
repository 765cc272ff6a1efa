"""Put rows in order by taking them one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from tui.look import glyphs_of
from tui.widgets.messages import Marked
from tui.widgets.note_list import Item, paint_item
from tui.widgets.row_list import RowList


class OrderList(RowList):
    """Rows that get numbers in the order in which Space takes them; Backspace takes one back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "take", show=False),
        Binding("backspace", "put_back", show=False),
    ]

    def __init__(
        self,
        rows: Sequence[str],
        *,
        most: int | None = None,
        order: Sequence[int] = (),
        id: str | None = None,
    ) -> None:
        """Offer ``rows``; at most ``most`` of them; ``order`` are taken already."""
        super().__init__(id=id)
        self._rows = list(rows)
        self._most = len(self._rows) if most is None else most
        self._order = list(order)

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    @property
    def order(self) -> tuple[int, ...]:
        """The rows taken, first to last."""
        return tuple(self._order)

    def paint(self, index: int, cells: int, here: bool) -> list[Content]:
        """Return the lines of a row, its number before it."""
        taken = index in self._order
        lead = f"{self._order.index(index) + 1:>2}" if taken else " ."
        style = "$accent" if taken else "$muted"
        row = Item(self._rows[index], lead, lead_style=style)
        return paint_item(
            row, cells, glyphs_of(self), here=here, lead_cells=2, aside_cells=0, most_lines=3
        )

    def action_take(self) -> None:
        """Take the row under the cursor as the next one."""
        if self.count and self.cursor not in self._order and len(self._order) < self._most:
            self._order.append(self.cursor)
            self._changed()

    def action_put_back(self) -> None:
        """Take the row under the cursor out of the order, or the last one taken."""
        if self.cursor in self._order:
            self._order.remove(self.cursor)
            self._changed()
        elif self._order:
            self._order.pop()
            self._changed()

    def _changed(self) -> None:
        self.renew()
        places = {row: number for number, row in enumerate(self._order, start=1)}
        self.post_message(Marked(self, tuple(places.get(i, 0) for i in range(self.count))))
