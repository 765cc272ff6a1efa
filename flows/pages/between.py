"""Pages on which nothing is asked: before a turn, while others write, at the end and after."""

from __future__ import annotations

from dataclasses import dataclass

from flows.people import Person
from flows.state import Status
from flows.turns import Back
from flows.values import Item


@dataclass(frozen=True, slots=True)
class HandOver:
    """Please hand over the keyboard. Holds nobody's words."""

    to: Person
    """Whose turn it is."""
    key: str
    """What this person types to begin: their own initial (see ``start_keys``)."""
    others: tuple[str, ...]
    """Names of those who look away."""
    written: tuple[str, ...]
    """Names of those who are done."""
    give_back: tuple[Person, Back] | None = None
    """Who may take the keyboard back, and where that leads."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Nothing is asked at this seat; somebody else is not done."""

    for_: tuple[str, ...]
    """Their names."""
    text: str = ""
    """Said by the flow while all wait for the facilitator."""
    place: str = ""
    """The wait itself; empty when others are not done."""
    minutes: float | None = None
    """After so long without news the room may go on by itself (``MovedOn`` at the wait)."""


@dataclass(frozen=True, slots=True)
class Ending:
    """The last page."""

    text: str
    """Said last."""
    kept: tuple[tuple[str, int], ...]
    """Shared things that stay, by kind and number."""
    concerns: tuple[Item, ...]
    """Concerns to settle first."""


@dataclass(frozen=True, slots=True)
class Over:
    """Nothing more is asked, for the whole conversation."""

    status: Status
    """Why."""
