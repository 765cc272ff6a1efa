"""Statements fall into clauses: some say what is wanted, some only why, when or how it is now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.smart import signals, vocabulary
from flows.smart.words import Kind, Word, among

SUBJECTS = frozenset("i we i'll we'll i'd we'd i've we've".split())
JOINTS = frozenset(["and", "or", "then", "&", "+", "/", ","])
"""What joins two wishes; a direction before it reaches over it ("improve health and sleep")."""

ENABLING = frozenset("can could may don't do have feel am are is won't".split())
"""Words after "so we" that tell a purpose and not a deed."""

TRYING = (["trying"], ["meaning"], ["wanting"], ["hoping"], ["planning"], ["thinking"])
"""What comes after "been" when the wish is still there."""

NUMBERED = frozenset("that than how what where until till when while if before".split())
"""Openings of asides whose numbers still count: "no more than in two rooms"."""

VERBS = frozenset([Kind.LIGHT, Kind.HABIT, Kind.DIRECTION])


MOVING = frozenset("go going get come move turn stick talk look listen back".split())
"""Verbs after which "to" leads to a place."""

WISHING = frozenset("want wanna need wish hope let help gonna gotta intend".split())
"""Verbs of wanting: what follows is the wish."""

THINKING = frozenset("know think believe guess reckon suppose realise realize say".split())
"""Verbs before a wish that is only thought: "I know we should"."""

TAKING = frozenset("make take find have get set keep".split())
"""Verbs of an effort that leads to a deed."""

DONE = vocabulary.DEED | vocabulary.ROUTINE | vocabulary.ARTICLED
"""Verbs that the tables of deeds know."""

EFFORT = frozenset(
    """
attempt chance choice commitment courage decision discipline effort energy goal guts habit it
mission motivation opportunity pact plan pledge point practice priority promise resolution strength
time trouble vow way will willpower
""".split()
)
"""What leads to a deed: 'make an effort to', 'find the courage to'."""

KEEPING = frozenset("keep continue start begin try".split())
"""Verbs before "-ing" that add nothing."""


@dataclass(slots=True)
class Clause:
    """Words that belong together."""

    words: list[Word]
    """In order, without the mark or the joint that parted them from others."""
    aside: bool
    """Tells why, when, than what or how it was: nothing that is wanted."""
    reason: bool
    """An aside whose numbers say nothing either: because, who, since, after."""
    joined: bool
    """Hangs on the clause before by "and", "or" or a comma."""
    wonders: bool = False
    """Goes on with what is open: "decide whether …", "agree on who …"."""


def clauses_of(words: Sequence[Word]) -> list[Clause]:
    """Return the clauses of a statement; empty ones are left out."""
    return [_past(clause) for clause in _parts(words) if clause.words]


def _past(clause: Clause) -> Clause:
    """A clause about how it was is a reason."""
    texts = [word.text for word in clause.words]
    perfect = {"has", "have"}
    if any(
        text in signals.PAST
        and not (text == "had" and place and texts[place - 1] in perfect)
        and not (text == "been" and texts[place + 1 : place + 2] in TRYING)
        for place, text in enumerate(texts)
    ):
        clause.aside = clause.reason = True
    return clause


def _parts(words: Sequence[Word]) -> Iterator[Clause]:
    """Yield the clauses as they are written."""
    clause = Clause([], aside=False, reason=False, joined=False)
    for place, word in enumerate(words):
        if word.kind is Kind.MARK or (word.text in JOINTS and not clause.aside):
            yield clause
            clause = Clause([], aside=False, reason=False, joined=word.text in JOINTS)
        elif word.text == "but" or _means(words, place):
            yield clause
            clause = Clause([], aside=False, reason=False, joined=False)
        elif _opens_aside(words, place):
            clause.wonders = word.text in signals.WONDERING
            yield clause
            number = place + 1 < len(words) and words[place + 1].kind is Kind.NUMBER
            reason = word.text == "with" or not (number or word.text in NUMBERED)
            clause = Clause([word], aside=True, reason=reason, joined=False)
        elif _ends_aside(clause, word):
            yield clause
            clause = Clause([word], aside=False, reason=False, joined=False)
        else:
            clause.words.append(word)
    yield clause


def _means(words: Sequence[Word], place: int) -> bool:
    """Whether the means begin here: "by having a check-in", "using", "so we'll go"."""
    word, (after, later) = words[place].text, _following(words, place)
    if word == "so":
        return after in SUBJECTS and later not in ENABLING
    if word == "through":
        return after not in {"the", "it", "this"}
    if word == "using":
        return bool(place) and words[place - 1].kind is not Kind.LIGHT
    return (word == "by" and after.endswith("ing")) or word == "via"


def _following(words: Sequence[Word], place: int) -> tuple[str, str]:
    """The two words after a place, empty beyond the end."""
    texts = [word.text for word in words[place + 1 : place + 3]]
    return (*texts, "", "")[0], (*texts, "", "")[1]


def _opens_aside(words: Sequence[Word], place: int) -> bool:
    """Whether the word at a place opens a reason or a circumstance."""
    word, before = words[place].text, words[place - 1].text if place else ""
    after, later = _following(words, place)
    if word == "so":
        return after == "that" or (after in SUBJECTS and later in ENABLING)
    if word == "in" and (after, later) == ("order", "to"):
        return True
    if word == "it's" or (word == "with" and (not place or words[place - 1].kind is Kind.MARK)):
        return True
    if word == "that" and before in {"sure", "ensure", "so"}:
        return False
    if word == "like" and (before in {"would", "feel", "i'd", "we'd", "id"} or after == "to"):
        return False
    if word == "how" and after == "to":
        return False
    return word in signals.ASIDE


def _ends_aside(clause: Clause, word: Word) -> bool:
    """Whether a subject takes up the main sentence again: "When I am home I cook"."""
    return clause.aside and word.text in SUBJECTS and len(clause.words) > 2


def head_of(words: Sequence[Word]) -> int:
    """Return the place of the first word that carries meaning; past the end when there is none.

    "We would like to start to …", "my wife and I will", "be able to" are passed over.
    """
    place = 0
    while place < len(words):
        word = words[place]
        after = words[place + 1].text if place + 1 < len(words) else ""
        if word.kind not in {Kind.STOP, Kind.PERSON} and not _is_frame(word, after):
            verb = _led_to(words, place)
            if verb is None:
                return place
            place = verb - 1
        place += 1
    return len(words)


def _led_to(words: Sequence[Word], place: int) -> int | None:
    """The verb that a wish or an effort leads to: "would love to …", "make an effort to …"."""
    first = words[place]
    if first.kind is not Kind.VAGUE and not among(first.text, TAKING):
        return None
    for at in range(place + 1, min(place + 6, len(words) - 1)):
        before, word = words[at - 1], words[at]
        if word.text == "to" and is_verb(words[at + 1]):
            return at + 1 if first.kind is Kind.VAGUE or among(before.text, EFFORT) else None
        if word.kind not in {Kind.STOP, Kind.PERSON, Kind.VAGUE}:
            return None
    return None


def is_verb(word: Word) -> bool:
    """Return whether a word is known as a verb."""
    return word.kind in VERBS or word.text in DONE


def _is_frame(word: Word, after: str) -> bool:
    """Whether a word only leads up to what is wanted."""
    if word.text in {"be", "being"}:
        return after == "able"
    if word.kind is Kind.VAGUE and word.text.endswith("ly"):
        return bool(after)
    if word.kind is not Kind.LIGHT:
        return word.text in THINKING and after in SUBJECTS
    leads = after == "to" and word.text not in MOVING
    keeps = word.text in KEEPING and after.endswith("ing")
    thinks = word.text in THINKING and after in SUBJECTS
    return leads or keeps or thinks or among(word.text, WISHING)
