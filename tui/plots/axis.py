"""The value axis of a plot: which value each row stands for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor

from tui.glyphs import Glyphs


@dataclass(frozen=True, slots=True)
class Axis:
    """Rows of equal distance."""

    low: float
    """The value of the lowest row."""
    step: float
    """From one row to the next."""
    rows: int
    """How many there are, at least 1."""

    @property
    def high(self) -> float:
        """The value of the highest row."""
        return self.low + self.step * (self.rows - 1)

    def row(self, value: float) -> int:
        """Return the row nearest to a value, from 0 for the lowest; a half goes up."""
        return min(self.rows - 1, max(0, floor((value - self.low) / self.step + 0.5)))

    def value(self, row: int) -> float:
        """Return what a row stands for."""
        return round(self.low + self.step * row, 6)


def axis(values: tuple[float, float], most: int, scale: tuple[float, float] | None = None) -> Axis:
    """Return the axis for values from the first to the second, in at most so many rows.

    ``scale`` is what could have been answered, in whole numbers: all of it is shown where there is
    room, in halves where there is much; else the part around the values, in the end with rows that
    stand for several numbers. Without a scale the finest step that fits is taken.
    """
    most = max(2, most)
    least, greatest = values
    if scale is not None:
        low, high = scale
        whole = round(high - low) + 1
        if whole * 2 - 1 <= most:
            return Axis(low, 0.5, whole * 2 - 1)
        if whole <= most:
            return Axis(low, 1, whole)
        if ceil(greatest) - floor(least) + 1 <= most:
            return _around(floor(least), ceil(greatest), scale, most)
    step = next(
        step
        for step in _steps(1.0 if scale else 0.1)
        if ceil(greatest / step) - floor(least / step) + 1 <= most
    )
    lowest, highest = floor(least / step), ceil(greatest / step)
    if lowest == highest:
        lowest, highest = lowest - 1, highest + 1
    return Axis(lowest * step, step, highest - lowest + 1)


def _around(low: int, high: int, scale: tuple[float, float], most: int) -> Axis:
    """Return a part of a scale that takes all the rows, the values in its middle."""
    while high - low + 1 < most:
        if high < scale[1]:
            high += 1
        if low > scale[0] and high - low + 1 < most:
            low -= 1
    return Axis(low, 1, high - low + 1)


def _steps(least: float) -> Iterator[float]:
    """Yield 1, 2, 5, 10, 20, 50, … times the least step, without an end."""
    step = least
    while True:
        yield from (round(step * times, 6) for times in (1, 2, 5))
        step *= 10


def number(value: float, glyphs: Glyphs, *, signed: bool = False) -> str:
    """Return a number with at most one decimal, and a plus above zero where it is ``signed``."""
    text = f"{abs(value):.1f}".removesuffix(".0")
    if text == "0":
        return text
    return f"{glyphs.minus if value < 0 else '+' if signed else ''}{text}"
