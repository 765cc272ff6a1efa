"""The safety note. It looks like help, leaves no trace, and any key closes it."""

from dataclasses import dataclass
from typing import Final

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen

from tui.modals.dialog import Words, key_line

TITLE: Final = "When this is not the right tool"
_SCROLL: Final = {"up", "down", "pageup", "pagedown"}


@dataclass(frozen=True, slots=True)
class Helpline:
    """A place to turn to."""

    place: str
    """Where it is for: a country, or `Everywhere`."""
    name: str
    """What it is called."""
    contact: str
    """A number or an address on the web."""


def helplines() -> tuple[str, list[Helpline]]:
    """Return the date on which the list was last checked (YYYY-MM-DD), and the list."""
    import json  # not before the first page
    from importlib.resources import files

    text = (files("tui") / "data" / "helplines.json").read_text(encoding="utf-8")
    data = json.loads(text)
    return data["checked"], [Helpline(**line) for line in data["lines"]]


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
            yield Words(
                "You may stop at any time, without a reason. Nothing here has to be answered, and "
                "passing is quiet.",
                classes="part",
            )
            yield Words(
                "Talks like these need two people who are free to say no. They are not made for a "
                "time of fear, threats or control, nor for a crisis, and they are no therapy. If "
                "it might not be safe to be honest here, do not be: close this, and talk to "
                "somebody outside.",
                classes="part",
            )
            yield Words("In danger now: your local emergency number.", classes="part")
            yield Words(_table(lines), classes="part")
            yield Words(f"List checked {checked}. What you read here is not kept.", style="$muted")
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
