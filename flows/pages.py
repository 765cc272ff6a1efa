"""Pages: what the people at one seat see now. Values only, made by :mod:`flows.view`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, TypeAlias

from flows.events import Answer, Degree
from flows.model import Aid, AskType, EvidenceCard
from flows.people import Person, PersonId
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


@dataclass(frozen=True, slots=True)
class Reading:
    """A text to read."""

    text: str
    """The words; may have several lines."""
    items: tuple[Item, ...] = ()
    """A list beneath."""


@dataclass(frozen=True, slots=True)
class Asking:
    """One question."""

    text: str
    """The question."""
    type: AskType
    """Kind of answer."""
    options: tuple[Item, ...] = ()
    """What can be chosen."""
    least: float | None = None
    """Least number, or of choices."""
    most: float | None = None
    """Greatest number, or of choices."""
    labels: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    """Words for points of a scale."""
    suggestion: str = ""
    """Offered, never filled in silently."""
    start: str = ""
    """What the field starts with when there is no answer and no draft."""
    answer: Answer | None = None
    """What was answered before, after going back."""
    keys: tuple[str, ...] = ()
    """The letter that takes each option, when they have letters."""
    aid: Aid = ""
    """What helps while writing."""


@dataclass(frozen=True, slots=True)
class FieldView:
    """One question on a form."""

    id: str
    """Its name."""
    text: str
    """The prompt."""
    type: AskType
    """Kind of answer."""
    options: tuple[Item, ...] = ()
    """What can be chosen."""
    optional: bool = False
    """May stay empty."""


@dataclass(frozen=True, slots=True)
class Filling:
    """A form."""

    text: str
    """What the page asks for."""
    fields: tuple[FieldView, ...]
    """The questions."""
    rows: tuple[Mapping[str, object], ...]
    """What was filled in before."""
    many: bool
    """Whether rows can be added."""
    most: int
    """Most rows."""


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One own note."""

    item: str
    """Its id."""
    text: str
    """Its words."""
    private: bool = False
    """Kept to oneself."""


@dataclass(frozen=True, slots=True)
class Writing:
    """A list of notes."""

    text: str
    """What to write about."""
    notes: tuple[NoteLine, ...]
    """Those kept so far: the person's own, or everybody's on a shared list."""
    least: int
    """Notes needed to go on."""
    most: int
    """Most notes."""
    lenses: tuple[str, ...] = ()
    """Other ways to look."""
    keep_private: bool = False
    """Whether a note can be kept out of the reveal."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Both (all) are done: each says when they are ready."""

    ready: tuple[tuple[Person, str, bool], ...]
    """Each person here with their key and whether they are ready."""
    elsewhere: tuple[tuple[str, bool], ...] = ()
    """Names at other seats and whether they are ready."""
    text: str = ""
    """What is opened."""


@dataclass(frozen=True, slots=True)
class RevealedLine:
    """One opened entry."""

    item: str
    """Its id."""
    text: str
    """Its words."""
    author: str
    """Name, or empty."""
    read: bool
    """Opened once in the read-through."""
    by: PersonId
    """Whose it is, for taking back."""
    place: str
    """Where it was written, for taking back."""
    remarks: tuple[str, ...] = ()
    """Remarks beside it."""
    like: tuple[str, ...] = ()
    """Words of entries called the same."""


@dataclass(frozen=True, slots=True)
class Revealed:
    """The read-through of opened entries."""

    text: str
    """Said above."""
    lines: tuple[RevealedLine, ...]
    """The entries, in the order shown."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table."""

    label: str
    """What it is about."""
    cells: tuple[str, ...]
    """One for each person, empty for none."""
    note: str = ""
    """A remark: the gap, or that only one person gave points."""
    weights: tuple[int, ...] = ()
    """Points by person where cells are points."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Opened answers side by side, no winner."""

    text: str
    """Said above."""
    columns: tuple[str, ...]
    """Names."""
    rows: tuple[Row, ...]
    """Lines in list order, or best first for a ranking."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A heap."""

    id: str
    """Its id."""
    name: str
    """Its name."""
    count: int
    """Notes in it."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """Putting like with like."""

    text: str
    """Said above."""
    notes: tuple[tuple[Item, str], ...]
    """Each note with its theme's id (empty: loose)."""
    themes: tuple[Theme, ...]
    """In the order they were made."""
    acts: int
    """Steps that can be undone."""


@dataclass(frozen=True, slots=True)
class Voting:
    """Dots, points or thumbs, alone."""

    text: str
    """Said above."""
    entries: tuple[Item, ...]
    """The list."""
    mode: Literal["dots", "points", "thumbs"]
    """How."""
    budget: int
    """Dots to give; ranks to give in ``points``."""
    most: int | None
    """Most on one entry."""
    given: Mapping[str, int]
    """Given before, after going back."""
    suggested: bool
    """Whether the budget is only a suggestion of the program."""


@dataclass(frozen=True, slots=True)
class Judging:
    """Agreement in degrees, alone."""

    text: str
    """What is agreed on."""
    degree: Degree | None
    """Given before, after going back."""
    wish: str
    """The wish given before."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The degrees side by side."""

    text: str
    """What was agreed on."""
    rows: tuple[tuple[str, Degree | None, str], ...]
    """Name, degree (``None``: passed) and wish or what would have to change."""
    agreed: bool
    """Whether it holds."""
    attempts_left: int
    """How often the words may still be changed today."""


@dataclass(frozen=True, slots=True)
class Recalling:
    """Records of earlier conversations."""

    text: str
    """Said above."""
    entries: tuple[Item, ...]
    """The records, newest first."""
    pick: Literal["none", "one", "many"]
    """Whether to choose."""
    picked: tuple[str, ...]
    """Chosen before."""


@dataclass(frozen=True, slots=True)
class Listening:
    """Speaker's floor."""

    text: str
    """What to talk about."""
    speaker: str
    """Who begins."""
    listener: str
    """Who says back."""


@dataclass(frozen=True, slots=True)
class Consenting:
    """Who may see what; yes or no."""

    text: str
    """What exactly would be sent, to whom."""
    answer: bool | None
    """Given before."""


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
