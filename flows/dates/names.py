"""Days and periods by name: "tomorrow", seasons, years, holidays, units of the calendar."""

from __future__ import annotations

from datetime import date

from flows.dates.days import months, one, shift, unit_around
from flows.dates.holidays import HOLIDAYS, LONGEST, WHOLE_PERIODS
from flows.dates.lexicon import CLOCK_UNITS, SEASONS, UNITS
from flows.dates.match import Match, Strength
from flows.dates.meaning import Meaning, Series, in_year, once
from flows.dates.numeric import full_year, plain_year, year_behind
from flows.dates.tokens import Line

_AHEAD = {"today": 0, "tonight": 0, "tomorrow": 1}
_ABBREVIATED = {
    "eod": "day",
    "cob": "day",
    "eow": "week",
    "eom": "month",
    "eoq": "quarter",
    "eoy": "year",
}
RELATIVE_DAYS = frozenset([*_AHEAD, *_ABBREVIATED])
"""Words for a day counted from today."""

_HELD_IN_SEASON = frozenset("holidays holiday break vacation term camp semester".split())


def relative_day(line: Line, i: int) -> Match | None:
    """As in "today", "tonight", "tomorrow", "tomorrow week"; "EOD", "EOM" and their like."""
    word = line.words[i]
    if word in _ABBREVIATED:
        unit = _ABBREVIATED[word]
        return Match(i + 1, once(lambda today: one(unit_around(today, unit).end)))
    ahead = _AHEAD[word]
    week = line.says(i + 1, "week")
    return Match(i + 1 + week, once(lambda today: one(shift(today, ahead + 7 * week))))


def season(line: Line, i: int) -> Match | None:
    """As in "summer", "summer 2027", "the summer of 2027"; none in "summer holidays" or "spring clean"."""
    if line.words[i + 1] in _HELD_IN_SEASON:
        return None
    which = SEASONS[line.words[i]]
    year, end = year_behind(line, i + 1)
    meaning = in_year(lambda of_year: months(of_year, 3 * which, 3), year)
    if year is None:
        return Match(i + 1, meaning, Strength.PREPOSITION)
    return Match(end, meaning)


def year(line: Line, i: int) -> Match | None:
    """As in "2027", but not "2027 steps"; "fy27"."""
    word = line.words[i]
    found = plain_year(word)
    if found is None and word.startswith("fy"):
        found = full_year(word[2:] if len(word) == 6 else "'" + word[2:])
    if found is None and line.size == 1:
        found = full_year(word)
    behind = line.words[i + 1]
    if found is None or behind in UNITS or behind in CLOCK_UNITS or behind in {"%", "€", "$", "£"}:
        return None
    if behind.isalpha() and behind.endswith("s") and behind not in {"this", "as", "is", "has"}:
        return None
    return Match(i + 1, in_year(lambda number: months(number, 1, 12), found), Strength.PREPOSITION)


def holiday(line: Line, i: int) -> Match | None:
    """A named day at ``i``, with its year if there is one; the longest name wins."""
    words = [word.replace("'", "") for word in line.words[i : i + LONGEST + 1] if word != "."]
    for length in range(min(LONGEST, len(words)), 0, -1):
        meaning = HOLIDAYS.get(tuple(words[:length]))
        if meaning is None:
            continue
        end = i + length + (line.says(i, "saint", "."))
        of_year, behind = year_behind(line, end)
        strong = of_year is not None or words[0] in WHOLE_PERIODS or length > 2
        strength = Strength.ALONE if strong else Strength.PREPOSITION
        if of_year is None:
            return Match(end, meaning, strength)
        return Match(behind, _held(meaning, of_year), strength)
    return None


def _held(meaning: Meaning, year: int) -> Meaning:
    """A yearly meaning in one year."""

    def held(today: date) -> list[Series]:
        return [
            tuple(found for found in series if found.start.year == year)
            for series in meaning(date(year, 1, 1))
        ]

    return held


def this_unit(line: Line, i: int, ahead: int = 0) -> Match | None:
    """The running unit of the calendar, or a later one: "week", "month", "half", "decade"."""
    unit = "half" if line.words[i] == "half" else UNITS.get(line.words[i], "")
    plural = line.words[i].endswith("s")
    if unit in {"", "night", "workday", "fortnight"} or plural:
        return None
    return Match(i + 1, once(lambda today: unit_around(today, unit, ahead)))


def unit_end(line: Line, i: int) -> Match | None:
    """As in "year end", "month's end"."""
    unit = line.words[i].removesuffix("'s")
    if not line.says(i + 1, "end"):
        return None
    return Match(i + 2, once(lambda today: one(unit_around(today, unit).end)))
