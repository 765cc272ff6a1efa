"""Frequencies: "every Sunday", "twice a week", "monthly", "at weekends"."""

from __future__ import annotations

from flows.dates.lexicon import CLOCK_UNITS, DAYTIMES, MONTHS, NUMBERS, SEASONS, UNITS, WEEKDAYS
from flows.dates.quantities import number, ordinal
from flows.dates.tokens import Line

_ADVERBS = frozenset(
    "daily weekly monthly yearly annually nightly hourly quarterly fortnightly biweekly bimonthly".split()
)
_OCCASIONS = frozenset(
    "time meal mealtime workday weekday weeknight payday spring season evening morning afternoon night "
    "lunchtime bedtime dinner breakfast lunch session".split()
)
_PLURAL_DAYS = frozenset(
    [f"{day}s" for day in WEEKDAYS if len(day) > 4]
    + "weekdays weeknights mornings evenings nights afternoons weekends workdays".split()
)
_PARTS_OF_WEEK = frozenset(["weekend", "weekends", "weekday", "weekdays"])
_EVERY = frozenset(["every", "each", "ev'ry"])
_WHICH = frozenset("single other second third last first alternate".split())
_BREAKS = frozenset(["", ".", ",", ";", "and", "for", "in", "by"])
_PER = frozenset(["a", "an", "per", "each", "every", "/"])
_SINGULAR = frozenset(
    [word for word in (*UNITS, *CLOCK_UNITS) if not word.endswith("s")]
    + [*WEEKDAYS, *DAYTIMES, "session", "person", "meal"]
)
"""What one may do something so many times in."""


def every(line: Line, i: int) -> int | None:
    """The index behind "every Sunday", "each month", "every other week", "every 2 weeks", or None."""
    k = i + 1 + (line.words[i + 1] in _WHICH)
    k += line.words[k] in {"single", "working"}
    found = number(line, k) or (ordinal(line, k) if line.words[k] not in WEEKDAYS else None)
    if found is not None:
        k = found[1]
    k += line.words[k] in {"few", "couple"}
    k += line.words[k - 1] == "couple" and line.words[k] == "of"
    word = line.words[k]
    if not (_is_unit(word) or word in _OCCASIONS or word in MONTHS):
        return None
    k += 1
    return k + (line.words[k] in DAYTIMES or line.words[k] in _PLURAL_DAYS)


def _is_unit(word: str) -> bool:
    return word in UNITS or word in CLOCK_UNITS or word in WEEKDAYS or word in SEASONS


def times(line: Line, i: int) -> int | None:
    """The index behind "3 times a week", "twice a month", "4x per week", "5 days a week", or None."""
    if line.words[i] in {"once", "twice", "thrice"}:
        k = i + 1
        if line.words[k] == "or" and line.words[k + 1] == "twice":
            k += 2
    else:
        found = number(line, i)
        if found is None:
            return None
        k = found[1]
        if line.words[k] in {"-", "to", "or"}:
            k = (number(line, k + 1) or (0, k))[1]
    if line.words[k] in _PER and line.words[k + 1] in _SINGULAR:
        return k + 2
    if line.words[k] in _ADVERBS:
        return k + 1
    if line.words[k] in {"times", "days", "x"} and line.words[k + 1] == "in":
        return k + 4 if line.words[k + 2] in {"a", "one"} and line.words[k + 3] in UNITS else None
    for behind in range(k + 1, k + 4):
        if line.words[behind] in _PER and line.words[behind + 1] in _SINGULAR:
            return behind + 2
        if number(line, behind) or line.words[behind] in _BREAKS:
            return None
        if line.words[behind] in _ADVERBS:
            return behind + 1
    return None


def per(line: Line, i: int) -> int | None:
    """The index behind "per month", "a day", "/week", or None."""
    if line.words[i + 1] in _SINGULAR and line.words[i + 1] not in {"person", "meal", "session"}:
        return i + 2
    return None


def plural_days(line: Line, i: int) -> int | None:
    """The index behind "on Sundays", "Sunday mornings", "at weekends", "Mondays and Fridays"."""
    k = i + (line.words[i] in {"on", "at", "in", "over", "during"})
    k += line.words[k] in {"the", "most", "our"}
    if line.words[k] in WEEKDAYS and line.words[k + 1] in _PLURAL_DAYS:
        return k + 2
    if line.words[i] == "at" and line.words[k] in _PARTS_OF_WEEK:
        return k + 1
    if line.words[k] in {"weekends", "weekdays", "weeknights", "workdays"} or (
        line.words[k] in _PLURAL_DAYS and line.words[k][:-1] in WEEKDAYS
    ):
        return _listed(line, k + 1)
    return None


def _listed(line: Line, k: int) -> int:
    while line.words[k] in {"and", ",", "or"} and line.words[k + 1] in _PLURAL_DAYS:
        k += 2
    return k + (line.words[k] in DAYTIMES or line.words[k] in _PLURAL_DAYS)


def monthly_weekday(line: Line, i: int) -> int | None:
    """The index behind "on the first Friday of the month" at ``i``, or None."""
    nth = ordinal(line, i + 1 + line.says(i + 1, "the"))
    if nth is None or line.words[nth[1]] not in WEEKDAYS:
        return None
    return nth[1] + 4 if line.says(nth[1] + 1, "of", "the", "month") else None


def several_weekdays(line: Line, i: int) -> int | None:
    """The index behind "Monday to Friday", "Mon, Wed and Fri", "Tue/Thu", or None."""
    k = i + (line.words[i] in {"on", "from"})
    if line.words[k] not in WEEKDAYS:
        return None
    end, count = k + 1, 1
    while True:
        gap = end + (line.words[end] in {",", "/", "and", "&", "-", "to", "through", "until"})
        gap += line.words[end] == "," and line.words[gap] in {"and", "&"}
        if line.words[gap] not in WEEKDAYS:
            break
        end, count = gap + 1, count + 1
    return end if count > 1 else None


def adverb(line: Line, i: int) -> int | None:
    """The index behind "daily", "weekly", "monthly"."""
    return i + 1


HABITS = {
    **dict.fromkeys(_ADVERBS, (adverb,)),
    **dict.fromkeys(_EVERY, (every,)),
    **dict.fromkeys(["once", "twice", "thrice"], (times,)),
    **dict.fromkeys(NUMBERS, (times,)),
    **dict.fromkeys(["per", "/"], (per,)),
    **dict.fromkeys(["at", "in", "over", "during"], (plural_days,)),
    **dict.fromkeys(["on"], (plural_days, several_weekdays, monthly_weekday)),
    **dict.fromkeys(["from"], (several_weekdays,)),
    **dict.fromkeys(WEEKDAYS, (plural_days, several_weekdays)),
    **dict.fromkeys(_PLURAL_DAYS, (plural_days,)),
}
"""First word of a frequency, to the functions that find its end."""
