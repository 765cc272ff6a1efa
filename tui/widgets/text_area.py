"""A field of many lines: the writing page."""

from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.events import Key, Paste
from textual.widgets import TextArea

from tui.safe_text import clean
from tui.widgets.messages import Draft, FieldLeft

PAGE_LIMIT: Final = 20_000
"""The most characters of one page, unless the page says otherwise."""


class PageInput(TextArea, inherit_bindings=False):
    """A `TextArea` for prose: it wraps, does not blink, and leaves Ctrl+D and Tab to the page.

    It sends `Draft` when its text changes and `FieldLeft` at Esc. Enter begins a new line.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor_up", show=False),
        Binding("down", "cursor_down", show=False),
        Binding("left", "cursor_left", show=False),
        Binding("right", "cursor_right", show=False),
        Binding("ctrl+left", "cursor_word_left", show=False),
        Binding("ctrl+right", "cursor_word_right", show=False),
        Binding("home", "cursor_line_start", show=False),
        Binding("end,ctrl+e", "cursor_line_end", show=False),
        Binding("pageup", "cursor_page_up", show=False),
        Binding("pagedown", "cursor_page_down", show=False),
        Binding("shift+left", "cursor_left(True)", show=False),
        Binding("shift+right", "cursor_right(True)", show=False),
        Binding("shift+up", "cursor_up(True)", show=False),
        Binding("shift+down", "cursor_down(True)", show=False),
        Binding("backspace", "delete_left", show=False),
        Binding("delete", "delete_right", show=False),
        Binding("ctrl+w", "delete_word_left", show=False),
        Binding("ctrl+u", "delete_to_start_of_line", show=False),
        Binding("ctrl+k", "delete_to_end_of_line_or_delete_line", show=False),
        Binding("ctrl+z", "undo", show=False, id="undo_typing"),
        Binding("ctrl+y", "redo", show=False),
        Binding("escape", "leave", show=False, id="leave_field"),
    ]

    DEFAULT_CSS = """
    PageInput, PageInput:focus, PageInput.-textual-compact:focus {
        background: $page; color: $ink; padding: 0; border: none;
    }
    PageInput .text-area--cursor { background: $page; color: $ink; text-style: reverse; }
    PageInput .text-area--placeholder { color: $muted; }
    """

    is_field = True
    """Read by the frame: while this has the focus, letters are text."""

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        limit: int = PAGE_LIMIT,
        id: str | None = None,
    ) -> None:
        """Begin with `text`; refuse what goes beyond `limit` characters."""
        super().__init__(
            clean(text, limit, lines=True),
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
            compact=True,
            placeholder=placeholder,
            id=id,
        )
        self._limit = limit
        self.cursor_blink = False
        self.move_cursor(self.document.end)

    @property
    def clean_text(self) -> str:
        """The text, cleaned; its new lines kept."""
        return clean(self.text, self._limit, lines=True)

    def put(self, text: str) -> None:
        """Replace the text and go to its end."""
        self.load_text(clean(text, self._limit, lines=True))
        self.move_cursor(self.document.end)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell the page in our own words."""
        event.stop()
        Draft(self, self.clean_text).tell()

    def action_leave(self) -> None:
        """Give the focus up, so that letters act as keys."""
        self.screen.set_focus(None)
        self.post_message(FieldLeft(self))

    async def _on_key(self, event: Key) -> None:
        """Refuse letters beyond the limit."""
        typed = event.is_printable or event.key == "enter"
        if typed and self.selection.is_empty and len(self.text) >= self._limit:
            event.stop()
            event.prevent_default()
            return
        await super()._on_key(event)
        # Textual would call the handler of the base class once more.
        event.prevent_default()

    async def _on_paste(self, event: Paste) -> None:
        """Take a paste clean, as much of it as there is room for."""
        event.stop()
        event.prevent_default()
        room = self._limit - len(self.text) + len(self.selected_text)
        text = clean(event.text, max(0, room), lines=True)
        if text:
            self.replace(text, *self.selection, maintain_selection_offset=False)
