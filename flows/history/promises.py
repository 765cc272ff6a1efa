"""Promises: who does what until when, and what became of it. Nothing here counts guilt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from flows.history.things import Days, Thing, everybodys, owners, text_of, things
from flows.people import Person, PersonId
from flows.records import Record

PromiseState = Literal["open", "kept", "changed", "not this time", "let go"]
"""``changed``: it goes on in other words; ``not this time``: it did not come to it."""

_STATES: dict[str, PromiseState] = {
    "kept": "kept",
    "changed": "changed",
    "not this time": "not this time",
    "let go": "let go",
}


@dataclass(frozen=True, slots=True)
class Promise:
    """One commitment as it stands."""

    id: str
    """Its id."""
    text: str
    """What will be done."""
    owner: str
    """Whose it is, as it was written."""
    owners: tuple[PersonId, ...]
    """The same as people; empty when nobody of that name shares the history."""
    due: date | None
    """Until when."""
    state: PromiseState
    """What its newest version says."""
    since: date
    """The day it was made."""
    looked_at: date
    """The day of its newest version."""
    if_: str
    """The trigger of an if–then plan; empty for a plain step."""
    then: str
    """The first act of an if–then plan."""
    first_move: str
    """What can be done in under a quarter of an hour."""
    helper: str
    """How the other helps."""
    reason: str
    """What got in the way, or why it was changed; may be empty."""
    goal: str
    """Id of the goal that it is for; may be empty."""
    kept: int
    """How often it was kept; a version that only has other words says it is open or changed."""
    tries: int
    """How often it was looked at and either kept or not."""

    @property
    def repeats(self) -> bool:
        """Whether it is an if–then plan, which goes on after it was kept."""
        return bool(self.if_)

    @property
    def open(self) -> bool:
        """Whether it still stands: an if–then plan does until it is let go or changed for good."""
        return self.state in {"open", "changed"} or (self.repeats and self.state != "let go")

    @property
    def sentence(self) -> str:
        """The promise in one sentence."""
        if not self.if_:
            return self.text
        together = len(self.owners) > 1 or not self.owner or everybodys(self.owner)
        who = "we" if together else self.owner
        return f"If {self.if_}, then {who} {self.then or self.text}".strip()

    def overdue(self, today: date) -> bool:
        """Whether its day has gone by while it was open."""
        return self.open and self.due is not None and self.due < today


def promises_of(
    records: Sequence[Record], people: Sequence[Person], days: Days
) -> tuple[Promise, ...]:
    """All promises, in the order in which they were made."""
    return tuple(_promise(thing, people, days) for thing in things(records, "commitment"))


def _promise(thing: Thing, people: Sequence[Person], days: Days) -> Promise:
    """One promise."""
    said = [_STATES.get(text_of(version, "state"), "open") for version in thing.versions]
    judged = [state for state in said if state in {"kept", "not this time"}]
    return Promise(
        id=thing.id,
        text=thing.text("text"),
        owner=thing.text("owner"),
        owners=owners(thing.text("owner"), people),
        due=thing.day("due"),
        state=said[-1],
        since=days(thing.first.created),
        looked_at=days(thing.now.created),
        if_=thing.text("if_"),
        then=thing.text("then"),
        first_move=thing.text("first_move"),
        helper=thing.text("helper"),
        reason=thing.text("reason"),
        goal=thing.text("goal"),
        kept=judged.count("kept"),
        tries=len(judged),
    )
