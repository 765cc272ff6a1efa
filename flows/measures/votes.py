"""Votes and taking part, for a group: points of ranked choices, and whose notes were talked about.

Nothing here ranks people: coverage and voice are two shares for everybody together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entry and what it was given."""

    entry: str
    """Id of the entry."""
    points: int
    """Sum of the points of all people."""
    people: int
    """How many people put it among theirs."""


def ranked_points(rankings: Iterable[Sequence[str]], k: int) -> tuple[Ranked, ...]:
    """Nominal group points, best first: a person's top entry gets k, the next k-1, down to 1.

    Each ranking holds at most ``k`` ids of entries, best first; who names fewer still gives k to
    the first. Order: points, then number of people; what is equal in both goes by id, since the
    order of naming would tell whose ranking came first. Entries that nobody named are left out.
    Raises ValueError when k is below 1, a ranking is longer than k or names an entry twice.
    Source: nominal group technique, Delbecq & Van de Ven 1971 (the variant where most points win).
    """
    if k < 1:
        raise ValueError("At least one entry is ranked by each.")
    given: dict[str, list[int]] = {}
    for ranking in rankings:
        if len(ranking) > k:
            raise ValueError(f"Each ranks {k} at most.")
        if len(set(ranking)) != len(ranking):
            raise ValueError("Nobody ranks the same entry twice.")
        for place, entry in enumerate(ranking):
            given.setdefault(entry, []).append(k - place)
    found = [Ranked(entry, sum(points), len(points)) for entry, points in given.items()]
    return tuple(sorted(found, key=lambda each: (-each.points, -each.people, each.entry)))


def coverage(opened: Iterable[str], notes: Collection[str]) -> float:
    """The share of notes that were opened at least once, 0 to 1.

    ``opened``: note ids, repeated or not; ``notes``: ids of all notes. What was opened and is no
    note (any more) does not count. Raises ValueError when there are no notes.
    Source: ours.
    """
    if not notes:
        raise ValueError("Where nobody wrote a note there is nothing to open.")
    every = set(notes)
    return len(every & set(opened)) / len(every)


def voice(opened: Iterable[str], authors: Mapping[str, str]) -> float:
    """The share of authors of whom at least one note was opened, 0 to 1.

    ``opened``: note ids, repeated or not; ``authors``: note id to author, for all notes.
    Raises ValueError when there are no notes.
    Source: ours.
    """
    heard = {authors[note] for note in opened if note in authors}
    return coverage(heard, set(authors.values()))
