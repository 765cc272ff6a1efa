"""Names of people, and the ids made from them. One function decides what a name may be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Final

from flows.people import Person
from store.errors import BadName

MOST_PEOPLE: Final = 50
"""People in one party, at most."""

WIDEST: Final = 40
"""Width of a name, at most, in terminal cells."""

_ID_LENGTH: Final = 20
_LATIN_MARKS: Final = re.compile("[\u0300-\u036f]+")
_JOINERS: Final = "\u200c\u200d"
"""Invisible, but part of emoji and of Persian and Indian spelling."""


def clean_name(name: str) -> str:
    """Return a name as it is kept, or raise :class:`BadName`.

    Runs of spaces become one; control, bidirectional and other invisible characters go. Emoji,
    right-to-left names and combining marks stay.
    """
    spaced = " ".join(name.split())
    shown = "".join(c for c in spaced if c in _JOINERS or unicodedata.category(c)[0] != "C")
    clean = unicodedata.normalize("NFC", " ".join(shown.split()))
    if not any(unicodedata.category(c)[0] in "LNPS" for c in clean):
        raise BadName("A name needs at least one letter or sign that can be seen.")
    if _width(clean) > WIDEST:
        raise BadName(
            f"“{clean[:WIDEST]}…” is too long for the screen; a name has at most {WIDEST} columns."
        )
    return clean


def people_of(names: Sequence[str]) -> tuple[Person, ...]:
    """Return the people with these names, with ids, or raise :class:`BadName`."""
    if not 1 <= len(names) <= MOST_PEOPLE:
        raise BadName(f"Between 1 and {MOST_PEOPLE} people can share a history.")
    people: list[Person] = []
    for name in map(clean_name, names):
        if any(same(name, person.name) for person in people):
            raise BadName(f"Two people are called “{name}”; add a letter, so that each is known.")
        people.append(Person(_unique(slug(name) or "person", {p.id for p in people}), name))
    return tuple(people)


def party_id(people: Sequence[Person], taken: Collection[str]) -> str:
    """Return an id for a party of these people that is not taken yet, e.g. ``sam-noa``."""
    first = "-".join(person.id for person in people[:3])
    return _unique(f"{first}-and-{len(people) - 3}" if len(people) > 3 else first, taken)


def slug(text: str) -> str:
    """Return the plain letters and digits of a text, in lower case, parted by hyphens."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_ID_LENGTH].rstrip("-")


def same(name: str, other: str) -> bool:
    """Whether two names are the same for people: capitals and ways of encoding aside."""
    return _key(name) == _key(other)


def plain(text: str) -> str:
    """Return a text as searches compare it: without capitals, marks and ways of encoding."""
    if text.isascii():
        return text.lower()
    apart = _LATIN_MARKS.sub("", unicodedata.normalize("NFKD", text.casefold()))
    # Taking out every mark there is costs ten times as much, and most texts have no others.
    return apart if apart.isascii() else apart.translate(_marks()).casefold()


def near(asked: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return up to three names that look like what was asked for, nearest first."""
    from difflib import get_close_matches

    by_key = {plain(name): name for name in names}
    return tuple(by_key[key] for key in get_close_matches(plain(asked), by_key))


@cache
def _marks() -> Mapping[int, None]:
    """Combining marks, as ``str.translate`` takes them out; those of the first plane will do."""
    return {point: None for point in range(0x300, 0x10000) if unicodedata.combining(chr(point))}


def _key(name: str) -> str:
    """What makes a name."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _unique(wanted: str, taken: Collection[str]) -> str:
    """The wanted id, with a number behind it when it is taken."""
    number, found = 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found


def _width(text: str) -> int:
    """Columns that a text takes, at most: emoji that join into one are counted apart."""
    return sum(
        0
        if unicodedata.combining(c) or c in _JOINERS
        else 1 + (unicodedata.east_asian_width(c) in "WF")
        for c in text
    )
