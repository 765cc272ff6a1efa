"""Rankings: how alike people put things in order, and how well one guesses another.

A ranking is a number for each entry, entries in the same order for everybody: places (1 is best)
or scores (more is better), but the same kind for all who are compared.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Sequence
from math import sqrt
from typing import TypeVar

from flows.measures.samples import at_least, finite, mean, paired, within

Entry = TypeVar("Entry", bound=Hashable)
"""What tells entries apart, usually an id."""


def positions(order: Sequence[Entry], entries: Sequence[Entry]) -> tuple[int, ...]:
    """The place (1 is best) in somebody's ``order`` of each of the ``entries``, in their order.

    Makes a ranking for the other functions out of the answer to a ``rank`` question.
    Raises ValueError unless ``order`` holds exactly the entries, each once.
    """
    places = {entry: place for place, entry in enumerate(order, start=1)}
    if len(places) != len(order) or len(order) != len(entries) or places.keys() != set(entries):
        raise ValueError("An order holds each entry exactly once.")
    return tuple(places[entry] for entry in entries)


def ranks(values: Sequence[float]) -> tuple[float, ...]:
    """The rank of each value from 1 for the least; equal values share the mean of their ranks.

    No value, no ranks. Raises ValueError when one is no plain number.
    """
    return tuple(rank / 2 for rank in _doubled(values))


def _doubled(values: Sequence[float]) -> list[int]:
    """Twice the rank of each: whole even for ties, so that sums stay exact."""
    finite(values)
    ordered = sorted(values)
    return [bisect_left(ordered, v) + bisect_right(ordered, v) + 1 for v in values]


def spearman(guess: Sequence[float], truth: Sequence[float]) -> float:
    """How well a guessed ranking fits the true one: +1 same order, 0 no relation, -1 reversed.

    Pearson's correlation of the ranks, ties by average rank; -1 to +1, without unit. One number
    for each direction: swap the roles for the other person.
    Raises ValueError for fewer than two entries, lists of unequal length, what is no plain number,
    and when one puts all entries equal (there is no order then).
    Source: Spearman 1904.
    """
    paired(guess, truth, "A guess and a truth")
    at_least(guess, 2, "entries are")
    mine, yours = _doubled(guess), _doubled(truth)
    spread = _shared(mine, mine) * _shared(yours, yours)
    if not spread:
        raise ValueError("Where all entries are put equal there is no order to compare.")
    # Whole numbers up to here, so the root is never rounded below the numerator: -1 to +1 holds.
    return _shared(mine, yours) / sqrt(spread)


def _shared(first: Sequence[int], second: Sequence[int]) -> int:
    """The covariance, times the square of the number of entries."""
    products = sum(a * b for a, b in zip(first, second, strict=True))
    return len(first) * products - sum(first) * sum(second)


def closeness(guesses: Sequence[float], truths: Sequence[float]) -> float:
    """How close guesses on 0–10 items are: 1 - mean|guess - truth| / 10; 0 to 1, 1 is exact.

    One number for each direction: swap the roles for the other person.
    Raises ValueError for no item, lists of unequal length, and a rating that is not 0 to 10.
    Source: ours, the mean absolute difference turned into a share.
    """
    paired(guesses, truths, "A guess and a truth")
    at_least(guesses, 1, "item is")
    within((*guesses, *truths), 0, 10, "A rating")
    return 1 - mean([abs(g - t) for g, t in zip(guesses, truths, strict=True)]) / 10


def kendall_w(rankings: Sequence[Sequence[float]]) -> float:
    """How far two or more people agree on an order: 1 all the same, 0 no common order.

    W = 12·S / (m²(n³-n) - m·ΣT) for m people and n entries; S: squared distance of the entries'
    rank sums from their mean; T: t³-t summed over each person's groups of t equal entries, so
    without ties the plain 12·S / (m²(n³-n)). 0 to 1, without unit.
    Raises ValueError for fewer than two people or entries, rankings of unequal length, what is no
    plain number, and when everybody puts all entries equal (there is no order then).
    Source: Kendall & Babington Smith 1939; ties: Kendall 1948.
    """
    at_least(rankings, 2, "rankings are")
    at_least(rankings[0], 2, "entries are")
    for other in rankings[1:]:
        paired(rankings[0], other, "A rank by everybody")
    people, entries = len(rankings), len(rankings[0])
    sums = [sum(each) for each in zip(*map(_doubled, rankings), strict=True)]
    ties = sum(_ties(ranking) for ranking in rankings)
    most = people**2 * (entries**3 - entries) - people * ties
    if not most:
        raise ValueError("Where all entries are put equal there is no order to agree on.")
    # _shared is 4·n·S here: sums of doubled ranks, times n.
    return 3 * _shared(sums, sums) / (entries * most)


def _ties(ranking: Sequence[float]) -> int:
    """T of one person: t³-t over the groups of equal entries; a group of one adds nothing."""
    sizes = [list(ranking).count(value) for value in set(ranking)]
    return sum(size**3 - size for size in sizes)
