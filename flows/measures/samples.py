"""What the other measures share: checks of numbers, the median, the quartiles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Sized
from math import floor

MOST = 1e15
"""As far as the numbers in answers go; what reaches it is a mistake, or no number at all."""


def finite(values: Iterable[float]) -> None:
    """Check that each value is a plain number.

    Raises ValueError when one is not a number, has no end, or is 1e15 or more in size.
    """
    if not all(abs(value) < MOST for value in values):
        raise ValueError("Only plain numbers below 1e15 can be measured.")


def within(values: Iterable[float], low: float, high: float, what: str) -> None:
    """Check that each value is on a scale, ends included.

    ``what`` names one of them in the sentence, with its article and a capital: ``A rating``.
    Raises ValueError when one is outside, or is no number.
    """
    if not all(low <= value <= high for value in values):
        raise ValueError(f"{what} is from {low:g} to {high:g}.")


def whole_within(values: Iterable[int], low: int, high: int, what: str) -> None:
    """Like :func:`within`, for whole numbers only.

    Raises ValueError when one is outside, or is not whole.
    """
    if not all(value in range(low, high + 1) for value in values):
        raise ValueError(f"{what} is a whole number from {low} to {high}.")


def at_least(values: Sized, least: int, what: str) -> None:
    """Check that there are enough; ``what`` names them in the plural. Raises ValueError."""
    if len(values) < least:
        raise ValueError(f"At least {least} {what} needed.")


def paired(first: Sized, second: Sized, what: str) -> None:
    """Check that two lists have one entry for each other. Raises ValueError."""
    if len(first) != len(second):
        raise ValueError(f"{what} for each is needed: {len(first)} and {len(second)} do not match.")


def mean(values: Sequence[float]) -> float:
    """The arithmetic mean of at least one number."""
    return sum(values) / len(values)


def median(values: Iterable[float]) -> float:
    """The middle of at least one number; between two, half way."""
    return quantile(sorted(values), 0.5)


def quantile(ordered: Sequence[float], part: float) -> float:
    """The value below which a ``part`` (0 to 1) of at least one ordered number lies.

    Straight line between neighbours: type 7 of Hyndman & Fan 1996, as most spreadsheets do.
    """
    place = part * (len(ordered) - 1)
    below = floor(place)
    low, high = ordered[below], ordered[min(below + 1, len(ordered) - 1)]
    return low + (high - low) * (place - below)
