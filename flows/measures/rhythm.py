"""Rhythm: how many days people's own words for "how often" mean, and which goals gather dust."""

from __future__ import annotations

import re
from datetime import date

_WORDS = "one two three four five six seven eight nine ten eleven twelve"
_NUMBERS = {word: number for number, word in enumerate(_WORDS.split(), start=1)}
_NUMBERS["couple of"] = 2
_STEPS = {"other": 2, "second": 2, "third": 3, "fourth": 4, **_NUMBERS}
_TIMES = {"once": 1, "twice": 2, "thrice": 3}

_UNITS = {
    **dict.fromkeys(("day", "morning", "evening", "night"), 1.0),
    "week": 7.0,
    "weekend": 7.0,
    "fortnight": 14.0,
    "month": 365 / 12,
    "quarter": 365 / 4,
    "year": 365.0,
}
"""Days of a unit of the calendar."""

_ADVERBS = {
    **dict.fromkeys(("daily", "everyday", "nightly"), 1.0),
    "weekly": 7.0,
    **dict.fromkeys(("biweekly", "bi weekly", "fortnightly"), 14.0),
    "monthly": 365 / 12,
    **dict.fromkeys(("bimonthly", "bi monthly"), 365 / 6),
    "quarterly": 365 / 4,
    **dict.fromkeys(("half yearly", "biannually", "semiannually", "semi annually"), 365 / 2),
    **dict.fromkeys(("yearly", "annually"), 365.0),
}
"""Days between; of two readings ("biweekly") the more patient one."""

_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"


def _any(words: dict[str, float] | dict[str, int]) -> str:
    return "|".join(words)


_COUNT = rf"(?:{_any(_NUMBERS)}|[1-9][0-9]?[0-9]?)"
_STEP = rf"(?P<step>{_any(_STEPS)}|[1-9][0-9]?[0-9]?(?:st|nd|rd|th)?) "
_OFTEN = rf"(?P<times>{_any(_TIMES)}|{_COUNT}(?= ?(?:x|times|per) ))(?: ?(?:x|times))? "
_UNIT = rf"(?P<unit>{_any(_UNITS)}|{_DAYS})s?\b(?! (?:of an )?hour)"

_CLEAR = re.compile(
    rf"\b(?:{_OFTEN})?(?:(?:every|each|per) (?:{_STEP})?{_UNIT}|(?P<adverb>{_any(_ADVERBS)})\b)"
)
"""every two weeks, twice per month, three times weekly, each Sunday."""
_COUNTED = re.compile(rf"\b{_OFTEN}an? {_UNIT}")
"""once a month"""
_OF = re.compile(r"\bof (?:the|each|every) (?P<unit>month|quarter|year)\b")
"""the first Sunday of the month"""
_LOOSE = re.compile(rf"(?:\ban? |^(?:{_STEP})?(?=[a-z]+$)){_UNIT}")
"""one evening a week; and no more than "two weeks"."""


def rhythm_days(text: str) -> int | None:
    """Days between two times for a rhythm in English words; None when the words are not known.

    Knows daily to yearly, "every two weeks", "every other Sunday", "twice a week", "3x per month",
    plain days ("Sunday evening", "Mondays and Thursdays"), "the first Sunday of the month". At
    least 1; rounded to whole days: a month is 30, a quarter 91, twice a week 4. Upper and lower
    case, hyphens and what else the text says do not matter. Never raises.
    """
    plain = text.casefold().replace("×", "x").replace("/", " per ")
    plain = re.sub(r"[\s\-‐-―]+", " ", plain).strip(" .,!")
    for pattern in (_OF, _COUNTED, _CLEAR, _LOOSE):
        if found := pattern.search(plain):
            return max(1, round(_apart(found.groupdict(), plain)))
    days = _days_named(plain)
    return max(1, round(7 / days)) if days else None


def _apart(found: dict[str, str | None], text: str) -> float:
    """Days between, for what a pattern found; weekdays are counted in the whole text."""
    step, times = _number(found.get("step")), _number(found.get("times"))
    if adverb := found.get("adverb"):
        return _ADVERBS[adverb] / times
    unit = found["unit"] or ""
    length = _UNITS[unit] if unit in _UNITS else 7 / _days_named(text)
    return length * step / times


def _number(words: str | None) -> int:
    """A number word, or figures with or without an ending ("2nd"); 1 for nothing."""
    if not words:
        return 1
    figures = re.match(r"[0-9]+", words)
    return int(figures[0]) if figures else {**_STEPS, **_TIMES}[words]


def _days_named(text: str) -> int:
    """How many different weekdays a text names; "Saturday or Sunday" is one."""
    named = set(re.findall(rf"\b({_DAYS})s?\b", text))
    return min(len(named), 1) if " or " in text else len(named)


def dusty(last_touch: date, rhythm_days: int, today: date) -> bool:
    """Whether a goal gathers dust: untouched for more than twice its rhythm (weekly: 14 days).

    ``rhythm_days`` is in days, 1 or more. A last touch after today (another clock) is not dusty.
    Raises ValueError when the rhythm is below 1 day. Source: ours, a habit.
    """
    if rhythm_days < 1:
        raise ValueError("A rhythm is at least 1 day.")
    return (today - last_touch).days > 2 * rhythm_days
