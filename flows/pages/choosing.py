"""Pages on which people weigh, agree or pick."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from flows.events import Degree
from flows.values import Item


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
