"""The upper rows of one goal's page: its words, what was said about it, its seven steps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from flows.history.goals import PARTS, Goal
from tui.cells import pad, width
from tui.glyphs import Glyphs
from tui.plots import number
from tui.screens.goal_told import Told
from tui.screens.lines import Line
from tui.words import ahead, brief_day, plain_day

STEPS: Final = dict(
    zip(PARTS, ("words", "reasons", "people", "milestones", "plan", "celebrate", "realign"),
        strict=True)
)  # fmt: skip
"""What the seven steps are called in their row."""
_KINDS: Final = {"target": "reach something", "learning": "learn how", "open": "explore"}
_STATES: Final = {
    "draft": "a wish", "proposed": "not agreed on yet", "active": "under way",
    "dusty": "under way, untouched for a while", "let go": "let go, with thanks",
}  # fmt: skip


def facts(told: Told, glyphs: Glyphs) -> list[Line]:
    """Return the words of a goal, and what was said about it in a word or two."""
    goal, today = told.goal, told.today
    state = f"{_STATES.get(goal.state, goal.state)}, since {plain_day(goal.since, today)}"
    due = ""
    if goal.due is not None:
        behind = f", {ahead(goal.due, today)}" if goal.due >= today else ""
        due = plain_day(goal.due, today) + behind
    rows = [
        ("the wish", goal.wish if goal.statement else ""),
        ("state", state),
        ("until", due),
        ("how often", goal.rhythm),
        ("kind", _KINDS.get(goal.kind, goal.kind)),
        ("whose", goal.whose),
        *_ratings(told, glyphs),
    ]
    return [
        Line(goal.text, style="bold", most=8),
        *(Line(text, lead=lead, most=3) for lead, text in rows if text),
    ]


def _ratings(told: Told, glyphs: Glyphs) -> Iterator[tuple[str, str]]:
    """Yield what was rated about a goal and everybody's newest number."""
    for series in told.series:
        given = [
            f"{person.name} {number(series.points[person.id][-1][1], glyphs)}"
            for person in told.people
            if series.points.get(person.id)
        ]
        if given and series.what:
            yield series.what, "   ".join(given)


def steps(goal: Goal, today: date, cells: int, glyphs: Glyphs) -> list[Line]:
    """Return the seven steps with their days, in one row or in two where there is little room."""
    columns = []
    for part, name in STEPS.items():
        day = goal.parts.get(part)
        mark = f"{glyphs.check} {brief_day(day, today)}" if day else glyphs.todo
        wide = max(width(name), width(mark), 8)
        columns.append((pad(name, wide), pad(mark, wide)))
    rows: list[list[tuple[str, str]]] = [[]]
    for column in columns:
        if sum(width(name) + 2 for name, _ in [*rows[-1], column]) - 2 > cells:
            rows.append([])
        rows[-1].append(column)
    lines = []
    for row in rows:
        lines.append(Line("  ".join(name for name, _ in row), style="$muted"))
        lines.append(Line("  ".join(mark for _, mark in row)))
    return lines
