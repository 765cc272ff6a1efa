"""The whole room in one conversation, fours, late pairs, and what a facilitator does with the plan."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from flows import events as ev
from flows.workshop import acts
from store import HubGone, NotNow, StoreError
from tests.storage.rooms import House, sit, until


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    plan = [("talk", "room", False), ("later", "pairs", False), ("talk", "fours", True)]
    found = await House(tmp_path, over_socket=False, plan=plan).open()  # type: ignore[arg-type]
    yield found
    await found.close()


async def test_the_facilitator_moves_the_room_and_reads_none_of_it(house: House) -> None:
    ines = await house.come("Ines", "facilitator")
    with pytest.raises(NotNow, match="Nobody is here"):
        await ines.act(acts.Next())
    sam, noa = await house.come("Sam"), await house.come("Noa")
    await ines.act(acts.Next())
    await until(lambda: sam.room.conversation)
    one, two = await sit(sam), await sit(noa)
    assert [person.role for person in one.now.state.started.people] == ["", "", "facilitator"]  # type: ignore[union-attr]
    with pytest.raises(StoreError):
        await sit(ines, "facilitator")
    for event in (ev.Stopped, ev.Forgotten, ev.Paused):
        with pytest.raises(NotNow, match="goes on without you"):
            await one.give(event, by=None)
    for leading in (ev.MovedOn, ev.Dropped):
        with pytest.raises(StoreError):
            await one.give(leading, by="facilitator", place="ideas")
    await one.write("secret of sam")
    await until(lambda: ines.room.board and ines.room.board.tables[0].ready == 1)
    await ines.act(acts.Next())
    await until(lambda: two.now and two.now.path.stops[-1].place == "look")
    await ines.act(acts.Next())
    await until(lambda: "secret of sam" in two.words)
    assert "secret of sam" not in repr(ines.room)
    await ines.act(acts.Next())
    # Somebody has to say what the room wishes: the room is held there, and may be left there.
    await until(lambda: ines.room.board and ines.room.board.tables[0].step == "Together")
    await one.give(ev.Answered, by=None, place="wish", value="rest")
    await one.give(ev.Done, by=None, place="done")
    await until(lambda: ines.room.board and ines.room.board.tables[0].finished)
    with pytest.raises(NotNow, match="no pairs"):
        await ines.act(acts.Next())
    await ines.act(acts.Draw())
    await ines.act(acts.Next())
    await until(lambda: sam.room.conversation != one.seat.snapshot.id)  # type: ignore[union-attr]
    assert sam.room.others == ("Noa",)
    # What was held before is still theirs.
    before = await sam.keeper.subscribe(one.seat.snapshot.id, ["sam"], print)  # type: ignore[union-attr]
    assert before.snapshot.events


async def test_a_part_ahead_is_left_out_and_put_in_again(house: House) -> None:
    ines, _ = await house.come("Ines", "facilitator"), await house.come("Sam")
    with pytest.raises(NotNow, match="has not begun"):
        await ines.act(acts.Drop("second"))
    await ines.act(acts.Next())
    await until(lambda: ines.room.board and ines.room.board.ahead)
    assert ines.room.board
    (part,) = ines.room.board.ahead
    await ines.act(acts.Drop(part.place))
    await until(lambda: ines.room.board and ines.room.board.ahead[0].dropped)
    await ines.act(acts.Drop(part.place))
    await until(lambda: ines.room.board and not ines.room.board.ahead[0].dropped)
    with pytest.raises(NotNow, match="has not begun"):
        await ines.act(acts.Drop("nowhere"))


async def test_late_pairs_begin_at_once_and_fours_are_made_of_pairs(house: House) -> None:
    ines = await house.come("Ines", "facilitator")
    people = [await house.come(name) for name in ("A", "B", "C", "D")]
    ids = [link.room.me.id for link in people]
    await ines.act(acts.Drop(ines.room.plan[0].id))
    await ines.act(acts.Pair((ids[0], ids[1])))
    await ines.act(acts.Next())
    assert people[2].room.conversation == ""
    await ines.act(acts.Pair((ids[2], ids[3])))
    await until(lambda: people[2].room.conversation)
    assert people[2].room.conversation != people[0].room.conversation
    before = people[0].room.conversation
    await ines.act(acts.Next())
    await until(lambda: people[0].room.conversation != before)
    assert people[0].room.conversation == people[3].room.conversation
    assert people[0].room.others == ("B", "C", "D")
    await ines.act(acts.MoreMinutes(3, table=ines.room.board.tables[0].id))  # type: ignore[union-attr]
    with pytest.raises(NotNow, match="last item"):
        await ines.act(acts.Next())
    await ines.act(acts.Insert("later", quick=True))
    with pytest.raises(NotNow, match="no such conversation"):
        await ines.act(acts.Insert("no-such-flow"))
    await ines.act(acts.Next())
    await until(lambda: people[0].room.others == ("B",))
    # The pair goes on with its own history.
    talks = [talk for talk in house.hub.room(house.workshop).state.talks if len(talk.seats) == 2]
    assert [talk.party for talk in talks] == ["a-b", "c-d", "a-b", "c-d"]


async def test_where_somebody_has_to_answer_the_room_waits_or_goes_to_the_next_item(
    house: House,
) -> None:
    ines, sam = await house.come("Ines", "facilitator"), await house.come("Facilitator")
    await ines.act(acts.Insert("sticky-notes", size="room", quick=True))
    await ines.act(acts.Next())
    await until(lambda: sam.room.conversation)
    assert sam.room.person == "facilitator"
    before = sam.room.conversation
    with pytest.raises(NotNow, match="has to answer"):
        await ines.act(acts.Next())
    other = await house.hub.create("Other", "Rui", [("talk", "room", False)])
    assert house.hub.room(other).state.stage == "lobby"
    with pytest.raises(NotNow, match="has to answer"):
        await ines.act(acts.Next(sure=True))
    await until(lambda: ines.room.board and ines.room.board.leave == "Talk")
    await ines.act(acts.Next(leave=True))
    await until(lambda: sam.room.conversation not in ("", before))
    await until(lambda: ines.room.board and not ines.room.board.leave)


async def test_a_flow_for_others_is_refused_in_words_and_the_room_stays(house: House) -> None:
    two = (house.folder / "flows" / "talk.flow.yaml").read_text().replace("name}", "two")
    text = two.replace("flow: talk", "flow: two").replace("min: 1, max: 50", "min: 2, max: 2")
    (house.folder / "flows" / "two.flow.yaml").write_text(text)
    ines = await house.come("Ines", "facilitator")
    people = [await house.come(name) for name in ("A", "B", "C")]
    await ines.act(acts.Insert("two"))
    await ines.act(acts.Pair(tuple(link.room.me.id for link in people)))
    with pytest.raises(NotNow, match="3 would hold it together"):
        await ines.act(acts.Next())
    assert ines.room.stage == "lobby"
    await ines.act(acts.Close())
    for act in (acts.Next(), acts.Draw()):
        with pytest.raises(NotNow, match="over"):
            await ines.act(act)


async def test_somebody_without_a_device_sits_beside_their_host(house: House) -> None:
    ines, sam = await house.come("Ines", "facilitator"), await house.come("Sam")
    with pytest.raises(NotNow, match="called “sam”"):
        await ines.act(acts.AddProxy("sam", sam.room.me.id))
    with pytest.raises(StoreError):
        await ines.act(acts.AddProxy(" ", sam.room.me.id))
    await ines.act(acts.AddProxy("Anna", sam.room.me.id))
    await ines.act(acts.Drop(ines.room.plan[0].id))
    await ines.act(acts.Next())
    await until(lambda: sam.room.seated == ("sam", "anna"))
    anna = await sit(sam, "anna")
    await anna.write("of anna")
    own = await sit(sam, "sam")
    assert "of anna" not in own.words
    assert await sam.keeper.history(["anna"]) == ()


async def test_a_left_seat_is_left(house: House) -> None:
    sam = await house.come("Sam")
    await sam.close()
    await sam.close()
    sam.stir()
    for act in (sam.act(acts.RaiseHand()), sam.take_home(), sam.forget_notes()):
        with pytest.raises(HubGone):
            await act


async def test_everybody_is_told_when_the_hub_stops(house: House) -> None:
    sam = await house.come("Sam")
    told: list[str] = []
    sam.on_lost(told.append)
    await house.hub.close("Back at two.")
    assert told == ["Back at two."]
    await asyncio.sleep(0)
    assert sam.room.stage == "lobby"
