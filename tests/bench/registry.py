"""What a benchmark is: a function that returns rows, each a figure beside its floor."""

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One figure, measured side by side with the least that could be had on this machine."""

    name: str
    """What was measured."""

    value: float
    """The median of Duologue, in unit."""

    floor: float
    """The median of the bare floor, in unit; 0 when the figure stands alone."""

    unit: str
    """The unit of value and floor."""

    budget: float
    """What value may be: a multiple of the floor, or in unit when the figure stands alone."""

    @property
    def ratio(self) -> float | None:
        """Value as a multiple of the floor; None when the figure stands alone."""
        return self.value / self.floor if self.floor else None

    @property
    def within(self) -> bool:
        """Whether the budget holds."""
        return (self.ratio or self.value) <= self.budget


@dataclass(frozen=True, slots=True)
class Missing:
    """A benchmark that could not be run, and why."""

    name: str
    """What would have been measured."""

    reason: str
    """Why not, in one sentence."""


Bench = Callable[[], Iterable[Row | Missing]]

BENCHES: dict[str, Bench] = {}
"""All benchmarks by the name that picks them on the command line, in order of printing."""


def bench(name: str) -> Callable[[Bench], Bench]:
    """Enter the decorated function in the registry."""

    def enter(function: Bench) -> Bench:
        BENCHES[name] = function
        return function

    return enter


def timed(act: Callable[[], object]) -> float:
    """Return how many milliseconds one call takes."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def side_by_side(
    value: Callable[[], object], floor: Callable[[], object], rounds: int
) -> tuple[float, float]:
    """Return the median milliseconds of both, measured in turn so that both meet the same machine.

    The first round warms caches and is not counted.
    """
    values, floors = [], []
    for turn in range(rounds + 1):
        pair = (timed(value), timed(floor)) if turn % 2 else (timed(floor), timed(value))[::-1]
        if turn:
            values.append(pair[0])
            floors.append(pair[1])
    return statistics.median(values), statistics.median(floors)
