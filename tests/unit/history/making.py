"""Records for the tests of a history: short, a day counted from the first of January 2026."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import permutations

from flows.history.goals import Goal
from flows.history.promises import Promise
from flows.history.story import Story, story
from flows.people import Person, PersonId
from flows.records import FieldValue, Record

FIRST = date(2026, 1, 1)
START = datetime(2026, 1, 1, 12, tzinfo=UTC)
SAM, NOA = Person("p1", "Sam"), Person("p2", "Noa")


def day(number: int) -> date:
    """A day counted from the first of January."""
    return FIRST + timedelta(days=number)


def a_record(
    id: str,
    kind: str,
    on: int = 0,
    /,
    *,
    of: str = "",
    replaces: str | None = None,
    by: PersonId | None = None,
    talk: str = "",
    **fields: FieldValue,
) -> Record:
    """A shared record of a day. ``of``: id of the first version of the same thing."""
    at = START + timedelta(days=on)
    return Record(
        id, kind, by, talk or f"talk {on}", "", "shared", at, fields, supersedes=replaces, root=of
    )


def told(*records: Record, today: int = 0) -> Story:
    """The story of Sam and Noa; checked to be the same in every order of a few records."""
    people = (SAM, NOA)
    found = story(records, people, day(today))
    if len(records) <= 4:
        assert all(story(o, people, day(today)) == found for o in permutations(records))
    return found


def the_goal(*records: Record, today: int = 0) -> Goal:
    """The only goal of a story."""
    (found,) = told(*records, today=today).goals
    return found


def the_promise(*records: Record, today: int = 0) -> Promise:
    """The only promise of a story."""
    (found,) = told(*records, today=today).promises
    return found
