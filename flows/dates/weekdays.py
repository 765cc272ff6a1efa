"""Weekdays and weekends: "Friday", "Friday week", "next Friday", "Friday the 13th"."""

from __future__ import annotations

from datetime import date

from flows.dates.days import one, shift, unit_around
from flows.dates.lexicon import WEEKDAYS
from flows.dates.match import Match, Strength
from flows.dates.meaning import Meaning, Series, never, possible
from flows.dates.monthdays import FREE_BEHIND_DAY, LONGEST_MONTH, day_ahead, day_first, month_first
from flows.dates.quantities import ordinal
from flows.dates.tokens import Line


def coming(weekday: int, weeks: int = 0) -> Meaning:
    """The next such weekday, today included, some weeks further on; then the ones after it."""

    def meaning(today: date) -> list[Series]:
        first = shift(today, (weekday - today.weekday()) % 7 + 7 * weeks)
        return [tuple(one(shift(first, 7 * k)) for k in range(2))]

    return meaning


def next_weekday(weekday: int) -> Meaning:
    """As in "Next Friday": next week's, or also this week's while that is still to come."""

    def meaning(today: date) -> list[Series]:
        this = shift(today, weekday - today.weekday())
        after = shift(this, 7)
        return [(one(day),) for day in (this, after) if day > today]

    return meaning


def weekend_next() -> Meaning:
    """As in "Next weekend": the one after this, or also the coming one before it has begun."""

    def meaning(today: date) -> list[Series]:
        found = (unit_around(today, "weekend", ahead) for ahead in (0, 1))
        return [(span,) for span in found if span.start > today]

    return meaning


def weekday(line: Line, i: int) -> Match | None:
    """As in "Friday", "Friday week", "Friday the 13th", "Friday, 5 November 2027"."""
    word = line.words[i]
    which = WEEKDAYS[word]
    behind = i + 1 + (line.words[i + 1] in {",", "."})
    behind += line.words[behind] == "the"
    exact = month_first(line, behind) or day_first(line, behind)
    if exact is not None:
        return exact
    nth = ordinal(line, behind)
    if nth is not None and nth[0] > 0 and line.words[nth[1]] in FREE_BEHIND_DAY:
        return Match(nth[1], _weekday_the(which, nth[0]) if nth[0] <= LONGEST_MONTH else never)
    week = line.says(i + 1, "week")
    return Match(i + 1 + week, coming(which, int(week)), Strength.PREPOSITION)


def _weekday_the(which: int, day: int) -> Meaning:
    def meaning(today: date) -> list[Series]:
        days = possible(lambda ahead: day_ahead(today, ahead, day), range(60))
        found = tuple(one for one in days if one.start.weekday() == which)
        return [found] if found else []

    return meaning
