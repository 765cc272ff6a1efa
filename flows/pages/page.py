"""The page itself: what fills it, and what stands around that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from flows.model import EvidenceCard
from flows.pages.between import Ending, HandOver, Over, Waiting
from flows.pages.choosing import Judged, Judging, Recalling, Voting
from flows.pages.looking import Compared, Grouping, Listening, Opening, Revealed
from flows.pages.writing import Asking, Consenting, Filling, Reading, Writing
from flows.people import Person, PersonId
from flows.turns import Back

Body: TypeAlias = (
    "HandOver | Waiting | Reading | Asking | Filling | Writing | Opening | Revealed | Compared"
    " | Grouping | Voting | Judging | Judged | Recalling | Listening | Consenting | Ending | Over"
)
"""What fills the page."""


@dataclass(frozen=True, slots=True)
class Part:
    """A named part of the flow, for the progress row."""

    title: str
    """A word or two."""
    state: Literal["done", "now", "later"]
    """Where the people are."""


@dataclass(frozen=True, slots=True)
class Page:
    """What the people at one seat see now."""

    title: str
    """Title of the flow."""
    parts: tuple[Part, ...]
    """Progress by named parts."""
    place: str
    """Where; empty for hand-over, waiting and over."""
    body: Body
    """What fills the page."""
    promise: str
    """Who will see what is typed here, from the gate."""
    person: Person | None = None
    """Whose own page it is; ``None`` for a shared one."""
    names: tuple[str, ...] = ()
    """Who is asked to look at the page."""
    minutes: float | None = None
    """Soft time, given time included."""
    why: EvidenceCard | None = None
    """Why the step is the way it is."""
    say_if_you_like: str = ""
    """A line for the facilitator."""
    sensitive: bool = False
    """Whether the safety note is offered by itself."""
    may_pass: bool = False
    """Whether passing is offered."""
    back: Back | None = None
    """Where back leads."""
    forward: tuple[PersonId, ...] = ()
    """Who goes forward again; empty when nobody had gone back."""
    led_by: tuple[str, ...] = ()
    """Names of those who move the room on from this shared page; empty where whoever sits here does."""
    through: tuple[str, ...] = ()
    """There: names of those who have said that they could go on."""
