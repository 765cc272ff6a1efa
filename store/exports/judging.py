"""Whether each thing of a foreign file is what this program writes: one function for each.

All of them raise :class:`Strange`. Ids that become names of files are held to letters, digits, dots
and hyphens; people to what a party of this program has; a log to what it comes to.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from flows.answers import MOST_NUMBER
from flows.conversation import Conversation, begin, replay
from flows.events import Started
from flows.faults import FlowFaults
from flows.model import Call, Flow, Repeat, Step
from flows.people import Person
from flows.reader import read_snapshot
from flows.records import Record
from flows.state import taking_part
from store.cards import ConversationCard, load_card
from store.codec import load_event
from store.errors import BadName
from store.files import Unreadable
from store.forms import load_person, load_record
from store.names import MOST_PEOPLE, clean_name, same
from store.seal import SEALED

WRONG: Final = (
    AttributeError, KeyError, TypeError, ValueError, OverflowError, IndexError, RecursionError,
)  # fmt: skip
"""What comes of making a value out of JSON that is none."""

MOST_STEPS: Final = 10_000_000
"""Longest way through a flow, every round of its loops counted; those of the library have a
thousandth of it. A loop in a loop in a called flow would keep a program busy for ever."""

_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_YEARS: Final = (1900, 2500)
"""Between these every clock can reckon with a moment."""


class Strange(Exception):
    """Something that cannot be taken in; the text says what, as part of a sentence."""


def people_of(saved: list[Any]) -> tuple[Person, ...]:
    """Return the people, with names and ids as this program gives them.

    A role is one of a conversation, never of a party: with one they could be left out of talks
    that are theirs.
    """
    try:
        people = tuple(load_person(person) for person in saved)
        fine = all(
            _NAME.fullmatch(one.id) and clean_name(one.name) == one.name and not one.role
            for one in people
        )
    except (*WRONG, BadName) as error:
        raise Strange("its people cannot be understood") from error
    if not fine or not 1 <= len(people) <= MOST_PEOPLE:
        raise Strange("its people cannot be understood")
    once("person", [person.id for person in people])
    for number, person in enumerate(people):
        if any(same(person.name, other.name) for other in people[:number]):
            raise Strange(f"two of its people are called “{person.name}”")
    return people


def record_of(saved: Any, number: int, people: Sequence[Person]) -> Record:
    """Return one record. What is marked as sealed would be lost, for no key here opens it."""
    try:
        record = load_record(saved)
        _sane(record.created)
        fine = record.id and all(_is_value(value) for value in record.fields.values())
    except WRONG as error:
        raise Strange(f"its record {number} cannot be understood") from error
    if not fine or SEALED in record.extra:
        raise Strange(f"its record {number} cannot be understood")
    if record.visibility == "private" and all(record.author != one.id for one in people):
        raise Strange(f"its record {number} is private to nobody who shares this history")
    return record


def flow_of(saved: Any) -> Flow | str:
    """Return a flow; its name, or nothing, when it cannot be read."""
    try:
        flow = read_snapshot(saved["name"], saved["sources"])
    except (*WRONG, FlowFaults):
        return str(saved.get("name", "")) if isinstance(saved, dict) else ""
    if _longest(flow, {}) > MOST_STEPS:
        raise Strange(f"its flow “{flow.name}” goes round too often to be followed")
    return flow


def card_of(saved: Any, number: int, people: Sequence[Person]) -> ConversationCard:
    """Return what the index says of a conversation."""
    try:
        card = load_card(saved["card"])
        _sane(card.started)
        _sane(card.updated)
        fine = _NAME.fullmatch(card.id) and not card.id.endswith(".drafts")
    except WRONG as error:
        raise Strange(f"its conversation {number} cannot be understood") from error
    if not fine or not {*card.people, card.first} <= {person.id for person in people}:
        raise Strange(f"its conversation {number} cannot be understood")
    return card


def talk_of(
    saved: Mapping[str, Any],
    card: ConversationCard,
    flows: Sequence[Flow | str],
    people: Sequence[Person],
) -> Conversation:
    """Return a log, replayed."""
    title = f"its conversation {card.id}"
    number = saved.get("flow")
    if not isinstance(number, int) or not 0 <= number < len(flows):
        raise Strange(f"{title} has no flow")
    flow = flows[number]
    if isinstance(flow, str):
        raise Strange(f"{title} follows a flow (“{flow}”) that cannot be read here")
    try:
        events = [load_event(event) for event in saved["events"]]
        for event in events:
            _sane(event.at)
        talk = replay(card.id, "", flow, events)
        # Whoever opens a paused one walks its path, too.
        _, fits = talk.path, (talk.status, flow.name) == (card.status, card.flow)
        here, everybody = _present(talk.state.started, flow, people)
    except (*WRONG, Unreadable) as error:
        raise Strange(f"{title} does not come to what it says; its log is damaged") from error
    if not fits or not here <= set(card.people) <= everybody:
        raise Strange(f"{title} does not come to what it says; its log is damaged")
    return talk


def moment_of(saved: Any) -> datetime:
    """Return a moment out of its text, or raise one of :data:`WRONG`."""
    return _sane(datetime.fromisoformat(saved))


def once(what: str, ids: Sequence[str]) -> None:
    """Refuse an id that comes twice."""
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            raise Strange(f"the {what} “{one[:100]}” is in it twice")
        seen.add(one)


def _present(started: Started, flow: Flow, people: Sequence[Person]) -> tuple[set[str], set[str]]:
    """Who took part, and who was named; ``ValueError`` unless they could have begun so.

    Their names are those of the party, so that nobody speaks under another's. Who only led it need
    not be of the party.
    """
    begin("", "", flow, started)
    names = {person.id: person.name for person in people}
    here = {person.id for person in taking_part(started)}
    if not here <= set(names):
        raise ValueError("somebody else")
    if any(names.get(person.id, person.name) != person.name for person in started.people):
        raise ValueError("somebody by another name")
    return here, {person.id for person in started.people}


def _longest(flow: Flow, known: dict[str, int]) -> int:
    """How many steps the longest way through a flow has."""
    if flow.name not in known:
        known[flow.name] = _steps(flow, flow.steps, known)
    return known[flow.name]


def _steps(flow: Flow, steps: Sequence[Step], known: dict[str, int]) -> int:
    """How many steps the longest way through some steps of a flow has."""
    count = len(steps)
    for step in steps:
        if isinstance(step, Repeat):
            count += step.max * _steps(flow, step.steps, known)
        elif isinstance(step, Call):
            count += _longest(flow.parts[step.flow], known)
    return count


def _is_value(value: object) -> bool:
    """Whether a record can have this in a field."""
    if isinstance(value, int | float):
        return abs(value) < MOST_NUMBER
    if isinstance(value, tuple):
        return all(isinstance(entry, str) for entry in value)
    return isinstance(value, str)


def _sane(moment: datetime) -> datetime:
    """A moment with its offset, in years that clocks can reckon with."""
    if moment.tzinfo is None or not _YEARS[0] <= moment.year <= _YEARS[1]:
        raise ValueError("no moment")
    return moment
