"""Where a text speaks of time, and which dates a phrase names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from flows.dates import alone, frames
from flows.dates.days import DateRange
from flows.dates.habits import HABITS, times
from flows.dates.match import Match
from flows.dates.meaning import Meaning, never, readings, unknown
from flows.dates.phrases import FORMS, when
from flows.dates.quantities import span
from flows.dates.tokens import Line, read

Kind = Literal["deadline", "start", "frequency", "impossible"]
"""What a piece of text says about time."""


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of a text that speaks of time."""

    start: int
    """Offset of its first character."""

    end: int
    """Offset just behind its last character."""

    kind: Kind
    """A deadline, date or bounded period; a mere start; a frequency; a date that does not exist."""


@dataclass(frozen=True, slots=True)
class _Hit:
    """The same in words of a line, with the dates it stands for."""

    first: int
    end: int
    kind: Kind
    meaning: Meaning


def find(text: str) -> tuple[Found, ...]:
    """The places in a text that speak of time, in order and without overlap, whatever the day."""
    line = read(text)
    return tuple(
        Found(line.starts[hit.first], line.ends[hit.end - 1], hit.kind) for hit in _hits(line)
    )


def resolve(phrase: str, today: date) -> tuple[DateRange, ...]:
    """The dates that a phrase may stand for: one when it is clear, several when it is not.

    Several readings are ordered by their end. None when the phrase names no date that can be
    worked out, or only an impossible one.
    """
    line = read(phrase)
    try:
        for hit in _hits(line):
            found = readings(hit.meaning, today) if hit.kind == "deadline" else ()
            if found:
                return found
        whole = _whole(line)
        return readings(whole.meaning, today) if whole else ()
    except (ValueError, OverflowError):
        return ()


def _whole(line: Line) -> Match | None:
    """A phrase that is a time expression throughout, however weak: "the week", "90 days"."""
    for start in [0, *(k for k in (1, 2) if line.words[k - 1] in _OPENINGS)]:
        found = when(line, start)
        length = span(line, start) if found is None else None
        # "One day" is no length of time but some day or other.
        if length is not None and line.words[start : length.end] != ("one", "day"):
            found = Match(length.end, length.from_today())
        if found is not None and not any(map(str.isalnum, line.words[found.end])):
            return found
    return None


_OPENINGS = frozenset(
    "starting beginning from since after the as of by on until before due".split()
)


def _hits(line: Line) -> Iterator[_Hit]:
    i = 0
    while i < line.size:
        hit = _hit(line, i)
        if hit is None:
            i += 1
        else:
            yield hit
            i = hit.end


def _hit(line: Line, i: int) -> _Hit | None:
    word = line.words[i]
    figure = word[0].isdigit() or word[-1].isdigit()
    for habit in HABITS.get(word, (times,) if figure else ()):
        end = habit(line, i)
        if end is not None:
            return _Hit(i, end, "frequency", unknown)
    for frame in _FRAMES.get(word, _ALONE if figure else ()):
        found = frame(line, i)
        if found is not None:
            if line.says(found.end, "every", "year") or line.says(found.end, "each", "year"):
                return _Hit(i, found.end + 2, "frequency", unknown)
            return _Hit(i, found.end, _kind(line, i, found.meaning), found.meaning)
    start = alone.since(line, i) if word in alone.START_WORDS else None
    return _Hit(i, start, "start", unknown) if start else None


def _kind(line: Line, i: int, meaning: Meaning) -> Kind:
    """What a date at ``i`` is."""
    if meaning is never:
        return "impossible"
    return "start" if _begins(line, i) else "deadline"


def _begins(line: Line, i: int) -> bool:
    """Whether a date is only the start: "start running on Monday", not "... by Monday"."""
    if line.words[i] in _ENDINGS:
        return False
    for k in range(max(0, i - 5), i - 1):
        doing = line.words[k + 1].endswith("ing") or line.words[k + 1] == "to"
        if line.words[k] in _BEGINNINGS and doing:
            return True
    return False


_ENDINGS = frozenset(
    "by until before within for over during throughout no not due between from through up".split()
)
_BEGINNINGS = frozenset("start starts begin begins resume restart".split())


def _frames() -> dict[str, tuple[frames.Frame, ...]]:
    """The frames by first word: prepositions first, then what stands alone."""
    found: dict[str, tuple[frames.Frame, ...]] = dict.fromkeys(FORMS, _ALONE)
    for words in frames.ROLES:
        found[words[0]] = (frames.deadline, *(_ALONE if words[0] in FORMS else ()))
    return {**found, "from": (alone.bounded,), "between": (alone.bounded,)}


_ALONE = (alone.declared, alone.challenge, alone.around_event, alone.dated)
_FRAMES = _frames()
