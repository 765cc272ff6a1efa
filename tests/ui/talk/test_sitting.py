"""Who looks changes in one step: until the new seat is there the old one holds, and nothing is missed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from flows import events as ev
from store import LocalKeeper, Message, NotNow, Tell
from tests.ui.talk.host import END, Table, table
from tests.ui.talk.test_two_seats import NOTES
from tui.talk.sitting import Sitting


class SlowKeeper:
    """A keeper at a distance: a seat is given when the test says so, or is not given."""

    def __init__(self, keeper: LocalKeeper) -> None:
        self._keeper = keeper
        self.answer = asyncio.Event()
        self.refuses = False
        self.tells: list[Tell] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._keeper, name)

    async def subscribe(self, id: str, people: Iterable[str], tell: Tell) -> Any:
        """Take a seat, and let the test answer late."""
        seat = await self._keeper.subscribe(id, people, tell)
        self.tells.append(tell)
        await self.answer.wait()
        if self.refuses:
            raise NotNow("Not you.")
        return seat


@asynccontextmanager
async def sat_down(folder: Path) -> AsyncIterator[tuple[Table, SlowKeeper, Sitting]]:
    """Sam and Noa at one keyboard, both looking."""
    async with table(folder, NOTES + END) as t:
        keeper = SlowKeeper(t.keeper)
        keeper.answer.set()
        sitting = Sitting(keeper, t.id, [x.id for x in t.people], t.stamps)
        await sitting.open()
        keeper.answer.clear()
        yield t, keeper, sitting
        await sitting.close()


def note(t: Table, text: str) -> ev.NoteKept:
    """A note of Sam."""
    return ev.NoteKept(at=t.stamps.now(), place="ideas", by=t.people[0].id, item=text, text=text)


def texts(sitting: Sitting) -> list[str]:
    """The notes that a sitting knows of."""
    return [x.text for x in sitting.conversation.events if isinstance(x, ev.NoteKept)]


async def test_the_old_look_holds_until_the_new_seat_is_there(tmp_path: Path) -> None:
    async with sat_down(tmp_path) as (t, keeper, sitting):
        sam, before = t.people[0].id, sitting.page
        going = asyncio.create_task(sitting.hand_to(sam))
        await asyncio.sleep(0)
        assert sitting.page is before
        assert sitting.eyes == {x.id for x in t.people}
        keeper.answer.set()
        await going
        assert sitting.eyes == {sam}
        assert sitting.page != before


async def test_what_is_told_while_a_seat_is_taken_is_not_missed(tmp_path: Path) -> None:
    async with sat_down(tmp_path) as (t, keeper, sitting):
        going = asyncio.create_task(sitting.hand_to(t.people[0].id))
        await asyncio.sleep(0)
        await t.keeper.append(t.id, note(t, "swim"))
        changes: list[None] = []
        sitting.changed = lambda: changes.append(None)
        await asyncio.sleep(0)
        keeper.answer.set()
        await going
        assert texts(sitting) == ["swim"]
        assert changes


async def test_a_seat_that_is_refused_changes_nothing(tmp_path: Path) -> None:
    async with sat_down(tmp_path) as (t, keeper, sitting):
        before, keeper.refuses = sitting.page, True
        keeper.answer.set()
        with pytest.raises(NotNow):
            await sitting.hand_to(t.people[0].id)
        assert sitting.page is before
        assert sitting.eyes == {x.id for x in t.people}


async def test_what_is_on_its_way_to_other_eyes_is_not_for_these(tmp_path: Path) -> None:
    async with sat_down(tmp_path) as (t, keeper, sitting):
        keeper.answer.set()
        await sitting.hand_to(t.people[0].id)
        late = keeper.tells[-1]
        heard: list[Message] = []
        other = await t.keeper.subscribe(t.id, [t.people[0].id], heard.append)
        await sitting.hand_back()
        await t.keeper.append(t.id, note(t, "swim"))
        await asyncio.sleep(0)
        other.close()
        assert heard
        late(heard[-1])
        assert texts(sitting) == []


async def test_a_seat_that_is_being_taken_is_left_with_the_sitting(tmp_path: Path) -> None:
    async with sat_down(tmp_path) as (t, keeper, sitting):
        going = asyncio.create_task(sitting.hand_to(t.people[0].id))
        await asyncio.sleep(0)
        await sitting.close()
        keeper.answer.set()
        await going
        assert t.keeper._seats == {}
