"""The targets, as rows: each figure beside the floor of the same run. Pure."""

from collections.abc import Iterator, Sequence
from statistics import median

from tests.bench.registry import Row
from tests.bench.ssh.figures import Board, Churn, Step, Storm, Visits, quantile

MIB_A_SESSION = 3.0
KB_A_KEY = 1.2
IDLE_CORES = 0.02
PAINT_ALONE = 150.0
"""Milliseconds; when it takes longer, :data:`PAINT_RATIO` decides."""
PAINT_RATIO = 25.0
STORM_ECHO = 300.0
"""Milliseconds within which 99 of 100 keys are seen while many come."""
BOARD_CORES = 0.05
GROWTH = 5.0
"""Percent that memory may grow from the second crowd to the last."""
LOAD = 0.8
"""Cores of the load generator above which a step says more about it than about the server."""
MANY = 50
"""People from which on spread, CPU and broadcasts are held to a target."""


def median_echo(people: int) -> float:
    """How many floors the median may be."""
    return 4 if people == 1 else 5


def slow_echo(people: int, workers: int) -> float:
    """How many floors the 95th percentile may be, by the people that a worker has."""
    return 8 if people / workers <= MANY else 15


def of_step(step: Step, floor: Step, first: Step | None, workers: int) -> Iterator[Row]:
    """Yield the rows of one step; ``first`` is the server's first one, for memory."""

    def name(what: str) -> str:
        return f"{what}, {step.server}, N={step.people}"

    yield Row(
        name("key to echo p50"), step.echo.p50, floor.echo.p50, "ms", median_echo(step.people)
    )
    yield Row(
        name("key to echo p95"),
        step.echo.p95,
        floor.echo.p95,
        "ms",
        slow_echo(step.people, workers),
    )
    if step.people >= MANY:
        yield Row(name("p99 / p50"), step.echo.p99 / max(step.echo.p50, 0.001), 0, "x", 8)
        yield Row(name("CPU a key"), step.cpu_key, floor.cpu_key, "ms", 8)
        yield Row(name("broadcast"), median(step.broadcasts), median(floor.broadcasts), "ms", 12)
    yield Row(name("keys unseen"), step.echo.missing, 0, "", 0)
    yield Row(name("lines lost"), step.lost, 0, "", 0)
    yield Row(name("bytes a key"), step.bytes_key / 1000, 0, "kB", KB_A_KEY)
    yield Row(name("idle: bytes"), step.idle_bytes, 0, "", 0)
    yield Row(name("idle: CPU"), step.idle_cores, 0, "core", IDLE_CORES)
    if first is not None and first.people < step.people:
        share = (step.pss - first.pss) / (step.people - first.people)
        yield Row(name("memory a session"), share, 0, "MiB", MIB_A_SESSION)
    if step.load > LOAD:
        yield Row(name("the generator's own CPU"), step.load, 0, "core", LOAD)


def of_visits(visits: Visits, floor: Visits) -> Row:
    """Return the row of the first paint: so many floors, or quick in itself."""
    name = f"first paint alone, after the door, {visits.server}"
    value = median(visits.paints)
    if value <= PAINT_ALONE:
        return Row(name, value, 0, "ms", PAINT_ALONE)
    return Row(name, value, median(floor.paints), "ms", PAINT_RATIO)


def of_storm(storm: Storm, alone: float, workers: int) -> Iterator[Row]:
    """Yield the rows of a storm; ``alone`` are the milliseconds to the first paint of one."""
    what = f"{storm.server}, {storm.joining} at once"
    if storm.typing:
        seen = f"p99 of {storm.typing} typing, {what}"
        yield Row(seen, storm.echo.p99, 0, "ms", STORM_ECHO)
        yield Row(f"keys unseen, {what}", storm.echo.missing, 0, "", 0)
    else:
        share = storm.joining * alone / workers
        yield Row(f"first paint p95, {what}", quantile(storm.paints, 0.95), share, "ms", 1)
    yield Row(f"not let in, {what}", storm.failed, 0, "", 0)


def of_churn(churn: Churn) -> Iterator[Row]:
    """Yield the rows of crowds that came and went."""
    name = f"{churn.server}, {len(churn.rss)} crowds of {churn.each}"
    yield Row(f"memory growth, {name}", growth(churn.rss), 0, "%", GROWTH)
    if churn.alive is not None:
        yield Row(f"apps alive at the end, {name}", churn.alive, 0, "", 0)


def growth(sizes: Sequence[float]) -> float:
    """Return by how many percent the last size exceeds the second (the first warms up)."""
    early = sizes[min(1, len(sizes) - 1)]
    return (sizes[-1] - early) / early * 100


def of_board(board: Board) -> Row:
    """Return the row of the facilitator's screen."""
    name = f"facilitator's screen, {board.rows} live rows, {board.server}"
    return Row(name, max(0.0, board.with_it - board.without), 0, "core", BOARD_CORES)
