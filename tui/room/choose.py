"""Choose one of several things, by the arrows or by typing a part of its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from tui.modals.dialog import Dialog, Words, key_line
from tui.widgets.line_input import LineInput
from tui.widgets.messages import Draft, EdgeReached, FieldLeft, Picked, Submitted
from tui.widgets.note_list import Item, NoteList

FILTER_FROM = 7
"""So many rows are too many to look through: then there is a field to type a part of a name into."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose."""

    value: object
    """What choosing it gives; never ``None``."""
    text: str
    """What it says."""
    aside: str = ""
    """What stands at its right end."""


class Choose(ModalScreen[object]):
    """Gives the value of the row that was chosen, or ``None``."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", show=False)]

    DEFAULT_CSS = """
    Choose { align: center middle; background: $page 70%; }
    Choose LineInput { margin-top: 1; background: $raised; }
    Choose NoteList { height: auto; max-height: 12; margin-top: 1; }
    """

    def __init__(self, question: str, rows: Sequence[Choice]) -> None:
        """Ask ``question``; ``rows`` are offered in their order."""
        super().__init__()
        self._question = question
        self._all = list(rows)
        self._shown = list(rows)

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Dialog():
            yield Words(self._question)
            if len(self._all) >= FILTER_FROM:
                yield LineInput(placeholder="a part of the name", limit=80, id="filter")
            yield NoteList(self._items(), most_lines=2, id="rows")
            yield Words(key_line(("Enter", "choose"), ("Esc", "leave it")), classes="keys")

    def on_mount(self) -> None:
        """Go to the field, or to the rows where there are few."""
        rows = self.query_one("#rows", NoteList)
        fields = self.query("#filter")
        if fields:
            rows.can_focus = False
            fields.first().focus()
        else:
            rows.focus()

    def _items(self) -> list[Item]:
        return [Item(row.text, aside=row.aside) for row in self._shown]

    @on(Draft)
    def _filter(self, event: Draft) -> None:
        event.stop()
        words = event.text.casefold().split()
        self._shown = [x for x in self._all if all(word in x.text.casefold() for word in words)]
        self.query_one("#rows", NoteList).show(self._items(), cursor=0)

    @on(EdgeReached)
    def _move(self, event: EdgeReached) -> None:
        event.stop()
        self.query_one("#rows", NoteList).action_move(-1 if event.up else 1)

    @on(Submitted)
    @on(Picked)
    def _choose(self) -> None:
        cursor = self.query_one("#rows", NoteList).cursor
        if cursor < len(self._shown):
            self.dismiss(self._shown[cursor].value)

    @on(FieldLeft)
    def action_cancel(self) -> None:
        """Close without choosing."""
        self.dismiss(None)
