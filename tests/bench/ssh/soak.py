"""A soak: people come, type, resize, go and drop for a long time; nothing may grow or get lost."""

import asyncio
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.bench.registry import Row
from tests.bench.ssh.figures import quantile
from tests.bench.ssh.measure import enter
from tests.bench.ssh.person import Person
from tests.bench.ssh.processes import memory
from tests.bench.ssh.run import Make, up
from tests.bench.ssh.schedule import Watch
from tests.bench.ssh.servers import Server
from tests.bench.ssh.targets import GROWTH
from tui.rehearse.calling import NotConnected

SIZES = ((80, 24), (60, 20), (132, 50), (100, 30))
"""Terminals that people have."""
MINUTE = 60.0
"""Seconds between two looks at the memory."""


@dataclass
class Tally:
    """What happened since the last look."""

    joins: int = 0
    """Who came in."""
    hang_ups: int = 0
    """Who left in order."""
    drops: int = 0
    """Who lost the connection."""
    resizes: int = 0
    """Who has another size."""
    refused: int = 0
    """Who was not let in, or saw nothing."""
    lost: int = 0
    """Whose line the server closed."""
    missing: int = 0
    """Keys that were not seen."""
    latencies: list[float] = field(default_factory=list)
    """Seconds from key to echo."""

    def add(self, watch: Watch) -> None:
        """Count somebody's keys."""
        self.latencies += watch.latencies
        self.missing += watch.missing


@dataclass(frozen=True, slots=True)
class Minute:
    """What one look at the server says."""

    minute: int
    """Since the beginning."""
    here: int
    """How many are connected."""
    rss: float
    """MiB."""
    pss: float
    """MiB."""
    tally: Tally
    """What happened meanwhile."""

    def __str__(self) -> str:
        t = self.tally
        p95 = quantile(t.latencies, 0.95) * 1000
        return (
            f"{self.minute:>4} min  {self.here:>3} here  RSS {self.rss:7.1f}  PSS {self.pss:7.1f} MiB"
            f"  in {t.joins:>3}  out {t.hang_ups:>3}  dropped {t.drops:>3}  resized {t.resizes:>3}"
            f"  keys {len(t.latencies):>5}  p95 {p95:6.1f} ms  unseen {t.missing}"
            f"  refused {t.refused}  lost {t.lost}"
        )


class Visitor:
    """Somebody who comes and goes until the end."""

    def __init__(self, person: Person, server: Server, dice: Random) -> None:
        self.person = person
        self.here = False
        """Whether they are connected now, as far as they know."""
        self.tally = Tally()
        """Where they are counted."""
        self._known = False
        self._server = server
        self._dice = dice

    async def live(self, end: float) -> None:
        """Come and go until ``end`` (`time.perf_counter`), then hang up."""
        await asyncio.sleep(self._dice.uniform(0, 10))
        while time.perf_counter() < end:
            if await self._come():
                await self._stay(end)
                await self._go()
            await asyncio.sleep(self._dice.uniform(1, 8))

    async def _come(self) -> bool:
        try:
            if self._known:  # straight back to their page, without the first one
                await enter(self.person, self._server, self._server.again)
            else:
                await enter(self.person, self._server)
                await self._server.settle([self.person])
        except (NotConnected, TimeoutError):
            self.tally.refused += 1
            self.person.drop()
            return False
        self.tally.joins += 1
        self.here = self._known = True
        return True

    async def _stay(self, end: float) -> None:
        """Type, rest and resize until one has had enough."""
        leave = min(end, time.perf_counter() + self._dice.uniform(10, 90))
        while time.perf_counter() < leave and self.person.call.is_open:
            act = self._dice.random()
            if act < 0.6:
                await self._type(self._dice.uniform(4, 15))
            elif act < 0.8:
                self.person.call.resize(*self._dice.choice(SIZES))
                self.tally.resizes += 1
            await asyncio.sleep(self._dice.uniform(0.5, 4))

    async def _type(self, seconds: float) -> None:
        self.person.watch = Watch()
        await self.person.type_on_the_beat(self._dice, seconds, time.perf_counter())
        self.person.type("\r")
        await asyncio.sleep(1)
        self.person.watch.give_up()
        self.tally.add(self.person.watch)

    async def _go(self) -> None:
        self.here = False
        if not self.person.call.is_open:
            self.tally.lost += 1
        elif self._dice.random() < 0.3:
            self.person.call.drop()
            self.tally.drops += 1
        else:
            await self.person.call.hang_up()
            self.tally.hang_ups += 1


async def soak(
    make: Make, minutes: int, people: int, workers: int, seed: int, say: Callable[[str], object]
) -> list[Row]:
    """Let people live at a server for a time; return the rows of what must not happen."""
    dice = Random(seed)  # noqa: S311 - a load, no secret
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        async with up(make(Path(folder) / "home", people, workers)) as (server,):
            visitors = [
                Visitor(await server.person(), server, Random(dice.random()))  # noqa: S311
                for _ in range(people)
            ]
            end = time.perf_counter() + minutes * MINUTE
            living = [asyncio.create_task(visitor.live(end)) for visitor in visitors]
            looks = [await _look(server, visitors, minute, say) for minute in range(1, minutes + 1)]
            await asyncio.gather(*living)
            return rows(looks, await server.alive())


async def _look(
    server: Server, visitors: list[Visitor], minute: int, say: Callable[[str], object]
) -> Minute:
    """Wait a minute, then look."""
    tally = Tally()
    for visitor in visitors:
        visitor.tally = tally
    await asyncio.sleep(MINUTE)
    held = memory(server.pid)
    look = Minute(minute, sum(visitor.here for visitor in visitors), held.rss, held.pss, tally)
    say(str(look))
    return look


def rows(looks: list[Minute], alive: int | None) -> list[Row]:
    """Return what must not happen: growth, people lost, keys lost, apps left over."""
    quarter = max(1, len(looks) // 4)
    # The first minutes fill caches: the second quarter is what the last is held against.
    early = looks[quarter : 2 * quarter] or looks[:1]
    before = sum(look.rss for look in early) / len(early)
    after = sum(look.rss for look in looks[-quarter:]) / quarter
    made = [
        Row(
            "memory growth, second to last quarter", (after - before) / before * 100, 0, "%", GROWTH
        ),
        Row("sessions lost", sum(look.tally.lost for look in looks), 0, "", 0),
        Row("people not let in", sum(look.tally.refused for look in looks), 0, "", 0),
        Row("keys unseen", sum(look.tally.missing for look in looks), 0, "", 0),
    ]
    if alive is not None:
        made.append(Row("apps alive at the end", alive, 0, "", 0))
    return made
