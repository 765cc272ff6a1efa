"""A calm page for a flow that cannot be shown: what is wrong, until the file is mended."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.preview.watching import Watching


class TroublePage(Watching):
    """Shows some lines; any change of the file, or q, ends it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "leave", show=False)]
    CSS = """
    #trouble { padding: 1 2; background: $page; color: $ink; }
    #trouble Static { width: 100%; height: auto; }
    """

    def __init__(self, heading: str, lines: str, **kwargs: Any) -> None:
        """Take what stands above, and the lines."""
        super().__init__(**kwargs)
        self._heading = heading
        self._lines = lines

    def compose(self) -> ComposeResult:
        """Lay out the page; arrows scroll it."""
        with VerticalScroll(id="trouble"):
            yield Static(Content.styled(self._heading, "bold"))
            yield Static(Content(f"\n{self._lines}\n"))
            yield Static(Content("Save the file again, and this page goes by itself. q ends."))

    def action_leave(self) -> None:
        """End the preview."""
        self.exit(0)
