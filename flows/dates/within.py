"""Expressions that hold another one: "end of next month", "two weeks from Monday"."""

from __future__ import annotations

from datetime import date

from flows.dates.days import one, shift, unit_around
from flows.dates.lexicon import MONTHS, SEASONS, UNITS, WEEKDAYS
from flows.dates.match import Inner, Match, Strength
from flows.dates.meaning import Series, changed, readings, resting_on
from flows.dates.names import this_unit
from flows.dates.numeric import quarter_in
from flows.dates.parts import PARTS, nth_part, nth_weekday_in, rest
from flows.dates.quantities import ordinal, span
from flows.dates.tokens import Line


def filled(line: Line, i: int, inner: Inner) -> Match | None:
    """As in "around Easter", "sometime in June"."""
    k = i + 1 + (line.words[i + 1] in {"in", "on", "during", "by"})
    return inner(k)


def part(line: Line, i: int, inner: Inner) -> Match | None:
    """As in "early March", "mid-2027", "the end of next month", "end of year"."""
    word = line.words[i]
    k = i + 1
    if word in {"early", "mid", "middle", "beginning"} and line.words[k] in {"to", "or"}:
        return inner(k + 1) if line.words[k + 1] in PARTS else None
    joined = line.words[k] in {"of", "in"}
    k += joined
    if not joined and word in {"start", "beginning", "middle", "close"}:
        return None
    if not joined and word == "end" and not _may_end(line.words[k]):
        return None
    article = line.says(k, "the")
    found = inner(k) or _loose_unit(line, k)
    if found is None or (line.words[k + article] == "day" and article):
        return None
    return Match(found.end, changed(found.meaning, PARTS[word]))


def _may_end(word: str) -> bool:
    """Whether this may follow "end" without "of": "end June", "end next month", "end 2027"."""
    pointed = word in {"next", "this", "q1", "q2", "q3", "q4"}
    return pointed or word.isdecimal() or word in MONTHS or word in SEASONS


def _loose_unit(line: Line, k: int) -> Match | None:
    """A unit without article: "end of year", "mid-week"."""
    return this_unit(line, k) if line.words[k] in UNITS else None


def nth_of(line: Line, i: int, inner: Inner) -> Match | None:
    """As in "first week of May", "second half of 2027", "last Friday of the month"."""
    nth = ordinal(line, i)
    if nth is None:
        return None
    which, k = nth
    k += line.words[k] in {"full", "calendar", "two", "three", "few"}
    word = line.words[k]
    unit = word if word in {"half", "third"} else UNITS.get(word)
    if unit == "quarter" and line.words[k + 1] not in {"of", "in"} and which <= 4:
        return Match(k + 1, quarter_in(which % 5, None), Strength.PREPOSITION)
    if (unit is None and word not in WEEKDAYS) or line.words[k + 1] not in {"of", "in"}:
        return None
    found = inner(k + 2)
    if found is None:
        return None
    if word in WEEKDAYS:
        change = nth_weekday_in(which, WEEKDAYS[word], 1)
    elif unit == "weekend":
        change = nth_weekday_in(which, 5, 2)
    else:
        change = nth_part(which, str(unit))
    return Match(found.end, changed(found.meaning, change))


def left(line: Line, i: int, inner: Inner) -> Match | None:
    """As in "rest of the year", "remainder of March"."""
    if not line.says(i + 1, "of"):
        return None
    found = inner(i + 2)
    if found is None or line.says(i + 2, "the", "day"):
        return None
    meaning = found.meaning
    return Match(found.end, resting_on(meaning, lambda today: changed(meaning, rest(today))(today)))


def day_around(line: Line, i: int, inner: Inner) -> Match | None:
    """As in "day after tomorrow", "day before Christmas"."""
    if line.words[i + 1] not in {"after", "before"}:
        return None
    found = inner(i + 2)
    if found is None:
        return None
    if line.says(i + 1, "after"):
        return Match(found.end, changed(found.meaning, lambda base: one(shift(base.end, 1))))
    return Match(found.end, changed(found.meaning, lambda base: one(shift(base.start, -1))))


def week_of(line: Line, i: int, inner: Inner) -> Match | None:
    """As in "week of 5 May", "week commencing 5 May", "weekend of the 5th"."""
    if line.words[i + 1] not in {"of", "commencing", "beginning", "starting", "ending"}:
        return None
    found = inner(i + 2)
    if found is None:
        return None
    unit = UNITS[line.words[i]]
    return Match(found.end, changed(found.meaning, lambda base: unit_around(base.start, unit)))


def month_of(line: Line, i: int, inner: Inner) -> Match | None:
    """As in "the month of August", "the year 2027"."""
    k = i + 1 + line.says(i + 1, "of")
    named = line.words[k] in MONTHS if line.words[i] == "month" else line.words[k].isdecimal()
    return inner(k) if named else None


def offset(line: Line, i: int, inner: Inner) -> Match | None:
    """As in "two weeks from Monday", "6 months from now", "a week on Friday", "3 days after Easter"."""
    length = span(line, i)
    if length is None:
        return None
    k, word = length.end, line.words[length.end]
    if word == "hence" or (word == "from" and line.words[k + 1] in {"now", "today"}):
        return Match(k + 1 + (word == "from"), length.from_today())
    if word in WEEKDAYS or word == "tomorrow":
        k -= 1
    elif word not in {"from", "after", "before"} and not (
        word == "on" and line.words[k + 1] in WEEKDAYS
    ):
        return None
    found = inner(k + 1)
    if found is None:
        return None
    away, base = length.away(-1 if word == "before" else 1), found.meaning

    def meaning(today: date) -> list[Series]:
        return [
            series
            for day in readings(base, today)
            for series in away(day.start if word == "before" else day.end)
        ]

    return Match(found.end, resting_on(base, meaning))


def all_of(line: Line, i: int, inner: Inner) -> Match | None:
    """As in "all summer", "all year", "the whole of May"; "all year round" is no end."""
    k = i + 1 + line.says(i + 1, "of")
    k += line.words[k] in {"this", "the"} and line.words[k + 1] in UNITS
    found = (inner(k) if line.words[k] in MONTHS or line.words[k] in SEASONS else None) or (
        this_unit(line, k) if line.words[k] != "day" else None
    )
    if found is None or line.words[found.end] in {"round", "around"}:
        return None
    return Match(found.end + line.says(found.end, "long"), found.meaning)
