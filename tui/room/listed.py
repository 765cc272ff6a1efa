"""Lists over a page: messages, cards, everybody in the room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import ModalScreen

from tui.look import glyphs_of
from tui.modals.dialog import Words, key_line
from tui.room.presence import grid_of_names, here_words, people_of
from tui.room.shell import room_app
from tui.room.signs import legend, table
from tui.widgets.messages import Picked
from tui.widgets.note_list import Item, NoteList


class Listed(ModalScreen[int | None]):
    """Rows to read, newest last; where ``enter`` says what it does, Enter gives the row's number."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,m,k", "close", show=False)]

    DEFAULT_CSS = """
    Listed { background: $page; color: $ink; }
    Listed > Words { padding: 1 3 0 3; }
    Listed > NoteList { margin: 1 2; }
    Listed > .keys { height: 1; padding: 0 3; }
    """

    def __init__(self, title: str, items: Sequence[Item], *, empty: str, enter: str = "") -> None:
        """Show ``items`` under ``title``, or the sentence ``empty`` when there are none."""
        super().__init__()
        self._title = title
        self._items = list(items)
        self._empty = empty
        self._enter = enter if items else ""

    def compose(self) -> ComposeResult:
        """Lay the page out."""
        yield Words(self._title, style="bold $accent")
        if not self._items:
            yield Words(self._empty, style="$muted")
        yield NoteList(self._items, show_cursor=bool(self._items), id="rows")
        keys = [("Enter", self._enter)] if self._enter else []
        yield Words(key_line(*keys, ("Esc", "back")), classes="keys")

    def on_mount(self) -> None:
        """Go to the newest row."""
        if self._items:
            rows = self.query_one("#rows", NoteList)
            rows.show(self._items, cursor=len(self._items) - 1)
            rows.focus()

    @on(Picked)
    def _pick(self, event: Picked) -> None:
        event.stop()
        if self._enter:
            self.dismiss(event.indexes[0])

    def action_close(self) -> None:
        """Go back to the page."""
        self.dismiss(None)


class WhoIsHere(ModalScreen[None]):
    """Everybody in the room with their signs, and what the signs mean."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,q,w", "close", show=False)]

    DEFAULT_CSS = """
    WhoIsHere { background: $page; color: $ink; }
    WhoIsHere > VerticalScroll { height: 1fr; padding: 1 3; scrollbar-size-vertical: 1; }
    WhoIsHere > .keys { height: 1; padding: 0 3; }
    """

    def compose(self) -> ComposeResult:
        """Lay the page out."""
        with VerticalScroll():
            yield Words("", id="names")
        yield Words(key_line(("Esc", "back")), classes="keys")

    def on_mount(self) -> None:
        """Show who is here now."""
        self.show_room()

    def on_resize(self) -> None:
        """Use the new width."""
        self.show_room()

    def show_room(self) -> None:
        """Show who is here now."""
        room, glyphs = room_app(self).room, glyphs_of(self)
        cells = max(20, self.app.size.width - 8)
        lines = [Content.styled(here_words(room), "bold $accent"), Content("")]
        lines += grid_of_names(people_of(room), cells, glyphs)
        lines += [Content(""), *legend_lines(cells, self)]
        self.query_one("#names", Words).update(Content("\n").join(lines))

    def action_close(self) -> None:
        """Go back to the page."""
        self.dismiss(None)


def legend_lines(cells: int, node: DOMNode) -> list[Content]:
    """Return what the signs mean, in as many lines as it takes."""
    glyphs = glyphs_of(node)
    lines = [Content("")]
    for sign, meaning in legend(table(glyphs)):
        piece = f"{sign} {meaning}"
        if lines[-1].cell_length + len(piece) + 3 > cells:
            lines.append(Content(""))
        gap = "   " if lines[-1].cell_length else ""
        lines[-1] = Content.assemble(lines[-1], (gap + piece, "$muted"))
    return lines
