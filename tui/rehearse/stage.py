"""The stage of a rehearsal: a real server on this machine, with a workshop of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Final

import asyncssh

from flows.workshop.seen import Role
from store import (
    Address,
    Desk,
    Home,
    HubGone,
    HubLine,
    Invitation,
    Library,
    Link,
    LocalDesk,
    LocalHub,
    RemoteDesk,
    RemoteHub,
    StoreError,
    Wish,
    socket_of,
)
from tui.base_app import BaseApp
from tui.rehearse.calling import Caller
from tui.room.app import RoomApp
from tui.serve.entrance import Front
from tui.serve.hostkey import fingerprint
from tui.serve.house import House, Place
from tui.serve.keylist import KeyList
from tui.serve.limits import Limits
from tui.serve.line import Line
from tui.serve.listening import listen, open_socket
from tui.stamps import Stamps

_EVERYWHERE: Final = {"", "0.0.0.0", "::"}  # noqa: S104 - whoever rehearses asked for it
LIMITS: Final = Limits(sessions=200, starting_each=64, connections_each=400, failures_each=200)
"""All people of a rehearsal come from one address."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A server that runs, and the workshop on it."""

    desk: Desk
    """What lets invented people in."""
    connect: Callable[[str], Awaitable[Link]]
    """Opens the link that a token stands for."""
    invitation: Invitation
    """Codes and PINs of the workshop."""
    host: str
    """Where the server listens; empty or 0.0.0.0: on all addresses."""
    port: int
    """On which port."""
    kept: bool = False
    """Whether the workshop stays on the server afterwards."""

    def caller(self, name: str) -> Caller:
        """Return the client of somebody who takes part."""
        answers = {"pin": self.invitation.pin, "name": name}
        here = "127.0.0.1" if self.host in _EVERYWHERE else self.host
        return Caller(here, self.port, self.invitation.code.lower(), answers)

    async def look(self, name: str, role: Role = "participant") -> Link:
        """Open a line to the hub for somebody, beside their own."""
        answer = await self.desk.seat(self.invitation.workshop, name, role)
        return await self.connect(answer.token)


@asynccontextmanager
async def own_stage(
    home: Home, wish: Wish, stamps: Stamps, *, host: str = "127.0.0.1", port: int = 0
) -> AsyncIterator[Stage]:
    """Give a server with a workshop, and stop both at the end. ``OSError`` when the port is taken."""
    listening = open_socket(host, port)
    key = asyncssh.generate_private_key("ssh-ed25519")
    hub = await LocalHub.open(home, stamps, address=Address(host, fingerprint(key)))
    library = Library(home.flows)

    def make(link: Link, line: Line) -> BaseApp:
        return RoomApp(link, library=library, ascii_only=line.terminal.ascii_only)

    house = House(Place(hub.door, hub.link, make), LIMITS)
    acceptor = await listen(listening, key, Front(house, KeyList(None), KeyList(None)))
    try:
        desk = LocalDesk(hub)
        made = await desk.create(wish)
        house.begin()
        yield Stage(desk, hub.link, made, host, listening.getsockname()[1])
    finally:
        acceptor.close()
        await house.stop()
        await hub.close()
        await acceptor.wait_closed()


@asynccontextmanager
async def joined_stage(home: Home, wish: Wish, host: str, port: int) -> AsyncIterator[Stage]:
    """Give a new workshop on the server that runs on a home; it is ended there afterwards."""
    try:
        desk = RemoteDesk(await HubLine.open(socket_of(home)))
        hub = await RemoteHub.connect(socket_of(home))
    except HubGone as gone:
        raise StoreError("No server runs on this home: begin one with “duologue serve”.") from gone
    made = await desk.create(wish)
    try:
        yield Stage(desk, hub.link, made, host, port, kept=True)
    finally:
        with suppress(StoreError):
            await desk.finish(made.workshop)
        await hub.close()
        await desk.close()
