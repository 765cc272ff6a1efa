"""A line above a list in which one types to filter it; out of sight until it is wanted."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal

from tui.modals.dialog import Words
from tui.widgets.line_input import LineInput


class FilterLine(Horizontal):
    """The word `Filter` and a field. Its `Draft`, `Submitted` and `FieldLeft` go to the page."""

    DEFAULT_CSS = """
    FilterLine { height: 2; padding: 0 0 1 2; display: none; }
    FilterLine.-open { display: block; }
    FilterLine > Words { width: 8; color: $muted; }
    FilterLine > LineInput { width: 1fr; }
    """

    def __init__(self, hint: str = "a few letters", text: str = "") -> None:
        """Begin with a text, in sight if there is one; `hint` says what may be typed."""
        super().__init__(classes="-open" if text else "")
        self._hint = hint
        self._first = text

    def compose(self) -> ComposeResult:
        """Lay the line out."""
        yield Words("Filter", style="$muted")
        yield LineInput(self._first, id="filter", limit=100, placeholder=self._hint)

    @property
    def text(self) -> str:
        """What is typed."""
        return self.query_one(LineInput).text.strip()

    def open(self) -> None:
        """Show the line and go into it."""
        self.add_class("-open")
        self.query_one(LineInput).focus()

    def leave(self) -> None:
        """Take the line out of sight when nothing is typed in it."""
        self.set_class(bool(self.text), "-open")
