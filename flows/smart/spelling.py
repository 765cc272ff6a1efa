"""Slips of the pen, mended towards the words of the tables: "togehter", "parrtner"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile
from string import ascii_lowercase

from flows.smart import signals, vocabulary

SHORTEST = 6
"""Shorter words are too near to each other."""

VOWELS = "aeiou"

KNOWN = frozenset().union(
    vocabulary.STOP,
    vocabulary.MORE,
    vocabulary.FEAT,
    vocabulary.DIRECTION,
    vocabulary.LIGHT,
    vocabulary.HABIT,
    vocabulary.PERSON,
    vocabulary.VAGUE,
    vocabulary.DEED,
    vocabulary.ARTICLED,
    vocabulary.ROUTINE,
    vocabulary.THING,
    signals.OFTEN,
    signals.NUMBER,
)
"""Every word of the tables."""

LONG = frozenset(word for word in KNOWN if len(word) >= SHORTEST)
"""The words that slips are mended to."""

LONGEST = max(map(len, LONG)) + 1
"""No slip for one of them has more letters."""

DOUBLED = re.compile(r"(.)\1")
"""A letter written twice."""

NEAR = 4
"""How many letters a scrambled word may have other than the known one, counted in both."""

SCRAMBLED_FROM = 7
"""Letters of the shortest vague word that is found by its letters in any order."""


def _skeleton(word: str) -> tuple[str, str]:
    """What a word keeps when letters are doubled, dropped twice or swapped."""
    return word[0], "".join(sorted(set(word)))


def _by_skeleton() -> dict[tuple[str, str], list[str]]:
    """The long vague words by their skeleton, for "comunicaton" and "relashionship"."""
    found: dict[tuple[str, str], list[str]] = {}
    for word in sorted(vocabulary.VAGUE | vocabulary.DIRECTION | vocabulary.MORE):
        if len(word) >= SCRAMBLED_FROM:
            found.setdefault(_skeleton(word), []).append(word)
    return found


SKELETONS = _by_skeleton()

REAL = frozenset(
    """
action addition aptitude barrow batter becker bedside biker bidding bottle brighton brother brothel
budding burrow butter camper canal cannon carter causal centre chatter clover complement compute
convection cooker coupe crate crete crisps curtain cutter dagger dancer daring decade decode
discord distress divers divorce eater exit export farmer fellow filler finnish footer forge former
garde grove hanger heath hooper hover hurdle inspect insect inventor juggle lagging lander lesson
linger logistic loner lounge lunch manure master matte metal mortal mural muffin nerve outage
outdoor indoor pasture patent peasant persona planet planner plane plate platter porter poplar
premise purse rally realty recipe recover reign resin sampler sample scare sender sitter skillet
spine stain states statue stats steam sting stoke strain strike string stringer stride supper
teenage temple thread throat tickle treasure treaty trick trivia trough vanish violet wander winery
super union paper class breath bother strange blood vacation loose shrunk sprung strung carve wreath thesis
legging carer simulation lively exiting fiend relive simmer mediate weakly vocation excise mater
scarred exert moaning compliant ether rupture wight psyche emirates grated backer loser expanse
physically spiritually shooter earring clone nutritious outrageous fleeing academia tender tripped
""".split()
)
"""Words that only look like slips."""


@lru_cache(maxsize=4096)
def meant(word: str) -> str:
    """Return the known word that an unknown one, in lower case, is a slip for, else the word."""
    if word.endswith("s") and not word.endswith("ss"):
        return _meant(word) or (_meant(word[:-1]) or word[:-1]) + "s"
    return _meant(word) or word


def _meant(word: str) -> str | None:
    """The first known word that a word which is none itself is a slip for."""
    if not SHORTEST - 1 <= len(word) <= LONGEST or word in REAL or word.removesuffix("s") in REAL:
        return None
    near = next((near for near in _near(word) if near in LONG), None)
    if near or len(word) < SHORTEST:
        return near
    known = SKELETONS.get(_skeleton(word), ())
    # "Divide" is no slip for "divided".
    others = (each for each in known if not each.startswith(word))
    return next((each for each in others if _is_scrambled(word, each)), None)


def _is_scrambled(word: str, known: str) -> bool:
    """Whether a word is a known one but for a few letters in one place or doubled."""
    one, other = (DOUBLED.sub(r"\1", each) for each in (word, known))
    before = _alike(one, other)
    after = _alike(one[: before - 1 : -1], other[: before - 1 : -1])
    return len(one) + len(other) - 2 * (before + after) <= NEAR


def _alike(one: str, other: str) -> int:
    """How many letters two words have alike from their beginning on."""
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in pairs)


def _near(word: str) -> Iterator[str]:
    """Yield words one slip away that begin alike: letters swapped, doubled, left out, a wrong vowel."""
    for at in range(1, len(word)):
        before, letter, after = word[:at], word[at], word[at + 1 :]
        yield before + after[:1] + letter + after[1:]
        if letter == word[at - 1]:
            yield before + after
        yield from (before + each + letter + after for each in ascii_lowercase)
        if letter in VOWELS:
            yield from (before + each + after for each in VOWELS)
