"""Ladders: five levels in people's own words, and where they stood on them over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flows.history.things import Days, number_of, things
from flows.measures.ladders import HIGHEST, LOWEST
from flows.records import Record

LEAST_WEIGHT, MOST_WEIGHT = 1, 3
"""How much a goal can matter beside others."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """A goal's ladder."""

    id: str
    """Its id."""
    levels: tuple[str, ...]
    """What each level means, lowest first; five when it is whole."""
    weight: float
    """How much it matters beside others, 1 to 3."""
    readings: tuple[tuple[date, int], ...]
    """The level agreed on, by day, oldest first; a later one of the same day stands for it."""

    @property
    def start(self) -> int | None:
        """The first level."""
        return self.readings[0][1] if self.readings else None

    @property
    def now(self) -> int | None:
        """The newest level."""
        return self.readings[-1][1] if self.readings else None


def ladder_of(about: Sequence[Record], days: Days) -> Ladder | None:
    """The newest ladder among the records of a goal."""
    found = things(about, "ladder")
    if not found:
        return None
    thing = found[-1]
    levels = thing.now.fields.get("levels", ())
    readings: dict[date, int] = {}
    for version in thing.versions:
        level = number_of(version, "level")
        if level is not None:
            readings[days(version.created)] = max(LOWEST, min(HIGHEST, round(level)))
    weight = number_of(thing.now, "weight")
    return Ladder(
        id=thing.id,
        levels=levels if isinstance(levels, tuple) else (),
        weight=1 if weight is None else max(LEAST_WEIGHT, min(MOST_WEIGHT, weight)),
        readings=tuple(readings.items()),
    )
