"""Where somebody was in the history when they left it to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.screens.entries import Entry


@dataclass(frozen=True, slots=True)
class Spot:
    """What the history shows again when one comes back from the reader."""

    text: str
    """What is typed in the filter."""
    list: str
    """The list that is chosen; empty for everything."""
    versions: tuple[Entry, Sequence[Entry]] | None
    """The line whose versions are shown, and these; `None` when none are."""
    row: Entry
    """The line under the cursor."""
    all: int
    """How many lines there are without a filter."""
