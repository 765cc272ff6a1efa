"""Trends: where ratings are heading, what is only noise, how long a step takes.

All are made for few points and odd ones among them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import isclose, sqrt

from flows.measures.samples import at_least, finite, mean, median, paired, quantile, within

TREND_FROM = 5
"""Points from which a slope is worth showing."""

RELIABLE = 1.96
"""A reliable change is more than this, up or down: 19 of 20 chance differences are smaller."""

_SPREAD = 2.66
"""3 / 1.128: three standard deviations, told from the mean step between neighbours."""

_FENCE = 1.5
"""How many quartile ranges outside the quartiles a value is still believed (Tukey 1977)."""


def theil_sen(values: Sequence[float], days: Sequence[int] | None = None) -> float:
    """The slope of a series: the median of (xj - xi) / (j - i) over all pairs of points.

    In points per step; with ``days`` in points per day. ``days`` holds a day number for each value
    (``date.toordinal()``), in any order and with any gaps; two values of one day make no pair.
    Time grows with the square of the number of points: meant for hundreds, not thousands.
    Raises ValueError for fewer than two points, what is no plain number, days that are not one for
    each value, and when all points are of one day. Worth showing from ``TREND_FROM`` points on.
    Source: Theil 1950, Sen 1968.
    """
    at_least(values, 2, "points are")
    when = range(len(values)) if days is None else days
    paired(values, when, "A day")
    finite((*values, *when))
    points = list(zip(when, values, strict=True))
    slopes = [(y - x) / (j - i) for (i, x), (j, y) in combinations(points, 2) if i != j]
    if not slopes:
        raise ValueError("Points of at least two days are needed.")
    return median(slopes)


@dataclass(frozen=True, slots=True)
class Limits:
    """The usual range of a series, in the unit of its values."""

    mean: float
    """Mean of the values."""
    low: float
    """Lower end of what is usual; may lie below the scale of the values."""
    high: float
    """Upper end of what is usual; may lie above the scale of the values."""
    moving_range: float
    """Mean distance between neighbours, 0 or more."""


def noise_limits(values: Sequence[float]) -> Limits:
    """The range in which a series moves by itself: mean ± 2.66 · mean moving range (XmR chart).

    Values in order of time, in any unit. The limits are not cut to the scale of the values.
    Raises ValueError for fewer than two values, and for what is no plain number.
    Source: Shewhart's chart for individual values, as told by Wheeler 1993.
    """
    at_least(values, 2, "values are")
    finite(values)
    middle = mean(values)
    step = mean([abs(later - earlier) for earlier, later in pairwise(values)])
    return Limits(middle, middle - _SPREAD * step, middle + _SPREAD * step, step)


def usual(value: float, limits: Limits) -> bool:
    """Whether a value lies inside the limits, ends included; outside, something may have changed.

    A hair's breadth outside counts as on the end: sums of decimal fractions are not exact.
    Raises ValueError when the value is no plain number.
    """
    finite([value])
    on_an_end = any(isclose(value, end, abs_tol=1e-9) for end in (limits.low, limits.high))
    return on_an_end or limits.low <= value <= limits.high


def time_suggestion(durations: Sequence[float], otherwise: float) -> float:
    """How long a step will likely take: the median of its past durations, odd ones left out.

    Odd is what lies more than 1.5 quartile ranges outside the quartiles. With no past duration it
    is ``otherwise``, the flow's own number. All in one unit, usually minutes; the result as well.
    Raises ValueError when a duration is below 0 or no plain number.
    Source: Tukey 1977 for the fences.
    """
    finite((*durations, otherwise))
    if min((*durations, otherwise)) < 0:
        raise ValueError("A duration is not below 0.")
    if not durations:
        return otherwise
    ordered = sorted(durations)
    low, high = quantile(ordered, 0.25), quantile(ordered, 0.75)
    reach = _FENCE * (high - low)
    return median(d for d in ordered if low - reach <= d <= high + reach)


def reliable_change(x1: float, x2: float, sd: float, r: float) -> float:
    """Whether a score moved more than its measuring error: (x2 - x1) / (sd·√2·√(1-r)).

    Only for validated questionnaires. ``x1`` before, ``x2`` after; ``sd``: standard deviation of
    the scores of people in general, above 0, same unit; ``r``: the questionnaire's reliability, 0
    to below 1. The result has no unit; above ``RELIABLE`` or below its negative is a real change.
    Raises ValueError for what is no plain number, an sd not above 0, an r outside 0 to below 1.
    Source: Jacobson & Truax 1991.
    """
    finite((x1, x2, sd))
    within([r], 0, 1, "A reliability")
    if sd <= 0:
        raise ValueError("A standard deviation is above 0.")
    if r == 1:
        raise ValueError("A reliability is below 1.")
    # One after the other: their product may be too small for a float, the result is not.
    return (x2 - x1) / sd / sqrt(2 * (1 - r))
