"""The safety note. It looks like help, leaves no trace, and any key closes it."""

from typing import Final

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen

from tui.modals.dialog import Words, key_line
from tui.safety_words import PARTS, TITLE, Helpline, helplines, last_line

_SCROLL: Final = {"up", "down", "pageup", "pagedown"}


class SafetyNote(ModalScreen[None]):
    """The note, over whatever is there; it shows nothing of it."""

    DEFAULT_CSS = """
    SafetyNote { background: $page; color: $ink; }
    SafetyNote > VerticalScroll { height: 1fr; padding: 1 3; scrollbar-size-vertical: 1; }
    SafetyNote .part { margin-bottom: 1; }
    SafetyNote > .keys { height: 1; padding: 0 3; }
    """

    def compose(self) -> ComposeResult:
        """Lay the note out."""
        checked, lines = helplines()
        with VerticalScroll():
            yield Words(TITLE, style="bold $accent", classes="part")
            for part in PARTS:
                yield Words(part, classes="part")
            yield Words(_table(lines), classes="part")
            yield Words(last_line(checked), style="$muted")
        yield Words(key_line(("any key", "back")), classes="keys")

    def on_key(self, event: Key) -> None:
        """Close at any key but those that scroll."""
        if event.key not in _SCROLL:
            event.stop()
            self.dismiss(None)


def _table(lines: list[Helpline]) -> Content:
    """Return the list of places to turn to."""
    rows = [
        Content.assemble((line.place, "bold"), "  ", line.name, "  ", (line.contact, "$accent"))
        for line in lines
    ]
    return Content("\n").join(rows)
