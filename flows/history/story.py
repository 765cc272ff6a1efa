"""The story: everything that a history says, as it stands on one day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flows.history.goals import Goal, goals_of
from flows.history.promises import Promise, promises_of
from flows.history.ratings import Series, series_of
from flows.history.things import Days, day_of, in_order, text_of, things
from flows.people import Person
from flows.records import Record


@dataclass(frozen=True, slots=True)
class Story:
    """What some people's history says. Every list is oldest first."""

    people: tuple[Person, ...]
    """Whose history it is."""
    today: date
    """The day it is told on."""
    goals: tuple[Goal, ...]
    """Every goal."""
    promises: tuple[Promise, ...]
    """Every commitment, those for no goal too."""
    series: tuple[Series, ...]
    """Every kind of rating."""
    thanks: tuple[Record, ...]
    """Appreciations."""
    wins: tuple[Record, ...]
    """Wins."""
    lessons: tuple[Record, ...]
    """Lessons."""
    hard_times: tuple[Record, ...]
    """Hard times got through."""
    waiting: tuple[Record, ...]
    """Jots and parked notes."""
    decisions: tuple[Record, ...]
    """What was decided."""
    meeting: date | None
    """The day on which these people wanted to sit down again; may be past."""

    def goal(self, id: str) -> Goal | None:
        """The goal with this id."""
        return next((goal for goal in self.goals if goal.id == id), None)

    @property
    def open_promises(self) -> tuple[Promise, ...]:
        """What was promised and still stands; those due first, those without a day last."""
        found = [promise for promise in self.promises if promise.open]
        return tuple(sorted(found, key=lambda p: (p.due is None, p.due or date.min)))


def story(
    records: Iterable[Record], people: Sequence[Person], today: date, days: Days = datetime.date
) -> Story:
    """Tell what records say, as of a day.

    ``records`` have passed the gate and hold all versions, in any order. ``days`` says which day a
    moment belongs to where these people live; without it, UTC's.
    """
    told = in_order(records)
    promises = promises_of(told, people, days)
    meetings = [record for record in told if record.kind == "meeting"]
    return Story(
        people=tuple(people),
        today=today,
        goals=goals_of(told, promises, today, days),
        promises=promises,
        series=series_of(told, people, days),
        thanks=_newest(told, "appreciation"),
        wins=_newest(told, "win"),
        lessons=_newest(told, "lesson"),
        hard_times=_notes(told, "hard time"),
        waiting=_notes(told, "jot", "parked"),
        decisions=_newest(told, "decision"),
        meeting=day_of(meetings[-1], "on") if meetings else None,
    )


def _newest(records: Sequence[Record], kind: str) -> tuple[Record, ...]:
    """The newest version of everything of a kind."""
    return tuple(thing.now for thing in things(records, kind))


def _notes(records: Sequence[Record], *kinds: str) -> tuple[Record, ...]:
    """Notes of these kinds."""
    return tuple(record for record in _newest(records, "note") if text_of(record, "kind") in kinds)
