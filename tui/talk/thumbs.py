"""Rows with a thumb each: up, level or down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content

from tui.look import glyphs_of
from tui.widgets.messages import Marked
from tui.widgets.note_list import Item, paint_item
from tui.widgets.row_list import RowList

WORDS: Final = {1: "up", 0: "level", -1: "down"}
"""What each thumb is called."""


class ThumbList(RowList):
    """Space turns the thumb of a row: level, up, down, level."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "turn(1)", show=False),
        Binding("backspace", "turn(0)", show=False),
    ]

    def __init__(
        self, rows: Sequence[str], *, given: Sequence[int] = (), id: str | None = None
    ) -> None:
        """Offer ``rows``; ``given`` are the thumbs so far."""
        super().__init__(id=id)
        self._rows = list(rows)
        self._given = [*given, *([0] * len(self._rows))][: len(self._rows)]

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    @property
    def given(self) -> tuple[int, ...]:
        """The thumb of each row: 1, 0 or -1."""
        return tuple(self._given)

    def paint(self, index: int, cells: int, here: bool) -> list[Content]:
        """Return the lines of a row, its thumb at the right."""
        row = Item(self._rows[index], aside=WORDS[self._given[index]])
        return paint_item(
            row, cells, glyphs_of(self), here=here, lead_cells=0, aside_cells=5, most_lines=3
        )

    def action_turn(self, by: int) -> None:
        """Turn the thumb of the row under the cursor, or put it level."""
        if self.count:
            turned = {0: 1, 1: -1, -1: 0}[self._given[self.cursor]]
            self._given[self.cursor] = turned if by else 0
            self.renew()
            self.post_message(Marked(self, self.given))
