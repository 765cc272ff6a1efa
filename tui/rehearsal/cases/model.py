"""A case as a value. Its words stand in the file; what they mean is found out at each page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from flows.reader.nodes import Node
from flows.records import FieldValue


@dataclass(frozen=True, slots=True)
class Spot:
    """Something in the file of cases."""

    text: str
    """What it says: a step, a text, a record kind."""
    line: int
    """From 1."""
    column: int
    """From 1."""


@dataclass(frozen=True, slots=True)
class Given:
    """One answer."""

    step: Spot
    """Where: a step's id, with its round (``candidates#2``) or its whole place."""
    person: str
    """Whose answer, by name; empty: anybody's, or that of all together."""
    node: Node
    """The answer as it stands in the file."""


@dataclass(frozen=True, slots=True)
class Before:
    """A record that the history holds before."""

    kind: str
    """Record kind."""
    fields: Mapping[str, FieldValue]
    """Its fields."""
    id: str = ""
    """By which other records name it; empty when none does."""
    by: str = ""
    """Name of its author; empty for what was made together."""
    private: bool = False
    """Whether it is its author's alone."""
    days_ago: int = 7
    """How old it is."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A record that has to be kept."""

    kind: Spot
    """Record kind."""
    fields: Mapping[str, Spot]
    """Fields that it has to have, in words."""


@dataclass(frozen=True, slots=True)
class Unseen:
    """Words that somebody must not be shown."""

    who: Spot
    """Name of the person."""
    what: Spot
    """The words."""
    before: Spot | None
    """The reveal or gate that opens them; ``None``: never."""


@dataclass(frozen=True, slots=True)
class Expect:
    """What has to come of a case."""

    end: Spot | None = None
    """Id of the end."""
    visits: tuple[Spot, ...] = ()
    """Steps that are come by."""
    skips: tuple[Spot, ...] = ()
    """Steps that are not."""
    keeps: tuple[Kept, ...] = ()
    """Records that are kept."""
    keeps_no: tuple[Spot, ...] = ()
    """Record kinds of which nothing is kept."""
    shows: tuple[tuple[Spot, Spot], ...] = ()
    """Step, and a text that stands on its page."""
    never_sees: tuple[Unseen, ...] = ()
    """What somebody must not be shown, and before what."""


@dataclass(frozen=True, slots=True)
class Case:
    """One case."""

    name: Spot
    """What it is about, in a few words."""
    people: tuple[str, ...] = ("Sam", "Noa")
    """Names; the first goes first."""
    quick: bool = False
    """The quick form."""
    today: date | None = None
    """The day; ``None``: any."""
    records: tuple[Before, ...] = ()
    """What the history holds before."""
    answers: tuple[Given, ...] = ()
    """What people answer; to all else simulated people answer something."""
    passes: tuple[Given, ...] = ()
    """Where they pass."""
    back: tuple[Spot, ...] = ()
    """Where they go one step back, and forward again."""
    pauses: tuple[tuple[Spot, int], ...] = ()
    """Where they pause, and after how many days they come back."""
    expect: Expect = field(default_factory=Expect)
    """What has to come of it."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that came out otherwise than a case says."""

    line: int
    """Line in the file of cases, from 1."""
    column: int
    """From 1."""
    expected: str
    """What the case says."""
    found: str
    """What came of it."""
