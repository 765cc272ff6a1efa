"""What can be counted in a statement: quantities, frequencies, levels."""

import re
from collections.abc import Sequence

from flows.smart import signals
from flows.smart.words import Kind, Word, among

YEAR = re.compile(r"19[5-9]\d|20(?!00)\d\d")
"""A bare year; 2000 is a number as often."""
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|(?:19|20)?\d0s")
LEVEL = re.compile(r"[abc][12]")
"""A level of language: B1."""

OWNERS = frozenset("our my the your his her their these those us we you both with of as".split())
"""Words before a number that only tells how many there are: "our two kids", "we two"."""

NOT_ONE_AFTER = frozenset("another of on day to two more last way thing's".split())
"""Words after "one" that make it no number."""

NOT_ONE_BEFORE = frozenset(
    "no the this that which any each every some other another loved little".split()
)
"""Words before "one" that make it a pronoun."""

AGES = frozenset("turn turning turned age aged i'm covid catch number act route windows".split())
"""Words before a number that is a name or an age."""

HALVED = frozenset("a an the of hour my our his her your their".split())
"""Words after "half" that say of what."""

EVERY = frozenset(["every", "each"])
RATES = frozenset(["a", "an", "per", "every", "each", "in", "/"])
NO_RHYTHM = frozenset(
    "life lives living routine routines stress grind basis chores struggles".split()
)
"""Words after "daily" that make it no frequency."""


def quantities(words: Sequence[Word]) -> list[int]:
    """Return the places of the numbers that measure something."""
    return [place for place in range(len(words)) if _counts(words, place)]


def _near(words: Sequence[Word], place: int) -> Word:
    """The word at a place, or an empty one beyond the ends."""
    if 0 <= place < len(words):
        return words[place]
    return Word(0, 0, "", Kind.STOP, False)


def _counts(words: Sequence[Word], place: int) -> bool:
    """Whether the word at a place is a number that measures."""
    word, before, after = (_near(words, place + step) for step in (0, -1, 1))
    if word.text in signals.MEASURE:
        return before.text in signals.ARTICLES
    if word.text == "one":
        return _one_counts(words, place)
    if word.text == "once":
        return after.text in RATES
    if word.text == "half":
        return before.text in {"in", "by"} or after.text in HALVED
    if word.text == "twice" or LEVEL.fullmatch(word.text) or _is_grade(before, word):
        return True
    if word.kind is not Kind.NUMBER or word.text[0] == "#":
        return False
    if ORDINAL.fullmatch(word.text) or before.text in AGES:
        return False
    if YEAR.fullmatch(word.text) and after.kind is not Kind.CONCRETE:
        return False
    return not _only_tells_how_many(words, place)


def _is_grade(before: Word, word: Word) -> bool:
    """Whether a letter is a mark at school: "an A in chemistry"."""
    return word.capital and word.text in set("abcdef") and before.text in {"a", "an", "straight"}


def _one_counts(words: Sequence[Word], place: int) -> bool:
    """Whether "one" stands before a thing or a span of time, and is no pronoun."""
    before, after, later = (_near(words, place + step) for step in (-1, 1, 2))
    if after.text == "day":
        return later.text in RATES
    if before.text in NOT_ONE_BEFORE or after.text in NOT_ONE_AFTER:
        return False
    return bool(after.text) and (
        after.kind not in {Kind.STOP, Kind.MARK} or after.text in {"thing", "whole"}
    )


def _only_tells_how_many(words: Sequence[Word], place: int) -> bool:
    """Whether a number belongs to people already there, or to a name ("4-day week", "24/7")."""
    word, before = words[place], _near(words, place - 1)
    if word.text in {"24/7", "9-5"}:
        return True
    following = [_near(words, place + step) for step in (1, 2)]
    if following[0].text == "of" and following[1].text in {"us", "them", "you"}:
        return True
    if before.text in {"as", "us"} and following[0].kind in {Kind.STOP, Kind.MARK}:
        return True
    if before.text in {"we", "us", "you", "they"} and before.end + 1 == word.start:
        return not among(following[0].text, signals.UNIT)
    person = any(each.kind is Kind.PERSON for each in following)
    owned = before.text in OWNERS or among(before.text, frozenset(["have", "between", "and"]))
    return (person and owned) or (
        following[0].text == "day" and following[1].text in {"week", "workweek"}
    )


def rhythms(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Return the frequencies as (first, last) places: "every Sunday", "weekly", "on weekdays"."""
    found = []
    for place, word in enumerate(words):
        after = _near(words, place + 1)
        if word.text in signals.OFTEN:
            if after.text not in NO_RHYTHM:
                found.append((place, place))
        elif word.text in EVERY or word.text == "per":
            inside = _near(words, place - 1).text in {"in", "of"}
            if not inside and (last := _turn(words, place)):
                found.append((place, last))
        elif word.text in {"weekends", "weekend"} and _near(words, place - 1).text in {"on", "at"}:
            found.append((place - 1, place))
    return found


def _turn(words: Sequence[Word], place: int) -> int | None:
    """The place of what comes round after "every": "every second Friday", "each meal"."""
    for step in (1, 2):
        word = _near(words, place + step)
        if among(word.text, signals.UNIT) or word.kind is Kind.CONCRETE:
            return place + step
        if word.kind is Kind.MARK:
            return None
        if word.text in {"of", "us"} or word.kind in {Kind.VAGUE, Kind.PERSON}:
            return None
        if (words[place].text, word.text) == ("each", "other"):
            return None
    return None
