"""Leaving a workshop: a page to take home, notes that are deleted, words whose time is up."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from flows import events as ev
from flows.workshop import acts
from store import Home, LocalHub, NotNow, open_home, tidy, workshop_cards
from tests.storage.rooms import House, sit, until


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    found = await House(tmp_path, over_socket=False).open()
    yield found
    await found.close()


def on_the_disk(folder: Path, word: str) -> list[Path]:
    """Files that hold a word."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if word.encode() in path.read_bytes()]


async def a_whole_talk(house: House) -> None:
    """A pair opens its notes, agrees on a wish, and Noa keeps one note to herself."""
    house.ines, house.sam, house.noa = await house.pair("Sam", "Noa")
    one, two = await sit(house.sam), await sit(house.noa)
    await one.write("raw-of-sam")
    await two.give(ev.NoteKept, place="ideas", item="own", text="own-of-noa")
    await two.give(ev.NoteMarkedPrivate, place="ideas", item="own")
    await two.write("raw-of-noa")
    for screen in (one, two):
        await screen.give(ev.Ready, place="look")
    await one.give(ev.Done, place="look", by=None)
    await one.give(ev.Answered, place="wish", value="agreed-wish", by=None)
    await one.give(ev.Done, place="done", by=None)
    await until(lambda: one.now and one.now.status == "finished")


async def test_a_page_to_take_home_holds_what_its_reader_may_read(house: House) -> None:
    assert "No conversation was held" in await (await house.come("Eve")).take_home()
    with pytest.raises(NotNow, match="nothing to take home"):
        await (await house.come("Kim")).take_home("json")
    await a_whole_talk(house)
    page = await house.sam.take_home()
    assert page.startswith("# Team day")
    assert "agreed-wish" in page
    assert "own-of-noa" not in page
    assert "for 90 days after the close" in page
    assert "raw-of-noa" in await house.noa.take_home("json")
    with pytest.raises(NotNow, match="no such form"):
        await house.sam.take_home("parchment")
    await house.ines.act(acts.Close())
    assert "until 12 September 2026" in await house.sam.take_home()


async def test_own_notes_are_deleted_for_good_and_nothing_else(house: House) -> None:
    await a_whole_talk(house)
    screen = await sit(house.noa)
    assert screen.now
    assert screen.seat
    screen.seat.put_draft("ideas", "noa", "a half thought", "jot")
    await house.hub.flush()
    assert await house.noa.forget_notes() == 1
    assert await house.noa.forget_notes() == 0
    await until(lambda: "own-of-noa" not in repr(screen.now))
    assert screen.seat.draft("ideas", "noa", "jot") == ""
    assert screen.now.status == "finished"
    assert "raw-of-noa" in repr(screen.now)
    assert await house.sam.forget_notes() == 0
    assert await (await house.come("Eve")).forget_notes() == 0
    await house.close()
    party = Home(house.folder).parties()[0]
    whole = Home(house.folder).party(party.id).read(screen.seat.snapshot.id, ["noa"])
    assert "own-of-noa" not in repr(whole.events)
    assert "raw-of-noa" in repr(whole.events)


async def test_raw_words_go_when_their_time_is_up_and_what_was_agreed_stays(house: House) -> None:
    await a_whole_talk(house)
    await house.sam.act(acts.Park("parked-raw"))
    await house.ines.act(acts.Close())
    assert await house.hub.tidy() == ()
    house.clock.later = timedelta(days=89)
    assert await house.hub.tidy() == ()
    assert on_the_disk(house.folder, "raw-of-sam")
    house.clock.later = timedelta(days=91)
    assert [card.tidied for card in await house.hub.tidy()] == [True]
    await house.close()
    for word in ("raw-of-sam", "raw-of-noa", "parked-raw"):
        assert on_the_disk(house.folder, word) == []
    assert on_the_disk(house.folder, "agreed-wish")
    home = open_home(house.folder)
    (card,) = home.parties()
    records = home.party(card.id).records(["sam"])
    assert [record.kind for record in records] == ["goal"]
    assert home.party(card.id).conversations() == ()
    assert tidy(home, house.clock.now()) == ()
    again = await LocalHub.open(home, house.clock)
    assert [card.stage for card in again.cards()] == ["closed"]
    await again.close()


async def test_a_room_that_was_forgotten_is_closed_and_its_days_begin(house: House) -> None:
    await a_whole_talk(house)
    house.clock.later = timedelta(days=31)
    assert await house.hub.tidy() == ()
    assert house.ines.room.stage == "running"  # somebody is there
    for link in (house.ines, house.sam, house.noa):
        await link.close()
    house.clock.later = timedelta(days=29)
    assert await house.hub.tidy() == ()
    assert [card.stage for card in house.hub.cards()] == ["running"]
    house.clock.later = timedelta(days=31)
    assert await house.hub.tidy() == ()
    assert [card.stage for card in house.hub.cards()] == ["closed"]
    house.clock.later = timedelta(days=120)
    assert await house.hub.tidy() == ()
    assert on_the_disk(house.folder, "raw-of-sam")
    house.clock.later = timedelta(days=122)
    assert [card.tidied for card in await house.hub.tidy()] == [True]
    assert on_the_disk(house.folder, "raw-of-sam") == []


async def test_without_a_hub_a_forgotten_room_is_closed_just_the_same(house: House) -> None:
    await a_whole_talk(house)
    await house.close()
    home, now = open_home(house.folder), house.clock.now()
    assert tidy(home, now + timedelta(days=29)) == ()
    assert [card.stage for card in workshop_cards(home.workshops)] == ["running"]
    assert tidy(home, now + timedelta(days=31)) == ()
    assert [card.stage for card in workshop_cards(home.workshops)] == ["closed"]
    assert on_the_disk(house.folder, "raw-of-sam")
    assert len(tidy(home, now + timedelta(days=122))) == 1
    assert on_the_disk(house.folder, "raw-of-sam") == []


async def test_without_a_hub_the_machine_tidies_just_the_same(house: House) -> None:
    await a_whole_talk(house)
    await house.hub.finish(house.workshop)
    await house.hub.finish(house.workshop)
    await house.close()
    damaged = house.folder / "workshops" / "odd"
    damaged.mkdir()
    (damaged / "workshop.json").write_text("{")
    home = open_home(house.folder)
    cards = tidy(home, house.clock.now() + timedelta(days=91))
    assert [card.title for card in cards] == ["Team day"]
    assert on_the_disk(house.folder, "raw-of-sam") == []
    assert [bool(card.trouble) for card in workshop_cards(home.workshops)] == [False, True]
