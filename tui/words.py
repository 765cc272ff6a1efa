"""Days, counts and names in words, for every screen and every printed line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from flows.wording import MONTHS, in_a_row

if TYPE_CHECKING:
    from flows.state import State

WEEKDAYS: Final = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
"""Weekdays, as :meth:`datetime.date.weekday` counts them."""


def local_day(moment: datetime) -> date:
    """Return the day of a moment on this machine's calendar."""
    return moment.astimezone().date()


def plain_day(day: date, today: date) -> str:
    """Return `7 June`, with the year when it is not this one."""
    words = f"{day.day} {MONTHS[day.month - 1]}"
    return words if day.year == today.year else f"{words} {day.year}"


def long_day(day: date, today: date) -> str:
    """Return `Sunday 7 June`, with the year when it is not this one."""
    return f"{WEEKDAYS[day.weekday()]} {plain_day(day, today)}"


def month_of(day: date, today: date) -> str:
    """Return `April`, with the year when it is not this one."""
    words = MONTHS[day.month - 1]
    return words if day.year == today.year else f"{words} {day.year}"


def short_day(day: date) -> str:
    """Return `Jun  7`, always six cells wide."""
    return f"{MONTHS[day.month - 1][:3]} {day.day:>2}"


def brief_day(day: date, today: date) -> str:
    """Return `7 Jun`; of another year its month: `Jun 2025`."""
    month = MONTHS[day.month - 1][:3]
    return f"{day.day} {month}" if day.year == today.year else f"{month} {day.year}"


def day_words(day: date, today: date) -> str:
    """Return a day as one says it: `today`, `tomorrow`, `last Sunday`, `Sunday`, `7 June`."""
    days = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    weekday = WEEKDAYS[day.weekday()]
    if 1 < days < 7:
        return weekday
    return f"last {weekday}" if -7 < days < 0 else plain_day(day, today)


def on_day(day: date, today: date) -> str:
    """Return the same to put behind a verb: `today`, `on Sunday`, `on 7 June`."""
    words = day_words(day, today).removeprefix("last ")
    return words if words in {"today", "tomorrow", "yesterday"} else f"on {words}"


def ago(day: date, today: date) -> str:
    """Return how long ago a day was: `yesterday`, `last Sunday`, `3 weeks ago`, `a year ago`."""
    days = (today - day).days
    if days < 7:
        return day_words(day, today)
    if days < 60:
        return _some(days // 7, "week", "ago")
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    return _some(months, "month", "ago") if months < 12 else _some(months // 12, "year", "ago")


def ahead(day: date, today: date) -> str:
    """Return how far away a day to come is: `tomorrow`, `in 5 days`, `in 3 weeks`."""
    days = (day - today).days
    if days < 2:
        return day_words(day, today)
    return f"in {days} days" if days < 14 else f"in {days // 7} weeks"


def until(day: date, today: date) -> str:
    """Return `until tomorrow`, `until Sunday`, `until 7 June`; of a day gone by `was for 7 June`."""
    if day < today:
        return f"was for {plain_day(day, today)}"
    return f"until {day_words(day, today)}"


def read_day(value: object) -> date | None:
    """Return the day in an ISO text such as `2026-06-14`; nothing for what is none."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def count(number: int, one: str, many: str) -> str:
    """Return `1 jot` or `2 jots`."""
    return f"{number:,} {one if number == 1 else many}"


def names(people: Sequence[str], most: int = 4) -> str:
    """Return names in a row; of a big group the first three, and how many more."""
    if len(people) <= most:
        return in_a_row(people)
    return f"{', '.join(people[:3])} and {len(people) - 3} more"


def all_of_you(people: int) -> str:
    """Return what a group of so many is called to its face."""
    return {1: "you", 2: "both of you"}.get(people, "all of you")


def _some(number: int, unit: str, behind: str) -> str:
    """Return `a week ago`, `3 weeks ago`."""
    return f"a {unit} {behind}" if number == 1 else f"{number} {unit}s {behind}"


def years_ago(day: date, today: date) -> str:
    """Return `a year ago` or `3 years ago`, by the calendar's years."""
    return _some(today.year - day.year, "year", "ago")


def all_done(people: int, state: State) -> str:
    """Return what is said before answers are opened; who leads may move on from unfinished ones."""
    if any(stage.moved for stage in state.stages.values()):
        return "The writing is over."
    return "Both are done." if people == 2 else "Everybody is done."
