"""Prepositions of a deadline and what they make of the expression behind them."""

from __future__ import annotations

from collections.abc import Callable

from flows.dates import events
from flows.dates.lexicon import UNITS, WEEKDAYS
from flows.dates.match import Match, Strength
from flows.dates.meaning import before, unknown
from flows.dates.phrases import when
from flows.dates.quantities import span
from flows.dates.tokens import Line

Frame = Callable[[Line, int], Match | None]
"""Reads a preposition at an index and what follows; the match is a deadline."""

_LEADS = {
    "by": "by | due by | due on | due in | due | no later than | not later than "
    "| at the latest by | latest by | deadline | deadline is | deadline of | come | towards | toward "
    "| target date | target",
    "until": "until | through | up to | up until",
    "before": "in the run-up to | in the run up to | in the lead-up to | in the lead up to "
    "| before | prior to | ahead of | in advance of | pre",
    "in": "in | in time for | during | over | throughout | within | inside | on | across | at | for | all "
    "| sometime in | some time in | in about | around | as early as | as late as | scheduled for",
    "after": "after",
}
ROLES = {tuple(words.split()): role for role, row in _LEADS.items() for words in row.split("|")}
"""Words of a preposition, to the part it plays."""

_BY_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _words in sorted(ROLES, key=len, reverse=True):
    _BY_FIRST.setdefault(_words[0], []).append(_words)

_SOFTENERS = (
    "less than | fewer than | no more than | not more than | at most | at the most | up to "
    "| a maximum of | a period of | the space of | under | about | around | roughly | approximately "
    "| approx | just | only | exactly | at least | the next | the coming | the following | the first "
    "| the last | the | my next | our next | these | another | next | nearly | almost"
)
_SOFT = sorted((tuple(words.split()) for words in _SOFTENERS.split("|")), key=len, reverse=True)
"""Words between a preposition and a length of time, longest first."""

_SPANS = frozenset(["week", "weekend", "month", "year", "decade", "quarter"])
_LASTING = frozenset(["within", "over", "throughout", "for", "before"])
_NO_LENGTH = frozenset(["on", "at", "come", "before", "all", "due", "deadline", "target"])
_NO_ENDS = frozenset(
    "day evening night dinner meal lunch conversation talk fight argument line each every it all "
    "song film movie book meeting call session hour morning".split()
)
_EACH = frozenset(["each", "every", "any"])
_OWNERS = frozenset("the our my this his her their your that".split())


def lead(line: Line, i: int) -> tuple[str, int] | None:
    """The role of the preposition at ``i`` and the index behind it; the longest one wins."""
    for words in _BY_FIRST.get(line.words[i], ()):
        if line.says(i, *words):
            return ROLES[words], i + len(words)
    return None


def deadline(line: Line, i: int) -> Match | None:
    """A preposition at ``i`` with a date, a length of time or an event behind it."""
    found = lead(line, i)
    if found is None:
        return None
    role, k = found
    if role == "after":
        return _length(line, i, k)
    return _dated(line, i, k, role) or _length(line, i, k) or _event(line, i, k, role)


def _dated(line: Line, i: int, k: int, role: str) -> Match | None:
    thing = when(line, k)
    if thing is None or not _fits(line, i, k, thing):
        return None
    within = "end" in line.words[k : thing.end] or line.words[k].startswith("eo")
    if role == "before" and not within:
        return Match(thing.end, before(thing.meaning))
    return Match(thing.end, thing.meaning)


def _fits(line: Line, i: int, k: int, thing: Match) -> bool:
    """Whether the preposition at ``i`` goes with the expression at ``k``."""
    word, unit = line.words[i], line.words[thing.end - 1]
    if word in {"in", "at"} and line.words[k] == "the" and unit in WEEKDAYS:
        return False
    if thing.strength > Strength.OF:
        return not (word == "at" and line.words[k] in WEEKDAYS)
    if unit in UNITS and line.words[k] == "the":
        return (unit == "weekend" and word in {"by", "until"}) or (
            word in _LASTING and unit in _SPANS
        )
    if line.words[k][0].isdigit():
        sure = word == "by" and line.words[k][-1] == "." and line.words[thing.end] != ""
        return sure or word in {"on", "before", "until", "due"}
    return word in {"by", "until", "during", "due"} or word in _LASTING


def _length(line: Line, i: int, k: int) -> Match | None:
    """As in "in 6 weeks", "for three months", "over the next two years", "within a year"."""
    word, start = line.words[i], k
    if word in _NO_LENGTH:
        return None
    for _ in range(2):
        k += next((len(soft) for soft in _SOFT if line.says(k, *soft)), 0)
    found = span(line, k)
    soft = k > start
    if found is None or (word == "by" and not soft):
        return None
    single_day = found.unit == "day" and (found.amounts == (1.0,) or found.nights)
    behind = line.words[found.end]
    often = behind in {"a", "per", "each", "every"} and line.words[found.end + 1] in UNITS
    of_each = word in {"in", "within"} and _EACH.intersection(line.words[max(0, i - 4) : i])
    if (single_day or often or of_each or behind == "old") and not soft:
        return None
    end = found.end + (behind == "time")
    end += 2 * (line.says(end, "from", "now") or line.says(end, "or", "less"))
    return Match(end, found.from_today())


def _event(line: Line, i: int, k: int, role: str) -> Match | None:
    word = line.words[i]
    if role in {"by", "before", "until"} or line.says(i, "in", "time", "for"):
        end = events.by_the_time(line, k) or events.age(line, k) or events.named_event(line, k)
        end = end or _closing(line, k) or events.nth_birthday(line, k)
        if end is None and role != "by":
            end = events.life_change(line, k)
        return Match(end, unknown) if end else None
    end = events.named_event(line, k)
    if end is None:
        return None
    if word == "on":
        return Match(end, unknown) if line.words[end - 1] in {"anniversary", "birthday"} else None
    lasts = line.words[end - 1] not in {"match", "game", "race", "review", "test"}
    return Match(end, unknown) if lasts and word in {"over", "during", "throughout"} else None


def _closing(line: Line, k: int) -> int | None:
    """The index behind "the end of the course" at ``k``, or None."""
    k += line.words[k] == "the"
    if line.words[k] not in {"end", "start", "beginning", "close"} or not line.says(k + 1, "of"):
        return None
    k += 2 + (line.words[k + 2] in _OWNERS)
    noun = line.words[k]
    return k + 1 if noun.isalpha() and noun not in _NO_ENDS else None
