"""One goal with everything that its page needs, read from a history in one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from flows.history.goals import Goal
from flows.history.ratings import Series
from flows.history.story import story
from flows.people import Person
from flows.records import Record
from store import Party
from tui.screens.story import versions
from tui.words import local_day


@dataclass(frozen=True, slots=True)
class Whence:
    """Where a row comes from: what Enter on it opens."""

    thing: str
    """The id of what the row shows."""
    conversation: str
    """The conversation that made it; empty for none."""


@dataclass(frozen=True, slots=True)
class Told:
    """One goal and what its page needs beside it."""

    goal: Goal
    """The goal."""
    people: Sequence[Person]
    """Whose history it is."""
    series: Sequence[Series]
    """What was rated about it."""
    records: Mapping[str, tuple[Record, ...]]
    """All versions of what hangs on it and of itself, oldest first, by the id they share."""
    today: date
    """The day it is."""

    def whence(self, thing: str) -> Whence:
        """Return where the newest version of a thing comes from."""
        versions = self.records.get(thing, ())
        return Whence(thing, versions[-1].conversation if versions else "")


def tell(party: Party, id: str, today: date) -> Told | None:
    """Return a goal with what hangs on it; `None` when there is none of that id."""
    records = versions(party)
    told = story(records, party.people, today, local_day)
    goal = told.goal(id)
    if goal is None:
        return None
    found: dict[str, list[Record]] = {}
    for record in sorted(records, key=lambda record: record.created):
        if record.thing == id or record.fields.get("goal") == id:
            found.setdefault(record.thing, []).append(record)
    return Told(
        goal=goal,
        people=party.people,
        series=[series for series in told.series if series.goal == id],
        records=MappingProxyType({thing: tuple(kept) for thing, kept in found.items()}),
        today=today,
    )
