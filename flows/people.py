"""People, roles and the keys by which they open their own turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import normalize

PersonId = str
"""Stable id of a person inside one party, e.g. ``noa``."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part."""

    id: PersonId
    """Stable id, unique inside the party."""
    name: str
    """The name as the person wrote it; shown, never parsed."""
    role: str = ""
    """A named role in this conversation (``client``, ``coach``, ``facilitator``) or empty."""


def start_keys(people: Sequence[Person]) -> dict[PersonId, str]:
    """The key (or keys) with which each person opens their own turn.

    The person's own initial in lower case, without its accent; two letters when people share an
    initial, and their number in the list (as long as the greatest) when letters cannot tell them
    apart or a name has none on a keyboard. A key is never the start of another's key.
    """
    digits = len(str(len(people)))
    names = [_letters(person.name) for person in people]
    keys: dict[PersonId, str] = {}
    for index, person in enumerate(people):
        name = names[index]
        others = names[:index] + names[index + 1 :]
        keys[person.id] = _shortest(name, others) or str(index + 1).zfill(digits)
    return keys


def _letters(name: str) -> str:
    """The letters a to z of a name, in lower case and without accents."""
    return "".join(c for c in normalize("NFKD", name.casefold()) if c.isascii() and c.isalpha())


def _shortest(name: str, others: Sequence[str]) -> str:
    """One letter when nobody shares it, else two when those differ, else nothing."""
    if name and all(other[:1] != name[0] for other in others):
        return name[0]
    if len(name) > 1 and all(other[:2] != name[:2] for other in others):
        return name[:2]
    return ""
