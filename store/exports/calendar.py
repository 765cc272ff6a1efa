"""Meetings, deadlines and to-dos as iCalendar (RFC 5545).

All days are whole days of no time zone. The same history gives the same bytes, and ids never
change, so a calendar that takes the file again updates what it has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from flows.history.goals import Goal
from flows.history.things import Thing, things
from store.exports.lines import one_line
from store.exports.material import Material
from store.exports.tasks import Task, tasks, uid

_WIDEST = 75
"""Octets of one line, at most."""
_TODO = {"open": "NEEDS-ACTION", "done": "COMPLETED", "dropped": "CANCELLED"}
_GOAL = {"draft": "TENTATIVE", "proposed": "TENTATIVE", "let go": "CANCELLED"}
_LAST = date.max


def calendar(material: Material) -> tuple[bytes, int]:
    """Return the calendar, and how many entries it has."""
    entries = [*_meetings(material), *_goals(material), *_todos(material)]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Duologue//Duologue//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(material.party.name)}",
        *(line for entry in entries for line in entry),
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines), len(entries)


def _meetings(material: Material) -> Iterator[list[str]]:
    """The days on which these people wanted to sit down again, each once, whoever named it first."""
    names = material.party.name
    seen: set[date] = set()
    for thing in things(material.records, "meeting"):
        day = thing.day("on")
        if day is not None and day not in seen:
            seen.add(day)
            words = f"{names}: time for us" if len(material.people) > 1 else f"{names}: my time"
            yield _event(thing, day, words, ["STATUS:CONFIRMED"])


def _goals(material: Material) -> Iterator[list[str]]:
    """The days of goals."""
    goals = {goal.id: goal for goal in material.story.goals}
    for thing in things(material.records, "goal"):
        goal = goals[thing.id]
        if goal.due is not None and goal.text:
            status = f"STATUS:{_GOAL.get(goal.state, 'CONFIRMED')}"
            yield _event(thing, goal.due, f"Goal: {one_line(goal.text)}", [status, *_state(goal)])


def _state(goal: Goal) -> list[str]:
    """Where a goal stands, for people."""
    return [f"DESCRIPTION:{_text(f'This goal is {goal.state}.')}"]


def _todos(material: Material) -> Iterator[list[str]]:
    """Promises and milestones that have a day."""
    for task in tasks(material):
        if task.due is not None:
            yield _wrapped("VTODO", _todo(task, task.due))


def _todo(task: Task, due: date) -> Iterator[str]:
    """One promise or milestone."""
    yield from _stamps(task.id, task.made, task.changed, task.versions)
    yield f"DUE;VALUE=DATE:{_day(due)}"
    yield f"SUMMARY:{_text(f'{task.owner}: {task.text}' if task.owner else task.text)}"
    more = [f"Goal: {task.goal}"] if task.goal else []
    if more := [*more, *task.more]:
        yield f"DESCRIPTION:{_text(chr(10).join(more))}"
    yield f"CATEGORIES:{task.kind}"
    yield f"STATUS:{_TODO[task.state]}"
    if task.state == "done" and task.ended:
        yield f"COMPLETED:{_moment(task.ended)}"
        yield "PERCENT-COMPLETE:100"


def _event(thing: Thing, day: date, summary: str, more: Iterable[str]) -> list[str]:
    """A whole day; the end of one is the day after, which the last day there is has not."""
    ends = [f"DTEND;VALUE=DATE:{_day(day + timedelta(days=1))}"] if day < _LAST else []
    lines = [
        *_stamps(thing.id, thing.first.created, thing.now.created, len(thing.versions)),
        f"DTSTART;VALUE=DATE:{_day(day)}",
        *ends,
        f"SUMMARY:{_text(summary)}",
        *more,
        "TRANSP:TRANSPARENT",
    ]
    return _wrapped("VEVENT", lines)


def _wrapped(name: str, lines: Iterable[str]) -> list[str]:
    """A component around its lines."""
    return [f"BEGIN:{name}", *lines, f"END:{name}"]


def _stamps(thing: str, made: datetime, changed: datetime, versions: int) -> list[str]:
    """What tells calendars that it is the same thing, in a newer version."""
    return [
        f"UID:{uid(thing)}",
        f"DTSTAMP:{_moment(changed)}",
        f"CREATED:{_moment(made)}",
        f"LAST-MODIFIED:{_moment(changed)}",
        f"SEQUENCE:{versions - 1}",
    ]


def _moment(moment: datetime) -> str:
    """A moment, UTC."""
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _day(day: date) -> str:
    """A day; years before 1000 have four digits too."""
    return day.isoformat().replace("-", "")


def _text(text: str) -> str:
    """A text as a value: what has a meaning there is escaped."""
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """A line with its end, in pieces that are short enough and part no character."""
    pieces, piece = [], b""
    for letter in line:
        sign = letter.encode()
        if len(piece) + len(sign) > _WIDEST:
            pieces.append(piece)
            piece = b" "
        piece += sign
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
