"""People on terminals that show lines only, and a leader without a screen."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from flows.workshop import acts
from store import Home, Knock, Link, RemoteHub
from store.hub.desk import socket_of
from store.hub.hub import Invitation
from tests.ssh.lines import until
from tests.ssh.serving import Answers, Seat, called
from tests.ssh.test_whole import Whole, whole


class Reader(Seat):
    """Somebody with a dumb terminal: reads text, types lines."""

    at = 0

    @property
    def said(self) -> str:
        """All that was said so far."""
        return self.raw.decode("utf-8", "replace").replace("\r\n", "\n")

    async def hears(self, text: str) -> str:
        """Wait until a text is said behind what was heard before; return what came up to it."""
        await self._until(lambda: text in self.said[self.at :], text)
        begin = self.at
        self.at = self.said.index(text, begin) + len(text)
        return self.said[begin : self.at]

    async def asked(self, prompt: str) -> str:
        """Wait for a prompt that stands last; return what was said before it."""
        await self._until(lambda: self.said[self.at :].endswith(f"{prompt} "), prompt)
        begin, self.at = self.at, len(self.said)
        return self.said[begin:]

    async def _until(self, holds: Callable[[], bool], what: str) -> None:
        try:
            await until(holds)
        except AssertionError:
            raise AssertionError(f"{what!r} did not come:\n{self.said[self.at :]}") from None

    async def answers(self, prompt: str, line: str) -> str:
        """Wait for a prompt and type a line."""
        said = await self.asked(prompt)
        self.type(f"{line}\r")
        return said


class Workshop:
    """A server with one workshop, its leader's line, and whoever comes."""

    def __init__(self, server: Whole, lead: Link, stack: AsyncExitStack) -> None:
        self.server = server
        self.lead = lead
        self._stack = stack

    @property
    def invitation(self) -> Invitation:
        """How one comes in."""
        return self.server.invitation

    @property
    def cards(self) -> dict[str, tuple[str, str]]:
        """Words and author of the newest card of each kind that the leader has."""
        board = self.lead.room.board
        return {card.kind: (card.text, card.by) for card in board.cards} if board else {}

    def member(self, name: str) -> str:
        """Return somebody's id, as soon as the leader sees them."""
        return next((mate.id for mate in self.lead.room.people if mate.name == name), "")

    async def come(
        self, name: str, *word: str, prefix: str = "", term: str = "dumb", size: int = 80
    ) -> Reader:
        """Come in by code, PIN and name."""
        answers = Answers(self.invitation.pin, name, *word)
        user = f"{prefix}{self.invitation.code}"
        conn = await self._stack.enter_async_context(called(self.server.port, user, answers))
        seat = Reader(conn, answers, 24, size)
        await seat.open(term)
        return seat

    async def joined(self, name: str) -> Reader:
        """Come in for the first time, up to the lobby."""
        seat = await self.come(name)
        await seat.answers("Enter goes into the room:", "")
        await seat.asked("Enter looks again:")
        return seat

    async def pair(self, *names: str) -> list[Reader]:
        """People who are together and have begun."""
        seats = [await self.joined(name) for name in names]
        await until(lambda: {*names} <= {mate.name for mate in self.lead.room.people})
        members = {mate.name: mate.id for mate in self.lead.room.people}
        await self.lead.act(acts.Pair(tuple(members[name] for name in names)))
        await self.lead.act(acts.Next())
        for seat in seats:
            await seat.hears("begins. Enter goes there.")
            await seat.answers("Enter looks again:", "")
            await seat.hears("Write.\n")
        return seats


@asynccontextmanager
async def workshop(folder: Path) -> AsyncIterator[Workshop]:
    """Serve a workshop of pairs; Ines leads it."""
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(whole(folder))
        hub = await RemoteHub.connect(socket_of(Home(folder / "home")))
        stack.push_async_callback(hub.close)
        found = server.invitation
        answer = await hub.door.enter(
            Knock(found.code, "facilitator", pin=found.lead_pin, address="192.0.2.7"), "Ines"
        )
        yield Workshop(server, await hub.link(answer.token), stack)


def way_back(said: str) -> str:
    """Return the word that was given."""
    return str(re.findall(r"should the line break: (\S+) ", said)[0])


async def still(seat: Reader) -> None:
    """Wait until nothing has come for a while."""
    seen = b""
    while seen != seat.raw:
        seen = seat.raw
        await asyncio.sleep(0.1)
