"""Months and their days: "March", "5 Nov", "Nov 5th, 2026", "5-7 May", "the 15th"."""

from __future__ import annotations

from datetime import date

from flows.dates.days import DateRange, months, one
from flows.dates.lexicon import MONTHS
from flows.dates.match import Match, Strength
from flows.dates.meaning import Meaning, Series, in_year, series_of
from flows.dates.numeric import day_in, month_in, year_behind
from flows.dates.quantities import number, ordinal
from flows.dates.tokens import Line

LONGEST_MONTH = 31
"""Days of the longest month."""

FREE_BEHIND_DAY = frozenset(
    ", . ; : ! ? ) - and or of at in by with so to for when because before we i latest we'll".split()
) | {""}
"""Words behind "the 15th" that leave it a day; in "the 15th floor" it is not."""


def month(line: Line, i: int) -> Match | None:
    """As in "March", which needs a preposition; "June 2027", "Mar. 2027", "March of 2027"."""
    number = MONTHS[line.words[i]]
    dot = line.says(i + 1, ".") and len(line.words[i]) < 5
    year, end = year_behind(line, i + 1 + dot)
    if year is None:
        return Match(i + 1, month_in(number, None), Strength.PREPOSITION)
    return Match(end, month_in(number, year))


def month_first(line: Line, i: int) -> Match | None:
    """As in "Nov 5th, 2026", "November the 5th", "May 5-7"."""
    if line.words[i] not in MONTHS:
        return None
    k = i + 1 + line.says(i + 1, ".")
    first = _day_number(line, k + line.says(k, "the"))
    if first is None:
        return None
    day, end = first
    if line.words[end] in {"-", "to", "until", "through"}:
        last = _day_number(line, end + 1)
        if last is not None and last[0] > day:
            year, end = year_behind(line, last[1])
            return Match(end, _days(MONTHS[line.words[i]], day, last[0], year))
    year, end = year_behind(line, end)
    return Match(end, day_in(MONTHS[line.words[i]], day, year))


def day_first(line: Line, i: int) -> Match | None:
    """As in "5 Nov", "5th of November 2026", "5. November", "1 Jan 27", "5-7 May"."""
    first = _day_number(line, i)
    if first is None:
        return None
    day, k = first
    low = day
    if line.words[k] in {"-", "to", "until", "through", "and"}:
        last = _day_number(line, k + 1 + line.says(k + 1, "the"))
        if last is not None and last[0] > day:
            day, k = last
    k += line.words[k] in {"of", "."}
    if line.words[k] not in MONTHS:
        return None
    month_number = MONTHS[line.words[k]]
    year, end = year_behind(line, k + 1 + line.says(k + 1, "."), short=True)
    end = end if year else k + 1
    if low != day:
        return Match(end, _days(month_number, low, day, year))
    return Match(end, day_in(month_number, day, year))


def _days(month_number: int, first: int, last: int, year: int | None) -> Meaning:
    def build(of_year: int) -> DateRange:
        return DateRange(date(of_year, month_number, first), date(of_year, month_number, last))

    return in_year(build, year)


def _day_number(line: Line, i: int) -> tuple[int, int] | None:
    """A day of the month at ``i`` ("5", "5th", "fifth", "five") and the index behind it."""
    nth = ordinal(line, i)
    if nth is not None:
        return nth if nth[0] > 0 else None
    word = line.words[i]
    if word[:1].isdigit():
        short = word.isdecimal() and len(word) <= 2
        return (int(word), i + 1) if short and 1 <= int(word) <= LONGEST_MONTH else None
    found = number(line, i)
    return (int(found[0]), found[1]) if found and found[0] <= LONGEST_MONTH else None


def day_of_month(line: Line, i: int) -> Match | None:
    """As in "the 15th", "the 15th of next month": a day of the coming months."""
    nth = ordinal(line, i)
    if nth is None or not 0 < nth[0] <= LONGEST_MONTH:
        return None
    day, end = nth
    if line.words[end] not in FREE_BEHIND_DAY:
        return None
    ahead: int | None = None
    if line.says(end, "of"):
        k = end + 1 + (line.words[end + 1] in {"the", "this", "next"})
        if line.words[k] != "month":
            return None
        ahead = int(line.words[k - 1] == "next") if line.words[k - 1] in {"this", "next"} else None
        end = k + 1

    def meaning(today: date) -> list[Series]:
        asked = range(14) if ahead is None else [ahead]
        return series_of(lambda by: day_ahead(today, by, day), asked)

    spelled = not line.words[i][:1].isdigit()
    return Match(end, meaning, Strength.OF if spelled and ahead is None else Strength.PREPOSITION)


def day_ahead(today: date, ahead: int, day: int) -> DateRange:
    """That day of the month so many months ahead; ``ValueError`` where the month lacks it."""
    first = months(today.year, today.month + ahead, 1).start
    return one(first.replace(day=day))
