"""What seldom happens in a hub and around it: each does the harmless thing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from flows import events as ev
from flows.workshop import acts
from store import HubServer, NotNow, Stale, open_home
from store.drafts import Drafts
from store.forgetting import delete_copies
from store.hub import desk
from store.hub.locallink import LocalLink
from store.paths import PartyPaths
from tests.storage.rooms import House, sit, until
from tests.storage.talk import a_party, at, begun, finished


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    found = await House(tmp_path, over_socket=False).open()
    yield found
    await found.close()


async def test_a_name_is_taken_once(house: House) -> None:
    await house.come("Sam")
    room = house.hub._rooms[house.workshop]
    with pytest.raises(NotNow, match="called “SAM” already"):
        await room.join("SAM", "participant")


async def test_a_conversation_that_nobody_looked_at_has_no_pulse(house: House) -> None:
    ines, sam, _ = await house.pair("Sam", "Noa")
    room = house.hub._rooms[house.workshop]
    assert ines.room.board
    room.parties._pulses.clear()
    outlook = room.outlook()
    assert outlook.live.pulses == {}
    assert outlook.room(sam.room.me.id).conversation == sam.room.conversation


async def test_a_line_is_left_and_lost_once(house: House) -> None:
    sam = await house.come("Sam")
    assert isinstance(sam, LocalLink)
    room = house.hub._rooms[house.workshop]
    said: list[str] = []
    sam.on_lost(said.append)
    sam.lose("The hub stops.")
    sam.lose("The hub stops.")
    assert said == ["The hub stops."]
    room.left(sam)
    room.left(sam)
    assert sam not in room.links


async def test_letting_go_of_a_party_that_is_not_open_does_nothing(house: House) -> None:
    await house.hub._rooms[house.workshop].parties.let_go("nobody")


async def test_a_large_room_is_told_in_turns(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.hub.pushing._AT_ONCE", 1)
    links = [await house.come(name) for name in ("Sam", "Noa", "Kim")]
    for link in links:
        await until(lambda one=link: len(one.room.people) == 3)  # type: ignore[misc]


async def test_a_page_of_another_seat_is_stale(house: House) -> None:
    _, sam, noa = await house.pair("Sam", "Noa")
    one, other = await sit(sam), await sit(noa)
    assert one.seat
    assert other.seat
    event = ev.Done(at=house.clock.now(), by=sam.room.person, place="ideas")
    with pytest.raises(Stale):
        await sam.keeper.append(sam.room.conversation, event, other.seat.cursor)


async def test_notes_of_a_conversation_that_is_not_open_are_deleted(house: House) -> None:
    _, sam, _ = await house.pair("Sam", "Noa")
    screen = await sit(sam)
    await screen.give(ev.NoteKept, place="ideas", item="n1", text="a thought")
    cid, party = sam.room.conversation, house.hub._rooms[house.workshop].state.talks[0].party
    await house.close()
    again = House(house.folder, over_socket=False)
    await again.begin()
    rooms = next(iter(again.hub._rooms.values()))
    keeper = await rooms.parties.keeper(party)
    keeper._open.pop(cid, None)
    assert await keeper.forget_notes(cid, sam.room.person) == 1
    await again.close()


async def test_pairs_are_tidied_each_in_its_own_history(house: House) -> None:
    ines = await house.come("Ines", "facilitator")
    links = [await house.come(name) for name in ("Sam", "Noa", "Kim", "Ola")]
    for two in (links[:2], links[2:]):
        await ines.act(acts.Pair(tuple(link.room.me.id for link in two)))
    await ines.act(acts.Next())
    for link in links:
        await until(lambda one=link: bool(one.room.conversation))  # type: ignore[misc]
    await ines.act(acts.Close())
    house.clock.later = timedelta(days=91)
    assert [card.tidied for card in await house.hub.tidy()] == [True]


async def test_a_desk_tidies_over_the_line_and_leaves_a_hub_that_is_not_its_own(
    house: House,
) -> None:
    home = open_home(house.folder)
    server = await HubServer.open(house.hub, desk.socket_of(home))
    far = await desk.desk_of(home, house.clock)
    await far.finish(house.workshop)
    house.clock.later = timedelta(days=91)
    assert await far.tidy() == ("Team day",)
    await far.close()
    await desk.LocalDesk(house.hub).close()
    assert house.hub.cards()
    await server.close()


async def test_a_server_that_never_listened_closes(house: House, tmp_path: Path) -> None:
    await HubServer(house.hub, tmp_path / "never.sock").close()


def test_only_the_drafts_of_the_one_are_cleared(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        drafts: Drafts = writer.drafts(begun(party, writer))
        drafts.put("ideas", "sam", "mine")
        drafts.put("ideas", "noa", "yours")
        drafts.clear_of("sam")
        assert drafts.get("ideas", "sam") == ""
        assert drafts.get("ideas", "noa") == "yours"


def test_a_copy_without_a_history_is_no_hindrance(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        cid = finished(party, writer)
    paths = PartyPaths(party.folder)
    empty = paths.backup / "empty"
    empty.mkdir(parents=True)
    delete_copies(paths, str(cid))
    assert not any(paths.within(paths.conversation(str(cid)), empty).parent.glob("*.json"))
