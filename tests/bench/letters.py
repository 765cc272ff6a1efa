"""Assessing a statement while it is typed, beside three plain regular expressions."""

import re
import statistics
from collections.abc import Iterable

from flows.dates import find
from flows.smart import assess
from tests.bench.registry import Missing, Row, bench, side_by_side, timed

BUDGET = 2.0
LONG_BUDGET = 500.0
HOSTILE = tuple(
    (piece * 16_000)[:16_000] for piece in ("in ", "1-", "may or ", "by the ", "in/by/5 ")
)
STATEMENTS = (
    "we want to spend more time together",
    "From July on we keep one evening a week without screens, planned by turns, until Christmas.",
    "save 3,000 euros for the trip to Portugal by the end of Q3 and look at it every month",
    "I would like to get fitter, maybe run a half marathon in the next 90 days with my sister",
)
_PLAIN = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (r"\d", r"\b(by|until|before|within)\b", r"\b(call|run|save|write|walk)\b")
]


@bench("letters")
def letters() -> Iterable[Row | Missing]:
    """Measure one statement at a time."""
    values, floors = [], []
    for statement in STATEMENTS:
        ours, bare = side_by_side(
            lambda text=statement: assess(text),  # type: ignore[misc]
            lambda text=statement: [pattern.search(text) for pattern in _PLAIN],  # type: ignore[misc]
            rounds=50,
        )
        values.append(ours)
        floors.append(bare)
    long = max(timed(lambda text=text: find(text)) for text in HOSTILE)  # type: ignore[misc]
    yield Row("dates in 16 KB of the worst text", long, 0, "ms", LONG_BUDGET)
    yield Row("letters of one statement, the slowest", max(values), 0, "ms", BUDGET)
    yield Row("  three regular expressions take", statistics.median(floors), 0, "ms", BUDGET)
