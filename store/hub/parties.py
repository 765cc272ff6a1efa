"""The parties of a hub: their keepers, opened when first needed, and their pulses."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Final

from flows.conversation import Conversation
from flows.events import Event, Started
from flows.model import Flow
from flows.people import Person
from flows.workshop.glance import Glance, glance
from store.errors import StoreError
from store.home import Home
from store.hub.clock import Clock
from store.local import LocalKeeper
from store.party import Party

_MOST_AT_ONCE: Final = 4
"""Parties that are opened at a time: each forces a few files to the disk."""


class Parties:
    """Keepers of this hub by party. The only ones who open its party files while it runs."""

    def __init__(self, home: Home, clock: Clock, told: Callable[[str], object]) -> None:
        """``told`` is called with the id of each conversation whose pulse is new."""
        self._home = home
        self._clock = clock
        self._told = told
        self._keepers: dict[str, asyncio.Task[LocalKeeper]] = {}
        self._gate = asyncio.Semaphore(_MOST_AT_ONCE)
        self._creating = asyncio.Lock()
        self._pulses: dict[str, Glance] = {}
        self._waiting: dict[str, Conversation] = {}
        self._looking: asyncio.Task[None] | None = None

    def pulse(self, conversation: str) -> Glance | None:
        """Return how far a conversation is, as far as it was looked at."""
        return self._pulses.get(conversation)

    async def keeper(self, party: str) -> LocalKeeper:
        """Return the keeper of a party, opening it when needed."""
        task = self._keepers.get(party)
        if task is None or (task.done() and (task.cancelled() or task.exception())):
            task = self._keepers[party] = asyncio.create_task(self._open(party))
        return await asyncio.shield(task)

    async def create(self, names: Sequence[str]) -> Party:
        """Make a party of people with these names."""
        at = self._clock.now()
        async with self._creating:
            return await asyncio.to_thread(self._home.create_party, list(names), at)

    async def party(self, id: str) -> Party:
        """Return a party, for reading through the gate."""
        return await asyncio.to_thread(self._home.party, id)

    async def begin(
        self, party: Party, flow: Flow, *, quick: bool, lead: Person | None = None
    ) -> str:
        """Begin a conversation of a party, with who facilitates inside it; return its id."""
        keeper = await self.keeper(party.id)
        at, today = self._clock.now(), self._clock.today()
        started: Started = await asyncio.to_thread(
            lambda: party.started(flow, at=at, today=today, quick=quick)
        )
        if lead is not None:
            started = replace(started, people=(*started.people, lead))
        begun = await keeper.start(flow, started)
        await self.look(party.id, begun)
        return begun

    async def append(self, party: str, conversation: str, event: Event) -> None:
        """Save an event that the hub itself makes."""
        keeper = await self.keeper(party)
        await keeper.append(conversation, event)

    async def look(self, party: str, conversation: str) -> Glance:
        """Return how far a conversation is now."""
        keeper = await self.keeper(party)
        whole = await keeper.whole(conversation)
        pulse = self._pulses[conversation] = await asyncio.to_thread(glance, whole)
        return pulse

    async def flush(self) -> None:
        """Save all drafts now."""
        for keeper in await self._opened():
            with suppress(StoreError):
                await keeper.flush()

    async def close(self) -> None:
        """Save what is left and let all parties go."""
        if self._looking is not None:
            await asyncio.wait([self._looking])
        for keeper in await self._opened():
            with suppress(StoreError):
                await keeper.close()
        self._keepers.clear()

    async def let_go(self, party: str) -> None:
        """Let one party go."""
        task = self._keepers.pop(party, None)
        if task is not None:
            await (await task).close()

    async def _opened(self) -> list[LocalKeeper]:
        """All keepers that could be opened."""
        found = await asyncio.gather(*self._keepers.values(), return_exceptions=True)
        return [keeper for keeper in found if isinstance(keeper, LocalKeeper)]

    async def _open(self, id: str) -> LocalKeeper:
        """Take a party's lock."""
        async with self._gate:
            party = await self.party(id)
            keeper = await LocalKeeper.open(
                party, since=self._clock.now(), program="duologue workshop"
            )
        keeper.watch(self._changed)
        return keeper

    def _changed(self, conversation: Conversation) -> None:
        """Look at a conversation again soon; several events in a row cost one look."""
        self._waiting[conversation.id] = conversation
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())

    async def _look(self) -> None:
        """Take the pulse of what has changed, off the event loop."""
        while self._waiting:
            key, conversation = self._waiting.popitem()
            pulse = await asyncio.to_thread(glance, conversation)
            if pulse != self._pulses.get(key):
                self._pulses[key] = pulse
                self._told(key)
