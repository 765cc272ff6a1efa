"""The line that says that this is a demo."""

from textual.content import Content
from textual.widget import Widget

WORDS = "Demo: these people are invented, nothing is kept. Any key ends it."
"""What it says while they talk."""
OVER = "That was it. Any key ends the demo; “duologue” alone begins your own."
"""What it says afterwards."""


class Hint(Widget):
    """One line below the page, where nothing else stands."""

    DEFAULT_CSS = """
    Hint { dock: bottom; height: 1; width: 100%; background: $raised; color: $accent; }
    """

    def __init__(self, words: str = WORDS) -> None:
        super().__init__()
        self._words = words

    def render(self) -> Content:
        """Return the line."""
        return Content(f" {self._words}")

    def say(self, words: str) -> None:
        """Say something else."""
        self._words = words
        self.refresh()
