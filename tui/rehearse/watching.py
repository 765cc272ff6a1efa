"""What a simulated person sees: their conversation, through a line to the hub of their own.

They are invented, so nobody's privacy is touched; and the hub gives this line what it gives them.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress

from flows import Conversation, view
from flows import pages as p
from flows.workshop.seen import Room
from store import Link, Message, Seat, StoreError, told


class Watching:
    """The page of one member, kept up to date."""

    def __init__(self, link: Link) -> None:
        """Look through a member's link; :meth:`close` closes it."""
        self._link = link
        self._seat: Seat | None = None
        self._conversation: Conversation | None = None
        self._subscribed = ""
        self._news = asyncio.Event()
        link.listen(lambda _: self._news.set())

    @property
    def room(self) -> Room:
        """The newest view of the room."""
        return self._link.room

    @property
    def conversation(self) -> Conversation | None:
        """The conversation at which they sit; none while there is none."""
        return self._conversation

    async def page(self) -> p.Page | None:
        """Return what they see now; none where the room has nothing for them."""
        await self._follow()
        if self._conversation is None or not self.room.person:
            return None
        return view(self._conversation, [self.room.person])

    async def news(self, patience: float) -> bool:
        """Wait until something is new, or for so many seconds; whether it is."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._news.wait(), patience)
        found = self._news.is_set()
        self._news.clear()
        return found

    async def close(self) -> None:
        """Look no longer."""
        self._leave()
        with suppress(StoreError):
            await self._link.close()

    async def _follow(self) -> None:
        """Sit where the room has them sit."""
        wanted = self.room.conversation
        if wanted == self._subscribed:
            return
        self._leave()
        self._subscribed = wanted
        if wanted and self.room.person:
            try:
                self._seat = await self._link.keeper.subscribe(
                    wanted, [self.room.person], self._hear
                )
            except StoreError:
                # The room went on in this moment; its next view says where to.
                self._subscribed = ""
                return
            self._conversation = self._seat.snapshot.conversation()

    def _hear(self, message: Message) -> None:
        if self._conversation is not None:
            self._conversation = told(self._conversation, message)
        self._news.set()

    def _leave(self) -> None:
        if self._seat is not None:
            self._seat.close()
        self._seat = self._conversation = None
        self._subscribed = ""
