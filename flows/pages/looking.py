"""Pages on which people open what they wrote, look at it together and talk about it."""

from __future__ import annotations

from dataclasses import dataclass

from flows.people import Person, PersonId
from flows.values import Item


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
class Listening:
    """Speaker's floor."""

    text: str
    """What to talk about."""
    speaker: str
    """Who begins."""
    listener: str
    """Who says back."""
