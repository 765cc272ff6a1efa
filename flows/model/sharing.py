"""Steps at which people look at what they wrote, weigh it, talk about it and agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from flows.expressions import Expression
from flows.model.base import Show, Step
from flows.texts import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Reveal(Step):
    """Opens blind answers at the same moment."""

    kind = "reveal"
    of: tuple[str, ...]
    """Ids of the steps that are opened."""
    show: Show = "merged"
    """How they are shown."""
    names: bool = True
    """Whether authors are shown."""
    order: Literal["mixed", "as written"] = "mixed"
    """Order of merged lists."""
    text: Text | None = None
    """Said above."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Step):
    """Puts like with like by choosing, with undo; names the heaps."""

    kind = "group"
    of: str
    """Id of the notes."""
    text: Text | None = None
    """Said above."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote(Step):
    """Dots, ranked points or thumbs over a list."""

    kind = "vote"
    of: Expression
    """The list that is voted on."""
    text: Text | None = None
    """Said above."""
    mode: Literal["dots", "points", "thumbs"] = "dots"
    """How votes are given."""
    dots: int | None = None
    """Budget a person; ``None`` is the suggested number."""
    max_per_item: int | None = None
    """Most dots on one entry."""
    blind: bool = False
    """As in :class:`Ask`."""
    tie: Literal["people", "order"] = "people"
    """What decides between equal entries: number of people, then the list's order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agree(Step):
    """Agreement in degrees by each, privately, then together."""

    kind = "agree"
    text: Text
    """What is agreed on."""
    attempts: int = 3
    """How often the text may be changed and asked again in one sitting."""
    otherwise: str = ""
    """Id of the step to go on with when there is no agreement; empty: the next one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listen(Step):
    """Speaker's floor: the listener says back, the speaker says "fits" or "not yet"."""

    kind = "listen"
    of: str = ""
    """Id of the step that is talked about."""
    text: Text | None = None
    """What to talk about."""
