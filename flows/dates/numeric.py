"""Dates in figures: 3/4/2027, 13.4.27, 05.11., 2027-03-04, 2027-W05, 06/2027, Q3, CW23."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from flows.dates.days import iso_week, months, one
from flows.dates.match import Match, Strength
from flows.dates.meaning import Meaning, either, in_year
from flows.dates.tokens import Line

_FRACTIONS = frozenset(["1/2", "1/3", "2/3", "1/4", "2/4", "3/4", "1/5", "1/8", "3/8"])
_YEARS = range(1900, 2200)
_SOON = range(2020, 2100)
"""Years that a number may mean when nothing but a preposition says that it is a year."""


def year_of(word: str) -> int | None:
    """The year that two or four digits stand for ("27", "'27", "2027"), or None."""
    digits = word.lstrip("'")
    if not digits.isdecimal() or len(digits) not in {2, 4}:
        return None
    year = int(digits) + (2000 if len(digits) == 2 else 0)
    return year if year in _YEARS else None


def full_year(word: str) -> int | None:
    """A year of four digits or behind an apostrophe, or None."""
    return year_of(word) if len(word) == 4 or word[:1] == "'" else None


def plain_year(word: str) -> int | None:
    """A year of four digits that lies near enough to be the year of a goal, or None."""
    year = year_of(word) if len(word) == 4 else None
    return year if year in _SOON else None


def day_in(month: int, day: int, year: int | None) -> Meaning:
    """A day of a month, in a named year or in every year that has it."""
    return in_year(lambda number: one(date(number, month, day)), year)


def month_in(month: int, year: int | None) -> Meaning:
    """A whole month, in a named year or in every year."""
    return in_year(lambda number: months(number, month, 1), year)


def quarter_in(number: int, year: int | None) -> Meaning:
    """A quarter of the calendar, from 1 to 4."""
    return in_year(lambda of_year: months(of_year, 3 * number - 2, 3), year)


def half_in(number: int, year: int | None) -> Meaning:
    """A half of the calendar year, 1 or 2."""
    return in_year(lambda of_year: months(of_year, 6 * number - 5, 6), year)


def week_in(number: int, year: int | None) -> Meaning:
    """A week by its ISO number."""
    return in_year(lambda of_year: iso_week(of_year, number), year)


def _either_order(first: int, second: int, year: int | None) -> Meaning:
    """Day and month in British or American order, or both when both exist."""
    orders = {(first, second), (second, first)}
    fitting = [day_in(month, day, year) for day, month in orders if 1 <= month <= 12]
    return either(*fitting)


def figures(line: Line, i: int) -> Match | None:
    """A date in figures at ``i``."""
    word = line.words[i]
    if week := re.fullmatch(r"(\d{4})-?w(\d\d?)", word):
        return Match(i + 1, week_in(int(week[2]), int(week[1])))
    parts = re.split(r"[-/.]\s?", word.rstrip("."))
    if not all(map(str.isdecimal, parts)) or len(parts) not in {2, 3}:
        return None
    dotted = "." in word
    if len(parts[0]) == 4:
        return _year_first(i, *map(int, parts))
    if len(parts) == 3:
        return _with_year(i, parts, dotted=dotted)
    return _without_year(i, word, parts, dotted=dotted)


def _year_first(i: int, year: int, month: int, day: int | None = None) -> Match | None:
    if day is not None:
        return Match(i + 1, day_in(month, day, year))
    return Match(i + 1, month_in(month, year)) if 1 <= month <= 12 else None


def _with_year(i: int, parts: list[str], *, dotted: bool) -> Match | None:
    first, second, year = int(parts[0]), int(parts[1]), year_of(parts[2])
    if year is None:
        return None
    meaning = day_in(second, first, year) if dotted else _either_order(first, second, year)
    return Match(i + 1, meaning)


def _without_year(i: int, word: str, parts: list[str], *, dotted: bool) -> Match | None:
    first, second = map(int, parts)
    if len(parts[1]) == 4:
        fits = first in range(1, 13) and second in _YEARS
        return Match(i + 1, month_in(first, second)) if fits else None
    if dotted:
        likely = parts[0][0] == "0" or len(parts[1]) == 2
        strength = Strength.PREPOSITION if likely else Strength.OF
        fits = word.endswith(".") and first in range(1, 32) and second in range(1, 13)
        return Match(i + 1, day_in(second, first, None), strength) if fits else None
    possible = 1 <= min(first, second) <= 12 and max(first, second) <= 31
    if "/" not in word or word == "24/7" or not possible:
        return None
    strength = Strength.OF if word in _FRACTIONS else Strength.PREPOSITION
    return Match(i + 1, _either_order(first, second, None), strength)


_CODES: dict[str, tuple[Callable[[int, int | None], Meaning], int, Strength]] = {
    "q": (quarter_in, 4, Strength.ALONE),
    "h": (half_in, 2, Strength.ALONE),
    "c": (week_in, 53, Strength.ALONE),
    "k": (week_in, 53, Strength.ALONE),
    "w": (week_in, 53, Strength.PREPOSITION),
}
"""First letter of a code, to what it counts, how far, and how firmly it is a date."""


def code(line: Line, i: int) -> Match | None:
    """A quarter, half or week by its code at ``i``: "Q3", "Q2 2027", "H1", "KW 23", "week 5"."""
    word = line.words[i]
    spaced = word in {"week", "wk", "kw", "cw", "w", "q"}
    letters = word if spaced else word.rstrip("0123456789")
    digits = line.words[i + 1] if spaced else word[len(letters) :]
    if not digits.isdecimal() or len(digits) > 2 or letters[:1] not in _CODES:
        return None
    build, highest, strength = _CODES[letters[0]]
    if not 1 <= int(digits) <= highest:
        return None
    year, end = year_behind(line, i + 1 + spaced)
    return Match(end, build(int(digits), year), strength)


def year_behind(line: Line, i: int, *, short: bool = False) -> tuple[int | None, int]:
    """The year at ``i`` ("2027", ", 2027", "of 2027", "'27"), if any, and the index behind it.

    ``short`` allows two bare digits, as in "1 Jan 27".
    """
    for k in (i + (line.words[i] in {",", "of", "in", "/"}), i):
        word = line.words[k]
        year = year_of(word) if short and k == i else full_year(word)
        if year is not None:
            return year, k + 1
    return None, i
