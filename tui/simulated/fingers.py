"""How texts are typed, fields emptied and rows gone to: what keys on different pages have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from flows import pages as p


@dataclass(frozen=True, slots=True)
class Burst:
    """What is typed into a field without looking up."""

    text: str
    """Its letters; never empty."""


Keys = Iterator[str | Burst]
"""Names of keys and texts, in the order in which they are pressed and typed."""
CLEAR: Final = "ctrl+u"
"""Empties a field of one line whose cursor stands at its end, and a choice."""
SHORT_ROW: Final = 8
"""Fewer letters than a full row of a page holds, on a narrow screen and with broad letters, too."""


def letters_of(text: str) -> Iterator[str]:
    """The keys of a text."""
    return ("enter" if letter == "\n" else letter for letter in text)


def standing(body: p.Asking) -> str:
    """What stands in the field before anything is typed, unless words were half typed there."""
    return _words(body.answer) if body.answer is not None else body.start


def emptied(text: str) -> Keys:
    """What empties a page that holds a text, its cursor at the end; too far up does no harm."""
    if text:
        rows = text.count("\n") + len(text) // SHORT_ROW + 1
        yield from ["shift+up"] * rows
        yield "backspace"


def _words(value: object) -> str:
    """A value as it is typed."""
    return f"{value:g}" if isinstance(value, float) else str(value)


def typed(value: object) -> Keys:
    """What is typed for a value; nothing for an empty text."""
    if text := _words(value):
        yield Burst(text)


def go_to(here: int, there: int) -> Keys:
    """The arrows from a row to another."""
    yield from ["down" if there > here else "up"] * abs(there - here)


def taken(rows: Iterable[int], times: Mapping[int, int] | None = None) -> Keys:
    """Rows visited one after the other from the first, with Space on each, once or more often."""
    here = 0
    for row in rows:
        yield from go_to(here, row)
        yield from ["space"] * (times or {}).get(row, 1)
        here = row
