"""A server with one workshop in this process, taps on what is saved, and tapes of what is sent."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import asyncssh
import pytest

from flows.events import Event
from flows.workshop.acts import Act
from flows.workshop.events import Size
from store import Home, HubServer, LocalHub, RemoteHub
from store.hub.line import HubLine
from store.hub.link import Link
from store.hub.liveroom import LiveRoom
from store.hub.socketlink import SocketLink
from store.keeper import Cursor
from store.local import LocalKeeper
from store.seats import LocalSeat
from tests.ssh.isolated.marks import Chunk
from tests.ssh.isolated.oracle import Oracle
from tests.ssh.isolated.talks import FLOWS
from tests.ssh.serving import HOST_KEY, Answers
from tui.room.app import RoomApp
from tui.serve.entrance import Front
from tui.serve.house import House, Place
from tui.serve.keylist import KeyList
from tui.serve.limits import Limits
from tui.serve.line import Line
from tui.serve.listening import listen, open_socket
from tui.stamps import MachineStamps

UNANSWERED = 0.3
"""Seconds after which keys have changed nothing on the screen."""
QUIET = 0.07
"""Seconds without a byte after which all screens have come to rest."""
LONGEST = 3.0
"""The longest that is waited for that."""
_MANY = Limits(sessions=200, starting_each=64, connections_each=400, failures_each=200)


class Tape(asyncssh.SSHClientSession[bytes]):
    """One session: every byte that came, and who looked at it when."""

    def __init__(self, member: str, size: tuple[int, int]) -> None:
        self.member = member
        self.size = size
        self.chunks: list[Chunk] = []
        self.looks: list[float] = []
        """When somebody looked at the whole screen."""
        self.eyes: list[tuple[float, frozenset[str]]] = []
        """From when on who sat there; nobody: whoever has a seat there."""
        self.channel: asyncssh.SSHClientChannel[bytes] | None = None
        self.conn: asyncssh.SSHClientConnection | None = None
        self.open = True

    def connection_made(self, chan: asyncssh.SSHClientChannel[bytes]) -> None:
        """Keep the channel."""
        self.channel = chan

    def data_received(self, data: bytes, datatype: Any) -> None:
        """Keep what comes."""
        self.chunks.append((time.monotonic(), data))

    def connection_lost(self, exc: Exception | None) -> None:
        """It is over."""
        self.open = False

    def type(self, keys: str) -> None:
        """Press keys."""
        if self.open and self.channel is not None:
            self.channel.write(keys.encode())

    def sees(self, *members: str) -> None:
        """From now on these look at the screen.

        Who looked before, too, looks at all of it; what is on its way to others may yet be painted.
        """
        now, before = time.monotonic(), self.eyes[-1][1] if self.eyes else None
        self.eyes.append((now, frozenset(members)))
        if before == frozenset(members):
            self.looks.append(now)

    def eyes_at(self, at: float) -> frozenset[str]:
        """Who looked at a moment; nobody: it is not known who of those who have a seat there."""
        found = [eyes for since, eyes in self.eyes if since <= at]
        return found[-1] if found else frozenset({self.member})


@dataclass
class World:
    """Everything there is of one workshop."""

    hub: LocalHub
    home: Home
    workshop: str
    port: int
    oracle: Oracle
    apps: dict[str, RoomApp] = field(default_factory=dict)
    """The newest app of each member."""
    tapes: list[Tape] = field(default_factory=list)
    heard: list[tuple[float, str, str]] = field(default_factory=list)
    """What a worker heard for whom, as text."""
    guests: dict[str, set[str]] = field(default_factory=dict)
    """Who ever had a seat at somebody's keyboard, by the keyboard's member."""

    @property
    def room(self) -> LiveRoom:
        """The room, for setting tables only."""
        return self.hub.room(self.workshop)

    async def call(self, name: str, prefix: str, word: str, size: tuple[int, int]) -> Tape:
        """Come in over SSH and return the tape, which has been running since the first byte."""
        found = self.hub.invitation(self.workshop)
        answers = Answers(found.lead_pin if prefix in {"lead-", "co-"} else found.pin, name, word)
        tape = Tape("", size)
        conn, _ = await asyncssh.create_connection(
            lambda: answers,
            "127.0.0.1",
            self.port,
            username=f"{prefix}{found.code}",
            client_keys=None,
            known_hosts=None,
            config=None,
            agent_path=None,
        )
        before = dict(self.apps)
        await conn.create_session(
            lambda: tape, term_type="xterm-256color", term_size=size, encoding=None
        )
        tape.conn = conn
        await self.until(lambda: self.apps.keys() - before.keys() or self._renewed(before, name))
        tape.member = next(m.id for m in self.room.state.members if m.name == name)
        self.tapes.append(tape)
        await self.until(lambda: self.apps[tape.member].is_running and len(tape.chunks) > 1)
        return tape

    def _renewed(self, before: dict[str, RoomApp], name: str) -> bool:
        """Whether somebody who was here has a new app."""
        return any(
            app is not before.get(member) and app.link.room.me.name == name
            for member, app in self.apps.items()
        )

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait until something holds."""
        async with asyncio.timeout(20):
            while not holds():  # noqa: ASYNC110 - many things to look at
                await asyncio.sleep(0.005)

    async def answered(self, tape: Tape, keys: str) -> None:
        """Press keys, and wait until the screens have come to rest again."""
        before, end = len(tape.chunks), time.monotonic() + UNANSWERED
        tape.type(keys)
        while len(tape.chunks) == before and time.monotonic() < end:  # noqa: ASYNC110 - as above
            await asyncio.sleep(0.01)
        await self.rest()

    async def rest(self) -> None:
        """Wait until nothing comes over any line."""
        begin = time.monotonic()
        while time.monotonic() < begin + LONGEST:
            last = max((t.chunks[-1][0] for t in self.tapes if t.chunks), default=begin)
            last = max(last, begin)
            if (left := last + QUIET - time.monotonic()) <= 0:
                return
            await asyncio.sleep(left)


def tapped(oracle: Oracle, world: list[World], patch: pytest.MonkeyPatch) -> None:
    """Let the oracle hear what is saved, what is half typed together, and what people do."""
    append, put_draft, act = LocalKeeper.append, LocalSeat.put_draft, LiveRoom.act

    async def saved(self: LocalKeeper, id: str, event: Event, after: Cursor | None = None) -> None:
        at = time.monotonic()
        await append(self, id, event, after)
        _seat_all(oracle, world)
        oracle.happened(at, id, event)

    def put(self: LocalSeat, place: str, person: str | None, text: str, aside: str = "") -> None:
        if person is None and not aside:
            _seat_all(oracle, world)
            oracle.half_typed(time.monotonic(), self.snapshot.id, place, text)
        put_draft(self, place, person, text, aside)

    async def acted(self: LiveRoom, member: str, what: Act) -> None:
        oracle.acted(time.monotonic(), member, what)
        await act(self, member, what)
        _seat_all(oracle, world)

    patch.setattr(LocalKeeper, "append", saved)
    patch.setattr(LocalSeat, "put_draft", put)
    patch.setattr(LiveRoom, "act", acted)


def _seat_all(oracle: Oracle, world: list[World]) -> None:
    """Tell the oracle who holds which conversation and who sits at whose keyboard."""
    for one in world:
        state = one.room.state
        for talk in state.talks:
            oracle.held(talk.conversation, {person: member for member, person in talk.seats})
        for member in state.members:
            known = one.guests.setdefault(member.seat, set())
            known.add(member.id)


def overheard(world: World, patch: pytest.MonkeyPatch) -> None:
    """Keep what the hub says to a worker, by the member whom it says it for."""
    members: dict[int, str] = {}
    call, hears = HubLine.call, SocketLink.hear

    async def asks(self: HubLine, do: str, **more: Any) -> Any:
        then, link = more.pop("then", None), int(more.get("link", 0))

        def answered(said: Any) -> Any:
            if do in {"link", "back"}:
                members[link] = str(said["member"])
            if link:
                world.heard.append((time.monotonic(), members[link], str(said)))
            return then(said) if then is not None else None

        return await call(self, do, then=answered, **more)

    def hear(self: SocketLink, said: dict[str, Any]) -> None:
        world.heard.append((time.monotonic(), self.member, str(said)))
        hears(self, said)

    patch.setattr(HubLine, "call", asks)
    patch.setattr(SocketLink, "hear", hear)


@asynccontextmanager
async def opened(
    folder: Path, plan: list[tuple[str, Size, bool]], patch: pytest.MonkeyPatch, *, socket: bool
) -> AsyncIterator[World]:
    """Serve a workshop: the hub in this process, or at the other end of its socket."""
    home = Home(folder / "home")
    home.prepare()
    home.flows.mkdir(exist_ok=True)
    for name, text in FLOWS.items():
        (home.flows / f"{name}.flow.yaml").write_text(text, "utf-8")
    hub = await LocalHub.open(home, MachineStamps())
    listening = open_socket("127.0.0.1", 0)
    workshop = await hub.create("Team day", "Ines", plan)
    world = World(hub, home, workshop, listening.getsockname()[1], Oracle())
    tapped(world.oracle, [world], patch)
    server = remote = None
    if socket:
        overheard(world, patch)
        server = await HubServer.open(hub, folder / "hub.sock")
        remote = await RemoteHub.connect(folder / "hub.sock")

    def make(link: Link, line: Line) -> RoomApp:
        app = RoomApp(link, ascii_only=line.terminal.ascii_only, log=home.log)
        world.apps[link.room.me.id] = app
        return app

    way = remote or hub
    house = House(Place(way.door, way.link, make), _MANY)
    acceptor = await listen(listening, HOST_KEY, Front(house, KeyList(None), KeyList(None)))
    house.begin()
    try:
        yield world
    finally:
        acceptor.close()
        await house.stop()
        for tape in world.tapes:
            if tape.conn is not None:
                tape.conn.abort()
        if remote is not None:
            await remote.close()
        if server is not None:
            await server.close()
        await hub.close()
        await acceptor.wait_closed()
