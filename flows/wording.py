"""How single values and lists read in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from flows.values import Item, Value

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""Month names, January first."""


def words(value: Value) -> str:
    """The value as people read it; lists as ``a, b and c``."""
    match value:
        case bool():
            return "yes" if value else "no"
        case str():
            return value
        case int() | float():
            return number(value)
        case date():
            return day(value)
        case Item():
            return value.text
        case tuple():
            return in_a_row([words(entry) for entry in value])
    return words(value.items if value.value is None else value.value)


def number(value: float) -> str:
    """A number with at most two decimals and none that say nothing."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("-", "−")


def day(value: date) -> str:
    """A date such as ``14 June 2026``."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def in_a_row(parts: Sequence[str]) -> str:
    """Several texts in one sentence: ``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
