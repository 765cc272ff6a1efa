"""The whole server, `duologue serve`: door, workers and hub, with workshops full of pairs."""

import asyncio
import contextlib
import re
import shutil
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from flows.workshop.acts import Draw, Next, Tell
from store import Home, NotNow
from store.hub.desk import Desk, RemoteDesk, Step, Wish, socket_of
from store.hub.hub import Invitation
from store.hub.line import HubLine
from store.hub.link import Link
from store.hub.socketlink import RemoteHub
from tests.bench.programs import ROOT
from tests.bench.ssh.page import FLOW
from tests.bench.ssh.person import Person
from tests.bench.ssh.servers import LAST, STEP
from tui.rehearse.calling import Caller

QUESTION = "What is on the bench"
"""Stands on the page on which everybody types."""
SEATS = 24
"""People in one workshop: half a room, as each may need a partner who never comes."""
_CONFIG = """host = "127.0.0.1"
port = 0
workers = {workers}
log = "{log}"
[limits]
sessions = {many}
starting = {many}
starting_each = {many}
connections_each = {many}
failures_each = {many}
"""
_PORT = re.compile(r"port (\d+)")
_WORD = re.compile(r"should the line break:\s+([a-z]+-[a-z]+)")


@dataclass
class Workshop:
    """One workshop at the server."""

    invitation: Invitation
    """Its code and PIN."""
    lead: Link
    """Its facilitator's line."""
    invited: int = 0
    """How many were sent there."""
    partners: int = 0
    """How many partners were made up who never come."""


class Served:
    """`duologue serve` in processes of its own."""

    first = "What happens with what you write"
    again = QUESTION

    def __init__(self, process: asyncio.subprocess.Process, workers: int) -> None:
        self.name = "1 worker" if workers == 1 else f"{workers} workers"
        self.workers = workers
        self._process = process
        self._port = 0
        self._line: HubLine
        self._desk: Desk
        self._hub: RemoteHub
        self._workshops: list[Workshop] = []
        self._place: dict[Person, Workshop] = {}
        self._reading: asyncio.Task[None]

    @classmethod
    async def start(cls, path: Path, workers: int) -> Self:
        """Start the server on a new home and wait until it can be called."""
        home = Home(path)
        home.prepare()
        home.flows.mkdir(exist_ok=True)
        shutil.copy(FLOW, home.flows / "bench-notes.flow.yaml")
        config = path / "server.toml"
        config.write_text(_CONFIG.format(workers=workers, log=path / "server.log", many=2000))
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tui", "--home", str(path)),
            *("serve", "--config", str(config)),
            cwd=ROOT,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
        )
        made = cls(process, workers)
        made._port = await made._listening()
        made._reading = asyncio.create_task(made._read_on())
        made._line = await made._reach(home)
        made._desk = RemoteDesk(made._line)
        made._hub = await RemoteHub.connect(socket_of(home))
        return made

    @property
    def pid(self) -> int:
        """The parent of all its processes."""
        return self._process.pid

    async def person(self) -> Person:
        """Return somebody new, with a place in a workshop."""
        if not self._workshops or self._workshops[-1].invited >= SEATS:
            self._workshops.append(await self._workshop())
        workshop = self._workshops[-1]
        workshop.invited += 1
        invited, name = workshop.invitation, f"Person {workshop.invited}"
        answers = {"pin": invited.pin, "name": name}
        person = Person(Caller("127.0.0.1", self._port, invited.code, answers), catch=_WORD)
        self._place[person] = workshop
        return person

    async def settle(self, people: list[Person]) -> None:
        """Bring people into the room, pair them, and wait for the page on which they type."""
        pages = [person.sign(QUESTION) for person in people]
        for person in people:
            person.type("\r")
        for workshop in self._workshops:
            mine = [person for person in people if self._place[person] is workshop]
            if mine:
                await self._known(workshop, mine)
                await self._pair(workshop)
        async with asyncio.timeout(STEP):
            await asyncio.gather(*pages)

    async def broadcast(self, word: str) -> None:
        """Send a message to all in every workshop that has people."""
        await asyncio.gather(*(workshop.lead.act(Tell(word)) for workshop in self._workshops))

    async def alive(self) -> int | None:
        """Return how many seats are taken, as the hub knows it: a seat ends with its app."""
        return sum(
            mate.presence != "gone"
            for workshop in self._workshops
            for mate in workshop.lead.room.people
            if mate.role == "participant"
        )

    async def close(self) -> None:
        """Stop it."""
        await self._hub.close()
        await self._line.close()
        self._reading.cancel()
        if self._process.returncode is None:
            self._process.send_signal(signal.SIGTERM)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._process.wait(), LAST)
        if self._process.returncode is None:
            self._process.kill()
            await self._process.wait()

    async def _workshop(self) -> Workshop:
        """Make a workshop that is about to begin."""
        made = await self._desk.create(
            Wish("Bench", "Ines", (Step("bench-notes", "pairs"),), invented=True)
        )
        answer = await self._desk.seat(made.workshop, "Ines", "facilitator")
        return Workshop(made, await self._hub.link(answer.token))

    async def _known(self, workshop: Workshop, people: list[Person]) -> None:
        """Wait until the facilitator's line knows of people who came."""
        names = {person.caller.answers["name"] for person in people}
        async with asyncio.timeout(STEP):
            while not names <= {mate.name for mate in workshop.lead.room.people}:  # noqa: ASYNC110
                await asyncio.sleep(0.05)

    async def _pair(self, workshop: Workshop) -> None:
        """Pair who came; one alone gets a partner who never comes."""
        lead = workshop.lead
        board = lead.room.board
        assert board is not None
        if len(board.unpaired) == 1:
            workshop.partners += 1
            name = f"Partner {workshop.partners}"
            await self._desk.seat(workshop.invitation.workshop, name, "participant")
        # Who came at the same moment may have been paired, and the room begun, by now.
        with contextlib.suppress(NotNow):
            if board.unpaired:
                await lead.act(Draw())
        with contextlib.suppress(NotNow):
            if lead.room.stage == "lobby":
                await lead.act(Next())

    async def _listening(self) -> int:
        assert self._process.stdout
        async with asyncio.timeout(STEP):
            while line := (await self._process.stdout.readline()).decode():
                if found := _PORT.search(line):
                    return int(found[1])
        raise AssertionError("the server did not start")

    async def _read_on(self) -> None:
        """Read what the server prints, so that it never waits."""
        assert self._process.stdout
        while await self._process.stdout.readline():
            pass

    async def _reach(self, home: Home) -> HubLine:
        """Connect to the hub, which may only just be starting."""
        async with asyncio.timeout(STEP):
            while True:
                with contextlib.suppress(Exception):
                    return await HubLine.open(socket_of(home))
                await asyncio.sleep(0.1)


async def whole(home: Path, count: int, workers: int) -> Served:
    """Return the whole server."""
    return await Served.start(home, workers)
