"""The time axis of a plot: columns of equal time, also those in which nothing was said."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from flows.wording import MONTHS

_NAMES = {(1, False): "day", (7, False): "week", (14, False): "two weeks",
          (1, True): "month", (3, True): "quarter", (12, True): "year"}  # fmt: skip
_WIDEST = 8
"""Cells of one column at most: few points stay near each other."""
_APART = 2
"""Cells between two labels at least."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Columns from the first to the last day, with no hole between them."""

    step: int
    """Days or months in a column."""
    months: bool
    """Whether ``step`` counts months."""
    first: int
    """Number of the first column, counted from the year 1."""
    count: int
    """How many columns there are."""
    wide: int
    """Cells of a column."""

    @property
    def name(self) -> str:
        """What a column is: `day`, `week`, `two weeks`, `month`, `quarter`, `year`, `2 years`."""
        return _NAMES.get((self.step, self.months), f"{self.step // 12} years")

    @property
    def cells(self) -> int:
        """How wide all of it is."""
        return self.count * self.wide

    def column(self, day: date) -> int:
        """Return the column of a day, from 0."""
        return _number(day, self.step, months=self.months) - self.first

    def cell(self, column: int) -> int:
        """Return the cell in which the sign of a column stands."""
        return column * self.wide + (self.wide - 1) // 2

    def start(self, column: int) -> date:
        """Return the first day of a column."""
        number = (self.first + column) * self.step
        if self.months:
            return date(number // 12, number % 12 + 1, 1)
        return date.fromordinal(max(1, number + 1))

    def labels(self, days: Collection[date]) -> list[tuple[int, int, str]]:
        """Return what stands below: the cell of the tick, the first cell of the words, the words.

        Days where a column is a day (those with values), else months, else years; what would touch
        the label before it is left out.
        """
        placed: list[tuple[int, int, str]] = []
        free, year = 0, 0
        for column, day in self._candidates(sorted(days)):
            words = self._words(day, year)
            cell = self.cell(column)
            begin = max(0, min(cell, self.cells - len(words)))
            if begin >= free:
                placed.append((cell, begin, words))
                free, year = begin + len(words) + _APART, day.year
        return placed

    def _candidates(self, days: list[date]) -> Iterator[tuple[int, date]]:
        """Yield columns that may have a label, with the day that it names."""
        if (self.step, self.months) == (1, False):
            yield from dict.fromkeys((self.column(day), day) for day in days)
            return
        before = None
        for column in range(self.count):
            day = max(self.start(column), days[0]) if days else self.start(column)
            part = (day.year, day.month) if self.step < 3 or not self.months else (day.year, 0)
            if part != before:
                yield column, day
            before = part

    def _words(self, day: date, year: int) -> str:
        """Return how a label names a day, after one of another year or of the same."""
        if self.months and self.step >= 3:
            return str(day.year)
        month = MONTHS[day.month - 1][:3]
        if (self.step, self.months) == (1, False):
            return f"{day.day} {month}"
        return month if day.year == year else f"{month} {day.year}"


def calendar(first: date, last: date, most: int) -> Calendar:
    """Return the finest columns that show all days from the first to the last in ``most`` cells."""
    for step, months in _kinds():
        begin = _number(first, step, months=months)
        count = _number(last, step, months=months) - begin + 1
        if count <= max(1, most):
            return Calendar(step, months, begin, count, max(1, min(_WIDEST, most // count)))
    raise AssertionError("columns of years grow without an end")


def _kinds() -> Iterator[tuple[int, bool]]:
    """Yield kinds of columns from a day to years, ever wider."""
    yield from _NAMES
    years = 2
    while True:
        yield years * 12, True
        years *= 2


def _number(day: date, step: int, *, months: bool) -> int:
    """Return which column, counted from the year 1, a day is in; weeks begin on Monday."""
    return (day.year * 12 + day.month - 1 if months else day.toordinal() - 1) // step
