"""Ranges of days, and the arithmetic of the calendar.

Every function here is plain date arithmetic: no words, no "today". A result that lies outside the
years 1 to 9999 raises ``ValueError`` or ``OverflowError``, as `datetime` does; ``resolve`` turns
that into "no reading".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
"""Length of a calendar unit in months."""

_DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}
"""Length of a unit in days, for those whose length never changes."""


@dataclass(frozen=True, slots=True)
class DateRange:
    """Some days in a row; the deadline is the last of them."""

    start: date
    """First day."""

    end: date
    """Last day, never before ``start``: the deadline."""


def one(day: date) -> DateRange:
    """A single day."""
    return DateRange(day, day)


def shift(day: date, days: int) -> date:
    """The day so many days later, or earlier when negative."""
    return day + timedelta(days)


def months(year: int, first: int, count: int) -> DateRange:
    """Whole calendar months in a row; ``first`` may run past 12 into later years."""
    start = _first_of(year, first)
    after = _first_of(year, first + count)
    return DateRange(start, shift(after, -1))


def _first_of(year: int, month: int) -> date:
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def later(day: date, amount: float, unit: str) -> date:
    """The day after some units: months by calendar, clipped to the end of a shorter month.

    Half a month counts as 15 days, half a week as 3; ``unit`` is a key of the tables above or
    ``workday`` (Monday to Friday).
    """
    if unit == "workday":
        return _workdays_later(day, int(amount))
    if unit in _DAYS_IN:
        return shift(day, int(amount * _DAYS_IN[unit]))
    total = amount * _MONTHS_IN[unit]
    whole = int(total)
    landed = months(day.year, day.month + whole, 1)
    clipped = min(shift(landed.start, day.day - 1), landed.end)
    return shift(clipped, int((total - whole) * 30))


def _workdays_later(day: date, count: int) -> date:
    weeks, rest = divmod(count, 5)
    day = shift(day, 7 * weeks)
    while rest:
        day = shift(day, 1)
        rest -= day.weekday() < 5
    return day


def unit_around(day: date, unit: str, ahead: int = 0) -> DateRange:
    """The calendar unit that holds a day, or the one so many units ahead.

    Weeks run from Monday to Sunday; a weekend is the Saturday and Sunday of its week; a decade
    begins in a year that ends in 0.
    """
    if unit == "day":
        return one(shift(day, ahead))
    if unit in {"week", "weekend", "fortnight"}:
        monday = shift(day, 7 * ahead - day.weekday())
        last = 13 if unit == "fortnight" else 6
        return DateRange(shift(monday, 5 if unit == "weekend" else 0), shift(monday, last))
    length = _MONTHS_IN[unit]
    if unit == "decade":
        return months(day.year // 10 * 10, 1 + length * ahead, length)
    index = (day.month - 1) // length + ahead
    return months(day.year, 1 + index * length, length)


def iso_week(year: int, number: int) -> DateRange:
    """Monday to Sunday of a numbered week; ``ValueError`` for a week that the year lacks."""
    monday = date.fromisocalendar(year, number, 1)
    return DateRange(monday, shift(monday, 6))


def nth_weekday(period: DateRange, weekday: int, nth: int) -> date:
    """The nth weekday (Monday is 0) of a month or another period; -1 is the last one."""
    if nth < 0:
        return shift(period.end, -((period.end.weekday() - weekday) % 7))
    return shift(period.start, (weekday - period.start.weekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> date:
    """Easter Sunday of the western churches, by the anonymous Gregorian computus."""
    century = year // 100
    golden = year % 19
    skipped = century - century // 4 - (8 * century + 13) // 25
    epact = (19 * golden + skipped + 15) % 30
    epact -= (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    offset = epact - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))
