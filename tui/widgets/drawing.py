"""A drawing that fills the room it has."""

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.widget import Widget


class Drawing(Widget):
    """Lines of text, drawn anew for whatever width and height there are."""

    DEFAULT_CSS = """
    Drawing { height: 1fr; width: 100%; background: $page; color: $ink; }
    """

    def __init__(
        self, paint: Callable[[int, int], Sequence[Content]], *, id: str | None = None
    ) -> None:
        """Keep `paint`, which returns the lines for a width and a height in cells."""
        super().__init__(id=id)
        self._paint = paint

    def render(self) -> Content:
        """Return the lines for the present size."""
        cells, rows = self.size.width, self.size.height
        lines = self._paint(cells, rows)[:rows] if cells and rows else []
        return Content("\n").join(lines)
