"""What every event says, and the forms that answers have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from flows.people import PersonId

Row: TypeAlias = "Mapping[str, str | int | float | bool]"
"""One filled-in row of a form: field id to value."""


Answer: TypeAlias = (
    "str | int | float | bool | tuple[str, ...] | tuple[Row, ...] | Mapping[str, int]"
)
"""An answer as it is kept: text, line, choice, date (ISO) are str; choices and rank are option
values in order; a form is rows; dots and points are item id to number."""


Degree = Literal["yes", "wish", "not_yet", "no"]
"""Agreement in degrees: yes / yes, with a wish / not yet / no."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened."""

    at: datetime
    """When, UTC."""
    by: PersonId | None = None
    """Who; ``None`` for together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AtPlace(Event):
    """Something that happened at a step."""

    place: str
    """Step id with loop path."""
