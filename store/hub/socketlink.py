"""A worker's way to the hub: its door and its members' lines, over the socket."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from flows.workshop.acts import Act
from flows.workshop.seen import Room
from store.errors import HubGone, StoreError
from store.hub.desk import Desk, RemoteDesk
from store.hub.forms import save_act
from store.hub.line import HubLine
from store.hub.lines import Said
from store.hub.link import Answer, Knock
from store.hub.remote import RemoteKeeper
from store.keeper import Keeper
from store.plainly import build, plain, renewed

STIR_SECONDS: Final = 1.0
"""That somebody presses keys is said at most so often."""


class SocketDoor:
    """A :class:`store.hub.link.Door` over the socket."""

    def __init__(self, line: HubLine) -> None:
        self._line = line

    async def knock(self, knock: Knock) -> Answer:
        """Judge code, role, PIN or key."""
        return build(Answer, await self._line.patient("knock", knock=plain(knock)))

    async def enter(self, knock: Knock, name: str, word: str = "", offered: str = "") -> Answer:
        """Give a name, and its way-back word when it is taken."""
        said = await self._line.call(
            "enter", knock=plain(knock), name=name, word=word, offered=offered
        )
        return build(Answer, said)


class SocketLink:
    """A :class:`store.hub.link.Link` over the socket. After the hub was gone it comes back by itself."""

    def __init__(self, line: HubLine, number: int, said: Said) -> None:
        """Use :meth:`RemoteHub.link`."""
        self.member = str(said["member"])
        """Whose it is."""
        self.word = str(said["word"])
        """Their way-back word; empty when their key is known."""
        self.room: Room = build(Room, said["room"])
        """The newest view that was given."""
        self.seats = RemoteKeeper(line, number)
        """Their keeper, as the worker knows it."""
        self.keeper: Keeper = self.seats
        """Conversations of this member."""
        self._workshop, self._pass = str(said["workshop"]), str(said["pass"])
        self._line = line
        self._number = number
        self._listeners: list[Callable[[Room], object]] = []
        self._lost: list[Callable[[str], object]] = []
        self._stirred = float("-inf")
        self._closed = False

    def listen(self, tell: Callable[[Room], object]) -> None:
        """Be told of each new view; also when the hub is there again."""
        self._listeners.append(tell)

    def on_lost(self, tell: Callable[[str], object]) -> None:
        """Be told, in one sentence, that the hub is gone or stops."""
        self._lost.append(tell)

    async def act(self, act: Act) -> None:
        """Do something in the room. ``StoreError`` with a sentence when it cannot be."""
        self._still_open()
        await self._line.call("act", then=self._give, link=self._number, act=save_act(act))

    def stir(self) -> None:
        """A key was pressed here."""
        now = asyncio.get_running_loop().time()
        if not self._closed and now - self._stirred >= STIR_SECONDS:
            self._stirred = now
            self._line.say({"do": "stir", "link": self._number})

    async def take_home(self, form: str = "markdown") -> str:
        """Return this member's page, through the gate."""
        self._still_open()
        return str(await self._line.patient("home", link=self._number, form=form))

    async def forget_notes(self) -> int:
        """Delete this member's notes for good; how many."""
        self._still_open()
        return int(await self._line.call("forget", link=self._number))

    async def close(self) -> None:
        """Leave the seat; it is kept. Leaving twice does nothing."""
        if self._closed:
            return
        self._closed = True
        await self.seats.close()
        self._line.listeners.pop(self._number, None)
        with suppress(StoreError):
            await self._line.call("close", link=self._number)

    # What the connection tells.

    def hear(self, said: Said) -> None:
        """Take in a line of the hub."""
        if "room" in said:
            self._give(said["room"])
        else:
            self.seats.hear(said)

    def lose(self, sentence: str) -> None:
        """The hub is gone or stops."""
        for tell in list(self._lost):
            tell(sentence)

    async def come_back(self) -> None:
        """Open this line anew, take its seats, and show the room as it is now."""
        await self._line.call(
            "back",
            then=self._renew,
            opening=True,
            link=self._number,
            workshop=self._workshop,
            member=self.member,
            **{"pass": self._pass},
        )
        await self.seats.come_back()
        self._tell()

    def _renew(self, said: Said) -> None:
        """Take in the whole view."""
        self.room = build(Room, said["room"])

    def _give(self, changes: Said) -> None:
        """Take in what is new in the view."""
        if changes:
            self.room = renewed(self.room, changes)
            self._tell()

    def _tell(self) -> None:
        """Tell of the view."""
        for tell in list(self._listeners):
            tell(self.room)

    def _still_open(self) -> None:
        """Refuse what comes after the seat was left."""
        if self._closed:
            raise HubGone("This seat was left. Come in again to go on.")


class RemoteHub:
    """The hub, as a worker knows it."""

    def __init__(self, line: HubLine) -> None:
        """Use :meth:`connect`."""
        self.door = SocketDoor(line)
        """Who lets people in."""
        self.desk: Desk = RemoteDesk(line)
        """What those do who lead any workshop here."""
        self._line = line

    @classmethod
    async def connect(cls, path: Path) -> RemoteHub:
        """Reach the hub that listens at a path. ``HubGone`` when there is none."""
        return cls(await HubLine.open(path))

    async def link(self, token: str) -> SocketLink:
        """Open a member's line with a token of the door."""
        number = self._line.number()
        made: list[SocketLink] = []

        def then(said: Said) -> None:
            made.append(SocketLink(self._line, number, said))
            self._line.listeners[number] = made[0]

        await self._line.call("link", then=then, link=number, token=token)
        return made[0]

    async def close(self) -> None:
        """Hang up. Seats are left, and kept."""
        await self._line.close()
