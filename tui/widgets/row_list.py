"""A list of rows with a cursor; what a row looks like is said by its kinds."""

from abc import abstractmethod
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Resize
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from tui.widgets.messages import Moved, Picked


class RowList(ScrollView, can_focus=True):
    """Rows of one or more lines. Only the lines in sight are drawn."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False, id="move_up"),
        Binding("down", "move(1)", show=False, id="move_down"),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "edge(False)", show=False),
        Binding("end", "edge(True)", show=False),
        Binding("enter", "pick", show=False),
    ]

    DEFAULT_CSS = """
    RowList {
        height: 1fr; background: $page; color: $ink;
        overflow-x: hidden; overflow-y: auto; scrollbar-gutter: stable;
        scrollbar-size-vertical: 1; scrollbar-color: $muted; scrollbar-background: $page;
        scrollbar-color-hover: $muted; scrollbar-color-active: $accent;
        scrollbar-background-hover: $page; scrollbar-background-active: $page;
    }
    """

    cursor: reactive[int] = reactive(0, init=False)
    """The row that keys act on, from 0."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: list[tuple[int, Content]] = []
        self._tops: list[int] = []

    @property
    @abstractmethod
    def count(self) -> int:
        """How many rows there are."""

    @abstractmethod
    def paint(self, index: int, cells: int, here: bool) -> list[Content]:
        """Return the lines of a row in `cells` cells; `here` when the cursor is shown on it."""

    @property
    def height_of_rows(self) -> int:
        """How many lines all the rows take at the present width."""
        return len(self._lines)

    def renew(self) -> None:
        """Draw all rows anew, after they changed."""
        last = max(0, self.count - 1)
        if self.cursor > last:
            self.set_reactive(RowList.cursor, last)
        self._lines, self._tops = [], []
        # A free column keeps the text off the scrollbar.
        cells = self.scrollable_content_region.width - 1
        if cells > 0:
            for index in range(self.count):
                self._tops.append(len(self._lines))
                here = index == self.cursor and self._shows_cursor()
                self._lines.extend((index, line) for line in self.paint(index, cells, here))
        self.virtual_size = Size(max(0, cells), len(self._lines))
        self.refresh()

    def _shows_cursor(self) -> bool:
        """Whether the cursor is to be seen: it is kept in sight without the focus, too."""
        return True

    def on_mount(self) -> None:
        """Draw for the first time."""
        self.renew()

    def on_resize(self, event: Resize) -> None:
        """Draw for the new width."""
        _ = event
        self.renew()
        self._show_cursor_row()

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return min(max(0, cursor), max(0, self.count - 1))

    def watch_cursor(self, before: int, now: int) -> None:
        """Move the cursor on the screen and tell the page."""
        _ = before
        if self.is_mounted:
            self.renew()
            self._show_cursor_row()
            self.post_message(Moved(self, now))

    def _show_cursor_row(self) -> None:
        """Scroll as little as needed to show the whole row."""
        if self.cursor < len(self._tops):
            top = self._tops[self.cursor]
            ends = [*self._tops, len(self._lines)]
            height = min(ends[self.cursor + 1] - top, max(1, self.size.height))
            self.scroll_to_region(Region(0, top, 1, height), animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        """Return a line in sight."""
        cells = self.scrollable_content_region.width
        number = y + self.scroll_offset.y
        style = self.visual_style
        if number >= len(self._lines):
            return Strip.blank(cells, style.rich_style)
        strips = Visual.to_strips(self, self._lines[number][1], cells, 1, style)
        return strips[0] if strips else Strip.blank(cells, style.rich_style)

    def action_move(self, by: int) -> None:
        """Move the cursor by some rows."""
        self.cursor += by

    def action_page(self, by: int) -> None:
        """Move the cursor by about a screenful."""
        self.cursor += by * max(1, self.size.height - 1)

    def action_edge(self, last: bool) -> None:
        """Move the cursor to the first or the last row."""
        self.cursor = self.count - 1 if last else 0

    def action_pick(self) -> None:
        """Tell the page that the row under the cursor was picked."""
        if self.count:
            self.post_message(Picked(self, (self.cursor,)))
