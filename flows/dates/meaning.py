"""What a time expression means: a function from today to the ranges it may stand for.

A meaning gives one series per reading. A series holds the occurrences in order of time ("March"
has one in each year, "3 March 2027" only one). The reading taken from a series is its first
occurrence that has not ended yet, or its last one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import MAXYEAR, MINYEAR, date

from flows.dates.days import DateRange, shift

Series = tuple[DateRange, ...]
"""Occurrences of one reading, ascending."""

Meaning = Callable[[date], list[Series]]
"""From today to the series of each reading; an empty list when no date can be worked out."""

Change = Callable[[DateRange], DateRange]
"""A part of a range, or a range that lies relative to it."""

_FULL_YEAR = 2020
"""A year with a 29 February and a week 53: what it lacks, every year lacks."""


def unknown(today: date) -> list[Series]:
    """The meaning of "before the baby comes": a deadline, but no date."""
    return []


def never(today: date) -> list[Series]:
    """The meaning of "30 February": a date that no calendar has, and so no deadline."""
    return []


def once(range_from: Callable[[date], DateRange]) -> Meaning:
    """A single occurrence, worked out from today."""
    return lambda today: [(range_from(today),)]


def yearly(build: Callable[[int], DateRange]) -> Meaning:
    """One occurrence a year; years in which it is impossible (29 February) are left out."""

    def meaning(today: date) -> list[Series]:
        first, last = max(MINYEAR, today.year - 1), min(MAXYEAR, today.year + 9)
        return series_of(build, range(first, last + 1))

    return meaning


def in_year(build: Callable[[int], DateRange], year: int | None) -> Meaning:
    """The occurrence in a named year, or the one of each year when none is named.

    `never` where that year lacks it, or every year does.
    """
    if not series_of(build, [_FULL_YEAR if year is None else year]):
        return never
    return yearly(build) if year is None else once(lambda _today: build(year))


def series_of(build: Callable[[int], DateRange], numbers: Iterable[int]) -> list[Series]:
    """One series of the ranges that exist among those asked for; no series when none does."""
    found = tuple(possible(build, numbers))
    return [found] if found else []


def possible(build: Callable[[int], DateRange], numbers: Iterable[int]) -> Iterator[DateRange]:
    """The ranges that exist among those asked for."""
    for number in numbers:
        try:
            yield build(number)
        except (ValueError, OverflowError):
            continue


def changed(meaning: Meaning, change: Change) -> Meaning:
    """Each occurrence replaced by a part of it, or by a range relative to it."""
    return resting_on(
        meaning, lambda today: [tuple(map(change, series)) for series in meaning(today)]
    )


def either(*meanings: Meaning) -> Meaning:
    """The readings of several meanings together; `never` when none of them is ever."""
    if all(meaning is never for meaning in meanings):
        return never
    return lambda today: [series for meaning in meanings for series in meaning(today)]


def resting_on(base: Meaning, meaning: Meaning) -> Meaning:
    """A meaning that is worked out from another one, and is `never` when that is."""
    return never if base is never else meaning


def spanning(first: Meaning, last: Meaning) -> Meaning:
    """From the first to the last day of two meanings, the last being the next one after the first."""

    def meaning(today: date) -> list[Series]:
        return [
            (DateRange(start.start, end.end),)
            for start in readings(first, today)
            for end in readings(last, max(today, start.start))
            if start.start <= end.end
        ]

    return resting_on(first, resting_on(last, meaning))


def before(meaning: Meaning) -> Meaning:
    """From today to the day before the range begins."""

    def change(today: date) -> Change:
        def until(found: DateRange) -> DateRange:
            last = shift(found.start, -1)
            return DateRange(min(today, last), last)

        return until

    return resting_on(meaning, lambda today: changed(meaning, change(today))(today))


def following(meaning: Meaning) -> Meaning:
    """As in "Next March", "next summer": the one after this year's, or both when that is unclear.

    While this year's occurrence is still to come, some people mean that one and others the one in
    the year after.
    """

    def change(today: date) -> list[Series]:
        result: list[Series] = []
        for series in meaning(today):
            ahead = [found for found in series if found.start > today]
            unclear = len(ahead) > 1 and ahead[0].start.year == today.year
            result += [(found,) for found in ahead[: 1 + unclear]]
        return result

    return change


def readings(meaning: Meaning, today: date) -> tuple[DateRange, ...]:
    """The readings of a meaning on a day, each once, ordered by their end."""
    picked = {
        next((found for found in series if found.end >= today), series[-1])
        for series in meaning(today)
    }
    return tuple(sorted(picked, key=lambda found: (found.end, found.start)))
