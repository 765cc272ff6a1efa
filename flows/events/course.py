"""The course of a conversation: how it begins, moves, rests and ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from flows.events.base import AtPlace, Event
from flows.people import Person, PersonId
from flows.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Started(Event):
    """The conversation began. Always the first event, and only there."""

    people: tuple[Person, ...]
    """Who takes part, 1 to 50."""
    first: PersonId
    """Who goes first this time (alternates by history)."""
    today: date
    """The day of the sitting."""
    quick: bool = False
    """The quick form: steps and sections marked optional are skipped."""
    history: Mapping[str, tuple[Record, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Records that ``last(kind, n)`` may read, newest first, readable by everybody here."""
    absent: int = 0
    """How many share the history and are not here: what is kept goes to them, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled(AtPlace):
    """The shell handed over the records that a ``recall`` step asked for."""

    records: tuple[Record, ...]
    """Newest first, through the gate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WentBack(AtPlace):
    """One step back, to ``place``. Nothing is lost."""

    people: tuple[PersonId, ...]
    """Who goes back: one person inside their own turn, everybody at a shared place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WentForward(Event):
    """One step forward again after going back."""

    people: tuple[PersonId, ...]
    """Who goes forward; as in :class:`WentBack`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreTime(AtPlace):
    """More time was given at a step."""

    minutes: int = 1
    """How much, in minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paused(Event):
    """The people left; everything is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(Event):
    """The people came back."""

    today: date
    """The day of this sitting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped(Event):
    """The conversation was ended early; what was shared stays in the history."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten(Event):
    """The people want this conversation gone: no view and no record is left of it."""
