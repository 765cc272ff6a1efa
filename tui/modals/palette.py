"""Every action by name, with a filter."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from tui.keymap import KeyEntry
from tui.modals.dialog import Dialog, Words, key_line
from tui.widgets.line_input import LineInput
from tui.widgets.messages import Draft, EdgeReached, FieldLeft, Picked, Submitted
from tui.widgets.note_list import Item, NoteList


class Palette(ModalScreen[str | None]):
    """Type a part of a name, choose by the arrows and Enter. Gives the action's id, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", show=False)]

    DEFAULT_CSS = """
    Palette { align: center middle; background: $page 70%; }
    Palette Dialog { width: 76; height: 90%; max-height: 24; }
    Palette LineInput { margin-bottom: 1; background: $raised; }
    """

    def __init__(self, entries: Sequence[KeyEntry]) -> None:
        """Offer `entries`, in their order."""
        super().__init__()
        self._entries = list(entries)
        self._shown = list(entries)

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Dialog():
            yield LineInput(placeholder="Type a part of a name", limit=80, id="filter")
            rows = NoteList(_items(self._shown), most_lines=2, id="found")
            rows.can_focus = False
            yield rows
            yield Words(key_line(("Enter", "do it"), ("Esc", "back")), classes="keys")

    def on_mount(self) -> None:
        """Go to the filter."""
        self.query_one("#filter", LineInput).focus()

    @on(Draft)
    def _filter(self, event: Draft) -> None:
        event.stop()
        self._shown = matching(self._entries, event.text)
        self.query_one("#found", NoteList).show(_items(self._shown), cursor=0)

    @on(EdgeReached)
    def _move(self, event: EdgeReached) -> None:
        event.stop()
        self.query_one("#found", NoteList).action_move(-1 if event.up else 1)

    @on(Submitted)
    @on(Picked)
    def _choose(self) -> None:
        cursor = self.query_one("#found", NoteList).cursor
        if cursor < len(self._shown):
            self.dismiss(self._shown[cursor].id)

    @on(FieldLeft)
    def action_cancel(self) -> None:
        """Close without choosing."""
        self.dismiss(None)


def matching(entries: Sequence[KeyEntry], typed: str) -> list[KeyEntry]:
    """Return the entries that hold every word typed; those whose name begins so come first."""
    words = typed.casefold().split()
    found = [
        entry
        for entry in entries
        if all(word in f"{entry.label} {entry.id} {entry.help}".casefold() for word in words)
    ]
    begin = typed.casefold().strip()
    return sorted(found, key=lambda entry: not entry.label.casefold().startswith(begin))


def _items(entries: Sequence[KeyEntry]) -> list[Item]:
    """Return the rows of the list."""
    return [
        Item(entry.help, lead=entry.label, aside=entry.key, lead_style="bold") for entry in entries
    ]
