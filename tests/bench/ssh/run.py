"""A whole run: the floor and our servers in turn, step by step, on the same machine at once."""

import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.registry import Row
from tests.bench.ssh import targets
from tests.bench.ssh.figures import Board, Step
from tests.bench.ssh.measure import Crowd, used
from tests.bench.ssh.servers import Server, board, floor

Make = Callable[[Path, int, int], Awaitable[Server]]
"""Starts one of our servers on a home folder, for at most so many people, with so many workers."""
VISITS = 5
"""How often one comes alone."""
STORM = 50
"""How many come at once to a server that is calm."""
RUSH = 100
"""How many come at once while others type."""
TYPISTS = 20
"""How many type then."""
CROWDS = 6
"""How many crowds come and go."""
CROWD = 60
"""How many people each has."""


ROWS = 100
"""Live rows on the facilitator's screen."""
LOOKING = 20.0
"""Seconds for which somebody looks at them."""
WARMING = 3.0
"""Seconds that are not counted: the first paints fill caches."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is measured."""

    make: Make
    """Starts one of ours."""
    steps: tuple[int, ...] = (1, 50, 80, 100, 200)
    """How many people, rising."""
    workers: tuple[int, ...] = (1, 2)
    """Servers with so many workers each."""
    idle: float = 5.0
    """Seconds without a key."""
    typing: float = 10.0
    """Seconds of typing."""
    seed: int = 1
    """Of all chance."""
    smaller: float = 1.0
    """Storms and crowds are so much smaller; for trying out."""

    def size(self, people: int) -> int:
        """Return the size of a storm or a crowd."""
        return max(1, round(people * self.smaller))


@dataclass
class Record:
    """All that was measured, for a file."""

    figures: list[dict[str, Any]] = field(default_factory=list)
    """One for each step, storm and churn."""

    def keep(self, figure: Any) -> None:
        """Add one."""
        self.figures.append({"kind": type(figure).__name__, **asdict(figure)})


@asynccontextmanager
async def up(*makings: Awaitable[Server]) -> AsyncIterator[list[Server]]:
    """Give servers that are stopped at the end."""
    servers: list[Server] = []
    try:
        for making in makings:
            servers.append(await making)  # noqa: PERF401 - those that came up are stopped
        yield servers
    finally:
        for server in servers:
            await server.close()


async def steps(plan: Plan, record: Record) -> AsyncIterator[Row]:
    """Measure rising numbers of people; at each, the floor and ours, one after the other."""
    most = max(plan.steps)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        ours = [plan.make(Path(folder) / f"home-{n}", most, n) for n in plan.workers]
        async with up(floor(), *ours) as servers:
            crowds = [Crowd(server, plan.seed) for server in servers]
            visits = []
            for crowd in crowds:
                note(f"{crowd.server.name}, alone")
                visits.append(await crowd.visits(VISITS))
                record.keep(visits[-1])
            for one in visits[1:]:
                yield targets.of_visits(one, visits[0])
            firsts: dict[str, Step] = {}
            for people in sorted(plan.steps):
                measured = []
                for crowd in crowds:
                    note(f"{crowd.server.name}, N={people}")
                    await crowd.come(people)
                    measured.append(await crowd.step(plan.idle, plan.typing))
                    record.keep(measured[-1])
                for server, step in zip(servers[1:], measured[1:], strict=True):
                    first = firsts.setdefault(server.name, step)
                    for row in targets.of_step(step, measured[0], first, server.workers):
                        yield row


async def storms(plan: Plan, record: Record) -> AsyncIterator[Row]:
    """Let many come at once: to a calm server, and while some type."""
    calm, rush, typing = plan.size(STORM), plan.size(RUSH), plan.size(TYPISTS)
    for workers in plan.workers:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            room = calm + rush + typing + workers
            async with up(plan.make(Path(folder) / "home", room, workers)) as (server,):
                crowd = Crowd(server, plan.seed)
                note(f"{server.name}, {calm} at once")
                alone = median((await crowd.visits(VISITS)).paints)
                storm = await crowd.storm(calm, 0, 0)
                record.keep(storm)
                for row in targets.of_storm(storm, alone, workers):
                    yield row
                await crowd.leave()
                note(f"{server.name}, {rush} at once while {typing} type")
                await crowd.come(typing)
                storm = await crowd.storm(rush, typing, 120)
                record.keep(storm)
                for row in targets.of_storm(storm, alone, workers):
                    yield row
                await crowd.leave()


async def crowds(plan: Plan, record: Record) -> AsyncIterator[Row]:
    """Let crowds come and go, and see what stays."""
    for workers in plan.workers:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            people = plan.size(CROWD)
            async with up(plan.make(Path(folder) / "home", people, workers)) as (server,):
                note(f"{server.name}, {CROWDS} crowds of {people}")
                churn = await Crowd(server, plan.seed).churn(CROWDS, people)
                record.keep(churn)
                for row in targets.of_churn(churn):
                    yield row


async def boards(plan: Plan, record: Record) -> AsyncIterator[Row]:
    """Let a facilitator look at many live rows; their server has nothing else to do."""
    note(f"facilitator's screen, {ROWS} live rows")
    async with up(board(ROWS)) as (server,):
        crowd = Crowd(server, plan.seed)
        without = await used(server, LOOKING)
        await crowd.arrive(1)
        await used(server, WARMING)
        figure = Board(server.name, ROWS, await used(server, LOOKING), without)
        record.keep(figure)
        yield targets.of_board(figure)
        await crowd.leave()


PARTS: dict[str, Callable[[Plan, Record], AsyncIterator[Row]]] = {
    "steps": steps,
    "storms": storms,
    "crowds": crowds,
    "board": boards,
}
"""By the word that picks them on the command line."""


def note(what: str) -> None:
    """Say on stderr what is being measured."""
    print(f"  … {what}", file=sys.stderr, flush=True)


async def run(
    plan: Plan, parts: Iterable[str], record: Record, show: Callable[[Row], object]
) -> None:
    """Measure the parts and show each row when it is there."""
    for part in parts:
        async for row in PARTS[part](plan, record):
            show(row)
