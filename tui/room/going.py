"""Which seat somebody sits at: goes where the room goes, and never moves who is typing."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from pathlib import Path

from textual.screen import Screen

from flows import Impossible
from store import Link, StoreError
from tui.room.asides import RoomAsides
from tui.room.talk import RoomTalk
from tui.room.words import where_the_room_is
from tui.settings import Settings
from tui.stamps import Stamps


class RoomGoing(RoomAsides):
    """Sits down at conversations and gets up from them. One move at a time."""

    def __init__(
        self,
        link: Link,
        *,
        welcome: bool,
        settings: Settings | None,
        stamps: Stamps | None,
        ascii_only: bool,
        log: Path | None,
    ) -> None:
        """Take a member's link; with ``welcome`` nobody sits down before :meth:`show_home`."""
        super().__init__(link, settings=settings, stamps=stamps, ascii_only=ascii_only, log=log)
        self.talk: RoomTalk | None = None
        """The conversation on the screen."""
        self._welcome = welcome
        self._left = ""
        self._over = ""
        self._order = asyncio.Lock()

    @property
    def finished(self) -> bool:
        """Whether this member is through with the conversation that runs."""
        return bool(self._over) and self._over == self.room.conversation

    @abstractmethod
    def home_page(self) -> Screen[None]:
        """Return the page that belongs to the member's role."""

    @abstractmethod
    async def show_take_home(self) -> None:
        """Show what this member takes home."""

    async def show_home(self) -> None:
        """Show where this member is in the room: at a conversation, between, leading, looking on."""
        async with self._order:
            if self.talk is not None:
                self._over = self.talk.id
                self.talk = None
            if not await self._sit_down():
                await self.show_page(self.home_page())

    async def follow(self) -> None:
        """Go to the conversation where this member belongs, unless they are in the middle of a word."""
        async with self._order:
            talk = self.talk
            if self._welcome:
                return
            if talk is not None:
                if self._is_elsewhere(talk):
                    await self._move(talk)
            elif self._is_free() and not await self._sit_down(by_itself=True):
                await self._show_close()

    def _is_elsewhere(self, talk: RoomTalk) -> bool:
        """Whether this member belongs to another seat than the one they sit at."""
        if not self.room.conversation:
            # A conversation that ends says so itself; one's seat at another's keyboard does not.
            return bool(self.room.sits_at)
        return talk.seat != self.wanted_seat and not self._stays_away(self.room.conversation)

    async def _move(self, talk: RoomTalk) -> None:
        """Go to another seat, or say that it waits."""
        if talk.is_busy:
            talk.say(f"{self._where_to(talk)}. Finish in peace; then o goes there.")
            self.renew_keys()
            return
        await talk.leave()
        self.talk = None
        if not await self._sit_down(by_itself=True):
            await self.show_page(self.home_page())

    def _where_to(self, talk: RoomTalk) -> str:
        """Return what has changed about somebody's seat."""
        if self.room.sits_at:
            return f"You write at {self.room.sits_at}'s keyboard now"
        if talk.id == self.room.conversation:
            return "Who writes at this keyboard has changed"
        return f"The room has moved on to {where_the_room_is(self.room)}"

    def _stays_away(self, conversation: str) -> bool:
        """Whether this member is not to be taken to a conversation by itself."""
        mine = self.room.me.role == "participant" or self.talk is not None
        return not mine or conversation in {self._left, self._over}

    async def _show_close(self) -> None:
        """Show what is taken home once the workshop is over."""
        closed = self.room.stage == "closed" and self.room.me.role == "participant"
        if closed and self.talk is None and not self._welcome and self._is_free():
            from tui.room.lobby import LobbyPage

            if isinstance(self.screen, LobbyPage):
                await self.show_take_home()

    def _is_free(self) -> bool:
        """Whether no dialog or cover lies over the page, so that it may change."""
        return len(self.screen_stack) <= 2

    async def do_follow(self) -> None:
        """Go to where the room is, now."""
        self._left = ""
        talk = self.talk
        if talk is not None and talk.seat != self.wanted_seat:
            await talk.leave()
            self.talk = None
        if self.talk is None and not await self._sit_down(asked=True):
            await self.show_home()

    async def do_board(self) -> None:
        """Show the page of who leads; a seat that is left is kept."""
        if self.talk is not None:
            await self.talk.pause()
        else:
            await self.show_home()

    async def left(self, conversation: str) -> None:
        """Show the room's page to somebody who left their seat for a while."""
        async with self._order:
            self._left, self.talk = conversation, None
            await self.show_page(self.home_page())

    async def _sit_down(self, *, asked: bool = False, by_itself: bool = False) -> bool:
        """Show the conversation where this member belongs; false when there is none to show.

        ``asked``: they want to go, also when they would not be taken there. ``by_itself``: no key
        of theirs led there.
        """
        wanted = self.room.conversation
        if not wanted or not self.room.person or self.room.stage == "closed":
            return False
        if not asked and self._stays_away(wanted):
            return False
        from tui.talk.screens import screen_for
        from tui.talk.sitting import Sitting

        _, people = self.wanted_seat
        sitting = Sitting(self.link.keeper, wanted, people, self.stamps)
        with self.hold_input():
            try:
                await sitting.open()
            except (StoreError, Impossible) as said:
                self.say(str(said))
                return False
            if sitting.conversation.status not in {"running", "paused"}:
                self._over = wanted
                await sitting.close()
                return False
            self.talk = RoomTalk(self, (wanted, people), sitting, screen_for)
            self.talk.cuts_in = by_itself
            await self.talk.show()
        return True
