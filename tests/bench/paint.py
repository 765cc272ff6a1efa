"""First paint of the home screen, from the start of the process, beside an empty Textual app."""

import statistics
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from tests.bench.programs import start, whole
from tests.bench.registry import Missing, Row, bench

ROUNDS = 7
BUDGET = 1.5


@bench("paint")
def first_paint() -> Iterable[Row | Missing]:
    """Measure both in turn, so that both meet the same machine."""
    value, floor = [], []
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        for turn in range(ROUNDS + 1):
            bare = _until_painted("-m", "tests.bench.floor_app", home=home)
            ours = _until_painted("-m", "tui", home=home)
            if turn:  # The first round fills the file cache.
                floor.append(bare)
                value.append(ours)
    yield Row("first paint", statistics.median(value), statistics.median(floor), "ms", BUDGET)


def _until_painted(*argv: str, home: Path) -> float:
    """Return the milliseconds from the start of a process to its first whole frame."""
    begin = time.perf_counter()
    with start(*argv, home=home) as terminal:
        terminal.wait_for(whole)
        return (time.perf_counter() - begin) * 1000
