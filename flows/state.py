"""State: what a log comes to. Derived, never saved; see :mod:`flows.fold`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from types import MappingProxyType
from typing import Literal, TypeAlias

from flows.events import Answer, Degree, Grouped, Likened, Remarked, Started
from flows.people import Person, PersonId
from flows.records import Record

Key: TypeAlias = "tuple[str, PersonId | None]"
"""Place and person; ``None`` for an answer given together."""

SharedAct: TypeAlias = "Grouped | Likened | Remarked"
"""Shared acts that can be undone, newest last."""

BYSTANDERS = frozenset({"facilitator", "observer"})
"""Roles that are not asked by ``who: each`` and read nothing that is not shared with them."""

TABLE = 4
"""So many people sit at one table and move on together, whoever of them says so. Where more are led
by a facilitator they are a room: nobody in it moves all the others."""


def taking_part(started: Started) -> tuple[Person, ...]:
    """Return who takes part in a conversation that began so, in the order in which it names them.

    Bystanders are named there, too. The history is not theirs.
    """
    return tuple(person for person in started.people if person.role not in BYSTANDERS)


@dataclass(frozen=True, slots=True)
class Note:
    """One kept note."""

    item: str
    """Its id."""
    text: str
    """Its words now."""
    by: PersonId | None
    """Its author."""
    private: bool = False
    """Whether it stays with its author (kept private, or taken back)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one person, or all together, have given at one place."""

    answer: Answer | None = None
    """The newest answer."""
    degree: Degree | None = None
    """How far they agree."""
    wish: str = ""
    """What they wish with it."""
    notes: tuple[Note, ...] = ()
    """Notes in the order they were kept."""
    done: bool = False
    """Said to be done, or passed."""
    passed: bool = False
    """Passed; no reason is kept."""
    at: datetime | None = None
    """When it last changed, UTC."""

    @property
    def settled(self) -> bool:
        """Whether nothing more is asked here."""
        return self.done or self.answer is not None or self.degree is not None


@dataclass(frozen=True, slots=True)
class Stage:
    """What happened at a shared place, beside the cells."""

    ready: frozenset[PersonId] = frozenset()
    """Who is ready to open."""
    opened: bool = False
    """Whether it was opened; never closes again in the same attempt."""
    read: frozenset[str] = frozenset()
    """Items that were opened once in the read-through."""
    acts: tuple[SharedAct, ...] = ()
    """Shared acts that can be undone."""
    text: str | None = None
    """The reworded text to agree on."""
    attempt: int = 1
    """Which attempt at agreement this is, from 1."""
    minutes: int = 0
    """Time given on top, in minutes."""
    records: tuple[Record, ...] | None = None
    """Recalled records; ``None`` until the shell has handed them over."""
    recalled: datetime | None = None
    """Up to which answer they take account of; ``None`` when they are to be looked up again."""
    moved: Literal["", "led", "alone"] = ""
    """Whether the room has moved on here: led by a facilitator, or by itself after a wait."""
    dropped: bool = False
    """Whether this section is left out."""
    through: frozenset[PersonId] = frozenset()
    """In a led room: who has said that they could go on from this shared place."""


_NO_CELL = Cell()
_NO_STAGE = Stage()
"""Nothing given, nothing happened: made once, because a walk looks at a hundred such places."""


@dataclass(frozen=True, slots=True)
class Card:
    """A jot, a parked thing or a concern."""

    item: str
    """Its id."""
    kind: Literal["jot", "parked", "concern"]
    """What it is."""
    text: str
    """Its words."""
    by: PersonId | None
    """Who raised it."""
    at: datetime
    """When, UTC."""
    private: bool = False
    """Stays with its author."""
    settled: Literal["", "treated", "parked"] = ""
    """What became of a concern."""


Status = Literal["running", "paused", "finished", "stopped", "forgotten"]
"""Where a conversation stands."""


@dataclass(frozen=True)
class State:
    """Everything that the log of one conversation comes to."""

    started: Started
    """How it began."""
    today: date
    """The day of the present sitting."""
    cells: Mapping[Key, Cell] = field(default_factory=lambda: MappingProxyType({}))
    """Answers by place and person. Answers off the path stay: nothing is lost."""
    stages: Mapping[str, Stage] = field(default_factory=lambda: MappingProxyType({}))
    """Shared places."""
    trail: Mapping[PersonId, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Where each person went back to, newest last; absent at the frontier."""
    cards: tuple[Card, ...] = ()
    """Jots, parked things and concerns."""
    pause: Literal["", "paused", "stopped", "forgotten"] = ""
    """Set from outside the flow; "finished" is where the path ends."""

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """The people who take part, whoever goes first leading; bystanders left out."""
        everybody = taking_part(self.started)
        ids = [person.id for person in everybody]
        start = ids.index(self.started.first) if self.started.first in ids else 0
        return everybody[start:] + everybody[:start]

    @cached_property
    def ids(self) -> frozenset[PersonId]:
        """Ids of the people who take part."""
        return frozenset(person.id for person in self.people)

    @cached_property
    def alone(self) -> bool:
        """Whether one person is on their own."""
        return len(self.people) <= 1

    @cached_property
    def leaders(self) -> frozenset[PersonId]:
        """Ids of the facilitators. They lead and do not take part."""
        return frozenset(p.id for p in self.started.people if p.role == "facilitator")

    @cached_property
    def led_room(self) -> bool:
        """Whether a facilitator leads more people than fit at one table."""
        return bool(self.leaders) and len(self.people) > TABLE

    def name(self, person: PersonId | None) -> str:
        """A person's name; empty for ``None`` and for the unknown."""
        return next((p.name for p in self.started.people if p.id == person), "")

    def cell(self, place: str, person: PersonId | None) -> Cell:
        """What stands at a place for a person (or together)."""
        return self.cells.get((place, person), _NO_CELL)

    def stage(self, place: str) -> Stage:
        """What happened at a shared place."""
        return self.stages.get(place, _NO_STAGE)

    @property
    def open_concerns(self) -> tuple[Card, ...]:
        """Concerns that still have to be settled before the end."""
        return tuple(c for c in self.cards if c.kind == "concern" and not c.settled)
