"""What goes over the hub's socket: one JSON object a line, and errors as sentences."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, Final

from flows.engine import Impossible
from store import errors
from store.errors import HubGone, StoreError

MOST_BYTES: Final = 8 * 2**20
"""Longest line, and most bytes that wait for a peer which does not read; then it is let go."""

Said = dict[str, Any]
"""One line."""

_COMPACT: Final = json.JSONEncoder(separators=(",", ":")).encode


class Talker:
    """Writes lines to a peer, in order, and never waits for it.

    What only its newest state matters of (a view) is kept once for each key until it can be sent.
    """

    def __init__(self, writer: asyncio.StreamWriter) -> None:
        self._writer = writer
        self._lines: deque[bytes] = deque()
        self._newest: dict[object, Callable[[], Said | None]] = {}
        self._size = 0
        self._news = asyncio.Event()
        self._task = asyncio.create_task(self._write())

    def say(self, said: Mapping[str, Any]) -> None:
        """Send a line behind those before. A peer with too much waiting is let go."""
        self.say_text(_COMPACT(said))

    def say_text(self, text: str) -> None:
        """Send a line that is JSON already."""
        line = text.encode() + b"\n"
        self._size += len(line)
        if self._size > MOST_BYTES:
            self._writer.transport.abort()
            return
        self._lines.append(line)
        self._news.set()

    def say_newest(self, key: object, made: Callable[[], Said | None]) -> None:
        """Send what ``made`` returns when the line is free; an older one of this key is not sent."""
        self._newest[key] = made
        self._news.set()

    def hush(self, key: object) -> None:
        """Send nothing of this key any more."""
        self._newest.pop(key, None)

    async def close(self) -> None:
        """Send what waits, then hang up."""
        self._news.set()
        with suppress(TimeoutError, OSError):
            async with asyncio.timeout(1.0):
                while self._lines or self._newest:
                    if self._task.done():
                        break
                    await asyncio.sleep(0.005)
        self._task.cancel()
        with suppress(asyncio.CancelledError):
            await self._task
        with suppress(OSError):
            self._writer.close()
            await self._writer.wait_closed()

    async def _write(self) -> None:
        """Write as long as the peer reads."""
        with suppress(OSError):
            while True:
                await self._news.wait()
                self._news.clear()
                while self._lines or self._newest:
                    while self._lines:
                        line = self._lines.popleft()
                        self._size -= len(line)
                        self._writer.write(line)
                        await self._writer.drain()
                    if self._newest:
                        made = self._newest.pop(next(iter(self._newest)))()
                        if made is not None:
                            self.say(made)


async def heard(reader: asyncio.StreamReader) -> Said | None:
    """Return the next line; ``None`` when the peer hung up, or said what is no line."""
    try:
        line = await reader.readline()
        said = json.loads(line) if line.endswith(b"\n") else None
    except (OSError, ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def error_said(error: BaseException) -> Said:
    """Return an error as it goes over the line. Only sentences for people leave the hub."""
    if isinstance(error, StoreError | Impossible):
        return {"error": type(error).__name__, "say": str(error)}
    if isinstance(error, ValueError | KeyError | TypeError):
        return {"error": "ValueError", "say": str(error)}
    return {"error": "StoreError", "say": "Something went wrong in the hub; nothing was kept."}


def said_error(said: Said) -> Exception:
    """Return the error that came over the line."""
    name, sentence = str(said.get("error")), str(said.get("say", ""))
    if name == "Impossible":
        return Impossible(sentence)
    if name == "ValueError":
        return ValueError(sentence)
    kind = getattr(errors, name, StoreError)
    if not (isinstance(kind, type) and issubclass(kind, StoreError)):
        kind = StoreError
    # Some of them are made of more than their sentence; over the line it is all there is.
    error: StoreError = kind.__new__(kind, sentence)
    error.args = (sentence,)
    return error


def gone() -> HubGone:
    """Return the error for a hub that does not answer."""
    return HubGone(
        "The workshop's machine does not answer just now. What you wrote stays here; try again."
    )
