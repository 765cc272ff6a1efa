"""What the home of a party shows, read in one go on a thread of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from flows.records import Record
from tui.screens.entries import Entry, entries, text_of, who_of
from tui.screens.suggestions import Offer, Past, offers
from tui.words import local_day, read_day

if TYPE_CHECKING:
    from store import Library, Party

_OPEN: Final = frozenset({"", "open"})
_DRAFTS: Final = frozenset({"", "draft", "active", "open"})
_ON_THIS_DAY: Final = ("win", "appreciation", "decision", "takeaway", "idea", "reflection", "goal")
"""What is worth meeting again, the best first: record kinds and kinds of notes."""
_SIDE: Final = 80
"""How many lines of the history stand beside the page."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that was left from last time."""

    text: str
    """What it says."""
    who: str
    """Whose it is."""
    day: date | None
    """The day it is for, or came to be on."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Something from the same day of an earlier year."""

    day: date
    """The day."""
    text: str
    """What it says."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a home shows."""

    today: date
    """The day it is for."""
    offers: tuple[Offer, ...] = ()
    """What can be begun."""
    promises: tuple[Waiting, ...] = ()
    """Who does what, still open."""
    meeting: date | None = None
    """When these people wanted to sit down again; `None` when no such day is to come."""
    jots: tuple[Waiting, ...] = ()
    """Notes for next time, newest first."""
    goals: tuple[Waiting, ...] = ()
    """Goals, drafts too."""
    memories: tuple[Memory, ...] = ()
    """The best from this day of each earlier year, newest first."""
    written: frozenset[date] = frozenset()
    """Days of the present week on which something was kept."""
    history: tuple[Entry, ...] = ()
    """The newest lines of the history."""
    met: bool = False
    """Whether anything was ever finished."""


def outlook(party: Party, library: Library, today: date) -> Outlook:
    """Return what a home shows on a day. Everybody of the party looks, so the gate decides."""
    records = party.records([person.id for person in party.people])
    talks = party.conversations()
    finished = [c.updated for c in talks if c.status == "finished" and c.flow == "sticky-notes"]
    jots = [r for r in records if _is_jot(r) and all(r.created > at for at in finished)]
    people = party.people
    past = Past(
        people=len(people),
        talks=talks,
        jots=len(jots),
        rules=any(record.kind == "charter" for record in records),
        today=today,
    )
    week = today - timedelta(days=today.weekday())
    days = {local_day(r.created) for r in records} | {local_day(c.updated) for c in talks}
    return Outlook(
        today=today,
        offers=offers(past, library.cards()),
        promises=tuple(_promise(r, party) for r in records if _is_open(r, "commitment", _OPEN)),
        meeting=_meeting(records, today),
        jots=tuple(
            Waiting(text_of(r), who_of(r.author, people), local_day(r.created)) for r in jots
        ),
        goals=tuple(
            Waiting(text_of(r), str(r.fields.get("state", "")), local_day(r.created))
            for r in records
            if _is_open(r, "goal", _DRAFTS)
        ),
        memories=_memories(records, today),
        written=frozenset(day for day in days if week <= day <= today),
        history=entries(party)[:_SIDE],
        met=any(card.status == "finished" for card in talks),
    )


def _is_jot(record: Record) -> bool:
    """Whether a record waits for the next conversation."""
    return record.kind == "note" and record.fields.get("kind") in {"jot", "parked"}


def _is_open(record: Record, kind: str, states: frozenset[str]) -> bool:
    """Whether a record of a kind is in one of these states."""
    return record.kind == kind and str(record.fields.get("state", "")) in states


def _promise(record: Record, party: Party) -> Waiting:
    """Return who does what, until when."""
    who = str(record.fields.get("owner", "")) or who_of(None, party.people)
    return Waiting(str(record.fields.get("text", "")), who, read_day(record.fields.get("due", "")))


def _meeting(records: tuple[Record, ...], today: date) -> date | None:
    """Return the day that was agreed on last, unless it has gone by."""
    newest = next((r for r in records if r.kind == "meeting"), None)
    day = read_day(newest.fields.get("on", "")) if newest else None
    return day if day is not None and day >= today else None


def _memories(records: tuple[Record, ...], today: date) -> tuple[Memory, ...]:
    """Return the best from this day of each earlier year, the newest first."""
    found: list[tuple[int, int, Memory]] = []
    for record in records:
        day = local_day(record.created)
        kind = str(record.fields.get("kind", "")) if record.kind == "note" else record.kind
        same = (day.month, day.day) == (today.month, today.day) and day.year < today.year
        if same and kind in _ON_THIS_DAY and text_of(record):
            place = _ON_THIS_DAY.index(kind)
            found.append((-day.year, place, Memory(day, text_of(record))))
    best: dict[int, Memory] = {}
    for year, _, memory in sorted(found, key=lambda entry: entry[:2]):
        best.setdefault(year, memory)
    return tuple(best.values())
