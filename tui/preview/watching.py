"""What a previewed app does beside its work: once a second it looks whether the flow has changed."""

from __future__ import annotations

from typing import Any, Final

from tui.base_app import BaseApp
from tui.preview.files import Files

EVERY: Final = 1.0
"""Seconds between two looks."""


class Watching(BaseApp):
    """Ends as soon as one of the flow's files is other than it was."""

    def __init__(self, *args: Any, files: Files, **kwargs: Any) -> None:
        """Take the files; the rest is the app's."""
        super().__init__(*args, **kwargs)
        self._files = files
        self.changed = False
        """Whether it ended because of a change."""
        self.place = ""
        """The place that was on the screen then; empty outside of a conversation."""

    def on_mount(self) -> None:
        """Begin to look; Textual calls this of every class in turn."""
        self.set_interval(EVERY, self.look)

    def look(self) -> None:
        """End when something has changed."""
        if self.changed or not self._files.changed():
            return
        talk = getattr(self, "talk", None)
        self.place = talk.page.place if talk is not None else ""
        self.changed = True
        self.exit(0)
