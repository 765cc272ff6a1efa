"""Cards that can be laid down at any step: jots, parked things and concerns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from flows.events.base import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Jotted(Event):
    """A note for next time was jotted down."""

    item: str
    """New id."""
    text: str
    """The words."""
    private: bool = False
    """Taken in a private turn: stays with its author."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parked(Event):
    """Something was put aside for another day."""

    item: str
    """New id."""
    text: str
    """The words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernRaised(Event):
    """A concern card was raised; it must be settled before the end."""

    item: str
    """New id."""
    text: str
    """The words; shown to everybody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernSettled(Event):
    """A concern was dealt with or parked."""

    item: str
    """Id of the concern."""
    how: Literal["treated", "parked"]
    """Talked about now, or kept for another day."""
