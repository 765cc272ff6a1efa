"""The smallest program that writes what its field was given; black-box tests run it on a pty.

Its argument is the file to write to. At Ctrl+D the submitted lines and the text still in the field
are written there as JSON, and the program ends.
"""

import json
import sys
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from tui.base_app import BaseApp
from tui.modals.ask_line import AskLine
from tui.widgets.line_input import LineInput
from tui.widgets.messages import Submitted


class FieldApp(BaseApp):
    """One field; `@` in it opens a dialog with a field of its own at Enter."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+d", "finish", show=False)]

    def __init__(self, out: Path) -> None:
        super().__init__()
        self._out = out
        self._said: list[str] = []

    def compose(self) -> ComposeResult:
        """Show the field."""
        yield LineInput(limit=2000)

    @on(Submitted)
    def _keep(self, event: Submitted) -> None:
        if event.text.endswith("@"):
            self.push_screen(AskLine("And?"), lambda text: self._said.append(f"dialog:{text}"))
        else:
            self._said.append(event.text)
        self.query_one(LineInput).value = ""

    def action_finish(self) -> None:
        """Write what was said, and end."""
        field = self.query_one(LineInput)
        self._out.write_text(json.dumps([*self._said, field.value]), encoding="utf-8")
        self.exit(0)


if __name__ == "__main__":
    FieldApp(Path(sys.argv[1])).run(mouse=False)
