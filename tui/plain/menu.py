"""Numbered menus, and small questions around a conversation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tui.clean_text import clean
from tui.plain.asides import YES_OR_NO, yes_or_no
from tui.safety_words import safety_note

if TYPE_CHECKING:
    from tui.plain.console import Console

_LONGEST = 4096
_LEAVES = frozenset({":quit", ":pause", "quit", "q"})


class Leave(Exception):
    """Somebody wants to leave the program."""


@dataclass(frozen=True, slots=True)
class Way:
    """One line of a menu."""

    text: str
    """What it says; its beginning may be typed instead of its number."""
    value: Any
    """What choosing it means."""


def choose(console: Console, question: str, ways: Sequence[Way]) -> Any:
    """Say a menu, the question last, and return what is chosen. Raises :class:`Leave`."""
    while True:
        for number, way in enumerate(ways, start=1):
            console.say(f"{number}. {way.text}")
        console.say(question)
        while True:
            line = listen(console, question, f"Number, 1 to {len(ways)}:").strip()
            if line == ":safety":
                console.say(f"\n{safety_note()}\n")
                break
            if line == "?":
                console.say(
                    "Type the number of a line, or how it begins. :quit leaves; all is kept."
                )
                break
            found = _meant(line.casefold(), ways)
            if found is not None:
                return found.value
            console.say(f"Please type a number from 1 to {len(ways)}.")


def _meant(line: str, ways: Sequence[Way]) -> Way | None:
    """The line that is meant; ``None`` for none, or for more than one."""
    if line.isascii() and line.isdecimal():
        return ways[int(line) - 1] if 0 < int(line[:4]) <= len(ways) and len(line) < 5 else None
    begin = [way for way in ways if line and way.text.casefold().startswith(line)]
    return begin[0] if len(begin) == 1 else None


def listen(console: Console, question: str, prompt: str, start: str = "") -> str:
    """Return a typed line. Raises :class:`Leave` when it says so."""
    line = clean(console.ask(question, prompt, start), _LONGEST)
    if line.strip().casefold() in _LEAVES:
        raise Leave
    return line


def sure(console: Console, question: str) -> bool:
    """Ask a question until it is answered with yes or no."""
    console.say(question)
    while (meant := yes_or_no(listen(console, question, YES_OR_NO))) is None:
        console.say("Please type yes or no.")
    return meant
