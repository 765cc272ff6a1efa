"""What a clause names: a concrete thing or deed, or only a direction."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from flows.smart import signals, vocabulary
from flows.smart.clauses import VERBS, Clause, head_of
from flows.smart.results import is_deed, result_of
from flows.smart.signals import ARTICLES, NONE
from flows.smart.words import Kind, Word, among, pair_of


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one clause says."""

    gated: bool
    """Names a direction or a quality, so that its nouns stay a wish."""
    named: tuple[Word, ...]
    """The words that name something concrete, in order."""
    result: tuple[Word, ...]
    """The words that name an end state, in order; empty when there is none."""
    habit: bool
    """Names something that one does, if only in general."""
    mood: bool = False
    """Tells how one wants to feel or to be, so that a number in it names nothing."""


NOTHING = Meaning(gated=False, named=(), result=(), habit=False)
"""What an aside says."""


def meaning_of(clause: Clause, *, gated_before: bool, again: bool) -> Meaning:
    """Return what a clause says.

    `gated_before`: the clause before named a direction, which reaches over "and".
    `again`: the statement tells when it happens again and again ("when I am upset").
    """
    if clause.aside:
        return NOTHING
    words, head = clause.words, head_of(clause.words)
    if head == len(words):
        return Meaning(gated_before and clause.joined, (), (), habit=False)
    gated = _is_gated(words, head) or (
        gated_before
        and clause.joined
        and words[head].kind not in VERBS
        and not is_deed(words[head])
    )
    named = _named(words, head)
    if gated:
        named = [word for word in named if _becomes(words, head, word)]
    if clause.wonders and among(words[head].text, signals.DECIDING):
        return Meaning(gated, (words[head],), (words[head],), habit=False)
    often = again or any(word.text in signals.DAYTIMES for word in words)
    result = result_of(words, head, named, often=often) if named else []
    habit = not gated and any(word.kind in {Kind.HABIT, Kind.LIGHT} for word in words[head:])
    return Meaning(gated, tuple(named), tuple(result), habit, _is_mood(words, head))


def _is_mood(words: Sequence[Word], head: int) -> bool:
    """Whether a clause tells how one feels or is: "feel calm", "be 10 % happier"."""
    if among(words[head].text, frozenset(["feel"])):
        return True
    if any(word.text in signals.THERE for word in words[head + 1 : head + 2]):
        return False
    after = (word for word in words[head + 1 :] if word.kind not in {Kind.STOP, Kind.NUMBER})
    unclear = {Kind.VAGUE, Kind.MORE}
    return words[head].text in {"be", "become"} and any(
        word.kind in unclear for word in islice(after, 1)
    )


def _becomes(words: Sequence[Word], head: int, word: Word) -> bool:
    """Whether a direction leads to an end state: "be sober", "become a nurse"."""
    if not among(words[head].text, signals.BECOMING):
        return False
    if word.kind is Kind.FEAT:
        return True
    if not among(words[head].text, frozenset(["become"])) or len(words) < head + 2:
        return False
    first, *others = words[head + 1 : head + 3]
    if first.text in ARTICLES:
        return bool(others) and others[0].kind is not Kind.VAGUE
    unclear = {Kind.VAGUE, Kind.MORE}
    return first.kind not in unclear and any(each.text in signals.ROLE for each in (first, *others))


def _is_gated(words: Sequence[Word], head: int) -> bool:
    """Whether a clause goes in a direction only: "improve …", "more …", "make it feel …"."""
    first = words[head]
    if head + 1 < len(words):
        if pair_of(words, head + 1) == "deed":
            return False
        if first.text == "be" and words[head + 1].text in signals.THERE:
            return any(_is_more(words, place) for place in range(len(words)))
        if first.kind is Kind.LIGHT and words[head + 1].text == "being":
            return True
    if first.kind is Kind.DIRECTION or _is_more(words, head):
        return True
    if any(word.kind is Kind.STATE for word in words) and not is_deed(first):
        return True
    if first.text in signals.CAUSING and any(
        word.kind is Kind.DIRECTION for word in words[head + 1 :]
    ):
        return True
    more = next((place for place in range(len(words)) if _is_more(words, place)), None)
    if more is None or (is_deed(first) and not among(first.text, signals.ENDING)):
        return False
    one = any(word.text in ARTICLES for word in words[head:more])
    return not (one and first.text in vocabulary.ARTICLED)


def _is_more(words: Sequence[Word], place: int) -> bool:
    """Whether a word points in a direction: not in "no more sweets" nor in "a bigger flat"."""
    before = words[place - 1].text if place else ""
    if words[place].kind is not Kind.MORE:
        return words[place].text == "much" and before in {"so", "too"}
    picks = before in ARTICLES and words[place].text in signals.SIZES
    return not (picks or before in NONE)


def _named(words: Sequence[Word], head: int) -> list[Word]:
    """The concrete words of a clause, up to a direction or a mere place after its head."""
    found: list[Word] = []
    if _praises(words, head):
        return found
    light = words[head].kind in {Kind.LIGHT, Kind.CONCRETE}
    wishing = light and not is_deed(words[head]) and words[head].text not in signals.PLAIN
    vague = False
    for place, word in enumerate(words):
        if place > head:
            if word.kind is Kind.DIRECTION or _is_more(words, place):
                break
            if vague and wishing and word.text in signals.PLACING:
                break
            wishing = wishing and word.kind in {Kind.STOP, Kind.VAGUE, Kind.LIGHT}
            vague = vague or word.kind in {Kind.VAGUE, Kind.LIGHT}
        if _names(words, head, place):
            found.append(word)
    return found


def _praises(words: Sequence[Word], head: int) -> bool:
    """Whether a thing is only wished to be good: "have a good credit score"."""
    if not among(words[head].text, signals.HAVING):
        return False
    after = [word.text for word in words[head + 1 : head + 3] if word.text not in ARTICLES]
    return bool(after) and after[0] in signals.GOOD


def _names(words: Sequence[Word], head: int, place: int) -> bool:
    """Whether the word at a place names something concrete."""
    word = words[place]
    if place == head and is_deed(word):
        learnt = any(before.text in {"learn", "learning"} for before in words[:head])
        return learnt or _to_somebody(words, head) or _is_filed(words, head)
    if word.text in signals.ROLE and among(words[head].text, frozenset(["become"])):
        return True
    if place == head and word.kind is Kind.HABIT and _is_met(words, head):
        return True
    if place == head and word.kind is Kind.CONCRETE:
        return among(word.text, vocabulary.ROUTINE) or not _wishes(words, head)
    if word.kind in {Kind.HABIT, Kind.LIGHT}:
        return _is_thing(words, place)
    if word.kind is Kind.PERSON:
        wanted = among(words[head].text, vocabulary.ARTICLED)
        one = words[place - 1].text in ARTICLES | signals.FIRST
        return wanted and head < place <= head + 3 and one
    return word.kind in {Kind.CONCRETE, Kind.FEAT}


def _to_somebody(words: Sequence[Word], head: int) -> bool:
    """Whether a deed is done to a person: "invite my sister", "tell them"."""
    after = (word for word in words[head + 1 :] if word.kind is not Kind.STOP)
    return next((word.kind is Kind.PERSON for word in after), False)


def _is_filed(words: Sequence[Word], head: int) -> bool:
    """Whether a plain deed has an object, if a vague one: "register the company"."""
    after = words[head + 1 :]
    return among(words[head].text, vocabulary.FILED) and any(
        word.kind is Kind.VAGUE and word.text not in signals.NOBODY for word in after
    )


def _is_met(words: Sequence[Word], head: int) -> bool:
    """Whether certain people are met: "meet his kids", not "meet people"."""
    if not among(words[head].text, signals.MEETING) or len(words) < head + 3:
        return False
    owner, *people = words[head + 1 : head + 4]
    owned = owner.text in signals.THEIRS or owner.text in {"my", "our"}
    return owned and any(word.kind is Kind.PERSON for word in people)


def _wishes(words: Sequence[Word], head: int) -> bool:
    """Whether an unknown first word is a verb with a vague object: "solidify our values"."""
    vague = False
    for word in words[head + 1 :]:
        if word.text in signals.PLACING:
            break
        if word.text.endswith("ly"):
            continue
        if word.kind not in {Kind.STOP, Kind.VAGUE, Kind.LIGHT}:
            return False
        vague = vague or (word.kind is Kind.VAGUE and not among(word.text, signals.UNIT))
    return vague


def _is_thing(words: Sequence[Word], place: int) -> bool:
    """Whether a habit is a thing here: "stop drinking", "an honest talk"."""
    before = {word.text for word in words[max(0, place - 3) : place]}
    if among(words[place].text, signals.VICE):
        return any(among(text, signals.ENDING) for text in before)
    return words[place].text in signals.TALK and bool(before & ARTICLES)
