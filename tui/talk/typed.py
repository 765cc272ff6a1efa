"""What a typed answer means: numbers, and days in the words people use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from flows.wording import MONTHS
from tui.words import WEEKDAYS

HINTS: Final[Mapping[str, str]] = {
    "number": "a number",
    "scale": "a number",
    "date": "such as 21 June, next friday, end of Q3",
}
"""What an empty field says of the form that is wanted, by the type of the question."""

NO_NUMBER: Final = "A number is needed here, such as 7 or 2.5."
"""Said when a text is no number."""

NO_DAY: Final = (
    "That names no day on the calendar. Write it as 21 June, next friday, end of Q3 or 2026-06-21."
)
"""Said when a text names no day."""

GONE_BY: Final = "That day has gone by."
"""Said of a past day, which may be kept all the same."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a text means for its question."""

    value: str | int | float = ""
    """As it is kept: a text, a number, or a day as ISO text."""
    wrong: str = ""
    """What is wrong with it, in a sentence; empty when nothing is."""
    days: tuple[date, ...] = ()
    """The days it may stand for, when it is a date."""

    @property
    def open(self) -> bool:
        """Whether it names a day in more than one way, so that the people have to say which."""
        return len(self.days) > 1


def understood(kind: str, text: str, today: date) -> Understood:
    """Return what a text means for a question of a type; `today` is where relative dates start."""
    if kind in {"number", "scale"}:
        return _number(text)
    if kind == "date":
        return _day(text, today)
    return Understood(text)


def _number(text: str) -> Understood:
    try:
        number = float(text.replace(",", ".").replace("\u2212", "-"))
    except ValueError:
        return Understood(wrong=NO_NUMBER)
    return Understood(int(number) if number.is_integer() else number)


def _day(text: str, today: date) -> Understood:
    days = days_in(text, today)
    match len(days):
        case 0:
            return Understood(wrong=NO_DAY)
        case 1:
            return Understood(days[0].isoformat(), days=days)
        case _:
            return Understood(days=days)


def days_in(text: str, today: date) -> tuple[date, ...]:
    """Return the days that a text may stand for, earliest first; of a span its last day."""
    if (found := a_date(text, today)) is not None:
        return (found,)
    # The grammar of dates is needed by a few pages only, and takes a while to load.
    from flows.dates import resolve

    return tuple(sorted({reading.end for reading in resolve(text, today)}))


def a_date(text: str, today: date) -> date | None:
    """Return the day of `2026-06-21`, `21.6.2026` or `21.6.`, the next one from today on.

    ``None`` for any other text.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    parts = [part.strip() for part in text.strip(" .").split(".")]
    if not 2 <= len(parts) <= 3 or not all(part.isdecimal() for part in parts):
        return None
    day, month, *rest = (int(part) for part in parts)
    # Eight years on there has been a 29 February.
    coming = [today.year + ahead for ahead in range(9)]
    for year in [rest[0] + (2000 if rest[0] < 100 else 0)] if rest else coming:
        try:
            found = date(year, month, day)
        except (ValueError, OverflowError):
            continue
        if rest or found >= today:
            return found
    return None


def full_day(day: date) -> str:
    """Return `Wednesday 30 September 2026`."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"
