"""Numbers over time: each person's own, and how far apart two were on the same day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flows.history.things import Days, in_order, number_of, owners, text_of
from flows.people import Person, PersonId
from flows.records import Record

Point = tuple[date, float]
"""A day and a value."""


@dataclass(frozen=True, slots=True)
class Series:
    """What some people said about one thing, over time."""

    what: str
    """What was rated: connection, satisfaction, …"""
    goal: str
    """Id of the goal it is about; empty for none."""
    points: dict[PersonId, tuple[Point, ...]]
    """Each person's values, oldest first; the last of a day counts."""

    def gaps(self) -> tuple[Point, ...]:
        """The greatest difference on each day on which at least two gave a value."""
        by_day: dict[date, list[float]] = {}
        for points in self.points.values():
            for day, value in points:
                by_day.setdefault(day, []).append(value)
        both = {day: values for day, values in by_day.items() if len(values) > 1}
        return tuple((day, max(values) - min(values)) for day, values in sorted(both.items()))


def series_of(
    records: Sequence[Record], people: Sequence[Person], days: Days
) -> tuple[Series, ...]:
    """All series, in the order in which they began. Ratings of nobody known are left out."""
    found: dict[tuple[str, str], dict[PersonId, dict[date, float]]] = {}
    for record in in_order(r for r in records if r.kind == "rating"):
        value, who = number_of(record, "value"), _whose(record, people)
        if value is None or who is None:
            continue
        key = (text_of(record, "what"), text_of(record, "goal"))
        found.setdefault(key, {}).setdefault(who, {})[days(record.created)] = value
    return tuple(
        Series(what, goal, {who: tuple(points.items()) for who, points in each.items()})
        for (what, goal), each in found.items()
    )


def _whose(record: Record, people: Sequence[Person]) -> PersonId | None:
    """Whose value a rating is: whom it names, else its author, who may have had another name."""
    named = owners(text_of(record, "who"), people)
    whose = named[0] if len(named) == 1 else record.author
    return whose if any(person.id == whose for person in people) else None
