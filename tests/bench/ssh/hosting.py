"""A server of one process for one app: the real lines and the real driver, no door and no hub.

It prints its port; what it is told on stdin, a word and its argument a line, is done.
"""

import asyncio
import gc
import sys
from collections.abc import Callable, Mapping

import asyncssh

from tui.base_app import BaseApp
from tui.serve.collector import Collector
from tui.serve.gate import Gate
from tui.serve.host import MakeApp, serve_app
from tui.serve.listening import BACKLOG
from tui.serve.ssh_line import SshLine

Order = Callable[[str], int | None]
"""Does something with an argument; a number is printed behind the word."""


class Seats:
    """Everybody's sessions."""

    def __init__(self, take: Callable[[], tuple[MakeApp, Callable[[], object]]]) -> None:
        """``take`` gives what makes somebody's app, and what is done when they have left."""
        self._take = take
        self._gate = Gate(1)
        self._collector = Collector()
        self._tasks: set[asyncio.Task[None]] = set()

    def begin(self) -> None:
        """Prepare the process."""
        self._collector.begin()

    def sit(self, line: SshLine) -> None:
        """Run an app for somebody."""
        task = asyncio.get_running_loop().create_task(self._run(line))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run(self, line: SshLine) -> None:
        make, left = self._take()
        self._collector.came()
        try:
            line.close(await serve_app(line, make, gate=self._gate))
        finally:
            self._collector.left()
            left()


class _Open(asyncssh.SSHServer):
    """Lets everybody in."""

    def __init__(self, seats: Seats) -> None:
        self._seats = seats

    def begin_auth(self, username: str) -> bool:
        return False

    def session_requested(self) -> SshLine:
        return SshLine(self._seats.sit)


def alive(_: str) -> int:
    """Return how many apps there are, looked for in all of the memory."""
    gc.unfreeze()
    gc.collect()
    return sum(isinstance(thing, BaseApp) for thing in gc.get_objects())


async def host(seats: Seats, orders: Mapping[str, Order]) -> None:
    """Serve until stdin ends."""
    server = await asyncssh.listen(
        "127.0.0.1",
        0,
        server_factory=lambda: _Open(seats),
        server_host_keys=[asyncssh.generate_private_key("ssh-ed25519")],
        encoding=None,
        line_editor=False,
        backlog=BACKLOG,
    )
    seats.begin()
    print(f"port {server.get_port()}", flush=True)
    loop = asyncio.get_running_loop()
    known: dict[str, Order] = {"alive": alive, **orders}
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        word, _, argument = line.strip().partition(" ")
        if (number := known[word](argument)) is not None:
            print(f"{word} {number}", flush=True)
