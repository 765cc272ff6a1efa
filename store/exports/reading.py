"""A complete export on its way back: read whole, and judged before anything is written.

The file may come from anywhere. What is not exactly what this program writes is refused with one
sentence; ids that become names of files are held to letters, digits, dots and hyphens.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from flows.answers import MOST_NUMBER
from flows.conversation import Conversation, replay
from flows.faults import FlowFaults
from flows.model import Flow
from flows.people import Person
from flows.reader import read_snapshot
from flows.records import Record
from store.cards import ConversationCard, load_card
from store.codec import load_event
from store.errors import BadName, NewerFile, NotImportable, reading_failed
from store.exports.whole import FORMAT, VERSION
from store.files import Unreadable
from store.forms import load_person, load_record
from store.names import MOST_PEOPLE, clean_name, same

MOST_BYTES: Final = 200 * 1024 * 1024
"""Greatest size of a file that is read."""

_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_YEARS: Final = (1900, 2500)
"""Between these every clock can reckon with a moment."""
_WRONG: Final = (
    AttributeError, KeyError, TypeError, ValueError, OverflowError, IndexError, RecursionError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parcel:
    """A history on its way in, all of it understood."""

    people: tuple[Person, ...]
    """Who shares it."""
    created: datetime
    """When it began, UTC."""
    records: tuple[Record, ...]
    """All versions of all records."""
    cards: tuple[ConversationCard, ...]
    """All conversations."""
    talks: tuple[Conversation, ...]
    """The logs of those that came with one."""


def read_parcel(path: Path) -> Parcel:
    """Return the history in a file.

    Raises :class:`NotImportable`, :class:`NewerFile`, or what keeps the file from being read.
    """
    document = _document(path)
    try:
        return _parcel(document)
    except _Strange as error:
        raise NotImportable(path.name, str(error)) from error


class _Strange(Exception):
    """Something that cannot be taken in; the text says what, as part of a sentence."""


def _document(path: Path) -> Mapping[str, Any]:
    """The file as JSON, of a form that this program knows."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1) if path.stat().st_size <= MOST_BYTES else None
    except FileNotFoundError as error:
        raise NotImportable(path.name, "there is no such file") from error
    except OSError as error:
        raise reading_failed(error, path) from error
    if content is None or len(content) > MOST_BYTES:
        most = MOST_BYTES // 1024**2
        raise NotImportable(path.name, f"it is larger than {most} MB, and no history is")
    if not content.strip():
        raise NotImportable(path.name, "it is empty")
    try:
        document = json.loads(content, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise NotImportable(path.name, "it is damaged, cut off, or no JSON at all") from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        reason = "it is no complete export; those come from “duologue export --format json”"
        raise NotImportable(path.name, reason)
    number = document.get("version")
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise NotImportable(path.name, "it does not say which version it is")
    if number > VERSION:
        raise NewerFile(
            f"{path.name} was made by a newer Duologue (its form is {number}, this program knows "
            f"{VERSION}). Nothing was imported; update Duologue first."
        )
    return document


def _no_number(name: str) -> float:
    """Refuse what JSON does not have."""
    raise ValueError(name)


def _parcel(document: Mapping[str, Any]) -> Parcel:
    """Everything in the file, judged."""
    people = _people(_list(document, "people"))
    ids = {person.id for person in people}
    try:
        created = _sane(datetime.fromisoformat(document["created"]))
    except _WRONG as error:
        raise _Strange("it does not say when this history began") from error
    records = tuple(
        _record(saved, number, ids)
        for number, saved in enumerate(_list(document, "records"), start=1)
    )
    _once("record", [record.id for record in records])
    flows = [_flow(saved) for saved in _list(document, "flows")]
    cards, talks = [], []
    for number, saved in enumerate(_list(document, "conversations"), start=1):
        card = _card(saved, number, ids)
        cards.append(card)
        if "events" in saved:
            talks.append(_talk(saved, card, flows))
    _once("conversation", [card.id for card in cards])
    return Parcel(people, created, records, tuple(cards), tuple(talks))


def _list(document: Mapping[str, Any], name: str) -> list[Any]:
    """A list of the file."""
    found = document.get(name)
    if not isinstance(found, list):
        raise _Strange(f"it has no {name}, or something else in their place")
    return found


def _people(saved: list[Any]) -> tuple[Person, ...]:
    """The people, with names and ids as this program gives them."""
    try:
        people = tuple(load_person(person) for person in saved)
        fine = all(
            _NAME.fullmatch(person.id) and clean_name(person.name) == person.name
            for person in people
        )
    except (*_WRONG, BadName) as error:
        raise _Strange("its people cannot be understood") from error
    if not fine or not 1 <= len(people) <= MOST_PEOPLE:
        raise _Strange("its people cannot be understood")
    _once("person", [person.id for person in people])
    for number, person in enumerate(people):
        if any(same(person.name, other.name) for other in people[:number]):
            raise _Strange(f"two of its people are called “{person.name}”")
    return people


def _record(saved: Any, number: int, people: set[str]) -> Record:
    """One record."""
    try:
        record = load_record(saved)
        _sane(record.created)
        fine = record.id and all(_is_value(value) for value in record.fields.values())
    except _WRONG as error:
        raise _Strange(f"its record {number} cannot be understood") from error
    if not fine:
        raise _Strange(f"its record {number} cannot be understood")
    if record.visibility == "private" and record.author not in people:
        raise _Strange(f"its record {number} is private to nobody who shares this history")
    return record


def _is_value(value: object) -> bool:
    """Whether a record can have this in a field."""
    if isinstance(value, int | float):
        return abs(value) < MOST_NUMBER
    if isinstance(value, tuple):
        return all(isinstance(entry, str) for entry in value)
    return isinstance(value, str)


def _flow(saved: Any) -> Flow | str:
    """A flow; its name, or nothing, when it cannot be read."""
    try:
        return read_snapshot(saved["name"], saved["sources"])
    except (*_WRONG, FlowFaults):
        return str(saved.get("name", "")) if isinstance(saved, dict) else ""


def _card(saved: Any, number: int, people: set[str]) -> ConversationCard:
    """What the index says of a conversation."""
    try:
        card = load_card(saved["card"])
        _sane(card.started)
        _sane(card.updated)
        fine = _NAME.fullmatch(card.id) and not card.id.endswith(".drafts")
    except _WRONG as error:
        raise _Strange(f"its conversation {number} cannot be understood") from error
    if not fine or not {*card.people, card.first} <= people:
        raise _Strange(f"its conversation {number} cannot be understood")
    return card


def _talk(
    saved: Mapping[str, Any], card: ConversationCard, flows: list[Flow | str]
) -> Conversation:
    """A log, replayed."""
    title = f"its conversation {card.id}"
    number = saved.get("flow")
    if not isinstance(number, int) or not 0 <= number < len(flows):
        raise _Strange(f"{title} has no flow")
    flow = flows[number]
    if isinstance(flow, str):
        raise _Strange(f"{title} follows a flow (“{flow}”) that cannot be read here")
    try:
        events = [load_event(event) for event in saved["events"]]
        for event in events:
            _sane(event.at)
        talk = replay(card.id, "", flow, events)
        fits = (talk.status, talk.flow.name) == (card.status, card.flow)
        present = {person.id for person in talk.state.started.people}
    except (*_WRONG, Unreadable) as error:
        raise _Strange(f"{title} does not come to what it says; its log is damaged") from error
    if not fits or present != set(card.people):
        raise _Strange(f"{title} does not come to what it says; its log is damaged")
    return talk


def _once(what: str, ids: list[str]) -> None:
    """Refuse an id that comes twice."""
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            raise _Strange(f"the {what} “{one[:100]}” is in it twice")
        seen.add(one)


def _sane(moment: datetime) -> datetime:
    """A moment with its offset, in years that clocks can reckon with."""
    if moment.tzinfo is None or not _YEARS[0] <= moment.year <= _YEARS[1]:
        raise ValueError("no moment")
    return moment
