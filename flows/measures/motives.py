"""Motives: whose wish a goal is, and whether one dares what matters."""

from __future__ import annotations

from typing import Literal

from flows.measures.samples import whole_within, within

Band = Literal["mostly duty", "both wish and duty", "mostly own wish"]
"""Self-concordance in words. Show these, not the number."""

_OWN = 6
"""From here on mostly own wish; mirrored for duty. Makes three bands of eleven values each."""

HELP_FROM = 3
"""A ruler gap from which to offer a smaller step or help."""


def self_concordance(enjoyment: int, meaning: int, guilt: int, pressure: int) -> int:
    """How much a goal is one's own: (enjoyment + meaning) - (guilt + pressure).

    Each reason is rated 1 (not at all) to 9 (entirely); the result is -16 to +16, without unit.
    Raises ValueError when a rating is not a whole number from 1 to 9.
    Source: Sheldon & Elliot 1999.
    """
    whole_within((enjoyment, meaning, guilt, pressure), 1, 9, "A rating")
    return (enjoyment + meaning) - (guilt + pressure)


def concordance_band(score: int) -> Band:
    """A result of :func:`self_concordance` in words.

    Equal thirds: -16 to -6, -5 to +5, +6 to +16. The thirds are ours, no finding.
    Raises ValueError when the score is not a whole number from -16 to +16.
    """
    whole_within([score], -16, 16, "Self-concordance")
    if score >= _OWN:
        return "mostly own wish"
    return "mostly duty" if score <= -_OWN else "both wish and duty"


def ruler_gap(importance: float, confidence: float) -> float:
    """Importance minus confidence, each rated 0 to 10; -10 to +10 in points of the ruler.

    Above 0: it matters more than one dares. Raises ValueError when a rating is not 0 to 10.
    Source: the rulers of motivational interviewing (Miller & Rollnick).
    """
    within((importance, confidence), 0, 10, "A rating")
    return importance - confidence


def offer_help(importance: float, confidence: float) -> bool:
    """Whether to offer a smaller step or help: the gap is 3 or more.

    Raises ValueError when a rating is not 0 to 10. The limit is a habit, not a finding.
    """
    return ruler_gap(importance, confidence) >= HELP_FROM
