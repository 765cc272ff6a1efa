"""The frame around every page: title, progress, the page itself, the promise, the keys.

At 80×24 the page has rows 4 to 20. The heights never change, so nothing jumps between pages.
"""

from collections.abc import Sequence
from typing import Final

from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.events import Resize
from textual.reactive import reactive, var
from textual.widget import Widget

from tui.cells import fit, spread, wrap
from tui.glyphs import ASCII
from tui.keymap import KeyEntry
from tui.look import glyphs_of
from tui.widgets.key_rows import key_rows
from tui.widgets.progress import progress
from tui.widgets.row import Row

WIDE: Final = 100
"""The width from which a pane at the right is shown, if the page has one."""
NARROW: Final = 80
"""Below this width notes at the side are not shown."""
_MOST_NOTICE: Final = 4


class SidePane(Container):
    """What stands at the right on a wide screen, the history of these people, say."""

    DEFAULT_CSS = """
    SidePane { width: 32; height: 100%; padding: 0 1 0 2; border-left: solid $muted; color: $muted; }
    SidePane.-ascii { border-left: ascii $muted; }
    """

    def on_mount(self) -> None:
        """Draw the line with plain signs where only those are to be shown."""
        self.set_class(glyphs_of(self) is ASCII, "-ascii")


class Frame(Widget):
    """A page's frame. Put the page's widgets inside it; set the reactives as things change."""

    DEFAULT_CSS = """
    Frame { height: 100%; width: 100%; layout: vertical; background: $page; color: $ink; }
    Frame > #frame-middle { height: 1fr; }
    Frame > #frame-middle > #frame-body { height: 100%; width: 1fr; padding: 0 1; }
    Frame SidePane { display: none; }
    Frame.-wide SidePane { display: block; }
    Frame.-narrow .side-note { display: none; }
    Frame.-narrow #frame-promise { height: 2; }
    """

    flow: var[str] = var("")
    """What is being done: the flow's name and, after a dot, the question in short."""
    who: var[str] = var("")
    """Who has the keyboard."""
    note: var[str] = var("")
    """One short thing at the right of the title: what is left to give, a filter's count."""
    clock: var[str] = var("")
    """The time as shown; empty for none."""
    parts: var[tuple[str, ...]] = var(())
    """The names of the conversation's parts; none for a page outside a conversation."""
    at: var[int] = var(0)
    """The index of the present part."""
    promise: var[str] = var("")
    """Who will see what is typed here, as the gate says."""
    sealed: var[bool] = var(False)
    """Whether the promise is of secrecy; only its colour follows."""
    entries: var[tuple[KeyEntry, ...]] = var(())
    """The keys valid now (`tui.keymap.footer`)."""
    writing: reactive[bool] = reactive(False)
    """Whether a field has the focus, so that letters are text."""

    def __init__(
        self, *children: Widget, side: Widget | None = None, id: str | None = None
    ) -> None:
        """Take the page's widgets, and what a wide screen shows at the right."""
        super().__init__(id=id)
        self._contents: list[Widget] = list(children)
        self._side = side
        self._notice = ""
        self._height: int | None = None

    def compose_add_child(self, widget: Widget) -> None:
        """Take a widget composed inside the frame into its body."""
        self._contents.append(widget)

    def compose(self) -> ComposeResult:
        """Lay out the rows."""
        yield Row(self._title_row, id="frame-title")
        yield Row(self._progress_row, id="frame-progress")
        yield Row(self._rule_row)
        with Horizontal(id="frame-middle"):
            yield Container(*self._contents, id="frame-body")
            if self._side is not None:
                yield SidePane(self._side)
        yield Row(self._rule_row)
        # In a workshop the app gives one line about the people there, on every page.
        if (room_row := getattr(self.app, "room_row", None)) is not None:
            yield Row(room_row, id="frame-room")
        yield Row(self._promise_row, id="frame-promise")
        yield Row(lambda cells: self._key_rows(cells)[0], id="frame-keys-1")
        yield Row(lambda cells: self._key_rows(cells)[1], id="frame-keys-2")

    def on_mount(self) -> None:
        """Follow the app's clock, which moves with keys and not by itself."""
        if hasattr(self.app, "clock_text"):
            self.watch(self.app, "clock_text", self._follow_clock)
        self.watch(self.screen, "focused", self._follow_focus)

    def on_resize(self, event: Resize) -> None:
        """Show or hide what depends on the width."""
        self.set_class(event.size.width >= WIDE, "-wide")
        self.set_class(event.size.width < NARROW, "-narrow")

    def say(self, notice: str) -> None:
        """Show a sentence or two in place of the promise until `say("")` or the promise changes.

        A long notice takes up to four lines: what went wrong has to be read whole.
        """
        if notice == self._notice:
            return  # pages say nothing with each key, and a row painted anew costs as much as the key
        self._notice = notice
        self._make_room()
        self._repaint("frame-promise")

    def _make_room(self) -> None:
        """Give the promise's row as many lines as the notice needs."""
        if self.is_mounted:
            lines = self._notice_lines(self.size.width)
            height = lines if lines > 1 else None
            # Setting a height lays the whole screen out, also when it is the same one.
            if height != self._height:
                self._height = height
                for row in self.query("#frame-promise"):
                    row.styles.height = height

    def _notice_lines(self, cells: int) -> int:
        """Return how many lines the notice takes; none without one."""
        needed = len(wrap(self._notice, max(1, cells - 2))) if self._notice else 0
        return min(_MOST_NOTICE, needed)

    def _follow_clock(self, text: str) -> None:
        self.clock = text

    def _follow_focus(self, focused: Widget | None) -> None:
        self.writing = bool(getattr(focused, "is_field", False))

    def _title_row(self, cells: int) -> Content:
        right = [text for text in (self.who, self.note, self.clock) if text]
        left = Content.assemble(" ", (self.flow, "bold"))
        return spread(left, Content("   ".join(right) + " " if right else ""), cells)

    def _progress_row(self, cells: int) -> Content:
        return progress(self.parts, self.at, cells, glyphs_of(self))

    def _rule_row(self, cells: int) -> Content:
        return Content.styled(glyphs_of(self).rule * cells, "$muted")

    def _promise_row(self, cells: int) -> Content:
        """Return the promise: one line, or two where the screen is narrow; it must be read whole."""
        style = "$warn" if self._notice else "$sealed" if self.sealed else "$muted"
        lines = wrap(self._notice or self.promise, max(1, cells - 2))
        most = max(2 if self.has_class("-narrow") else 1, self._notice_lines(cells))
        if len(lines) > most:
            rest = " ".join(lines[most - 1 :])
            lines = [*lines[: most - 1], fit(rest, cells - 2, glyphs_of(self).ellipsis)]
        return Content.styled("\n".join(" " + line for line in lines), style)

    def _key_rows(self, cells: int) -> tuple[Content, Content]:
        return key_rows(self.entries, cells, writing=self.writing)

    def _repaint(self, *ids: str) -> None:
        """Repaint rows by id; there are none yet, or none any more, while a page comes or goes."""
        if self.is_mounted:
            for row in (self.query_one_optional(f"#{name}", Row) for name in ids):
                if row is not None:
                    row.refresh()

    def watch_flow(self) -> None:
        """Repaint the title."""
        self._repaint("frame-title")

    watch_who = watch_note = watch_clock = watch_flow

    def watch_parts(self) -> None:
        """Repaint the progress."""
        self._repaint("frame-progress")

    watch_at = watch_parts

    def watch_promise(self) -> None:
        """Repaint the promise; a new promise ends a notice."""
        self._notice = ""
        self._make_room()
        self._repaint("frame-promise")

    watch_sealed = watch_promise

    def watch_entries(self) -> None:
        """Repaint the keys."""
        self._repaint("frame-keys-1", "frame-keys-2")

    watch_writing = watch_entries

    def set_keys(self, entries: Sequence[KeyEntry]) -> None:
        """Show these keys."""
        self.entries = tuple(entries)
