"""The servers that are measured, each started as a process of its own."""

import asyncio
import contextlib
import sys
from pathlib import Path
from typing import Protocol, Self

from tests.bench.programs import ROOT
from tests.bench.ssh.floor import GREETING
from tests.bench.ssh.person import Person
from tui.rehearse.calling import Caller

LAST = 20.0
"""Seconds that a server has to stop."""
WIDE = (132, 50)
"""The terminal of who looks at many rows."""
STEP = 60.0
"""Seconds that a page has to come up."""


class Server(Protocol):
    """Something to connect to."""

    name: str
    """What the rows call it."""
    first: str
    """What is visible when the first page is painted."""
    again: str
    """The same for who comes back to where they were."""
    workers: int
    """How many processes share the people."""

    @property
    def pid(self) -> int:
        """Its process; others may be below it."""
        ...

    async def person(self) -> Person:
        """Return somebody new who may come."""
        ...

    async def settle(self, people: list[Person]) -> None:
        """Bring people who came to where they type."""
        ...

    async def broadcast(self, word: str) -> None:
        """Show a word to everybody."""
        ...

    async def alive(self) -> int | None:
        """Return how many apps (or sessions) there are; none when it does not tell."""
        ...

    async def close(self) -> None:
        """Stop it."""
        ...


class Piped:
    """A server program of this package: its port on stdout, orders on stdin."""

    def __init__(self, name: str, first: str, process: asyncio.subprocess.Process) -> None:
        self.name = name
        self.first = self.again = first
        self.workers = 1
        self._process = process
        self._port = 0
        self.size = (80, 24)
        """Columns and rows of everybody's terminal."""

    @classmethod
    async def start(cls, name: str, first: str, *argv: str) -> Self:
        """Start `python -m argv` and wait until it listens."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            *argv,
            cwd=ROOT,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        made = cls(name, first, process)
        made._port = await made._number("port")
        return made

    @property
    def pid(self) -> int:
        """Its process."""
        return self._process.pid

    async def person(self) -> Person:
        """Return somebody new."""
        return Person(Caller("127.0.0.1", self._port, "guest", size=self.size))

    async def settle(self, people: list[Person]) -> None:
        """Everybody types on the first page."""

    async def broadcast(self, word: str) -> None:
        """Show a word to everybody."""
        self._order(f"broadcast {word}")

    async def alive(self) -> int | None:
        """Return how many there are."""
        self._order("alive")
        return await self._number("alive")

    async def close(self) -> None:
        """Stop it."""
        assert self._process.stdin
        self._process.stdin.close()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._process.wait(), LAST)
        if self._process.returncode is None:
            self._process.kill()
            await self._process.wait()

    def _order(self, line: str) -> None:
        assert self._process.stdin
        self._process.stdin.write(f"{line}\n".encode())

    async def _number(self, name: str) -> int:
        assert self._process.stdout
        async with asyncio.timeout(STEP):
            line = (await self._process.stdout.readline()).decode().split()
        if not line or line[0] != name:
            raise AssertionError(f"{self.name} did not start")
        return int(line[1])


async def floor() -> Server:
    """Return the floor."""
    return await Piped.start("floor", GREETING, "tests.bench.ssh.floor")


async def page(home: Path, count: int, workers: int) -> Server:
    """Return the page of notes without a door, in one process; room for ``count`` people."""
    words = "What is on the bench"
    return await Piped.start("page", words, "tests.bench.ssh.page", str(home), str(count))


async def board(rows: int) -> Server:
    """Return the facilitator's screen with so many live rows."""
    made = await Piped.start("board", "Ann 1", "tests.bench.ssh.board", str(rows))
    made.size = WIDE
    return made
