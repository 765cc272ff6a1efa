"""Seats at the hub over its socket: taken, left, and typed at while something else goes on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from pathlib import Path

import pytest

from flows import events as ev
from flows.workshop import acts
from flows.workshop.acts import Act
from store import NotNow, Tell
from store.hub.liveroom import LiveRoom
from store.hub.locallink import LocalLink
from store.hub.socketlink import SocketLink
from store.local import LocalKeeper
from store.seats import LocalSeat
from tests.storage.rooms import House, sit, until


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    plan = (("talk", "pairs", False), ("later", "pairs", False))
    found = await House(tmp_path, over_socket=True, plan=plan).open()  # type: ignore[arg-type]
    yield found
    await found.close()


def seats_taken_slowly(patch: pytest.MonkeyPatch) -> tuple[asyncio.Event, asyncio.Event]:
    """From now on a seat is given when the second event is set; the first says that it was asked."""
    taking, go_on = asyncio.Event(), asyncio.Event()
    take = LocalKeeper.subscribe

    async def slowly(self: LocalKeeper, id: str, people: Iterable[str], tell: Tell) -> LocalSeat:
        taking.set()
        await go_on.wait()
        return await take(self, id, people, tell)

    patch.setattr(LocalKeeper, "subscribe", slowly)
    return taking, go_on


async def test_a_seat_knows_what_was_typed_at_the_others_just_now(house: House) -> None:
    _, sam, _ = await house.pair("Sam", "Noa")
    one = await sit(sam)
    assert one.seat
    one.seat.put_draft("ideas", "sam", "half a wo")
    two = await sit(sam)
    assert two.seat
    assert two.seat.draft("ideas", "sam") == "half a wo"


async def test_something_is_given_while_another_seat_is_taken(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, sam, _ = await house.pair("Sam", "Noa")
    one = await sit(sam)
    taking, go_on = seats_taken_slowly(monkeypatch)
    sitting = asyncio.create_task(sit(sam))
    await taking.wait()
    await one.write("meanwhile")
    go_on.set()
    two = await sitting
    assert "meanwhile" in two.words


async def test_a_seat_is_not_taken_for_somebody_who_has_left_meanwhile(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, sam, noa = await house.pair("Sam", "Noa")
    one = await sit(noa)
    taking, go_on = seats_taken_slowly(monkeypatch)
    sitting = asyncio.create_task(sit(sam))
    await taking.wait()
    await sam.close()
    go_on.set()
    with pytest.raises(NotNow, match="was left"):
        await sitting
    (talk,) = house.hub._rooms[house.workshop].state.talks
    keeper = await house.hub._parties.keeper(talk.party)
    assert one.seat
    assert len(keeper._seats) == 1


async def test_seats_at_two_conversations_do_not_mind_each_other(house: House) -> None:
    ines, sam, _ = await house.pair("Sam", "Noa")
    one = await sit(sam)
    first = sam.room.conversation
    assert one.seat
    one.seat.put_draft("ideas", "sam", "of the first")
    with pytest.raises(ValueError, match="does not sit here"):
        one.seat.put_draft("ideas", "noa", "another's")
    await ines.act(acts.Next())
    await until(lambda: sam.room.conversation not in ("", first))
    two = await sit(sam)
    await two.give(ev.NoteKept, place="ideas", item="a", text="of the second")
    assert one.seat.draft("ideas", "sam") == "of the first"
    await until(lambda: "of the second" in two.words)
    assert "of the second" not in repr(one.heard)


async def test_a_message_for_a_seat_that_was_left_is_passed_over(house: House) -> None:
    sam = await house.come("Sam")
    assert isinstance(sam, SocketLink)
    assert house.server
    for peer in house.server._peers:
        peer._talker.say({"link": sam._number, "seat": 999, "tell": {}})
    lost: list[str] = []
    sam.on_lost(lost.append)
    await sam.act(acts.RaiseHand())
    assert lost == []


async def test_a_seat_that_is_left_while_something_is_done_there_is_given_no_more_views(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    sam = await house.come("Sam")
    do, begun, go_on = LocalLink.act, asyncio.Event(), asyncio.Event()

    async def slowly(self: LocalLink, act: Act) -> None:
        await do(self, act)
        begun.set()
        await go_on.wait()

    monkeypatch.setattr(LocalLink, "act", slowly)
    acting = asyncio.create_task(sam.act(acts.RaiseHand()))
    await begun.wait()
    await sam.close()
    views: list[object] = []
    sam.listen(views.append)
    go_on.set()
    await acting
    assert views == []


async def test_the_pulse_of_a_conversation_is_news_to_its_own_room_only(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, sam, _ = await house.pair("Sam", "Noa")
    told: list[LiveRoom] = []

    def news(self: LiveRoom) -> None:
        told.append(self)

    monkeypatch.setattr(LiveRoom, "news", news)
    house.hub._told("a conversation of another room")
    assert not told
    house.hub._told(sam.room.conversation)
    assert len(told) == 1
