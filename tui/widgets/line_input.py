"""A field of one line."""

from typing import Any, ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.binding import Binding, BindingType
from textual.events import Paste
from textual.geometry import Offset, Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widgets import Input

from tui.safe_text import clean
from tui.widgets.messages import Draft, EdgeReached, FieldLeft, Submitted

LINE_LIMIT: Final = 500
"""The most characters of one line, unless the page says otherwise."""
_UNDO_DEPTH: Final = 200


class LineInput(Input, inherit_bindings=False):
    """A light `Input`: no border, no blinking, no layout per key, undo, and clean text.

    It sends `Draft` when its text changes, `Submitted` at Enter, `FieldLeft` at Esc and
    `EdgeReached` at the up and down arrows. A paste of several lines becomes one line.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "cursor_left", show=False),
        Binding("right", "cursor_right", show=False),
        Binding("ctrl+left", "cursor_left_word", show=False),
        Binding("ctrl+right", "cursor_right_word", show=False),
        Binding("home", "home", show=False),
        Binding("end,ctrl+e", "end", show=False),
        Binding("shift+left", "cursor_left(True)", show=False),
        Binding("shift+right", "cursor_right(True)", show=False),
        Binding("shift+home", "home(True)", show=False),
        Binding("shift+end", "end(True)", show=False),
        Binding("backspace", "delete_left", show=False),
        Binding("delete", "delete_right", show=False),
        Binding("ctrl+w", "delete_left_word", show=False),
        Binding("ctrl+u", "delete_left_all", show=False),
        Binding("ctrl+k", "delete_right_all", show=False),
        Binding("ctrl+z", "undo_typing", show=False, id="undo_typing"),
        Binding("enter", "submit", show=False),
        Binding("escape", "leave", show=False, id="leave_field"),
        Binding("up", "edge(True)", show=False),
        Binding("down", "edge(False)", show=False),
    ]

    DEFAULT_CSS = """
    LineInput { height: 1; background: $page; color: $ink; }
    LineInput:focus, LineInput.-textual-compact:focus { background: $page; background-tint: $page 0%; }
    LineInput > .input--placeholder { color: $muted; }
    LineInput > .input--cursor { background: $page; color: $ink; text-style: reverse; }
    """

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)
    """Width and height of the text. Textual lays the whole screen out when this changes, which is
    most of the cost of a key; the field's own size does not depend on it."""

    is_field = True
    """Read by the frame: while this has the focus, letters are text."""

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        limit: int = LINE_LIMIT,
        password: bool = False,
        id: str | None = None,
    ) -> None:
        """Begin with `value`; refuse what goes beyond `limit` characters."""
        self._past: list[str] = []
        self._typing = False
        self._colours: Style | None = None
        self._parts: dict[tuple[str, ...], Style] = {}
        super().__init__(
            placeholder=placeholder,
            password=password,
            max_length=limit,
            select_on_focus=False,
            compact=True,
            id=id,
        )
        self._limit = limit
        self._first = clean(value, limit)
        self.cursor_blink = False
        self.disable_messages(Input.Changed, Input.Blurred)

    @property
    def rich_style(self) -> Style:
        """The field's colours, made anew when its styles change rather than with each key."""
        if self._colours is None:
            self._colours = super().rich_style
        return self._colours

    def notify_style_update(self) -> None:
        """Forget what was made of the styles before."""
        self._colours = None
        self._parts.clear()
        super().notify_style_update()

    def get_component_rich_style(
        self, *names: str, partial: bool = False, default: Style | None = None
    ) -> Style:
        """Return the colours of a part; Textual forgets them whenever the field is painted."""
        key = (*names, str(partial))
        if key not in self._parts:
            style = super().get_component_rich_style(*names, partial=partial, default=default)
            self._parts[key] = style
        return self._parts[key]

    def render_line(self, y: int) -> Strip:
        """Draw plain text and the cursor, as Textual does, without its detour over marked-up text."""
        text, (start, end) = self.value, self.selection
        if y or not text or start != end or self.password or self.highlighter:
            return super().render_line(y)
        if self.has_focus and self._cursor_visible:
            marked = self.rich_style + self.get_component_rich_style("input--cursor")
            pieces = [
                (text[:end], None),
                (text[end : end + 1] or " ", marked),
                (text[end + 1 :], None),
            ]
        else:
            pieces = [(text, None)]
        plain, width = self.rich_style, self.scrollable_content_region.width + 1
        line = Strip([Segment(part, style or plain) for part, style in pieces if part])
        at = int(self.scroll_offset.x)
        return line.crop(at, at + width).extend_cell_length(width, plain)

    def scroll_to_region(self, region: Region, **how: Any) -> Offset:
        """Stay, without reckoning, while the whole text is in sight."""
        if not self.scroll_offset.x and region.right <= self.scrollable_content_region.width:
            return Offset()
        return super().scroll_to_region(region, **how)

    def on_mount(self) -> None:
        """Show the text it began with; `Draft` is for changes, so none is sent for it."""
        if self._first:
            with self.prevent(Draft):
                self.put(self._first)
            self._first = ""

    @property
    def text(self) -> str:
        """The text, cleaned."""
        return self._first or clean(self.value, self._limit)

    def put(self, text: str) -> None:
        """Replace the text, forget what could be undone, and go to its end."""
        self.value = clean(text, self._limit)
        self.cursor_position = len(self.value)
        self._past.clear()
        self._typing = False

    def watch_value(self, before: str, now: str) -> None:
        """Tell the page, and remember the text before; letters in a row are undone together."""
        typed = len(now) == len(before) + 1 and not now[-1:].isspace()
        if before != now and not (typed and self._typing):
            self._past.append(before)
            del self._past[:-_UNDO_DEPTH]
        self._typing = typed
        # At once, not when Textual's message has come round: then the page shows what follows from
        # a key in the same picture as the key.
        Draft(self, self.text).tell()

    async def action_submit(self) -> None:
        """Send `Submitted`."""
        self.post_message(Submitted(self, self.text.strip()))

    def action_undo_typing(self) -> None:
        """Return to the text before the last change."""
        if self._past:
            *past, text = self._past
            self.value = text
            self.cursor_position = len(text)
            # The watcher has just remembered this change, too; undo must go further back.
            self._past[:] = past
            self._typing = False

    def action_leave(self) -> None:
        """Give the focus up, so that letters act as keys."""
        self.screen.set_focus(None)
        self.post_message(FieldLeft(self))

    def action_edge(self, up: bool) -> None:
        """Tell the page about an arrow key that the field has no use for."""
        self.post_message(EdgeReached(self, up))

    def restricted(self) -> None:
        """Stay silent at the limit; the bell is off."""

    def _on_paste(self, event: Paste) -> None:
        """Take a paste as one clean line, as much of it as there is room for."""
        event.stop()
        event.prevent_default()
        start, end = sorted(self.selection)
        room = self._limit - (len(self.value) - (end - start))
        text = clean(event.text.strip("\r\n"), max(0, room))
        if text:
            self.replace(text, start, end)


def typed_into(app: App[Any]) -> bool:
    """Return whether a field has the focus, so that letters are text."""
    return bool(getattr(app.focused, "is_field", False))
