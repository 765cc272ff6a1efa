"""The full-screen face leaves the log that no face leaves, as the plain one does.

Every flow is played in the plain face; pages that fill the screen take a hundred times as long, so
here are one flow of a pair and one of somebody alone.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from flows import events as ev
from flows import pages as p
from store import Home, Library, LocalKeeper
from tests.ui.plain.table import QueuedStamps, id_of
from tests.ui.plain.test_same_log import by_somebody
from tests.ui.talk.host import Seat, Table
from tui.simulated import company, play, respond, talk
from tui.simulated.keys import keys_for
from tui.simulated.playing import EVENING, PACE
from tui.talk.sitting import same_page


async def press(seat: Seat, table: Table, stamps: QueuedStamps, order: list[str]) -> None:
    """Do on the present page what simulated people do there."""
    page, log = seat.talk.page, table.logged()
    if isinstance(page.body, p.HandOver):
        events: tuple[ev.Event, ...] = ()
    else:
        stamps.moment = log[-1].at + PACE
        at = order.index(page.person.id) if page.person else 0
        events = respond(page, at=stamps.moment, today=EVENING.date(), order=at)
        stamps.ids = [found for event in events if (found := id_of(event))]
    await seat.press(*keys_for(page, events))
    await seat.until(lambda: seat.left or not same_page(page, seat.talk.page))


@pytest.mark.parametrize(("name", "people"), [("hello", 2), ("reflect", 1)])
async def test_the_full_screen_leaves_the_log_that_no_face_leaves(
    tmp_path: Path, name: str, people: int
) -> None:
    flow, here = Library().load(name), company(people)
    headless = play(talk(flow, here, quick=True))
    home = Home(tmp_path / "home")
    stamps = QueuedStamps(EVENING)
    party = home.create_party([person.name for person in here], EVENING)
    keeper = await LocalKeeper.open(party, since=EVENING)
    started = party.started(flow, at=EVENING, today=EVENING.date(), quick=True)
    begun = await keeper.start(flow, replace(started, first=here[0].id))
    table = Table(home, party, keeper, begun, stamps)  # type: ignore[arg-type]  # stamps are stamps
    async with table.seat() as seat:
        while not seat.left:
            await press(seat, table, stamps, [person.id for person in here])
    log = table.logged()
    await keeper.close()
    assert [replace(event, at=EVENING) for event in log[1:]] == [
        replace(event, at=EVENING) for event in by_somebody(headless)[1:]
    ]
