"""Periods pointed at: "this week", "next summer", "the coming year", "the term"."""

from __future__ import annotations

from datetime import date

from flows.dates import names, weekdays
from flows.dates.days import DateRange, later, months, one, shift, unit_around
from flows.dates.lexicon import DAYTIMES, MONTHS, SEASONS, SHY_WEEKDAYS, UNITS, WEEKDAYS
from flows.dates.match import Inner, Match, Strength
from flows.dates.meaning import (
    Series,
    changed,
    following,
    once,
    readings,
    resting_on,
    unknown,
    yearly,
)
from flows.dates.monthdays import day_of_month
from flows.dates.parts import end
from flows.dates.quantities import span
from flows.dates.tokens import Line

_TERMS = (
    "school year | academic year | fiscal year | financial year | tax year | half term | term "
    "| semester | trimester | season | sprint | holiday season | festive season | cycle | holidays "
    "| school holidays | summer holidays | summer holiday | summer vacation | summer break "
    "| school term | winter break | spring break | christmas holidays | easter holidays "
    "| period | block | racing season | growing season | ski season"
)
_TERM_WORDS = frozenset(tuple(term.split()) for term in _TERMS.split("|"))
"""Periods with a first and a last day that differ from place to place, by their words."""

_OWNING = frozenset(["year", "month", "week", "weekend", "quarter"])


def the(line: Line, i: int, inner: Inner) -> Match | None:
    """As in "the" and what follows it; a bare unit needs "end of" or a fitting preposition."""
    k = i + 1
    if line.words[k] in SHY_WEEKDAYS:
        return None
    if line.words[k] in {"next", "coming"} and line.words[k + 1] in UNITS:
        return _from_now_on(line, k, inner)
    if line.says(k, "new", "year"):
        return Match(k + 2, yearly(lambda year: months(year, 1, 1)), Strength.PREPOSITION)
    term = term_end(line, k)
    if term is not None:
        return Match(term, unknown, Strength.OF)
    found = inner(k) or day_of_month(line, k)
    if found is not None:
        return found
    unit = names.this_unit(line, k)
    return Match(unit.end, unit.meaning, Strength.OF) if unit else None


def _from_now_on(line: Line, k: int, inner: Inner) -> Match | None:
    """As in "the next month", "the coming year": as long as that, from today; plurals are open."""
    word = line.words[k + 1]
    unit = UNITS[word]
    if word.endswith("s") or unit in {"day", "night"}:
        vague = unit != "night" and word.endswith("s")
        return Match(k + 2, unknown, Strength.PREPOSITION) if vague else None
    if unit in {"weekend", "workday"}:
        return this(line, k, inner)
    until = once(lambda today: DateRange(today, later(today, 1, unit)))
    return Match(k + 2, until, Strength.PREPOSITION)


def term_end(line: Line, k: int) -> int | None:
    """The index behind a term at ``k`` ("school year", "semester"), or None."""
    sizes = (size for size in (2, 1) if tuple(line.words[k : k + size]) in _TERM_WORDS)
    return next((k + size for size in sizes), None)


def this(line: Line, i: int, inner: Inner) -> Match | None:
    """As in "this week", "this Friday", "this March", "this evening", "this time next year"."""
    k = i + 1 + (line.words[i + 1] in {"coming", "upcoming", "current", "calendar", "very"})
    word = line.words[k]
    if word == "time":
        return _this_time(line, k + 1)
    if word in DAYTIMES:
        return Match(k + 1, once(one)) if word not in {"night", "lunch", "noon"} else None
    term = term_end(line, k)
    if term is not None:
        return Match(term, unknown)
    if word.removesuffix("'s") in _OWNING and word.endswith("'s"):
        return _possessive(line, k, 0)
    unit = names.this_unit(line, k)
    if unit is not None:
        return None if word == "day" else unit
    return _named(line, k, inner)


def _named(line: Line, k: int, inner: Inner) -> Match | None:
    """A weekday, month, season or holiday, made firm by the word before it."""
    word = line.words[k]
    if word in WEEKDAYS or word in MONTHS or word in SEASONS or names.holiday(line, k):
        found = inner(k)
        return Match(found.end, found.meaning) if found else None
    return None


def _possessive(line: Line, k: int, ahead: int) -> Match:
    """As in "this year's end"; any other thing of this year is a date as well."""
    unit = line.words[k].removesuffix("'s")
    closing = line.says(k + 1, "end")
    meaning = once(lambda today: unit_around(today, unit, ahead))
    return Match(k + 1 + closing, changed(meaning, end) if closing else meaning)


def _this_time(line: Line, k: int) -> Match | None:
    word, unit = line.words[k], line.words[k + 1]
    if word == "tomorrow":
        return Match(k + 1, once(lambda today: one(shift(today, 1))))
    if word == "next" and unit in {"week", "month", "year"}:
        return Match(k + 2, once(lambda today: one(later(today, 1, unit))))
    return None


def next_one(line: Line, i: int, inner: Inner) -> Match | None:
    """As in "next month", "next Friday", "next summer", "next 90 days", "next few weeks", "next term"."""
    k = i + 1
    word = line.words[k]
    if word in WEEKDAYS:
        exact = weekdays.weekday(line, k)
        firm = exact is not None and exact.strength == Strength.ALONE
        return exact if firm else Match(k + 1, weekdays.next_weekday(WEEKDAYS[word]))
    if word == "weekend":
        return Match(k + 1, weekdays.weekend_next())
    term = term_end(line, k)
    if term is not None:
        return Match(term, unknown)
    if word in {"year's", "month's", "week's", "quarter's"}:
        return _possessive(line, k, 1)
    unit = names.this_unit(line, k, 1)
    if unit is not None:
        return None if word == "day" else unit
    length = span(line, k)
    if length is not None and word not in {"a", "an", "half"}:
        return Match(length.end, length.from_today())
    found = _named(line, k, inner)
    return Match(found.end, following(found.meaning)) if found else None


def held_in(line: Line, found: Match) -> Match:
    """As in "Christmas next year" or "Friday of next week": the one in that period."""
    k = found.end + line.says(found.end, "of")
    which, unit = line.words[k], line.words[k + 1]
    if which not in {"this", "next"} or unit not in {"year", "month", "week"}:
        return found

    def meaning(today: date) -> list[Series]:
        period = unit_around(today, unit, int(which == "next"))
        chosen = readings(found.meaning, period.start)
        return [(day,) for day in chosen if period.start <= day.start <= period.end]

    return Match(k + 2, resting_on(found.meaning, meaning))
