"""From text to words that know what they add to a statement."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from flows.smart import idioms, signals, spelling, vocabulary


class Kind(Enum):
    """What a word adds to a statement."""

    STOP = "stop"
    PERSON = "person"
    VAGUE = "vague"
    MORE = "more"
    DIRECTION = "direction"
    STATE = "state"
    """Where something is when a wish has come true: "under control"."""
    LIGHT = "light"
    HABIT = "habit"
    FEAT = "feat"
    CONCRETE = "concrete"
    NUMBER = "number"
    MARK = "mark"
    """Punctuation, which is no word."""


TABLES = (
    (vocabulary.STOP, Kind.STOP),
    (vocabulary.MORE, Kind.MORE),
    (vocabulary.FEAT, Kind.FEAT),
    (vocabulary.DIRECTION, Kind.DIRECTION),
    (vocabulary.LIGHT, Kind.LIGHT),
    (vocabulary.HABIT, Kind.HABIT),
    (vocabulary.PERSON, Kind.PERSON),
    (vocabulary.VAGUE, Kind.VAGUE),
)
"""The tables in the order of their weight: the first that has a word says its kind."""

TOKEN = re.compile(
    r"(?P<tag>#[^\W\d_]\w*)"
    r"|(?P<number>[£$€#]?\d+(?:[.,:/]\d+)*(?:\s?%|[^\W\d_]+)?)"
    r"|(?P<word>[^\W\d_]+(?:['’-][^\W\d_]+)*)"
    r"|(?P<mark>[,;.!?\n()–—:•/&+]|(?<=\s)-(?=\s))"
)
"""A hashtag, a number with its sign or unit, a word, or a mark that parts clauses."""

ABSTRACT = re.compile(
    r".{2,}(?:ness|ity|ful|ous|ly|ism|iest|able|ible|sive|tive|ship|ical|ional|ental|less|ence|ance)"
)
"""Endings of qualities in words that no table has."""

NOT_ABSTRACT = frozenset(
    """
    city charity university facility electricity community-centre family italy july jelly belly
    butterfly assembly sicily reply tourism table vegetable cable timetable bible handful witness
    trampoline couscous locomotive festive archive detective relative conference fence insurance
    entrance dance audience science residence licence maintenance ambulance appliance allowance musical
    continental wireless advance scholarship internship championship membership
    """.split()
)
"""Things whose names only look like qualities."""

COMPARATIVE = re.compile(r".{4,}[iy]er")
"""A misspelt or rare "-ier": "healthyer"."""

NOT_COMPARATIVE = frozenset("carrier barrier courier frontier lawyer player prayer flyer".split())
"""Nouns that only look like comparatives."""


TITLE = 3
"""From how many words on a text all in capitals is a title, in which they say nothing."""


SECONDS = frozenset(pair.partition(" ")[2] for pair in vocabulary.PAIRS)
"""The second words of pairs."""


class Word(NamedTuple):
    """One token of a statement."""

    start: int
    """Where it begins, in characters of the text."""
    end: int
    """One past its last character."""
    text: str
    """As written, in lower case, with a plain apostrophe."""
    kind: Kind
    """What it adds."""
    capital: bool
    """Whether it is written with a capital."""


def words_of(text: str) -> list[Word]:
    """Return the tokens of a text in order; two that are one feat ("debt free") are feats."""
    words = list(_joined(_untagged(list(_read(text)))))
    for place in range(1, len(words)):
        if pair_of(words, place) == "feat":
            for at in (place - 1, place):
                words[at] = words[at]._replace(kind=Kind.FEAT)
    return words


def _untagged(words: list[Word]) -> list[Word]:
    """Words without the hashtags around them; those inside are words like others."""
    ends = [place for place, word in enumerate(words) if not _is_tag(word)]
    kept = words[ends[0] : ends[-1] + 1] if ends else []
    return [
        each._replace(text=each.text.removeprefix("#")) if _is_tag(each) else each for each in kept
    ]


def _is_tag(word: Word) -> bool:
    """Whether a word is a hashtag."""
    return word.text[0] == "#" and not word.text[-1].isdigit()


def _joined(words: Sequence[Word]) -> Iterator[Word]:
    """Yield the words with each idiom as one word."""
    texts = tuple(idioms.plain(word.text) for word in words)
    place = 0
    while place < len(words):
        word = words[place]
        rest = texts[place + 1 : place + idioms.LONGEST]
        shapes = (word.text,) if "'" in word.text else forms(word.text)
        found = idioms.match(shapes, rest)
        if found:
            more, kind = found
            end = words[place + more].end
            text = " ".join((word.text, *rest[:more]))
            word = Word(word.start, end, text, Kind(kind), word.capital)
            place += more
        yield word
        place += 1


def pair_of(words: Sequence[Word], place: int) -> str | None:
    """Return what the word at a place means together with the one before, if anything."""
    after = words[place].text
    if after not in SECONDS:
        return None
    pairs = (f"{form} {after}" for form in forms(words[place - 1].text))
    return next((vocabulary.PAIRS[pair] for pair in pairs if pair in vocabulary.PAIRS), None)


def _read(text: str) -> Iterator[Word]:
    """Yield the tokens of a text."""
    found = list(TOKEN.finditer(text))
    mixed = any(match.group()[0].islower() for match in found[1:]) or len(found) < TITLE
    for match in found:
        written = match.group()
        plain = written.lower().replace("’", "'")
        if match.lastgroup == "number":
            kind = Kind.NUMBER
        elif match.lastgroup == "mark":
            kind = Kind.MARK
        else:
            if written.islower() or not match.start():
                plain = _mended(plain)
            kind = kind_of(plain.removeprefix("#"))
        capital = mixed and written[0].isupper() and not written[1:].isupper()
        yield Word(match.start(), match.end(), plain, kind, capital)


def _mended(word: str) -> str:
    """A word in lower case as it was meant, if no table has it; names in capitals are left alone."""
    if not word.isalpha() or not spelling.KNOWN.isdisjoint(forms(word)):
        return word
    return spelling.meant(word)


@lru_cache(maxsize=4096)
def forms(word: str) -> tuple[str, ...]:
    """Return a word and the plain forms it may come from, the likeliest first."""
    return tuple(_forms(word))


def _forms(word: str) -> Iterator[str]:
    """Yield a word and its plain forms."""
    yield word
    stem = word.removesuffix("'s")
    if stem != word:
        yield stem
    if stem.endswith("ies"):
        yield stem[:-3] + "y"
    if stem.endswith("s"):
        yield stem[:-1]
    if stem.endswith("es"):
        yield stem[:-2]
    if stem.endswith("ied"):
        yield stem[:-3] + "y"
    for ending in ("ing", "ed"):
        if stem.endswith(ending) and len(stem) > len(ending) + 2:
            root = stem.removesuffix(ending)
            yield root
            yield root + "e"
            if root[-1] == root[-2]:
                yield root[:-1]


def among(word: str, table: frozenset[str]) -> bool:
    """Return whether a word, or a plain form of it, stands in a table."""
    return not table.isdisjoint(forms(word))


@lru_cache(maxsize=4096)
def kind_of(word: str) -> Kind:
    """Return what a word in lower case adds."""
    if word in vocabulary.THING or word.removesuffix("s") in vocabulary.THING:
        return Kind.CONCRETE
    if word in signals.NUMBER and word != "one":
        return Kind.NUMBER
    for form in forms(word):
        for words, kind in TABLES:
            if form in words:
                return kind
    if "-" in word:
        return _kind_of_compound(word)
    return _guess(word)


def _guess(word: str) -> Kind:
    """The kind of a word that no table has, by its ending."""
    if COMPARATIVE.fullmatch(word) and word not in NOT_COMPARATIVE:
        return Kind.MORE
    one = word if word.endswith(("ss", "ous")) else word.removesuffix("s")
    if ABSTRACT.fullmatch(one) and not NOT_ABSTRACT & set(forms(word)):
        return Kind.VAGUE
    return Kind.CONCRETE


def _kind_of_compound(word: str) -> Kind:
    """A compound is as concrete as its most concrete part; "one-to-one" is a thing too."""
    kinds = {kind_of(part) for part in word.split("-") if part}
    if kinds <= {Kind.STOP} or Kind.CONCRETE in kinds:
        return Kind.CONCRETE
    return Kind.PERSON if Kind.PERSON in kinds else Kind.VAGUE
