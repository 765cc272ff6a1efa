"""The hub's contract, the same in its own process and over its socket."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from flows import events as ev
from flows.workshop import acts
from store import NotNow, Stale, StoreError, UnknownConversation
from tests.storage.rooms import House, opened_by, sit, until


@pytest.fixture(params=["in process", "over the socket"])
async def house(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[House]:
    found = await House(tmp_path, request.param == "over the socket").open()
    yield found
    await found.close()


async def test_from_the_door_to_the_reveal(house: House) -> None:
    assert (await house.door.knock(house.knock(""))).verdict == "pin"
    assert (await house.door.knock(house.knock("nope"))).verdict == "wrong"
    assert (await house.door.knock(house.knock())).verdict == "name"
    ines, sam, noa = await house.pair("Sam", "Noa")
    assert sam.room.others == ("Noa",)
    assert sam.room.stage == "running"
    assert sam.room.board is None
    assert noa.room.conversation == sam.room.conversation
    one, two = await sit(sam), await sit(noa)
    await one.write("sing")
    await two.write("dive")
    assert "dive" not in one.words
    assert "sing" not in two.words
    await one.give(ev.Ready, place="look")
    await two.give(ev.Ready, place="look")
    await until(lambda: "dive" in one.words and "sing" in two.words)
    await until(lambda: ines.room.board and ines.room.board.tables[0].step == "Alone")
    assert "sing" not in repr(ines.room)
    await one.give(ev.Done, place="look")
    await until(lambda: ines.room.board and ines.room.board.tables[0].step == "Together")


async def test_a_third_may_not_look_in(house: House) -> None:
    _, sam, noa = await house.pair("Sam", "Noa")
    eve, ines = await house.come("Eve"), await house.come("Jo", "cofacilitator")
    for other in (eve, ines):
        for people in (["sam"], ["noa"], ["facilitator"], []):
            with pytest.raises(UnknownConversation):
                await other.keeper.subscribe(sam.room.conversation, people, print)
        with pytest.raises(UnknownConversation):
            await other.keeper.append(sam.room.conversation, ev.Paused(at=house.clock.now()))
        assert await other.keeper.history(["sam"]) == ()
    for people in (["sam"], ["sam", "noa"], ["somebody"]):
        with pytest.raises(StoreError):
            await noa.keeper.subscribe(sam.room.conversation, people, print)
    with pytest.raises(ValueError):
        await noa.keeper.subscribe(sam.room.conversation, [], print)
    with pytest.raises(StoreError):
        await noa.keeper.history(["sam"])
    with pytest.raises(StoreError):
        await noa.keeper.append(
            sam.room.conversation, ev.Done(at=house.clock.now(), by="sam", place="ideas")
        )


async def test_what_is_typed_half_is_there_when_one_comes_back(house: House) -> None:
    ines, sam, noa = await house.pair("Sam", "Noa")
    screen = await sit(sam)
    assert screen.seat
    screen.seat.put_draft("ideas", "sam", "half a se")
    assert screen.seat.draft("ideas", "sam") == "half a se"
    await until(lambda: ines.room.board and ines.room.board.typing == 1)
    with pytest.raises(NotNow, match="1 person is typing"):
        await ines.act(acts.Next())
    with pytest.raises(ValueError):
        screen.seat.put_draft("ideas", "noa", "not mine")
    await sam.close()
    await until(lambda: any(m.presence == "gone" for m in noa.room.people))
    back = await house.door.enter(house.knock(), "sam")
    assert back.verdict == "word"
    assert (await house.door.enter(house.knock(), "sam", "guess")).verdict == "wrong"
    again = await house.link((await house.door.enter(house.knock(), "sam", sam.word)).token)
    assert again.room.conversation == noa.room.conversation
    screen = await sit(again)
    assert screen.seat
    assert screen.seat.draft("ideas", "sam") == "half a se"
    other = await sit(noa)
    assert other.seat
    assert other.seat.draft("ideas", "sam") == ""
    await screen.write("half a sentence")
    assert (await sit(again)).seat.draft("ideas", "sam") == ""  # type: ignore[union-attr]


async def test_acts_that_collide_are_stale_and_what_cannot_be_is_refused_in_words(
    house: House,
) -> None:
    _, sam, noa = await house.pair("Sam", "Noa")
    one, two = await sit(sam), await sit(noa)
    await opened_by(one, two)
    seen = two.seat.cursor  # type: ignore[union-attr]
    await one.give(ev.Done, place="look", by=None)
    with pytest.raises(Stale):
        await noa.keeper.append(
            noa.room.conversation, ev.Done(at=house.clock.now(), place="look"), seen
        )
    with pytest.raises(NotNow, match="Only who leads"):
        await sam.act(acts.Next())
    with pytest.raises(NotNow, match="begin when the room"):
        await sam.keeper.start(one.now.flow, one.now.state.started)  # type: ignore[union-attr]


async def test_a_pair_moves_to_one_keyboard_and_apart_again(house: House) -> None:
    _, sam, noa = await house.pair("Sam", "Noa")
    await noa.act(acts.Move(sam.room.me.id))
    await until(lambda: sam.room.seated == ("sam", "noa"))
    assert noa.room.conversation == ""
    assert noa.room.sits_at == "Sam"
    both = await sit(sam, "sam", "noa")
    assert both.now
    await noa.act(acts.Move())
    await until(lambda: sam.room.seated == ("sam",))
    with pytest.raises(StoreError):
        await sit(sam, "sam", "noa")
    alone = await sit(noa)
    await alone.write("mine again")
    assert "mine again" not in both.words


async def test_leaving_pauses_nothing_while_the_other_is_here(house: House) -> None:
    _, sam, noa = await house.pair("Sam", "Noa")
    one = await sit(sam)
    await one.give(ev.Paused, by=None)
    await one.write("still running")
    await noa.close()
    await until(lambda: any(m.presence == "gone" for m in sam.room.people))
    await one.give(ev.Paused, by=None)
    await until(lambda: one.now and one.now.status == "paused")


async def test_hands_messages_and_cards_reach_those_they_are_for(house: House) -> None:
    ines, sam, noa = await house.pair("Sam", "Noa")
    await sam.act(acts.RaiseHand("sound is off"))
    await until(lambda: ines.room.board and ines.room.board.cards)
    assert ines.room.board
    assert ines.room.board.cards[0].text == "sound is off"
    assert "sound is off" not in repr(noa.room)
    await until(lambda: any(mate.hand for mate in noa.room.people))
    await noa.act(acts.Concern("this is too fast", named=False))
    await until(lambda: ines.room.board and len(ines.room.board.cards) == 2)
    assert ines.room.board.cards[1].by == ""
    await ines.act(acts.Tell("coming", member=sam.room.me.id))
    await until(lambda: any(card.text == "coming" for card in sam.room.messages))
    assert noa.room.messages == ()
    await ines.act(acts.LowerHand(sam.room.me.id))
    await until(lambda: not sam.room.me.hand)
    await ines.act(acts.Close())
    await until(lambda: noa.room.stage == "closed")
    assert (await house.door.knock(house.knock())).verdict == "closed"
