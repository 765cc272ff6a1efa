"""Numbers and lengths of time: "six weeks", "a year and a half", "2-3 months", "a few days"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from flows.dates.days import DateRange, later
from flows.dates.lexicon import NUMBERS, ORDINALS, UNITS
from flows.dates.meaning import Meaning, Series, either, unknown
from flows.dates.tokens import Line

_OPEN: tuple[float, ...] = ()
_GROUPS = {
    **dict.fromkeys(["couple", "pair"], (2.0,)),
    **dict.fromkeys(["few", "several", "some", "many", "number", "coming", "remaining"], _OPEN),
    "dozen": (12.0,),
    "hundred": (100.0,),
}
"""Words for a quantity that may follow an article, to the amount; none when it is open."""

_WHOLE = frozenset(
    "more other full whole entire solid consecutive straight complete calendar".split()
)
_LONGEST_NUMBER = 6


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time in the text, at least a day long."""

    end: int
    """Index of the word behind it."""

    amounts: tuple[float, ...]
    """Number of units; two for "2-3 weeks", none for "a few weeks"."""

    unit: str
    """Unit as `flows.dates.days` names it; nights count as days."""

    plural: bool
    """Whether the unit was in the plural ("30 days", not the "30-day" of a challenge)."""

    nights: bool
    """Whether nights were counted."""

    def from_today(self) -> Meaning:
        """From today to today plus this length, one reading for each amount."""
        return self._shifted(1, from_start=True)

    def away(self, sign: int) -> Meaning:
        """The single day so long after today (or before it, with a sign of -1)."""
        return self._shifted(sign, from_start=False)

    def _shifted(self, sign: int, *, from_start: bool) -> Meaning:
        def at(amount: float) -> Meaning:
            def meaning(today: date) -> list[Series]:
                end = later(today, sign * amount, self.unit)
                return [(DateRange(today if from_start else end, end),)]

            return meaning

        return either(*map(at, self.amounts)) if self.amounts else unknown


def value(word: str) -> float | None:
    """The number that a word of digits or letters stands for, if it does."""
    if word in NUMBERS:
        return NUMBERS[word]
    digits = word.replace(",", "")
    if len(digits) <= _LONGEST_NUMBER and digits.replace(".", "", 1).isdecimal():
        return float(digits)
    return None


def number(line: Line, i: int) -> tuple[float, int] | None:
    """A number at ``i`` and the index behind it: "7", "seven", "twenty-one", "1.5"."""
    tens = value(line.words[i])
    if tens is None:
        return None
    ones = NUMBERS.get(line.words[i + 1], 10)
    if line.words[i] in NUMBERS and tens in range(20, 100, 10) and ones < 10:
        return tens + ones, i + 2
    if line.says(i + 1, "hundred"):
        return tens * 100, i + 2
    return tens, i + 1


def ordinal(line: Line, i: int) -> tuple[int, int] | None:
    """An ordinal at ``i`` and the index behind it: "15th", "fifth", "twenty-first", "last"."""
    word = line.words[i]
    if word[:1].isdigit() and word[-2:] in {"st", "nd", "rd", "th"}:
        return int(word[:-2]), i + 1
    if word in ORDINALS:
        return ORDINALS[word], i + 1
    if word in {"twenty", "thirty"} and 0 < ORDINALS.get(line.words[i + 1], 0) < 10:
        return NUMBERS[word] + ORDINALS[line.words[i + 1]], i + 2
    return None


def _amounts(line: Line, i: int) -> Iterator[tuple[tuple[float, ...], int]]:
    """The ways to read a quantity at ``i``, each with the index of its unit."""
    words = line.words
    article = words[i] in {"a", "an", "another"}
    vague = words[i + article]
    if vague in _GROUPS:
        behind = i + article + 1
        yield _GROUPS[vague], behind + (words[behind] == "of")
    if words[i] == "half":
        yield (0.5,), i + 1 + (words[i + 1] in {"a", "an"})
    elif article:
        half = words[i + 1] == "half"
        yield (0.5 if half else 1.0,), i + 1 + half
    found = number(line, i)
    if found is None:
        return
    low, k = found
    if words[k] in {"-", "to", "or"}:
        high = number(line, k + 1)
        if high is not None and low < high[0]:
            yield (low, high[0]), high[1]
    if line.says(k, "and", "a", "half"):
        yield (low + 0.5,), k + 3
    yield (low,), k


def span(line: Line, i: int) -> Span | None:
    """A length of at least a day at ``i``, or None; minutes and hours are no such length."""
    for amounts, behind in _amounts(line, i):
        k = behind + (line.words[behind] in _WHOLE)
        working = line.words[k] in {"working", "business", "work"}
        word = line.words[k + working].removesuffix("'s")
        if word not in UNITS:
            continue
        unit = "workday" if working and UNITS[word] == "day" else UNITS[word]
        nights = unit == "night"
        unit = {"night": "day", "weekend": "week"}.get(unit, unit)
        end = k + 1 + working
        half = line.says(end, "and", "a", "half")
        exact = tuple(amount + half / 2 for amount in amounts)
        return Span(end + 3 * half, exact, unit, plural=word.endswith("s"), nights=nights)
    return None
