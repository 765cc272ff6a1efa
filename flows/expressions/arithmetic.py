"""Comparing and adding values: same kinds only, and always within bounds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from flows.expressions.grammar import GREATEST
from flows.expressions.problems import ExpressionError
from flows.values import Item, Value

LONGEST_TEXT = 100_000
"""Most characters of a text that ``+`` can make."""
LONGEST_LIST = 10_000
"""Most entries of a list that ``+`` can make."""


def compare(order: Callable[[Any, Any], bool], left: Value, right: Value) -> bool:
    """Compare two values of one kind; an item counts as its text beside a text."""
    return order(*_pair(left, right))


def _pair(left: Value, right: Value) -> tuple[object, object]:
    """Both values in a form that can be compared, or an error."""
    if isinstance(left, Item) and isinstance(right, Item):
        return left.id, right.id
    left, right = _bare(left), _bare(right)
    if isinstance(left, date) and isinstance(right, str):
        right = day(right)
    elif isinstance(left, str) and isinstance(right, date):
        left = day(left)
    if _kind(left) is not _kind(right) or _kind(left) is object:
        raise ExpressionError("values of two kinds cannot be compared")
    return left, right


def _bare(value: Value) -> Value:
    """An item's text, any other value as it is."""
    return value.text if isinstance(value, Item) else value


def _kind(value: object) -> type:
    """The kind of a scalar; ``object`` for what is none. Yes and no are not numbers."""
    if isinstance(value, str):
        return str
    if isinstance(value, bool):
        return bool
    if isinstance(value, int | float):
        return float
    return date if isinstance(value, date) else object


def contains(container: str | tuple[Value, ...], value: Value) -> bool:
    """Whether a text holds a text, or a list an entry (by what is kept or what is shown)."""
    value = _bare(value)
    if isinstance(container, str):
        if not isinstance(value, str):
            raise ExpressionError("only a text can be looked for in a text")
        return value in container
    return any(_same(entry, value) for entry in container)


def _same(entry: Value, value: Value) -> bool:
    """Whether a list's entry is this value."""
    if isinstance(entry, Item):
        return value in (entry.id, entry.text)
    return _kind(entry) is _kind(value) and entry == value


def combine(left: Value, right: Value, sign: int) -> Value:
    """``left + right`` or, with sign -1, ``left - right``. Beside a date a number means days."""
    left, right = _bare(left), _bare(right)
    if isinstance(left, str) and isinstance(right, str) and sign > 0:
        if len(left) + len(right) > LONGEST_TEXT:
            raise ExpressionError("the text gets too long")
        return left + right
    if isinstance(left, tuple) and isinstance(right, tuple) and sign > 0:
        if len(left) + len(right) > LONGEST_LIST:
            raise ExpressionError("the list gets too long")
        return left + right
    if isinstance(left, date):
        if isinstance(right, date) and sign < 0:
            return (left - right).days
        return _moved(left, sign * number(right))
    if isinstance(right, date) and sign > 0:
        return _moved(right, number(left))
    return _bounded(number(left) + sign * number(right))


def _moved(start: date, days: float) -> date:
    """A date some days on."""
    try:
        return start + timedelta(days=int(days))
    except (OverflowError, ValueError):
        raise ExpressionError("the date is out of reach") from None


def negate(value: Value) -> Value:
    """Minus a number."""
    return _bounded(-number(value))


def number(value: Value) -> int | float:
    """The value as a number, or an error."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ExpressionError("a number is needed here")
    return value


def _bounded(value: float) -> int | float:
    """A number that is not out of bounds."""
    if not abs(value) <= GREATEST:
        raise ExpressionError("the number gets too large")
    return value


def day(text: str) -> date:
    """A date written as 2026-06-14, or an error."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ExpressionError("a date is written as 2026-06-14") from None
