"""The three letters that a text can show by itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import starmap
from typing import NamedTuple

from flows import dates
from flows.smart import questions, signals
from flows.smart.clauses import Clause, clauses_of
from flows.smart.frames import leads
from flows.smart.meaning import Meaning, meaning_of
from flows.smart.measures import quantities, rhythms
from flows.smart.words import Kind, Word, words_of


class Span(NamedTuple):
    """A stretch of the text, in characters."""

    start: int
    """Its first character."""
    end: int
    """One past its last character."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One letter."""

    met: bool
    """Whether the text says it."""
    spans: tuple[Span, ...]
    """Where it says so, in order, apart from each other; empty when it does not."""
    question: str | None
    """One short question when it does not, else None."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a statement shows by itself; *achievable* and *relevant* only people can say."""

    specific: Criterion
    """Names a concrete action, object or outcome."""
    measurable: Criterion
    """Has a number, a frequency, a level or an end state that others could confirm."""
    time_bound: Criterion
    """Has a deadline, a date or a bounded period."""

    @property
    def letters(self) -> tuple[tuple[str, Criterion], ...]:
        """The letters with what became of them, in the order S, M, T."""
        return (("S", self.specific), ("M", self.measurable), ("T", self.time_bound))


def assess(text: str) -> Assessment:
    """Return what a statement says of itself as it is typed. Any text will do; none is refused."""
    days = [each for each in dates.find(text) if each.kind != "frequency"]
    deadlines = [Span(each.start, each.end) for each in days if each.kind == "deadline"]
    starts = any(each.kind == "start" for each in days)
    told = _apart([*(Span(each.start, each.end) for each in days), *starmap(Span, leads(text))])
    words = _outside(words_of(text), told)
    clauses = clauses_of(words)
    meanings = _meanings(clauses)
    places = quantities(words)
    counted = _counted(words, places, clauses)
    rhythm = [_over(words[first : last + 1]) for first, last in rhythms(words)]
    results = [_over(each.result) for each in meanings if each.result]
    plain = [each for each, meant in zip(clauses, meanings, strict=True) if not meant.mood]
    named = _named(meanings, _counted(words, places, plain), rhythm)
    gated = any(each.gated for each in meanings)
    being = any(word.text in {"be", "become", "feel"} for word in words)
    habit = any(each.habit for each in meanings)
    return Assessment(
        _criterion(named, questions.specific(being=being, direction=gated)),
        _criterion(
            [*counted, *rhythm, *results],
            questions.measurable(named=bool(named), direction=gated, habit=habit),
        ),
        _criterion(
            deadlines,
            questions.time_bound(start=starts, rhythm=bool(rhythm), result=bool(results)),
        ),
    )


def _meanings(clauses: Sequence[Clause]) -> list[Meaning]:
    """What the clauses say, each knowing whether the one before went in a direction only."""
    again = any(each.aside and each.words[0].text in signals.REPEATING for each in clauses)
    meanings: list[Meaning] = []
    for clause in clauses:
        gated = bool(meanings) and meanings[-1].gated
        meanings.append(meaning_of(clause, gated_before=gated, again=again))
    return meanings


def _counted(words: Sequence[Word], places: Sequence[int], clauses: Sequence[Clause]) -> list[Span]:
    """The quantities outside reasons, each with the word that it counts."""
    spans = []
    wanted = {word.start for clause in clauses if not clause.reason for word in clause.words}
    for place in places:
        if words[place].start in wanted:
            after = words[place + 1 : place + 2]
            unit = [word for word in after if word.kind not in {Kind.STOP, Kind.MARK}]
            spans.append(_over([words[place], *unit]))
    return spans


def _named(
    meanings: Sequence[Meaning], counted: Sequence[Span], rhythm: Sequence[Span]
) -> list[Span]:
    """The spans that make a statement specific: names, else quantities, else a regular habit."""
    names = [_over(each.named) for each in meanings if each.named]
    if names or counted:
        return [*names, *counted]
    wished = any(each.gated for each in meanings)
    return [] if wished else list(rhythm)


def _criterion(spans: Iterable[Span], question: str) -> Criterion:
    """A letter with its spans, or with its question."""
    apart = _apart(spans)
    return Criterion(bool(apart), apart, None if apart else question)


def _over(words: Sequence[Word]) -> Span:
    """The span from the first to the last of some words."""
    return Span(words[0].start, words[-1].end)


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sorted spans, with those that overlap made one."""
    apart: list[Span] = []
    for span in sorted(spans):
        if apart and span.start < apart[-1].end:
            apart[-1] = Span(apart[-1].start, max(apart[-1].end, span.end))
        else:
            apart.append(span)
    return tuple(apart)


def _outside(words: Iterable[Word], spans: Sequence[Span]) -> list[Word]:
    """The words in none of some spans, which are sorted and apart; "dry January" stays a feat."""
    kept = []
    at = 0
    for word in words:
        while at < len(spans) and spans[at].end <= word.start:
            at += 1
        if at == len(spans) or word.end <= spans[at].start or word.kind is Kind.FEAT:
            kept.append(word)
    return kept
