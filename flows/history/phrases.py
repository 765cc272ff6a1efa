"""Days, numbers of days and somebody's words, as a reason says them."""

from __future__ import annotations

from datetime import date
from typing import Final

from flows.wording import MONTHS

LONG: Final = 40
"""Characters of a goal's words in a reason."""
_WEEK = 7
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def days(number: int) -> str:
    """A number of days in words."""
    return "1 day" if number == 1 else f"{number} days"


def quoted(text: str) -> str:
    """Somebody's words in quotation marks, cut where they are long."""
    words = " ".join(text.split())
    return f"“{words if len(words) <= LONG else words[: LONG - 1].rstrip() + '…'}”"


def plain(day: date, today: date) -> str:
    """A day as people say it: without the year when it is this one's."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def on(day: date, today: date) -> str:
    """A day of the past in a sentence: today, yesterday, on Thursday, on 3 June."""
    gone = (today - day).days
    if gone in {0, 1}:
        return ("today", "yesterday")[gone]
    return f"on {_WEEKDAYS[day.weekday()]}" if 1 < gone < _WEEK else f"on {plain(day, today)}"
