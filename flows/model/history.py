"""Steps that look something up in the history, or leave something behind there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from flows.expressions import Expression
from flows.model.base import Step
from flows.texts import Text


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
