"""A line of the frame, drawn anew for whatever width there is."""

from collections.abc import Callable

from textual.content import Content
from textual.widget import Widget


class Row(Widget):
    """One line of text. Changing it repaints the line and lays nothing out."""

    DEFAULT_CSS = """
    Row { height: 1; width: 100%; background: $page; color: $ink; }
    """

    def __init__(self, paint: Callable[[int], Content], *, id: str | None = None) -> None:
        """Keep `paint`, which returns the line for a width in cells."""
        super().__init__(id=id)
        self._paint = paint

    def render(self) -> Content:
        """Return the line for the present width."""
        return self._paint(self.size.width)
