"""The definition of a flow: values only, made by the reader, never changed.

Every key of the flow format has one field here, so this file doubles as the reference of what a
flow can say. ``Text`` is a text with holes, ``Expression`` a checked expression.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from flows.expressions import Expression
from flows.model_base import Aid, AskType, Check, EvidenceCard, Field, Option, Show, Step
from flows.texts import Text

__all__ = [
    "Agree",
    "Aid",
    "Ask",
    "AskType",
    "Call",
    "Check",
    "Consent",
    "End",
    "EvidenceCard",
    "Field",
    "Flow",
    "Form",
    "Go",
    "Group",
    "Keep",
    "Listen",
    "Notes",
    "Option",
    "Recall",
    "Repeat",
    "Reveal",
    "Say",
    "Section",
    "Set",
    "Show",
    "Step",
    "Vote",
    "Wait",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Step):
    """Names a part: progress, time budget, save point. Optional: the whole part is."""

    kind = "section"
    title: str
    """Name of the part, a word or two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Say(Step):
    """A text to read."""

    kind = "say"
    text: Text
    """The words."""
    show: Expression | None = None
    """A list to show beneath."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask(Step):
    """One question."""

    kind = "ask"
    text: Text
    """The question."""
    type: AskType = "line"
    """Kind of answer."""
    blind: bool = False
    """Stays with its author until a reveal lists it."""
    private: bool = False
    """Never leaves its author unless they move it."""
    options: tuple[Option, ...] = ()
    """For choice, choices, rank."""
    options_from: Expression | None = None
    """A list whose entries are the options."""
    min: float | None = None
    """Least number, or least number of choices."""
    max: float | None = None
    """Greatest number, or greatest number of choices."""
    labels: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    """Words for points of a scale, at least its ends."""
    suggest: Expression | None = None
    """Offered, never filled in silently."""
    start: Expression | None = None
    """What the field starts with."""
    edits: str = ""
    """Step id whose answer this question edits: the field starts with it."""
    guess: bool = False
    """The person guesses the other's answer."""
    checks: tuple[Check, ...] = ()
    """Conditions on the answer (file key ``check``)."""
    skip: bool = True
    """Whether passing is offered."""
    keys: tuple[str, ...] = ()
    """For choice: the letter that takes each option, in their order."""
    aid: Aid = ""
    """What helps while writing: ``smart`` shows which letters of SMART a text says."""
    share: str = ""
    """Name under which a facilitator may see it, by consent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(Step):
    """Several small questions on one page, once or "add another"."""

    kind = "form"
    text: Text
    """What the page asks for."""
    fields: tuple[Field, ...]
    """The questions."""
    blind: bool = False
    """As in :class:`Ask`."""
    private: bool = False
    """As in :class:`Ask`."""
    many: bool = False
    """Whether rows can be added."""
    min: int = 1
    """Least number of rows."""
    max: int = 20
    """Greatest number of rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes(Step):
    """A list of short lines; Enter keeps one and clears the field."""

    kind = "notes"
    text: Text
    """What to write about."""
    blind: bool = False
    """As in :class:`Ask`."""
    private: bool = False
    """As in :class:`Ask`."""
    turns: Literal["free", "alternate"] = "free"
    """Whether people at a shared list take turns."""
    min: int = 0
    """Least number of notes before done."""
    max: int = 200
    """Greatest number of notes a person."""
    lenses: tuple[str, ...] = ()
    """Another way to look, offered one at a time."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall(Step):
    """Shows the newest versions of records, of this conversation too; pick, or walk through.

    When an answer before it is changed, they are looked up again.
    """

    kind = "recall"
    source: str
    """Record kind (file key ``from``)."""
    where: Expression | None = None
    """Only records for which this holds; ``item`` names the record."""
    last: int = 10
    """At most so many, newest first."""
    empty: Text | None = None
    """Said when there are none; without it the step is skipped then."""
    text: Text | None = None
    """Said above."""
    pick: Literal["none", "one", "many"] = "none"
    """Whether the people choose among them."""
    sole: bool = False
    """Whether a single one is picked by itself, without a page."""
    quiet: bool = False
    """Whether the records are only looked up, for later steps, without a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keep(Step):
    """Writes or updates a typed record in the history."""

    kind = "keep"
    record: str
    """Record kind (file key ``as``)."""
    each: Expression | None = None
    """A list: one record for each entry, named ``item``."""
    fields: Mapping[str, Expression] = field(default_factory=lambda: MappingProxyType({}))
    """Record field to value."""
    updates: Expression | None = None
    """A record looked up here that this is a newer version of; what is not set is carried over."""
    private: bool = False
    """Kept for each author alone; ``fields`` then see that person's own answers."""


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
class Consent(Step):
    """Who may see what; declining never blocks. Each answers alone, with yes or no."""

    kind = "consent"
    text: Text
    """What exactly would be sent, to whom."""
    allows: tuple[str, ...] = ()
    """Names out of the header's ``shares``."""
    decline: str = ""
    """Id of the step to go on with when somebody declines; empty: the next one."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """A whole flow, as read from its file."""

    name: str
    """Identity, never changes (file key ``flow``)."""
    format: int
    """Version of the file format."""
    revision: int
    """Raised on each published change."""
    lang: str
    """Language of the words, e.g. ``en``."""
    title: str
    """For people."""
    summary: str
    """One or two sentences."""
    least: int
    """Fewest people."""
    most: int
    """Most people."""
    minutes: int
    """About how long it takes."""
    sensitive: bool = False
    """Never started by a schedule; safety note at hand."""
    fragment: bool = False
    """A part for other flows (like the close), not offered by itself."""
    covers: tuple[str, ...] = ()
    """Capability ids."""
    evidence: tuple[EvidenceCard, ...] = ()
    """Cards that steps refer to."""
    shares: tuple[str, ...] = ("progress",)
    """The most a facilitator can ever see."""
    parameters: tuple[str, ...] = ()
    """Names that a caller must give (``with``)."""
    takes: tuple[str, ...] = ()
    """Texts that a caller may give (``with``); empty when nobody gives them."""
    steps: tuple[Step, ...] = ()
    """From top to bottom."""
    checks: tuple[str, ...] = ()
    """The author's own promises."""
    parts: Mapping[str, Flow] = field(default_factory=lambda: MappingProxyType({}))
    """Every flow that this one calls, directly or not, by name."""
    sources: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The files themselves, by flow name: the snapshot that a conversation keeps, whole."""
    recalls: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Record kind to how many of the newest the expressions read with ``last``."""
