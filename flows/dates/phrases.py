"""A whole time expression: the table of forms, and how two of them join."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from flows.dates import monthdays, names, numeric, pointing, weekdays, within
from flows.dates.holidays import HOLIDAYS
from flows.dates.lexicon import DAYTIMES, MONTHS, NUMBERS, ORDINALS, SEASONS, WEEKDAYS
from flows.dates.match import Inner, Match
from flows.dates.meaning import either, spanning
from flows.dates.parts import PARTS
from flows.dates.tokens import Line

Form = Callable[[Line, int, Inner], Match | None]
"""One way to read the words at an index; the last argument reads an expression within it."""

_DEEPEST = 5
"""Most expressions inside each other: "the end of the first week of next month"."""

_JOINTS = frozenset(["or", "-", "to", "until", "through", "and"])
_FILLERS = frozenset(
    "around about roughly approximately approx circa sometime maybe perhaps calendar very exactly upcoming".split()
)


def when(line: Line, i: int, depth: int = 0) -> Match | None:
    """The time expression at ``i`` with what belongs to it: a time of day, a second date."""
    found = single(line, i, depth)
    if found is None or depth == _DEEPEST or line.words[found.end] not in _JOINTS:
        return found
    joint, behind = line.words[found.end], line.words[found.end + 1]
    if joint == "and" and not (behind in MONTHS and line.words[found.end - 1] in MONTHS):
        return found
    other = when(line, found.end + 1, depth + 1)
    if other is None:
        return found
    join = either if joint == "or" else spanning
    return Match(other.end, join(found.meaning, other.meaning), max(found.strength, other.strength))


def single(line: Line, i: int, depth: int = 0) -> Match | None:
    """One time expression at ``i`` with its time of day, without a second date."""
    found = moment(line, i, depth)
    if found is None:
        return None
    k = found.end
    k += line.words[k] in {"at", "before", "by"} and _is_time(line.words[k + 1])
    if _is_time(line.words[k]):
        found = Match(k + 1, found.meaning, found.strength)
    return pointing.held_in(line, found)


def _is_time(word: str) -> bool:
    return word in DAYTIMES or (word[:1].isdigit() and (word[-1:] == "m" or ":" in word))


def moment(line: Line, i: int, depth: int = 0) -> Match | None:
    """The time expression that starts at ``i``, tried form by form."""
    word = line.words[i]
    if depth > _DEEPEST or not word:
        return None
    for form in FORMS.get(word, _FIGURES if word[0].isdigit() else _CODES):
        found = form(line, i, lambda k: moment(line, k, depth + 1))
        if found is not None:
            return found
    return None


def _plain(form: Callable[[Line, int], Match | None]) -> Form:
    """A form that holds no other expression."""
    return lambda line, i, _inner: form(line, i)


def _table(rows: Iterable[tuple[Iterable[str], tuple[Form, ...]]]) -> dict[str, tuple[Form, ...]]:
    found: dict[str, tuple[Form, ...]] = {}
    for words, forms in rows:
        for word in words:
            found[word] = found.get(word, ()) + forms
    return found


_HOLIDAY_WORDS = {name[0] for name in HOLIDAYS}
_POSSESSIVES = {f"{word[:-1]}'s" for word in _HOLIDAY_WORDS if word.endswith("s")}
_UNITS_ENDING = [f"{unit}{s}" for unit in ("year", "month", "week", "quarter") for s in ("", "'s")]

FORMS = _table(
    [
        (_HOLIDAY_WORDS | _POSSESSIVES, (_plain(names.holiday),)),
        (_FILLERS, (within.filled,)),
        (["the"], (pointing.the,)),
        (["this", "current", "coming"], (pointing.this,)),
        (["next"], (pointing.next_one,)),
        (["all", "whole", "entire"], (within.all_of,)),
        (PARTS, (within.part,)),
        (names.RELATIVE_DAYS, (_plain(names.relative_day),)),
        (ORDINALS, (within.nth_of, _plain(monthdays.day_first))),
        (["twenty", "thirty"], (within.nth_of,)),
        (NUMBERS, (_plain(monthdays.day_first), within.offset)),
        (["a", "an", "half", "few", "several"], (within.offset,)),
        (["rest", "remainder"], (within.left,)),
        (["day"], (within.day_around,)),
        (["week", "weekend"], (within.week_of,)),
        (["month", "year"], (within.month_of,)),
        (["week", "wk", "kw", "cw", "w", "q"], (_plain(numeric.code),)),
        (_UNITS_ENDING, (_plain(names.unit_end),)),
        (MONTHS, (_plain(monthdays.month_first), _plain(monthdays.month))),
        (SEASONS, (_plain(names.season),)),
        (WEEKDAYS, (_plain(weekdays.weekday),)),
    ]
)
"""First word of an expression, to the forms that may begin with it, in the order of trial."""

_CODES: tuple[Form, ...] = (_plain(numeric.code), _plain(names.year))
_FIGURES: tuple[Form, ...] = (
    _plain(numeric.figures),
    _plain(monthdays.day_first),
    within.nth_of,
    within.offset,
    _plain(monthdays.day_of_month),
    _plain(names.year),
)
