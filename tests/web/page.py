"""A page without a browser: the same messages, and a screen on which one sees what comes."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.journeys.sight import Sight
from tests.ssh.lines import until
from tests.web.house import CODE, PIN


class Page(Sight):
    """One page with its websocket."""

    def __init__(self, socket: ClientConnection) -> None:
        super().__init__(24, 80)
        self.socket = socket
        self.said: list[dict[str, Any]] = []
        self.bytes = 0
        self.is_stuck = False
        self.code: int | None = None
        self._task = asyncio.create_task(self._read())

    async def _read(self) -> None:
        try:
            while True:
                message = await self.socket.recv()
                if isinstance(message, str):
                    self.said.append(json.loads(message))
                    continue
                self.bytes += len(message)
                if not self.is_stuck:
                    self._take_in(message)
                    await self.say(do="seen", count=len(message))
        except ConnectionClosed:
            self.code = self.socket.close_code

    def _state(self) -> str:
        return "on a page"

    async def say(self, **message: Any) -> None:
        """Send a message."""
        await self.socket.send(json.dumps(message))

    async def resize(self, cols: int, rows: int) -> None:
        """Take another size, and tell."""
        self._screen.resize(rows, cols)
        await self.say(do="size", cols=cols, rows=rows)

    async def form(self, name: str = "Marek", **other: Any) -> None:
        """Send the form."""
        whole = {"code": CODE, "pin": PIN, "name": name, "cols": 80, "rows": 24, **other}
        self._screen.resize(whole["rows"], whole["cols"])
        await self.say(do="join", **whole)

    async def answer(self) -> dict[str, Any]:
        """Return what the server says next."""
        await until(lambda: self.said or self.code, "an answer")
        return self.said.pop(0)

    async def sit(self, name: str = "Marek", **other: Any) -> str:
        """Join, wait for the app, return the way-back word."""
        await self.form(name, **other)
        answer = await self.answer()
        assert answer["say"] == "in", answer
        await self.sees(f"Welcome {name}")
        return str(answer["word"])

    async def type(self, keys: str) -> None:
        """Send keys."""
        await self.socket.send(keys.encode())

    async def sees(self, text: str) -> None:
        """Wait until a text is on the screen."""
        await until(lambda: text in self.text, f"“{text}”")

    async def closed(self) -> int:
        """Wait for the end; return the close code."""
        await until(lambda: self.code is not None, "the end")
        assert self.code is not None
        return self.code

    async def end(self) -> None:
        """Close."""
        await self.socket.close()
        await self._task


@asynccontextmanager
async def page(port: int, **options: Any) -> AsyncIterator[Page]:
    """Open a page's websocket."""
    given = {"origin": f"http://127.0.0.1:{port}", "compression": None, **options}
    url = f"wss://localhost:{port}/seat" if "ssl" in given else f"ws://127.0.0.1:{port}/seat"
    async with connect(url, **given) as socket:
        found = Page(socket)
        try:
            yield found
        finally:
            await found.end()
