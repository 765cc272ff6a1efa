"""How goals are told apart, and what is said of each, in any face."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from tui.words import ago, brief_day, month_of

if TYPE_CHECKING:
    from flows.history.goals import Goal

PARTS: Final = (
    ("Under way", ("active", "dusty")),
    ("Not agreed on yet", ("proposed",)),
    ("Wishes", ("draft",)),
    ("Paused", ("paused",)),
    ("Reached", ("reached",)),
    ("Let go, with thanks", ("let go",)),
)
"""Headings of a list of goals, each with the states below it."""


def goal_note(goal: Goal, today: date) -> str:
    """Return since when a goal stands where it stands, or until when it is for; 14 cells at most."""
    match goal.state:
        case "active" if goal.due is not None:
            return f"until {brief_day(goal.due, today)}"
        case "dusty":
            return f"dusty: {ago(goal.touched, today).removesuffix(' ago')}"
        case "reached":
            return month_of(goal.since, today)
        case _:
            return f"since {brief_day(goal.since, today)}"
