"""Parts of a period: "early", "mid", "late", "end of", "first week of", "last Friday in"."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from flows.dates.days import DateRange, months, one, shift
from flows.dates.meaning import Change


def _length(found: DateRange) -> str:
    days = (found.end - found.start + timedelta(1)).days
    sizes = {1: "day", 16: "week", 31: "month", 92: "quarter", 366: "year"}
    return next((size for most, size in sizes.items() if days <= most), "decade")


def _days(found: DateRange, first: int, last: int) -> DateRange:
    """Days of a range, counted from 1, cut at its end."""
    return DateRange(
        min(shift(found.start, first - 1), found.end), min(shift(found.start, last - 1), found.end)
    )


def _month_count(found: DateRange) -> int:
    years = found.end.year - found.start.year
    return 12 * years + found.end.month - found.start.month + 1


def _months(found: DateRange, first: int, count: int) -> DateRange:
    return months(found.start.year, found.start.month + first - 1, count)


def early(found: DateRange) -> DateRange:
    """The first ten days of a month, two of a week, month of a season, three months of a year."""
    match _length(found):
        case "month":
            return _days(found, 1, 10)
        case "week":
            return _days(found, 1, 2)
        case "quarter":
            return _months(found, 1, 1)
        case "year":
            return _months(found, 1, 3)
        case "decade":
            return _months(found, 1, 36)
    return found


def beginning(found: DateRange) -> DateRange:
    """The first ten days, or the first day of a week."""
    return _days(found, 1, 1 if _length(found) == "week" else 10)


def middle(found: DateRange) -> DateRange:
    """The 10th to 20th of a month or of the middle month; June and July of a year; Wednesday."""
    match _length(found):
        case "month":
            return _days(found, 10, 20)
        case "week":
            return _days(found, 3, 3)
        case "quarter":
            return _days(_months(found, 2, 1), 10, 20)
        case "year":
            return _months(found, 6, 2)
        case "decade":
            return _months(found, 49, 24)
    return found


def late(found: DateRange) -> DateRange:
    """From the 21st of a month, Thursday of a week, the last month of a season, October."""
    match _length(found):
        case "month":
            return _days(found, 21, 31)
        case "week":
            return _days(found, 4, 7)
        case "quarter":
            return _months(found, 3, 1)
        case "year":
            return _months(found, 10, 3)
        case "decade":
            return _months(found, 85, 36)
    return found


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
            total = _month_count(found)
            first = (nth - 1 if nth > 0 else total // count + nth) * count
            return _months(found, first + 1, count)
        if unit in {"half", "third", "quarter"}:
            return _share(found, nth, {"half": 2, "third": 3, "quarter": 4}[unit])
        length = {"week": 7, "day": 1, "fortnight": 14}.get(unit, 7)
        if nth < 0:
            return DateRange(max(found.start, shift(found.end, 1 - length)), found.end)
        return _days(found, length * (nth - 1) + 1, length * nth)

    return take


def _share(found: DateRange, nth: int, shares: int) -> DateRange:
    days = (found.end - found.start).days + 1
    if days > 31:
        total = _month_count(found)
        index = nth - 1 if nth > 0 else shares - 1
        return _months(found, total * index // shares + 1, total // shares)
    first = days // shares
    return _days(found, 1, first) if nth == 1 else _days(found, first + 1, days)


def nth_weekday_in(nth: int, weekday: int, days: int) -> Change:
    """The nth weekday of a period, or that many ``days`` from it on (2 for a weekend)."""

    def take(found: DateRange) -> DateRange:
        if nth < 0:
            day = shift(found.end, -((found.end.weekday() - weekday) % 7))
        else:
            day = shift(found.start, (weekday - found.start.weekday()) % 7 + 7 * (nth - 1))
        return DateRange(day, shift(day, days - 1))

    return take
