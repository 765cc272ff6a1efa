"""One person in a browser, from the form to the end of their session."""

import asyncio
import contextlib
from typing import Final

from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

from flows.workshop.seen import LEADING
from store import Answer, StoreError
from tui.serve.caller import caller_of
from tui.serve.entrance import KEY_NEEDED, Front
from tui.serve.house import FULL, IDLE
from tui.serve.reception import NOBODY_THERE
from tui.web import wire
from tui.web.guests import Guest, expect
from tui.web.joining import ask_door, field_asked, knock_of
from tui.web.line import WebLine

TRIES: Final = 5
"""How often the form may be sent on one connection; the hub counts wrong PINs besides."""
WRONG_WAIT: Final = 0.3
"""Seconds that an answer takes which is not yes."""
LAST_BYTES: Final = 5.0
"""Seconds that the last bytes of an app may take on their way."""
TOO_OFTEN: Final = "That was tried too often here. Please ask whoever runs the workshop."
TOO_MANY: Final = "Too many are joining from where you are. Please try again in a minute."


class _Done(Exception):
    """The connection is to end, with a code and perhaps a sentence for the page."""

    def __init__(self, code: int, sentence: str = "") -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


class Visitors:
    """Everybody who comes through this door, in this process."""

    def __init__(self, front: Front) -> None:
        """Take what this door shares with the one for SSH: house, counting, who may lead."""
        self._front = front
        self._house = front.house

    async def serve(self, connection: ServerConnection, address: str) -> None:
        """Serve one websocket to its end."""
        counting = self._front.counting
        if self._house.stopping or not counting.may_come(address):
            await _end(connection, wire.AGAIN, TOO_MANY)
            return
        counting.come(address)
        try:
            await self._serve(connection, address)
        except _Done as done:
            await _end(connection, done.code, done.sentence)
        except wire.Gibberish:
            await connection.close(wire.BROKEN)
        except (StoreError, OSError):
            await _end(connection, wire.AGAIN, NOBODY_THERE)
        except ConnectionClosed:
            return
        finally:
            counting.gone(address)

    async def _serve(self, connection: ServerConnection, address: str) -> None:
        """From the form to the end of the session."""
        try:
            async with asyncio.timeout(self._house.limits.login_seconds):
                join, token = await self._let_in(connection, address)
        except TimeoutError:
            raise _Done(wire.IDLE) from None
        finally:
            self._front.counting.known(address)
        if self._house.full(leading=caller_of(join.code).role in LEADING):
            raise _Done(wire.AGAIN, FULL)
        await self._sit(connection, join, token, address)

    async def _let_in(self, connection: ServerConnection, address: str) -> tuple[wire.Join, str]:
        """Take the form until the door says yes; return it with the token."""
        for _ in range(TRIES):
            join = await _form(connection)
            answer = await self._judged(join, address)
            if answer.verdict == "in":
                return join, answer.token
            field = field_asked(answer)
            if answer.verdict not in {"name", "pin"}:
                self._front.counting.failed(address)
                await asyncio.sleep(WRONG_WAIT)
            await connection.send(wire.asks(field, answer.sentence))
        raise _Done(wire.REFUSED, TOO_OFTEN)

    async def _judged(self, join: wire.Join, address: str) -> Answer:
        """What the door says to a form. Leading takes a key where there are lists of keys."""
        if caller_of(join.code).role == "facilitator" and self._front.leads_by_key:
            return Answer("wrong", KEY_NEEDED)
        return await ask_door(self._house.place.door, join, address)

    async def _sit(
        self, connection: ServerConnection, join: wire.Join, token: str, address: str
    ) -> None:
        """Have the house look after them until they go or their app ends."""
        line = WebLine(connection.send, (join.cols, join.rows), plain_signs=join.plain_signs)

        async def attend() -> None:
            expect(Guest(join.look, lambda word: line.tell(wire.seats(word))))
            await self._house.attend(line, knock_of(join, address), token=token)

        helpers = [asyncio.create_task(_hear(connection, line)), asyncio.create_task(_tell(line))]
        try:
            await asyncio.create_task(attend())
            await asyncio.wait(helpers[1:], timeout=LAST_BYTES)
        finally:
            line.hang_up()
            for helper in helpers:
                helper.cancel()
            heard, _ = await asyncio.gather(*helpers, return_exceptions=True)
        if isinstance(heard, wire.Gibberish):
            raise heard
        self._part(line)

    def _part(self, line: WebLine) -> None:
        """Say how it ended: for good, or so that the page comes back by itself."""
        sentence = line.last_words
        if self._house.stopping:
            raise _Done(wire.STOPPING, sentence)
        if sentence == IDLE:
            raise _Done(wire.IDLE, sentence)
        if sentence and line.status:
            raise _Done(wire.AGAIN, sentence)
        raise _Done(wire.ENDED, sentence)


async def _form(connection: ServerConnection) -> wire.Join:
    """Return the form as the page sends it. Before anybody sits, bytes are gibberish."""
    while True:
        message = await connection.recv()
        if isinstance(message, bytes):
            raise wire.Gibberish("keys before there is an app")
        found = wire.from_page(message)
        if isinstance(found, wire.Join):
            return found


async def _hear(connection: ServerConnection, line: WebLine) -> None:
    """Pass on all that comes, until they go."""
    try:
        async for message in connection:
            if isinstance(message, bytes):
                await line.typed(message)
                continue
            match wire.from_page(message):
                case wire.Size(cols, rows):
                    line.resized(cols, rows)
                case wire.Seen(count):
                    line.seen(count)
                case wire.Join():
                    raise wire.Gibberish("they sit already")
    finally:
        line.hang_up()


async def _tell(line: WebLine) -> None:
    """Send what is written, until it ends or they go."""
    try:
        await line.pump()
    except ConnectionClosed:
        line.hang_up()


async def _end(connection: ServerConnection, code: int, sentence: str = "") -> None:
    """Say a last sentence and close."""
    with contextlib.suppress(ConnectionClosed):
        if sentence:
            await connection.send(wire.parts(sentence))
    await connection.close(code)
