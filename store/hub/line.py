"""A worker's connection to the hub: calls and their answers, and coming back after it was lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any, Final, Protocol, TypeAlias

from store.errors import HubGone, StoreError
from store.hub.lines import MOST_BYTES, Said, Talker, gone, heard, said_error

PATIENCE: Final = 10.0
"""Seconds for which a call waits for a hub that is being started again."""

_SOON: Final = 0.1
_LATER: Final = 2.0
"""Seconds between two tries to reach the hub, at first and at most."""

LOST: Final = "The workshop's machine does not answer just now. Your words stay; it is tried again."
"""What people are told when the hub is gone without a word."""


_Asked: TypeAlias = "tuple[asyncio.Future[Any], Callable[[Any], object] | None]"
"""Who waits for an answer, and what is done with it first."""


class Listener(Protocol):
    """One member's line, as the connection knows it."""

    def hear(self, said: Said) -> None:
        """Take in a line of the hub."""
        ...

    def lose(self, sentence: str) -> None:
        """The hub is gone or stops."""
        ...

    async def come_back(self) -> None:
        """The hub is there again: open the line anew."""
        ...


class HubLine:
    """The connection of this process to the hub."""

    def __init__(self, path: Path) -> None:
        """Use :meth:`open`."""
        self.listeners: dict[int, Listener] = {}
        """Members' lines, by numbers of this process."""
        self._path = path
        self._numbers = count(1)
        self._waiting: dict[int, _Asked] = {}
        self._talker: Talker | None = None
        self._there = asyncio.Event()
        self._stop = ""
        self._closed = False
        self._task: asyncio.Task[None] | None = None

    @classmethod
    async def open(cls, path: Path) -> HubLine:
        """Connect. ``HubGone`` when nobody listens there."""
        line = cls(path)
        try:
            reader, writer = await asyncio.open_unix_connection(str(path), limit=MOST_BYTES)
        except OSError as error:
            raise gone() from error
        line._task = asyncio.create_task(line._stay(reader, writer))
        # At once: there are no members' lines yet that would have to be opened anew.
        await line._there.wait()
        return line

    def number(self) -> int:
        """Return a number that nothing on this line has."""
        return next(self._numbers)

    def say(self, said: Said, *, opening: bool = False) -> bool:
        """Say what needs no answer; false when the hub is gone. ``opening`` is as in :meth:`call`."""
        if self._talker is None or not (opening or self._there.is_set()):
            return False
        self._talker.say(said)
        return True

    async def call(
        self,
        do: str,
        *,
        then: Callable[[Any], object] | None = None,
        opening: bool = False,
        **fields: Any,
    ) -> Any:
        """Ask the hub and return its answer. ``HubGone`` when it went before it answered.

        ``then`` is given the answer before anything that the hub said after it is heard. Only what
        opens a line anew (``opening``) is asked before all lines are open again.
        """
        if self._talker is not None and not opening:
            await self.back()
        if self._talker is None:
            raise gone()
        number = self.number()
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting[number] = (future, then)
        try:
            self._talker.say({"n": number, "do": do, **fields})
            return await future
        finally:
            self._waiting.pop(number, None)

    async def patient(self, do: str, **fields: Any) -> Any:
        """Ask the hub; when it is gone, wait for it a while. For what may be asked twice."""
        with suppress(HubGone):
            return await self.call(do, **fields)
        await self.back()
        return await self.call(do, **fields)

    async def back(self) -> None:
        """Wait until the hub is there. ``HubGone`` when it takes too long."""
        try:
            async with asyncio.timeout(PATIENCE):
                await self._there.wait()
        except TimeoutError as error:
            raise gone() from error

    async def close(self) -> None:
        """Hang up, for good."""
        self._closed = True
        if self._talker is not None:
            await self._talker.close()
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
        self._forsake()

    async def _stay(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Listen; when the hub is gone, come back to it."""
        while True:
            self._talker = talker = Talker(writer)
            listening = asyncio.create_task(self._listen(reader))
            await asyncio.gather(*map(self._reopen, list(self.listeners.values())))
            if not listening.done():
                self._there.set()
            was_there = await listening
            await talker.close()
            if self._closed:
                return
            # Said once, however often coming back fails.
            for one in list(self.listeners.values()) if was_there else ():
                one.lose(self._stop or LOST)
            self._stop = ""
            reader, writer = await self._again()

    async def _reopen(self, one: Listener) -> None:
        """Open one member's line anew; when the hub will not, they are told why."""
        try:
            await one.come_back()
        except HubGone:
            return
        except (StoreError, ValueError) as error:
            one.lose(str(error))

    async def _listen(self, reader: asyncio.StreamReader) -> bool:
        """Take lines in until the hub hangs up; tell whether all lines were open until then."""
        while (said := await heard(reader)) is not None:
            if "n" in said:
                self._answered(said)
            elif "stop" in said:
                self._stop = str(said["stop"])
            elif said.get("link") in self.listeners:
                self.listeners[said["link"]].hear(said)
        was_there = self._there.is_set()
        # Before anybody is told that no answer comes: who asks again waits for the hub.
        self._there.clear()
        # At once: lines that are being opened anew wait for answers, too.
        self._talker = None
        self._forsake()
        return was_there

    def _answered(self, said: Said) -> None:
        """A call was answered."""
        future, then = self._waiting.pop(said["n"], (None, None))
        if future is None or future.done():
            return
        if "error" in said:
            future.set_exception(said_error(said))
            return
        try:
            if then is not None:
                then(said.get("ok"))
            future.set_result(said.get("ok"))
        except Exception as error:  # noqa: BLE001  # whoever asked is told, and the line goes on
            future.set_exception(error)

    def _forsake(self) -> None:
        """Nobody will answer the calls that wait."""
        for future, _ in self._waiting.values():
            if not future.done():
                future.set_exception(gone())
        self._waiting.clear()

    async def _again(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Connect again, however long it takes."""
        wait = _SOON
        while True:
            with suppress(OSError):
                return await asyncio.open_unix_connection(str(self._path), limit=MOST_BYTES)
            await asyncio.sleep(wait)
            wait = min(_LATER, wait * 1.5)
