"""First paint of the home screen, from the start of the process, beside an empty Textual app."""

import statistics
import tempfile
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from store import open_home
from tests.bench.programs import start, whole
from tests.bench.registry import Missing, Row, bench
from tests.journeys.terminal import Frame

ROUNDS = 7
BUDGET = 1.5


@bench("paint")
def first_paint() -> Iterable[Row | Missing]:
    """Measure both in turn, so that both meet the same machine."""
    floor: list[float] = []
    first_run: list[float] = []
    home_page: list[float] = []
    home_rows: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        empty, lived = Path(folder) / "empty", Path(folder) / "lived"
        party = open_home(lived).create_party(["Sam", "Noa"], datetime.now(UTC))
        for turn in range(ROUNDS + 1):
            found = (
                until_painted("-m", "tests.bench.floor_app", home=empty),
                until_painted("-m", "tui", home=empty),
                until_painted("-m", "tui", "open", party.id, home=lived),
                until_painted("-m", "tui", "open", party.id, home=lived, shown="Ready for you"),
            )
            if turn:  # The first round fills the file cache.
                for times, one in zip((floor, first_run, home_page, home_rows), found, strict=True):
                    times.append(one)
    bare = statistics.median(floor)
    yield Row("first paint, first run", statistics.median(first_run), bare, "ms", BUDGET)
    yield Row("first paint, home of a pair", statistics.median(home_page), bare, "ms", BUDGET)
    yield Row("  with its rows read", statistics.median(home_rows), bare, "ms", BUDGET)


def until_painted(*argv: str, home: Path, shown: str = "") -> float:
    """Return the milliseconds from the start of a process to its first whole frame.

    ``shown``: a text that has to be on it, too.
    """

    def there(frame: Frame) -> bool:
        return whole(frame) and (not shown or any(shown in row for row in frame))

    begin = time.perf_counter()
    with start(*argv, home=home) as terminal:
        terminal.wait_for(there)
        return (time.perf_counter() - begin) * 1000
