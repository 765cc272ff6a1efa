"""What every step of a flow's definition says, and the small values that steps are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from flows.expressions import Expression
from flows.texts import Text

AskType = Literal["line", "text", "number", "scale", "choice", "choices", "rank", "yesno", "date"]
"""What kind of answer a question takes."""

Aid = Literal["", "smart"]
"""What helps while somebody writes."""

Show = Literal["side_by_side", "merged", "ranking", "gap"]
"""How a reveal shows what it opens."""


@dataclass(frozen=True, slots=True)
class EvidenceCard:
    """Why a step is the way it is."""

    id: str
    """Name by which steps refer to it (``why: NAME``)."""
    claim: str
    """One sentence that people can read."""
    strength: Literal["strong", "mixed", "tradition"]
    """How well it is supported."""
    source: str
    """Where that comes from."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen."""

    value: str
    """What is kept."""
    label: str
    """What is shown."""


@dataclass(frozen=True, slots=True)
class Check:
    """A condition that an answer should (or must) meet, looked at on the way forward only."""

    that: Expression
    """Must hold; ``answer`` names the answer given."""
    text: Text
    """What is said when it does not."""
    level: Literal["nudge", "stop"] = "nudge"
    """``nudge``: said once, may be passed. ``stop``: holds."""


@dataclass(frozen=True, slots=True)
class Field:
    """One small question on a form."""

    id: str
    """Name of the field in each row."""
    text: Text
    """The prompt, a few words."""
    type: AskType = "line"
    """Kind of answer."""
    options: tuple[Option, ...] = ()
    """For choice fields."""
    options_from: Expression | None = None
    """A list whose texts can be chosen too, before ``options``."""
    min: float | None = None
    """Least number."""
    max: float | None = None
    """Greatest number."""
    optional: bool = False
    """Whether it may stay empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What every step may say."""

    kind: ClassVar[str] = ""
    """The kind key in the flow file."""
    id: str
    """Identity of the step inside its flow; stays the same for ever."""
    line: int = 0
    """Line in the flow file, from 1."""
    when: Expression | None = None
    """The step is skipped unless this holds. Sees only what everybody may see."""
    who: str = "all"
    """``all`` (one answer, together), ``each`` (everybody separately) or a role."""
    minutes: float | None = None
    """Soft time in minutes; never blocks, never advances."""
    optional: bool = False
    """Skipped by the quick form."""
    why: str = ""
    """Id of the evidence card."""
    say_if_you_like: Text | None = None
    """A line for the facilitator."""
    covers: tuple[str, ...] = ()
    """Capability ids."""
    renamed_from: str = ""
    """The id that this step had in an earlier revision."""
