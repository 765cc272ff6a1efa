"""End states that somebody else could confirm: "sign the lease", "the balcony is finished"."""

from collections.abc import Sequence
from itertools import takewhile

from flows.smart import signals, vocabulary
from flows.smart.signals import ARTICLES, NONE
from flows.smart.words import Kind, Word, among, pair_of

GET = frozenset(["get"])

ASKING = frozenset(["ask", "tell", "get", "want"])
"""Verbs that make somebody else do a deed: 'ask him to give back the key'."""

TAKING = frozenset(["treat", "take", "invite", "drive"])
"""Verbs that bring somebody somewhere."""

TOLD = ARTICLES | signals.OWNED | frozenset("your their her this that these those both".split())
"""Words that tell which things are meant."""

TURNING = frozenset(["turn", "make", "convert", "transform"])
"""Verbs that make one thing into another."""


def is_deed(word: Word) -> bool:
    """Return whether a word at the head of a clause is a deed with a visible result."""
    return word.kind is not Kind.STOP and among(word.text, vocabulary.DEED)


def result_of(
    words: Sequence[Word], head: int, named: Sequence[Word], *, often: bool
) -> list[Word]:
    """Return the words that name an end state in a clause, in order; none when it has none.

    `head` is the place of its first word with a meaning, `named` what it names (not empty),
    `often` says that it happens again and again, so that a deed is a habit.
    """
    feats = [word for word in named if word.kind is Kind.FEAT]
    if feats or among(words[head].text, frozenset(["become"])):
        return feats or list(named)
    return _state(words, head, named) or ([] if often else _done(words, head, named))


def _state(words: Sequence[Word], head: int, named: Sequence[Word]) -> list[Word]:
    """The first sign of a state: nothing left, something away or finished, a deed of two words."""
    be = thing = False
    for place, word in enumerate(words):
        if word.text in NONE and _after(named, word):
            return [word, *_after(named, word)]
        if place and place - 1 <= head + 1 and pair_of(words, place) == "deed":
            return [words[place - 1], word, *_after(named, word)]
        if place and word.text in signals.AWAY and words[place - 1].text in signals.STAY:
            return [words[place - 1], word]
        if be and _is_participle(word, thing=thing):
            return [*(each for each in named if each.start < word.start), word]
        be = be or word.text in signals.STATE
        thing = thing or word.kind is Kind.CONCRETE
    return []


def _is_participle(word: Word, *, thing: bool) -> bool:
    """Whether a word after "is" or "have" says that something is done.

    `thing`: something concrete stands before it, so that it need not be a known deed.
    """
    if word.text in vocabulary.PARTICIPLE:
        return True
    ending = word.text.endswith("ed")
    return ending and ((thing and word.kind is Kind.CONCRETE) or among(word.text, vocabulary.DEED))


def _done(words: Sequence[Word], head: int, named: Sequence[Word]) -> list[Word]:
    """A deed with its object: "sign the lease", "write a letter", "go to Iceland"."""
    first = words[head]
    after, later = ([*words[head + 1 : head + 3], None, None])[:2]
    if any(word.text in {"learn", "learning"} for word in words[:head]):
        return []
    if is_deed(first) or first.text.startswith("re-"):
        return [] if _is_traded(words, head) else [first, *_after(named, first)]
    if after is None:
        return []
    if _is_for_somebody(words, head) or (
        first.kind is Kind.HABIT and after.text in signals.THEIRS and first in named
    ):
        return [first, *_after(named, first)]
    if later is not None and _is_phrase(first, after):
        return [first, after, *_after(named, after)]
    if among(first.text, vocabulary.ARTICLED) and _is_one(first, after, later):
        return [first, *_after(named, first)]
    gets = among(first.text, GET) and after.text.endswith("ed") and after.kind is Kind.CONCRETE
    unknown = first.kind is Kind.CONCRETE and not among(first.text, vocabulary.ROUTINE)
    if gets or (unknown and after.text in ARTICLES | signals.OWNED):
        return [first, *_after(named, first)]
    if among(first.text, TURNING) and any(word.text == "into" for word in words[head:]):
        return [first, *_after(named, first)]
    moves = among(first.text, frozenset(["move"]))
    proper = among(first.text, signals.TRAVEL) and _is_proper(words, head)
    return [first, *_after(named, first)] if moves or proper else []


def _is_traded(words: Sequence[Word], head: int) -> bool:
    """Whether a deed is done to many things, none of them told: "sell handmade candles"."""
    if not among(words[head].text, vocabulary.TRADED):
        return False
    object_ = list(takewhile(lambda word: word.text not in signals.PLACING, words[head + 1 :]))
    told = any(word.kind is Kind.NUMBER or word.text in TOLD or word.capital for word in object_)
    return bool(object_) and object_[-1].text.endswith("s") and not told


def _is_for_somebody(words: Sequence[Word], head: int) -> bool:
    """Whether somebody is asked to do something or taken somewhere, once: "treat my mum to a spa"."""
    people = [
        place for place, word in enumerate(words) if place > head and word.kind is Kind.PERSON
    ]
    if not people or people[0] > head + 3:
        return False
    after = [word.text for word in words[people[0] + 1 : people[0] + 3]]
    if after[:1] != ["to"]:
        return False
    if among(words[head].text, ASKING):
        return len(after) > 1 and is_deed(words[people[0] + 2])
    return among(words[head].text, TAKING) and after[-1] in ARTICLES


def _is_proper(words: Sequence[Word], head: int) -> bool:
    """Whether a verb leads to a proper name: "go to Iceland", "read War and Peace"."""
    return any(
        word.capital and (place == head + 1 or words[place - 1].text in {"to", "the"})
        for place, word in enumerate(words)
        if place > head
    )


def _is_phrase(first: Word, after: Word) -> bool:
    """Whether a small word makes a deed of another verb: "clean out the fridge"."""
    if among(first.text, vocabulary.ROUTINE):
        return False
    return after.text in signals.PARTICLE and first.kind in {Kind.CONCRETE, Kind.VAGUE}


def _is_one(first: Word, after: Word, later: Word | None) -> bool:
    """Whether a verb has one object, which makes it a deed: "write a letter", "start therapy"."""
    if after.text in ARTICLES or (later is not None and later.text in signals.FIRST):
        return True
    if first.text in signals.STARTING and not after.text.endswith("ing"):
        return True
    if first.text in signals.FINDING and after.text in signals.OWNED:
        return True
    goes = first.text in {"get", "go"}
    return goes and (after.text == "into" or (later is not None and later.text in ARTICLES))


def _after(named: Sequence[Word], word: Word) -> list[Word]:
    """The named words that come after a word."""
    return [each for each in named if each.start > word.start]
