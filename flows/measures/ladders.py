"""Ladders: Goal Attainment Scaling, how far goals have come from where they started.

Each goal has a ladder of five levels written before: -2 much less than hoped, 0 as hoped, +2 much
more. The levels are ordinal, so show them first and T second.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from flows.measures.samples import at_least, finite, paired, whole_within, within

LOWEST, HIGHEST = -2, 2
"""The ends of a ladder: much less than hoped, much more; 0 is what was hoped for."""

LADDERS_FOR_T = 2
"""T says nothing beyond the level itself with fewer ladders; show it from here on."""


@dataclass(frozen=True, slots=True)
class Attainment:
    """T at the start, T now, and what lies between."""

    start: float
    """T of the levels at the start, usually all -1."""
    now: float
    """T of the levels now."""
    change: float
    """``now - start``; above 0 is forward."""


def gas_t(levels: Sequence[int], weights: Sequence[float] | None = None, rho: float = 0.3) -> float:
    """The T-score of goals with ladders: 50 when all came out as hoped, one ladder's step is 10.

    T = 50 + 10·Σwx / √((1-rho)·Σw² + rho·(Σw)²) with levels x from -2 to +2 and weights w above 0
    (all 1 when there are none). ``rho``, 0 to 1, is how much goals of one person move together.
    T has no unit; for rho 0.3 it lies from 13.5 to 86.5. Multiplying all weights changes nothing.

    Raises ValueError for no level, a level off the ladder, weights that are not one for each level
    or not above 0, and rho outside 0 to 1.
    Source: Kiresuk & Sherman 1968. Turner-Stokes 2009 first printed it wrong.
    """
    at_least(levels, 1, "level is")
    whole_within(levels, LOWEST, HIGHEST, "A level")
    within([rho], 0, 1, "Rho")
    shares = _shares([1.0] * len(levels) if weights is None else weights)
    paired(levels, shares, "A weight")
    reached = sum(share * level for share, level in zip(shares, levels, strict=True))
    apart, together = sum(share**2 for share in shares), sum(shares) ** 2
    return 50 + 10 * reached / sqrt((1 - rho) * apart + rho * together)


def _shares(weights: Sequence[float]) -> list[float]:
    """Weights against the greatest of them, so that their squares neither vanish nor overflow."""
    finite(weights)
    if not all(weight > 0 for weight in weights):
        raise ValueError("A weight is above 0.")
    return [weight / max(weights) for weight in weights]


def attainment(
    start: Sequence[int],
    now: Sequence[int],
    weights: Sequence[float] | None = None,
    rho: float = 0.3,
) -> Attainment:
    """T at the start, T now and the change, for the same ladders in the same order.

    Usual start: all -1, or -2 where nothing worse is possible. ``weights`` and ``rho`` as in
    :func:`gas_t`. Raises ValueError as there, and when the two do not have the same ladders.
    """
    paired(start, now, "A level at the start and one now")
    before, after = gas_t(start, weights, rho), gas_t(now, weights, rho)
    return Attainment(before, after, after - before)
