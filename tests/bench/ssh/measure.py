"""The phases of a measurement: coming, idling, typing, broadcasts, storms, leaving."""

import asyncio
import time
from collections.abc import Sequence
from random import Random

from tests.bench.ssh.figures import Churn, Echo, Step, Storm, Visits
from tests.bench.ssh.person import Person, new_watches
from tests.bench.ssh.processes import cpu, memory
from tests.bench.ssh.schedule import Watch
from tests.bench.ssh.servers import Server
from tui.rehearse.calling import NotConnected

FIRST_PAINT = 60.0
"""Seconds after which somebody who came and saw nothing did not get in."""
QUIET = 0.5
"""Seconds without a byte after which a crowd has come to rest."""
LATE = 2.0
"""Seconds that the last keys of a phase have to be seen."""
LEAVING = 10.0
"""Seconds that a server has to be done with people who left."""
BROADCASTS = 5
"""Broadcasts of one step."""


class Crowd:
    """The people at one server."""

    def __init__(self, server: Server, seed: int) -> None:
        self.server = server
        self.people: list[Person] = []
        self._dice = Random(seed)  # noqa: S311 - a load, no secret
        self._paints: list[float] = []
        self._greetings: list[float] = []

    async def visits(self, times: int) -> Visits:
        """Let somebody come and go alone, several times; the first time warms up."""
        seen = []
        for _ in range(times + 1):
            await self.arrive(1)
            seen.append(self._paints[0] - self._greetings[0])
            await rest(self.people)
            await self.leave()
        return Visits(self.server.name, tuple(seen[1:]))

    async def come(self, count: int) -> None:
        """Let people come, one after the other, until there are so many, and begin to type."""
        new = await self.arrive(count)
        await self.server.settle(new)
        await rest(self.people)

    async def arrive(self, count: int) -> list[Person]:
        """Let people come until there are so many; return the new ones."""
        self._paints, self._greetings = [], []
        new = []
        while len(self.people) < count:
            person = await self.server.person()
            paint, greeting = await enter(person, self.server)
            self._paints.append(paint)
            self._greetings.append(greeting)
            self.people.append(person)
            new.append(person)
        return new

    async def step(self, idle: float, typing: float) -> Step:
        """Measure them all: idle, typing, broadcasts, memory."""
        idle_bytes, idle_cores = await self._idle(idle)
        before, bytes_before, own = cpu(self.server.pid), self._received(), time.process_time()
        begin = time.perf_counter()
        echo = await type_all(self.people, self._dice, typing)
        took = time.perf_counter() - begin
        used = cpu(self.server.pid) - before
        load = (time.process_time() - own) / took
        bytes_typing = self._received() - bytes_before
        keys = max(1, int(typing * 3) * len(self.people))
        broadcasts = [await self._broadcast(n) for n in range(BROADCASTS)]
        held = memory(self.server.pid)
        return Step(
            self.server.name,
            len(self.people),
            echo,
            used / took,
            used * 1000 / keys,
            bytes_typing / keys,
            idle_bytes,
            idle_cores,
            tuple(broadcasts),
            held.rss,
            held.pss,
            tuple(self._paints),
            tuple(self._greetings),
            sum(not person.call.is_open for person in self.people),
            load,
        )

    async def storm(self, count: int, typing: int, seconds: float) -> Storm:
        """Let many come at once while the first few type."""
        typists = self.people[:typing]
        new = [await self.server.person() for _ in range(count)]
        watches = new_watches(typists)
        begin = time.perf_counter()
        writing = [
            asyncio.create_task(x.type_on_the_beat(self._dice, seconds, begin)) for x in typists
        ]
        came = await asyncio.gather(
            *(enter(person, self.server) for person in new), return_exceptions=True
        )
        for task in writing:
            # The storm is over: what is typed from now on meets a calm server.
            task.cancel()
        await asyncio.gather(*writing, return_exceptions=True)
        echo = await _echo(watches)
        paints = tuple(x[0] for x in came if not isinstance(x, BaseException))
        self.people += [
            p for p, x in zip(new, came, strict=True) if not isinstance(x, BaseException)
        ]
        return Storm(self.server.name, count, paints, count - len(paints), typing, echo)

    async def churn(self, rounds: int, each: int) -> Churn:
        """Let crowds come and go, one after the other."""
        sizes = []
        same = [await self.server.person() for _ in range(each)]
        for _ in range(rounds):
            await asyncio.gather(*(enter(person, self.server) for person in same))
            await rest(same)
            self.people += same
            await self.leave()
            await self._until_gone()
            sizes.append(memory(self.server.pid).rss)
        return Churn(self.server.name, each, tuple(sizes), await self.server.alive())

    async def _until_gone(self) -> None:
        """Wait until the server is done with those who left, if it tells."""
        end = time.perf_counter() + LEAVING
        while time.perf_counter() < end and await self.server.alive():  # noqa: ASYNC110
            await asyncio.sleep(0.2)

    async def leave(self) -> None:
        """Everybody hangs up."""
        await asyncio.gather(*(person.call.hang_up() for person in self.people))
        self.people.clear()

    async def _idle(self, seconds: float) -> tuple[int, float]:
        """Return the bytes that came and the cores that were used while nobody typed."""
        received = self._received()
        cores = await used(self.server, seconds)
        return self._received() - received, cores

    async def _broadcast(self, number: int) -> float:
        """Return how long a word takes until all who are still connected have seen it."""
        word = f"zq{number}{self._dice.randrange(10**6):06}"
        signs = [person.sign(word) for person in self.people if person.call.is_open]
        begin = time.perf_counter()
        await self.server.broadcast(word)
        async with asyncio.timeout(FIRST_PAINT):
            seen = await asyncio.gather(*signs)
        await rest(self.people)
        return (max(seen) - begin) * 1000

    def _received(self) -> int:
        return sum(person.received for person in self.people)


async def enter(person: Person, server: Server, shown: str = "") -> tuple[float, float]:
    """Connect; return the milliseconds to the first paint, and those until the door let them in.

    ``shown`` stands on that paint; for somebody new it is what the server's first page says.
    """
    painted = person.sign(shown or server.first)
    await person.join()
    try:
        async with asyncio.timeout(FIRST_PAINT):
            at = await painted
    except TimeoutError:
        raise NotConnected(f"nothing was painted in {FIRST_PAINT:g} s") from None
    return (at - person.begun) * 1000, (person.call.admitted - person.begun) * 1000


async def used(server: Server, seconds: float) -> float:
    """Wait, and return how many cores the server took meanwhile."""
    before, begin = cpu(server.pid), time.perf_counter()
    await asyncio.sleep(seconds)
    return (cpu(server.pid) - before) / (time.perf_counter() - begin)


async def rest(people: Sequence[Person]) -> None:
    """Wait until nothing comes any more."""
    end = time.perf_counter() + FIRST_PAINT
    while time.perf_counter() < end:
        quiet = time.perf_counter() - max((person.last for person in people), default=0.0)
        if quiet >= QUIET:
            return
        await asyncio.sleep(QUIET - quiet + 0.01)


async def type_all(people: Sequence[Person], dice: Random, seconds: float) -> Echo:
    """Let people type, each on their own beat, and return what became of their keys."""
    watches = new_watches(people)
    begin = time.perf_counter()
    await asyncio.gather(*(x.type_on_the_beat(dice, seconds, begin) for x in people))
    return await _echo(watches)


async def _echo(watches: Sequence[Watch]) -> Echo:
    """Wait for the last keys and count."""
    end = time.perf_counter() + LATE
    while any(watch.waits for watch in watches) and time.perf_counter() < end:  # noqa: ASYNC110
        await asyncio.sleep(0.02)
    for watch in watches:
        watch.give_up()
    latencies = [value for watch in watches for value in watch.latencies]
    return Echo.of(latencies, sum(watch.missing for watch in watches))
