"""What the home of a party shows, read in one go on a thread of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from flows.history.goals import Goal
from flows.history.promises import Promise
from flows.history.story import Story, story
from flows.records import Record
from tui.screens.entries import Entry, lines_of, text_of, who_of
from tui.screens.suggestions import Offer, Past, offers
from tui.words import ago, all_of_you, local_day, month_of

if TYPE_CHECKING:
    from store import Library, Party, Shelf

_ORDER: Final = ("active", "dusty", "proposed", "draft", "paused")
"""States of goals in the order in which a home shows them; those that are over are not shown."""
_TAKES_UP: Final = frozenset({"sticky-notes"})
"""Flows that go through everything that was put aside."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that was left from last time."""

    text: str
    """What it says."""
    who: str
    """Whose it is."""
    day: date | None
    """The day it is for, or came to be on."""
    tally: str = ""
    """How an if-then plan went so far."""


@dataclass(frozen=True, slots=True)
class GoalLine:
    """One goal, as a home shows it."""

    text: str
    """Its words."""
    level: int | None
    """Where it stands on its ladder, -2 to 2; `None` without one."""
    note: str
    """Since when, or what is the matter with it."""


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
    goals: tuple[GoalLine, ...] = ()
    """Goals that are not over, drafts too."""
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
    shelf, people = party.shelf(), party.people
    told = story(shelf.live, people, today, local_day)
    jots = _waiting(told, shelf)
    past = Past(
        people=len(people),
        talks=shelf.talks,
        jots=len(jots),
        rules=any(record.kind == "charter" for record in shelf.live),
        story=told,
    )
    return Outlook(
        today=today,
        offers=offers(past, library.cards()),
        promises=tuple(_promise(p, party) for p in told.open_promises),
        meeting=told.meeting if told.meeting and told.meeting >= today else None,
        jots=tuple(
            Waiting(text_of(r), who_of(r.author, people), local_day(r.created)) for r in jots
        ),
        goals=_goals(told.goals, today),
        memories=_memories(shelf.memories, today),
        written=_written(shelf, today),
        history=lines_of(shelf.newest, shelf.talks, people),
        met=any(card.status == "finished" for card in shelf.talks),
    )


def _waiting(told: Story, shelf: Shelf) -> list[Record]:
    """What waits for the next conversation that takes such notes up, newest first."""
    finished = [c.updated for c in shelf.talks if c.flow in _TAKES_UP and c.status == "finished"]
    last = max(finished, default=None)
    return [r for r in reversed(told.waiting) if last is None or r.created > last]


def _promise(promise: Promise, party: Party) -> Waiting:
    """Return who does what, until when."""
    everybody = len(promise.owners) == len(party.people) > 1
    who = all_of_you(len(party.people)).removesuffix(" of you") if everybody else promise.owner
    tally = f"kept {promise.kept} of {promise.tries}" if promise.repeats and promise.tries else ""
    return Waiting(promise.sentence, who or who_of(None, party.people), promise.due, tally)


def _goals(goals: Sequence[Goal], today: date) -> tuple[GoalLine, ...]:
    """Goals that are not over, those that are worked on first."""
    shown = [goal for goal in goals if goal.state in _ORDER]
    shown.sort(key=lambda goal: _ORDER.index(goal.state))
    return tuple(
        GoalLine(goal.text, goal.ladder.now if goal.ladder else None, _note(goal, today))
        for goal in shown
    )


def _note(goal: Goal, today: date) -> str:
    """What a goal's line says at its end."""
    match goal.state:
        case "active":
            return f"since {month_of(goal.since, today)}"
        case "dusty":
            return f"dusty: {ago(goal.touched, today).removesuffix(' ago')}"
        case "proposed":
            return "not agreed yet"
        case "draft":
            return "a wish"
    return goal.state


def _written(shelf: Shelf, today: date) -> frozenset[date]:
    """The days of this week on which something was kept."""
    week = today - timedelta(days=today.weekday())
    days = {local_day(r.created) for r in shelf.newest}
    days |= {local_day(c.updated) for c in shelf.talks}
    return frozenset(day for day in days if week <= day <= today)


def _memories(records: Sequence[Record], today: date) -> tuple[Memory, ...]:
    """What is from this day of earlier years, the newest first."""
    found = []
    for record in records:
        day = local_day(record.created)
        same = (day.month, day.day) == (today.month, today.day) and day.year < today.year
        if same and text_of(record):
            found.append(Memory(day, text_of(record)))
    return tuple(sorted(found, key=lambda memory: memory.day, reverse=True))
