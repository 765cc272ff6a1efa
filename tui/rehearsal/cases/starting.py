"""How a case begins: its people, its day, and what the history holds."""

from __future__ import annotations

from datetime import datetime, timedelta

from flows import Conversation, begin
from flows import events as ev
from flows.model import Flow
from flows.people import Person
from flows.records import Record
from tui.rehearsal.cases.model import Case
from tui.simulated.playing import EVENING


def opening(flow: Flow, case: Case) -> tuple[Conversation, tuple[Record, ...]]:
    """The conversation of a case that has just begun, and the records of its history."""
    start = start_of(case)
    people = tuple(Person(f"p{n}-{name.casefold()}", name) for n, name in enumerate(case.people))
    past = past_of(case, start, {person.name: person.id for person in people})
    history = {
        kind: tuple(record for record in past if record.kind == kind)[:most]
        for kind, most in flow.recalls.items()
    }
    started = ev.Started(
        at=start,
        people=people,
        first=people[0].id,
        today=start.date(),
        quick=case.quick,
        history=history,
    )
    return begin("case", "party", flow, started), past


def start_of(case: Case) -> datetime:
    """When the case begins."""
    if case.today is None:
        return EVENING
    return EVENING.replace(year=case.today.year, month=case.today.month, day=case.today.day)


def past_of(case: Case, start: datetime, ids: dict[str, str]) -> tuple[Record, ...]:
    """The records of the case, newest first."""
    made = [
        Record(
            one.id or f"before:{number}",
            one.kind,
            ids.get(one.by) or None,
            "before",
            "kept",
            "private" if one.private else "shared",
            start - timedelta(days=one.days_ago),
            one.fields,
        )
        for number, one in enumerate(case.records)
    ]
    return tuple(sorted(made, key=lambda record: record.created, reverse=True))
