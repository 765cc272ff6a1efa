"""Steps at which somebody reads, writes or answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from flows.expressions import Expression
from flows.model.base import Aid, AskType, Check, Field, Option, Step
from flows.texts import Text


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
class Consent(Step):
    """Who may see what; declining never blocks. Each answers alone, with yes or no."""

    kind = "consent"
    text: Text
    """What exactly would be sent, to whom."""
    allows: tuple[str, ...] = ()
    """Names out of the header's ``shares``."""
    decline: str = ""
    """Id of the step to go on with when somebody declines; empty: the next one."""
