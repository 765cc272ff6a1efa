"""A worker's process: accepts on the shared socket and holds many people's apps."""

import asyncio
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import asyncssh

from store import Desk, Home, HubGone, Library, Link, RemoteHub
from tui.base_app import BaseApp
from tui.room.desk_app import DeskApp
from tui.serve.config import Config
from tui.serve.entrance import Front
from tui.serve.house import House, Place
from tui.serve.keylist import KeyList
from tui.serve.line import Line
from tui.serve.listening import listen
from tui.serve.watchdog import Watchdog
from tui.web.guests import through_browser
from tui.web.server import serve_web

THREADS: Final = 4
"""Threads for what would block the loop; all apps of a worker share them."""
_BEAT: Final = 0.05
"""Seconds between two tries to reach a hub that is just being started."""
HUB_STARTS: Final = 30.0
"""Seconds that a hub may take to start."""

Make = Callable[[Link, Line], BaseApp]
"""Makes the app of a link for a line."""
MakeDesk = Callable[["Desk", Line], "DeskApp"]
"""Makes the desk for a line."""


@dataclass(frozen=True, slots=True)
class Post:
    """What a worker is given by the process that starts it."""

    config: Config
    """The configuration."""
    key: asyncssh.SSHKey
    """The host key."""
    listening: socket.socket
    """The socket that all workers share."""
    hub: Path
    """The hub's socket."""
    make: Make
    """Makes the apps."""
    desk: MakeDesk | None = None
    """Makes the desk of who leads; none: a room has to be named."""
    browsers: socket.socket | None = None
    """The socket of the browser door that all workers share; none: there is no such door."""


def rooms(home: Home) -> Make:
    """Return what makes the real app. The flows to insert are read once for all of a process."""
    from tui.room.app import RoomApp

    library = Library(home.flows)

    def make(link: Link, line: Line) -> BaseApp:
        ascii_only = line.terminal.ascii_only
        return RoomApp(link, library=library, ascii_only=ascii_only, log=home.log)

    return make


def desks(home: Home) -> MakeDesk:
    """Return what makes the desk at which who leads says which room."""
    from tui.room.desk_app import DeskApp

    library = Library(home.flows)

    def make(desk: Desk, line: Line) -> DeskApp:
        ascii_only = line.terminal.ascii_only
        return DeskApp(desk, library=library, ascii_only=ascii_only, log=home.log)

    return make


async def run_worker(post: Post, stop: asyncio.Event) -> None:
    """Serve until told to stop; then tell everybody, and let them leave well."""
    loop = asyncio.get_running_loop()
    settle(loop)
    hub = await _reach(post.hub, stop)
    if hub is None:
        return
    config = post.config
    place = Place(hub.door, hub.link, post.make, _at_desk(post, hub))
    house = House(through_browser(place), config.limits)
    front = Front(
        house, KeyList(config.facilitator_keys), KeyList(config.operator_keys), config.banner
    )
    house.begin()
    strict = config.key_exchange == "strict"
    acceptor = await listen(post.listening, post.key, front, strict=strict)
    web = await serve_web(config.web, front, sock=post.browsers) if config.web else None
    watchdog = Watchdog(loop)
    watchdog.start()
    try:
        await stop.wait()
    finally:
        acceptor.close()
        await house.stop()
        if web is not None:
            await web.stop()
        if front.tasks:
            await asyncio.wait(front.tasks, timeout=1)
        watchdog.stop()
        await hub.close()


def settle(loop: asyncio.AbstractEventLoop) -> None:
    """Make a loop as it is to stay, so that nothing changes while people are there."""
    # Textual sets this factory when its first app begins.
    if hasattr(asyncio, "eager_task_factory"):
        loop.set_task_factory(asyncio.eager_task_factory)
    loop.set_default_executor(ThreadPoolExecutor(THREADS, thread_name_prefix="worker"))


def _at_desk(post: Post, hub: RemoteHub) -> Callable[[Line], DeskApp] | None:
    """Return what makes the desk for a line; none when there is none here."""
    make = post.desk
    return None if make is None else lambda line: make(hub.desk, line)


async def _reach(path: Path, stop: asyncio.Event) -> RemoteHub | None:
    """Connect to the hub, which may only just be starting; None when told to stop meanwhile."""
    loop = asyncio.get_running_loop()
    end = loop.time() + HUB_STARTS
    while not stop.is_set():
        try:
            return await RemoteHub.connect(path)
        except HubGone:
            if loop.time() > end:
                raise
            await asyncio.sleep(_BEAT)
    return None
