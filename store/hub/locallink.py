"""One member's line to the hub, in the hub's own process."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from flows.workshop.acts import Act
from flows.workshop.seen import Room
from store.errors import HubGone
from store.hub.seating import MemberKeeper
from store.keeper import Keeper

if TYPE_CHECKING:
    from store.hub.liveroom import LiveRoom


class LocalLink:
    """A :class:`store.hub.link.Link` in the hub's process."""

    def __init__(self, room: LiveRoom, member: str, word: str) -> None:
        """Use :meth:`store.hub.hub.LocalHub.link`."""
        self.member = member
        """Whose it is."""
        self.word = word
        """Their way-back word; empty when their key is known."""
        self.seats = MemberKeeper(member, room, room.parties)
        """Their keeper, as the hub knows it."""
        self.keeper: Keeper = self.seats
        """Conversations of this member."""
        self._live = room
        self._listeners: list[Callable[[Room], object]] = []
        self._lost: list[Callable[[str], object]] = []
        self._closed = False
        self.room: Room = room.view(member)
        """The newest view that was given."""

    def listen(self, tell: Callable[[Room], object]) -> None:
        """Be told of each new view."""
        self._listeners.append(tell)

    def on_lost(self, tell: Callable[[str], object]) -> None:
        """Be told, in one sentence, that the hub stops."""
        self._lost.append(tell)

    async def act(self, act: Act) -> None:
        """Do something in the room. ``StoreError`` with a sentence when it cannot be."""
        self._still_open()
        await self._live.act(self.member, act)
        self.give(self._live.view(self.member))

    def stir(self) -> None:
        """A key was pressed here."""
        if not self._closed:
            self._live.stirred(self.member, typing=False)

    async def take_home(self, form: str = "markdown") -> str:
        """Return this member's page, through the gate."""
        self._still_open()
        return await self._live.take_home(self.member, form)

    async def forget_notes(self) -> int:
        """Delete this member's notes for good; how many."""
        self._still_open()
        return await self._live.forget_notes(self.member)

    async def close(self) -> None:
        """Leave the seat; it is kept. Leaving twice does nothing."""
        if self._closed:
            return
        self._closed = True
        await self.seats.close()
        self._live.left(self)
        await self._live.save_drafts(self.member)

    def give(self, room: Room) -> None:
        """Take a new view in, and tell of it when it is another."""
        if self._closed or room == self.room:
            return
        self.room = room
        for tell in list(self._listeners):
            tell(room)

    def lose(self, sentence: str) -> None:
        """Tell that the hub stops."""
        if self._closed:
            return
        self._closed = True
        for tell in list(self._lost):
            tell(sentence)

    def _still_open(self) -> None:
        """Refuse what comes after the seat was left."""
        if self._closed:
            raise HubGone("This seat was left. Come in again to go on.")
