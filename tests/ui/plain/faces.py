"""Simulated people at a seat that fills the screen, over the keeper in memory of the plain table."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from textual.events import Paste

from flows import Conversation
from flows import events as ev
from flows import pages as p
from flows.records import Record
from flows.turns import Need
from store import Home
from tests.ui.plain.table import MemoryKeeper, QueuedStamps, id_of
from tests.ui.talk.host import Seat, Table, _key
from tui.simulated import respond
from tui.simulated.fingers import Burst
from tui.simulated.keys import presses_for
from tui.simulated.playing import EVENING, PACE
from tui.talk.sitting import same_page

PATIENCE = 10.0
"""Seconds after which a page that does not come has failed the test."""


@dataclass
class FullScreen:
    """People at one keyboard: they look at the page and press what they would do there."""

    keeper: MemoryKeeper
    stamps: QueuedStamps
    seed: int

    async def play(self, seat: Seat) -> None:
        """Play to the end."""
        while not seat.left:
            await self._answer(seat)

    async def _answer(self, seat: Seat) -> None:
        page = seat.talk.page
        presses = presses_for(page, self._events(page))
        await put(seat, presses)
        if not self._came(seat, page):
            # What a flow would rather have better is said once; the last key again keeps it.
            await put(seat, presses[-1:])
        if not self._came(seat, page):
            raise AssertionError(f"{page.place}: {presses} did not go on\n{seat.shown}")

    def _came(self, seat: Seat, page: p.Page) -> bool:
        return seat.left or not same_page(page, seat.talk.page)

    def _events(self, page: p.Page) -> tuple[ev.Event, ...]:
        """What they would do on a page; times and ids lie ready as they mean them."""
        now = self.keeper.conversation
        if isinstance(page.body, p.HandOver):
            return ()
        order = [person.id for person in now.people]
        self.stamps.moment = now.events[-1].at + PACE
        events = respond(
            page,
            at=self.stamps.moment,
            today=now.state.today,
            seed=self.seed,
            order=order.index(page.person.id) if page.person else 0,
        )
        self.stamps.ids = [found for event in events if (found := id_of(event))]
        return events


async def put(seat: Seat, presses: tuple[str | Burst, ...]) -> None:
    """Press keys and paste texts as the driver sends them, and wait until the page is calm."""
    for press in presses:
        seat.pacer.put(Paste(press.text) if isinstance(press, Burst) else _key(press))
    async with asyncio.timeout(PATIENCE):
        await seat._settled()


async def played_on_screen(
    folder: Path,
    conversation: Conversation,
    records: Callable[[Need], tuple[Record, ...]],
    seed: int = 0,
) -> Conversation:
    """Have simulated people hold a conversation on the full screen: what it came to."""
    home = Home(folder / "home")
    party = home.create_party([person.name for person in conversation.people], EVENING)
    keeper, stamps = MemoryKeeper(conversation, records), QueuedStamps(EVENING)
    table = Table(home, party, cast("Any", keeper), conversation.id, cast("Any", stamps))
    async with table.seat() as seat:
        await FullScreen(keeper, stamps, seed).play(seat)
    return keeper.conversation
