"""The floor for key to echo: the same widget alone in an empty Textual app.

Run with `line` for a one-line Input or `area` for a TextArea.
"""

import sys

from textual.app import App, ComposeResult
from textual.widgets import Input, Label, TextArea


class FloorEcho(App[None]):
    """Holds one text field, which has the focus."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "#last { dock: bottom; }"

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind

    def compose(self) -> ComposeResult:
        """Yield the field and a last row, so that a whole frame can be told."""
        yield Label("first")
        field = TextArea() if self._kind == "area" else Input()
        # A blink is a repaint that no key asked for.
        field.cursor_blink = False
        yield field
        yield Label("last", id="last")

    def on_mount(self) -> None:
        """Let the field take what is typed."""
        self.screen.focus_next()


if __name__ == "__main__":
    FloorEcho(sys.argv[1] if sys.argv[1:] else "line").run()
