"""The words of the safety note, for every face. Reading them leaves no trace."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

TITLE: Final = "When this is not the right tool"
"""What the note is called."""

PARTS: Final = (
    (
        "You may stop at any time, without a reason. Nothing here has to be answered, and passing is "
        "quiet."
    ),
    (
        "Talks like these need two people who are free to say no. They are not made for a time of "
        "fear, threats or control, nor for a crisis, and they are no therapy. If it might not be safe "
        "to be honest here, do not be: close this, and talk to somebody outside."
    ),
    "In danger now: your local emergency number.",
)
"""What stands above the list of helplines, a paragraph each."""


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


def last_line(checked: str) -> str:
    """Return what stands below the list."""
    return f"List checked {checked}. What you read here is not kept."


def safety_note() -> str:
    """Return the whole note as one text, a blank line between its parts."""
    checked, lines = helplines()
    rows = "\n".join(f"{line.place}: {line.name}, {line.contact}" for line in lines)
    return "\n\n".join([TITLE, *PARTS, rows, last_line(checked)])
