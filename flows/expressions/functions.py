"""The functions of the language that take values only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import MappingProxyType

from flows.expressions.arithmetic import day, number
from flows.expressions.problems import ExpressionError, Unanswered
from flows.values import Item, Reply, Value
from flows.wording import words

MOST_DAYS = 4_000_000
"""More days than any calendar has."""


def listed(value: Value) -> tuple[Value, ...]:
    """The entries of a list; what was never asked is empty."""
    match value:
        case tuple():
            return value
        case Reply(items=items) if items or not value.answered:
            return items
        case Reply(value=tuple() as inner):
            return inner
        case Reply(value=None):
            return ()
    raise ExpressionError("a list is needed here")


def _days(value: Value) -> Value:
    """So many days."""
    amount = number(value)
    if not abs(amount) <= MOST_DAYS:
        raise ExpressionError("so many days no calendar has")
    return int(amount)


def _weeks(value: Value) -> Value:
    """So many weeks, in days."""
    return _days(number(value) * 7)


def _date(value: Value) -> Value:
    """A date out of a text."""
    match value:
        case date():
            return value
        case str():
            return day(value)
    raise ExpressionError("a date is written as 2026-06-14")


def _text(value: Value) -> Value:
    """The value as people read it."""
    return words(value)


def _size(value: Value) -> Value:
    """How many entries, or how many characters."""
    return len(value) if isinstance(value, str) else len(listed(value))


def _points(value: Value) -> float:
    """Points of a voted entry; 0 where there are none."""
    points = value.fields.get("points", 0) if isinstance(value, Item) else 0
    return points if isinstance(points, int | float) else 0


def _top(values: Value, most: Value) -> Value:
    """The entries with most points, best first; equal ones keep their order."""
    return _start(tuple(sorted(listed(values), key=_points, reverse=True)), most)


def _start(values: tuple[Value, ...], most: Value) -> tuple[Value, ...]:
    """At most so many entries from the start."""
    return values[: max(int(number(most)), 0)]


def _first(values: Value, most: Value | None = None) -> Value:
    """The first entry, or the first few."""
    entries = listed(values)
    return _only(entries[:1]) if most is None else _start(entries, most)


def _last(values: Value, most: Value | None = None) -> Value:
    """The last entry, or the last few, in their order."""
    entries = listed(values)
    if most is None:
        return _only(entries[-1:])
    return entries[max(len(entries) - max(int(number(most)), 0), 0) :]


def _only(values: tuple[Value, ...]) -> Value:
    """The single entry; an empty list has none."""
    if not values:
        raise Unanswered
    return values[0]


SIMPLE: MappingProxyType[str, Callable[..., Value]] = MappingProxyType(
    {
        "days": _days,
        "weeks": _weeks,
        "date": _date,
        "text": _text,
        "size": _size,
        "top": _top,
        "first": _first,
        "last": _last,
    }
)
"""Function name to what it does with values."""
