"""A browser's terminal as a `Line`.

The page says which bytes it has drawn. What was written and not drawn yet is bounded: beyond
`FULL` the app is told to write nothing, so a page that is stuck, asleep or at the end of a slow
line costs a few kilobytes and no frame piles up in buffers on the way.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from tui.serve.line import Listener
from tui.serve.terminal import Colours, Terminal

FULL: Final = 192 * 1024
"""Bytes under way from which on nothing more is written."""
EMPTY: Final = 48 * 1024
"""Bytes under way below which writing goes on; more than a page leaves unsaid (`seen`)."""
BURST: Final = 1024 * 1024
"""Bytes under way at which the connection is given up: more than any app writes in one go."""
EARLY: Final = 4096
"""The most bytes kept of what is typed before anybody listens."""


def browser_terminal(*, plain_signs: bool) -> Terminal:
    """Return what xterm.js can do: true colour, UTF-8, the modes of xterm."""
    return Terminal(term="xterm-256color", colours=Colours.TRUE, ascii_only=plain_signs)


class WebLine:
    """One person's terminal in a browser."""

    def __init__(
        self,
        send: Callable[[bytes | str], Awaitable[None]],
        size: tuple[int, int],
        *,
        plain_signs: bool = False,
    ) -> None:
        """Write with `send`; it waits while the network does not take more, and may fail."""
        self.terminal = browser_terminal(plain_signs=plain_signs)
        self.size = size
        self.status: int | None = None
        """The app's exit status, once it hung up."""
        self._send = send
        self._listener: Listener | None = None
        self._queue: list[bytes] = []
        self._told: list[str] = []
        self._said = bytearray()
        self._something = asyncio.Event()
        self._open = asyncio.Event()
        self._open.set()
        self._under_way = 0
        self._slow = False
        self._gone = False
        self._early = bytearray()

    # What the app does

    def listen(self, listener: Listener | None) -> None:
        """Tell `listener`, and first what was typed before."""
        self._listener = listener
        if listener is not None and self._early:
            early, self._early = bytes(self._early), bytearray()
            listener.received(early)
        if listener is not None and self._gone:
            listener.gone()

    @property
    def last_words(self) -> str:
        """What was written outside of any app, as one paragraph: why it ends."""
        return " ".join(self._said.decode("utf-8", "replace").split())

    def tell(self, message: str) -> None:
        """Send a message to the page itself, before all bytes that wait."""
        self._told.append(message)
        self._something.set()

    def write(self, data: bytes) -> None:
        """Queue bytes; beyond all measure, give the person up.

        While no app listens, what is written is meant for the person, not for a terminal.
        """
        if self._listener is None and len(self._said) < EARLY:
            self._said += data
            return
        if self._gone or not data:
            return
        self._queue.append(data)
        self._under_way += len(data)
        self._something.set()
        if self._under_way > BURST:
            self.hang_up()
        elif self._under_way > FULL and not self._slow:
            self._slow = True
            if self._listener is not None:
                self._listener.slow(True)

    def hold(self, wait: bool) -> None:
        """Take in nothing more, or go on; the network makes the page wait."""
        if wait:
            self._open.clear()
        else:
            self._open.set()

    def close(self, status: int = 0) -> None:
        """End once everything is sent."""
        self.status = status
        self._something.set()

    # What the page and the connection do

    async def pump(self) -> None:
        """Send what is written until `close`, or until the person is gone."""
        while not self._gone:
            await self._something.wait()
            self._something.clear()
            told, self._told = self._told, []
            for message in told:
                await self._send(message)
            data, self._queue = b"".join(self._queue), []
            if data:
                await self._send(data)
            elif self.status is not None:
                return
            if self.status is not None:
                self._something.set()

    async def typed(self, data: bytes) -> None:
        """Pass on what was typed; waits while the app has too much of it."""
        await self._open.wait()
        if self._listener is not None:
            self._listener.received(data)
        elif len(self._early) + len(data) <= EARLY:
            self._early += data

    def resized(self, cols: int, rows: int) -> None:
        """Take another size."""
        self.size = (cols, rows)
        if self._listener is not None:
            self._listener.resized(cols, rows)

    def seen(self, count: int) -> None:
        """Take notice that the page has drawn bytes."""
        self._under_way = max(0, self._under_way - count)
        if self._slow and self._under_way <= EMPTY and not self._gone:
            self._slow = False
            if self._listener is not None:
                self._listener.slow(False)

    def hang_up(self) -> None:
        """The person is gone, or is given up: end the app. Done twice: nothing."""
        if self._gone:
            return
        self._gone = True
        self._queue.clear()
        self._something.set()
        self._open.set()
        if self._listener is not None:
            self._listener.gone()
