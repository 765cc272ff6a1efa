"""What a piece of grammar returns, and how firmly it is a date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from flows.dates.meaning import Meaning


class Strength(IntEnum):
    """How much help from the words around it an expression needs to count as a date."""

    OF = 0
    """Only behind "end of" and its like, or a few prepositions: "the week"."""

    PREPOSITION = 1
    """Behind any preposition of time: "March", "the 15th", "Sunday"."""

    ALONE = 2
    """Anywhere: "next week", "3 March 2027", "mid-June"."""


@dataclass(frozen=True, slots=True)
class Match:
    """A time expression in a line."""

    end: int
    """Index of the word behind it."""

    meaning: Meaning
    """The dates that it stands for."""

    strength: Strength = Strength.ALONE
    """What it needs to count as a date."""


Inner = Callable[[int], "Match | None"]
"""Reads the expression at an index of the same line, inside the one being read."""
