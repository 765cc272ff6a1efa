"""Steps that lead through a flow: parts, values, loops, calls, waits, jumps and the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from flows.expressions import Expression
from flows.model.base import Step
from flows.texts import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Step):
    """Names a part: progress, time budget, save point. Optional: the whole part is."""

    kind = "section"
    title: str
    """Name of the part, a word or two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Set(Step):
    """Names a computed value."""

    kind = "set"
    value: Expression
    """The value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat(Step):
    """Bounded loop: ``until`` and ``max``, or ``for`` each ``item``; ``round`` counts from 1."""

    kind = "repeat"
    steps: tuple[Step, ...]
    """The body."""
    until: Expression | None = None
    """Looked at after each round; ends the loop when it holds."""
    max: int = 50
    """Most rounds."""
    each: Expression | None = None
    """The list to go through (file key ``for``)."""
    exhausted: str = ""
    """Id of the step to go on with when ``max`` rounds did not meet ``until``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Step):
    """Runs another flow (or a shared fragment) as a part; no recursion. Its id names the flow."""

    kind = "call"
    flow: str
    """Name of the flow."""
    arguments: Mapping[str, Expression] = field(default_factory=lambda: MappingProxyType({}))
    """Names given to the part (file key ``with``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait(Step):
    """Holds for the facilitator or for all pairs; a lone pair passes at once."""

    kind = "wait"
    until: Literal["facilitator", "pairs", "all"] = "all"
    """Whom it waits for (file key ``for``)."""
    timeout: float | None = None
    """Minutes after which people may go on by themselves."""
    otherwise: str = ""
    """Id of the step to go on with after the timeout."""
    text: Text | None = None
    """Said while waiting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Go(Step):
    """A jump forward (file: ``go: TARGET``, usually with ``when``)."""

    kind = "go"
    target: str
    """Id of a later step at the same level or further out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class End(Step):
    """Finishes, with a summary."""

    kind = "end"
    text: Text | None = None
    """Said last."""
