"""Milestones: parts of a goal with a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from flows.history.things import Days, things
from flows.records import Record


@dataclass(frozen=True, slots=True)
class Milestone:
    """A part of a goal with a day."""

    id: str
    """Its id."""
    text: str
    """What it is."""
    due: date | None
    """Its day."""
    owner: str
    """One name, or both."""
    state: Literal["open", "done", "dropped"]
    """Where it stands."""
    since: date
    """The day on which it came into its state."""


def milestones_of(about: Sequence[Record], days: Days) -> tuple[Milestone, ...]:
    """The milestones among the records of a goal: by day, those without one last."""
    found = [
        Milestone(
            id=thing.id,
            text=thing.text("text"),
            due=thing.day("due"),
            owner=thing.text("owner"),
            state=_state(thing.text("state")),
            since=days(thing.since),
        )
        for thing in things(about, "milestone")
    ]
    return tuple(sorted(found, key=lambda m: (m.due is None, m.due or date.min)))


def _state(said: str) -> Literal["open", "done", "dropped"]:
    """Where a milestone stands; it is open as long as nothing else is said."""
    return "done" if said == "done" else "dropped" if said == "dropped" else "open"
