"""What is shown while the terminal is too small for a page."""

from typing import Final

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key, MouseEvent, Paste, Resize
from textual.screen import ModalScreen
from textual.widget import Widget

SMALLEST: Final = (60, 20)
"""Columns and rows that every page fits in."""


def too_small(columns: int, rows: int) -> bool:
    """Return whether a terminal of this size cannot show a page."""
    return columns < SMALLEST[0] or rows < SMALLEST[1]


class _Words(Widget):
    """The sentence, centred as far as there is room."""

    DEFAULT_CSS = """
    _Words { width: 100%; height: 100%; content-align: center middle; text-align: center; }
    """

    def render(self) -> Content:
        """Return the size that is there and the size that is needed."""
        here = self.app.size
        return Content(
            f"Please make this window a little larger.\n\n"
            f"It is {here.width} × {here.height}; {SMALLEST[0]} × {SMALLEST[1]} is needed.\n"
            "Your text is kept."
        )


class SizeGate(ModalScreen[None]):
    """Covers the page, swallows keys, and goes by itself when there is room again."""

    DEFAULT_CSS = """
    SizeGate { background: $page; color: $ink; }
    """

    def compose(self) -> ComposeResult:
        """Show the sentence."""
        yield _Words()

    def on_resize(self, event: Resize) -> None:
        """Say the new size."""
        _ = event
        self.query_one(_Words).refresh()

    def on_screen_resume(self) -> None:
        """Go when there is room again, which may have come while a dialog lay over this."""
        if not too_small(*self.app.size):
            self.call_later(self.dismiss, None)

    def on_key(self, event: Key) -> None:
        """Swallow a key, but for Ctrl+C."""
        if event.key != "ctrl+c":
            event.stop()

    def on_paste(self, event: Paste) -> None:
        """Swallow a paste."""
        event.stop()

    def on_mouse_event(self, event: MouseEvent) -> None:
        """Swallow the mouse."""
        event.stop()
