"""The values that expressions, texts and answers are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

Scalar: TypeAlias = "str | int | float | bool | date"
"""A single value. Numbers are int or float; texts are plain, never markup."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list: a note, a theme, an option, a row of a form or a recalled record."""

    id: str
    """Stable id inside the conversation (options: their value)."""
    text: str
    """What is shown."""
    author: str = ""
    """Name of who wrote it; empty when there is none or when names are hidden."""
    fields: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    """Further attributes: ``points`` of a voted item, fields of a form row or of a record."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a step came to, as expressions see it.

    The bare name of a step means ``value``; ``NAME.answered``, ``NAME.items``, ``NAME.size`` and
    the attributes of its kind are read with a dot. "Unanswered" is not a value: reading ``value``
    or an attribute of an unanswered reply raises :class:`flows.expressions.Unanswered`, but
    ``answered`` is false, ``items`` is empty and ``size`` is 0.
    """

    value: Value | None = None
    """The value of the bare name; ``None`` when there is none."""
    answered: bool = False
    """Whether the step has come to anything."""
    items: tuple[Item, ...] = ()
    """The entries, for steps that make lists; one per person for ``who: each``."""
    attributes: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    """What else the kind offers, e.g. ``min``, ``max``, ``mean``, ``gap``, ``agreed``."""


Value: TypeAlias = "Scalar | Item | Reply | tuple[Value, ...]"
"""Whatever an expression can come to."""

Scope: TypeAlias = Mapping[str, Value]
"""Names and what they mean at one place. A name that is missing was never asked."""
