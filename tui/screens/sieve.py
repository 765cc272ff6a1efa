"""What may be typed above the history: words, and with a colon a person or a kind of thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from flows.people import Person
from tui.screens.entries import TALK, Entry

LISTS: Final = {
    "thanks": "appreciation",
    "wins": "win",
    "lessons": "lesson",
    "hard times": "hard time",
    "goals": "goal",
    "promises": "commitment",
    "decisions": "decision",
    "conversations": TALK,
}
"""Name of each list to what is on it: a kind of record or of note."""
HINT: Final = "words, a name (Noa:) or a list (wins:)"
"""What the empty field says."""


def is_on(entry: Entry, list_: str) -> bool:
    """Whether a line is on a list of :data:`LISTS`."""
    return LISTS[list_] in _kinds(entry)


def _kinds(entry: Entry) -> frozenset[str]:
    """What a line is: its record's kind, and the kind of a note."""
    if entry.record is None:
        return frozenset({TALK})
    return frozenset({entry.record.kind, str(entry.record.fields.get("kind", ""))})


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is looked for."""

    words: str = ""
    """Words that must all occur."""
    lists: tuple[str, ...] = ()
    """Lists of which a line has to be on one, when there are any."""
    names: tuple[str, ...] = ()
    """People of whom a line has to be from one, when there are any."""

    def lets(self, entry: Entry) -> bool:
        """Whether a line is on a wanted list and from a wanted person; words are not looked at."""
        listed = not self.lists or any(is_on(entry, list_) for list_ in self.lists)
        return listed and (not self.names or entry.who in self.names)


def sieve(text: str, people: Sequence[Person]) -> Sieve:
    """Return what is looked for: `money Noa: wins:` is Noa's wins that speak of money.

    A word with a colon behind it names a person or a list by its beginning; where it names
    neither, it is a word like others.
    """
    words: list[str] = []
    lists: list[str] = []
    names: list[str] = []
    for word in text.split():
        asked = word.removesuffix(":").casefold()
        called = [p.name for p in people if p.name.casefold().startswith(asked)]
        kinds = [list_ for list_ in LISTS if list_.startswith(asked)]
        if word == asked or not word.endswith(":") or not asked or not (called or kinds):
            words.append(word)
        elif called:
            names += called
        else:
            lists += kinds
    return Sieve(" ".join(words), tuple(lists), tuple(names))
