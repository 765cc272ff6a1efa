"""Deadlines without a preposition of their own, ranges, and mere starts."""

from __future__ import annotations

from flows.dates import events
from flows.dates.days import one
from flows.dates.frames import deadline
from flows.dates.lexicon import WEEKDAYS
from flows.dates.match import Match, Strength
from flows.dates.meaning import once, spanning, unknown
from flows.dates.phrases import single, when
from flows.dates.quantities import span
from flows.dates.tokens import Line, read

_CHALLENGES = frozenset(
    "challenge plan program programme course trial streak sprint experiment detox project bootcamp "
    "cleanse block cycle period run reset pilot season goal target window timeline deadline".split()
)
_NO_CHALLENGE = frozenset(["a", "per", "in", "by", "for"])
_IN_A_ROW = frozenset(
    "straight consecutively running without sober clean alcohol smoke sugar free".split()
)
_OWNED = frozenset(
    "expenses salary income paid leave holiday holidays vacation experience pay rent savings wages "
    "work living parental maternity paternity age our my your the a this it that".split()
)
"""What is counted in months without being a stretch of time: "six months of expenses"."""

_STARTS = tuple(
    tuple(words.split())
    for words in (
        "as of | as from | with effect from | effective | starting | beginning | commencing | starts "
        "| begins | start | begin | kick off | from | since | after"
    ).split("|")
)
START_WORDS = frozenset(words[0] for words in _STARTS)
"""First words of what says when something starts."""

_BETWEEN = {
    "between": frozenset(["and", "-"]),
    "from": frozenset(["to", "until", "through", "-"]),
}
_THIS_YEAR = read("this year")
_ATTRIBUTED = frozenset("a the our my than every each any of like".split())
_MARKED = frozenset(["-", "(", ",", ":", "", "done", "finished", "ready"])
_CLOSING = frozenset(["", ".", ",", ";", "!", ")", "?"])


def bounded(line: Line, i: int) -> Match | None:
    """As in "from Monday until March", "between May and July" at ``i``."""
    now = line.says(i + 1, "now")
    first = Match(i + 2, once(one)) if now else single(line, i + 1)
    if first is None:
        return None
    joints = _BETWEEN[line.words[i]]
    if not joints.isdisjoint(line.words[i + 1 : first.end]):
        return first
    k = first.end + (line.words[first.end] in {"on", "onwards", "up"})
    if line.words[k] not in joints:
        return None
    last = when(line, k + 1)
    if last is not None:
        return Match(last.end, spanning(first.meaning, last.meaning))
    event = deadline(line, k)
    return Match(event.end, unknown) if event else None


def since(line: Line, i: int) -> int | None:
    """The index behind a mere start at ``i`` ("starting Monday", "from July on"), or None."""
    size = next((len(words) for words in _STARTS if line.says(i, *words)), 0)
    if not size:
        return None
    if line.says(i, "from", "now", "on") or line.says(i, "from", "then", "on"):
        return i + 3
    k = i + size + (line.words[i + size] in {"on", "from", "in", "at", "with"})
    thing = when(line, k)
    if thing is None:
        return None
    return thing.end + (line.words[thing.end] in {"on", "onward", "onwards", "forward", "forwards"})


def challenge(line: Line, i: int) -> Match | None:
    """As in "a 30-day challenge", "90 days without alcohol", "six weeks in a row" at ``i``."""
    length = span(line, i)
    if length is None or line.words[i] in {"a", "an", "half"}:
        return None
    k = length.end
    if length.plural or length.amounts == (1.0,):
        row = 3 * line.says(k, "in", "a", "row")
        stretch = line.words[k] == "of" and line.words[k + 1] not in _OWNED
        solid = line.words[k] in _IN_A_ROW or line.words[k - 2] in {"consecutive", "straight"}
        known = row or stretch or solid
        return Match(k + row, length.from_today()) if known else None
    for behind in range(k, k + 3):
        if line.words[behind] in _CHALLENGES:
            return Match(behind + 1, length.from_today())
        if not line.words[behind].isalpha() or line.words[behind] in _NO_CHALLENGE:
            return None
    return None


def around_event(line: Line, i: int) -> Match | None:
    """As in "two weeks before the wedding" at ``i``: no date, but a deadline."""
    length = span(line, i)
    if length is None or line.words[length.end] not in {"before", "after"}:
        return None
    end = events.named_event(line, length.end + 1)
    return Match(end, unknown) if end else None


def declared(line: Line, i: int) -> Match | None:
    """As in "this is the year", "2027 will be my year" at ``i``."""
    k = i + 1
    if line.says(k, "will", "be"):
        k += 2
    elif line.words[k] in {"is", "'s"}:
        k += 1
    elif line.words[i] == "this":
        return None
    if line.words[k] not in {"the", "my", "our"} or line.words[k + 1] != "year":
        return None
    named = when(line, i) if line.words[i] != "this" else when(_THIS_YEAR, 0)
    return Match(k + 2, named.meaning) if named else None


def dated(line: Line, i: int) -> Match | None:
    """A date at ``i`` that stands alone, or one with "latest" or "at the latest" behind it."""
    thing = when(line, i)
    if thing is None:
        return None
    latest = 3 * line.says(thing.end, "at", "the", "latest") or int(line.says(thing.end, "latest"))
    if latest or thing.strength == Strength.ALONE or _stands_free(line, i, thing):
        return Match(thing.end + latest, thing.meaning)
    return None


def _stands_free(line: Line, i: int, thing: Match) -> bool:
    """Whether "Friday" or "October" is said as a date, not as in "Friday dinner" or "May I"."""
    whole = thing.end >= line.size
    if thing.strength == Strength.OF or (i == 0 and not whole):
        return False
    ahead = line.words[i - 1] if i else ""
    if line.words[thing.end] not in _CLOSING or ahead in _ATTRIBUTED:
        return False
    return (line.words[i] in WEEKDAYS and len(line.words[i]) > 3) or ahead in _MARKED
