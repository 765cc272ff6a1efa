"""Pages on which somebody reads, writes or answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from flows.events import Answer
from flows.model import Aid, AskType
from flows.values import Item


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
class Consenting:
    """Who may see what; yes or no."""

    text: str
    """What exactly would be sent, to whom."""
    answer: bool | None
    """Given before."""
