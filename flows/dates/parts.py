"""Parts of a period: "early", "mid", "late", "end of", "first week of", "last Friday in"."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from flows.dates.days import DateRange, months, nth_weekday, one, shift
from flows.dates.meaning import Change

_SIZES = {1: "day", 16: "week", 31: "month", 92: "quarter", 366: "year"}
"""Most days of a period to what it is taken for; a longer one is a decade."""


def _size(found: DateRange) -> str:
    days = (found.end - found.start + timedelta(1)).days
    return next((size for most, size in _SIZES.items() if days <= most), "decade")


def _days(first: int, last: int) -> Change:
    """Days of a range, counted from 1, cut at its end."""

    def take(found: DateRange) -> DateRange:
        edges = (min(shift(found.start, day - 1), found.end) for day in (first, last))
        return DateRange(*edges)

    return take


def _months(first: int, count: int) -> Change:
    """Whole months of a range, counted from 1."""
    return lambda found: months(found.start.year, found.start.month + first - 1, count)


def _by_size(**changes: Change) -> Change:
    """A part that depends on how long the range is; a single day is a part of its own."""
    return lambda found: changes[size](found) if (size := _size(found)) in changes else found


_FIRST_DAYS = _days(1, 10)

early = _by_size(
    week=_days(1, 2),
    month=_FIRST_DAYS,
    quarter=_months(1, 1),
    year=_months(1, 3),
    decade=_months(1, 36),
)
"""The first two days of a week, ten of a month; one month of a season, three of a year."""

middle = _by_size(
    week=_days(3, 3),
    month=_days(10, 20),
    quarter=lambda found: _days(10, 20)(_months(2, 1)(found)),
    year=_months(6, 2),
    decade=_months(49, 24),
)
"""Wednesday; the 10th to 20th of a month or of the middle month; June and July of a year."""

late = _by_size(
    week=_days(4, 7),
    month=_days(21, 31),
    quarter=_months(3, 1),
    year=_months(10, 3),
    decade=_months(85, 36),
)
"""From Thursday of a week, the 21st of a month; the last month of a season, October of a year."""


def beginning(found: DateRange) -> DateRange:
    """The first ten days, or the first day of a week."""
    return _days(1, 1)(found) if _size(found) == "week" else _FIRST_DAYS(found)


def end(found: DateRange) -> DateRange:
    """The last day."""
    return one(found.end)


def rest(today: date) -> Change:
    """What is left of a period, from today on."""
    return lambda found: DateRange(min(max(today, found.start), found.end), found.end)


PARTS: Mapping[str, Change] = {
    "early": early,
    "beginning": beginning,
    "start": beginning,
    "mid": middle,
    "middle": middle,
    "late": late,
    "end": end,
    "close": end,
}
"""Words for a part, to the change that takes it."""


def nth_part(nth: int, unit: str) -> Change:
    """The nth (from 1, or -1 for the last) week, half, third, quarter, month, day of a period.

    Weeks of a month are counted from its first day, seven days each.
    """

    def take(found: DateRange) -> DateRange:
        days = (found.end - found.start).days + 1
        if unit in {"month", "quarter"} and days > 31:
            count = 3 if unit == "quarter" else 1
            first = (nth - 1 if nth > 0 else _month_count(found) // count + nth) * count
            return _months(first + 1, count)(found)
        if unit in {"half", "third", "quarter"}:
            return _share(found, nth, {"half": 2, "third": 3, "quarter": 4}[unit])
        length = {"day": 1, "fortnight": 14}.get(unit, 7)
        if nth < 0:
            return DateRange(max(found.start, shift(found.end, 1 - length)), found.end)
        return _days(length * (nth - 1) + 1, length * nth)(found)

    return take


def _share(found: DateRange, nth: int, shares: int) -> DateRange:
    days = (found.end - found.start).days + 1
    if days > 31:
        total = _month_count(found)
        index = nth - 1 if nth > 0 else shares - 1
        return _months(total * index // shares + 1, total // shares)(found)
    first = days // shares
    return _days(1, first)(found) if nth == 1 else _days(first + 1, days)(found)


def _month_count(found: DateRange) -> int:
    years = found.end.year - found.start.year
    return 12 * years + found.end.month - found.start.month + 1


def nth_weekday_in(nth: int, weekday: int, days: int) -> Change:
    """The nth weekday of a period, or that many ``days`` from it on (2 for a weekend)."""

    def take(found: DateRange) -> DateRange:
        day = nth_weekday(found, weekday, nth)
        return DateRange(day, shift(day, days - 1))

    return take
