"""The newest lines of the history, for the pane beside a wide page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from tui.screens.entries import Entry
from tui.screens.lines import BLANK, Line, heading
from tui.words import day_words

_SMALL: Final = frozenset({"idea", "theme", "next time", "reflection"})
"""Kinds that would drown the others in a narrow pane."""


def history_lines(entries: Sequence[Entry], today: date) -> list[Line]:
    """Return the lines, newest first, under the day on which they came to be."""
    if not entries:
        return []
    lines = [heading("History")]
    day: date | None = None
    for entry in entries:
        if entry.kind in _SMALL:
            continue
        if entry.day != day:
            day = entry.day
            lines += [BLANK, Line(day_words(day, today), style="$muted", indent=0)]
        lines.append(Line(entry.text, indent=1))
    return lines
