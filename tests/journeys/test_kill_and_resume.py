"""kill -9 after every single key press: what was kept is there, and nothing is opened early."""

from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path

from tests.journeys import script
from tests.journeys.forked import warm
from tests.journeys.kill_points import look, record, resume, telling

WORKERS = 1
"""Forks need a process without threads; the other cores have tests of their own."""
THOROUGH = 12
"""At every so many points the killed program is started once more."""


def test_nothing_is_lost_at_any_key(tmp_path: Path) -> None:
    context = get_context("spawn")
    with ProcessPoolExecutor(WORKERS, mp_context=context, initializer=warm) as workers:
        points = workers.submit(record, tmp_path).result()
        assert len(points) == len(script.full()) > 200
        assert sum(bool(point.safe) for point in points) > 10, "no draft was ever safe"
        going_on = telling(points)
        assert len(going_on) > 60
        tasks = [workers.submit(look, points)] + [
            workers.submit(resume, point, thorough=number % THOROUGH == 0)
            for number, point in enumerate(points)
            if point.count in going_on
        ]
        failed = [task.exception() for task in as_completed(tasks) if task.exception()]
        assert not failed, f"{len(failed)} points failed; first: {failed[0]}"
