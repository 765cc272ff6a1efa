"""A hub that stops, is killed or loses a worker: nobody loses a word, and all come back to it."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest

from flows import events as ev
from flows.workshop import acts
from store import HubGone, Knock, NotNow, RemoteHub
from store.hub import line
from store.hub.socketlink import SocketLink
from tests.storage.rooms import PATIENCE, House, opened_by, sit, until

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    found = await House(tmp_path, over_socket=True).open()
    yield found
    await found.close()


async def begin_again(house: House) -> None:
    """The hub is started once more, and the worker stays."""
    worker = house.remote
    await house.begin()
    if house.remote is not None:
        await house.remote.close()
    house.remote = worker


async def test_a_stop_is_said_and_everybody_comes_back_to_the_same_word(house: House) -> None:
    ines, sam, noa = await house.pair("Sam", "Noa")
    one, two = await sit(sam), await sit(noa)
    await one.give(ev.NoteKept, place="ideas", item="a", text="kept before")
    assert two.seat
    two.seat.put_draft("ideas", "noa", "half a")
    lost: list[str] = []
    rooms: list[str] = []
    sam.on_lost(lost.append)
    sam.listen(lambda room: rooms.append(room.stage))
    assert house.server
    await house.server.close()
    await until(lambda: lost)
    assert "stops for a moment" in lost[0]
    with pytest.raises(HubGone):
        await ines.act(acts.MoreMinutes(1))
    two.seat.put_draft("ideas", "noa", "half a sentence, typed while nobody heard")
    giving = asyncio.create_task(
        one.give(ev.NoteKept, place="ideas", item="b", text="given while nobody heard")
    )
    rooms.clear()
    await begin_again(house)
    await giving
    await until(lambda: rooms)
    assert [note.text for note in one.now.state.cell("ideas", "sam").notes] == [  # type: ignore[union-attr]
        "kept before",
        "given while nobody heard",
    ]
    await until(lambda: ines.room.board and ines.room.board.tables[0].typing == 1)
    fresh = await sit(noa)
    assert fresh.seat
    assert fresh.seat.draft("ideas", "noa") == "half a sentence, typed while nobody heard"
    await one.give(ev.Done, place="ideas")
    await two.write("together again")
    await ines.act(acts.MoreMinutes(1))
    assert ines.room.plan[0].minutes == 8


async def test_nothing_is_kept_of_those_who_left(house: House) -> None:
    assert house.server
    (peer,) = house.server._peers
    tables = ("_links", "_given", "_seats", "_numbers")
    before = {name: len(getattr(peer, name)) for name in tables}
    links = await house.pair("Sam", "Noa")
    await (await sit(links[1])).write("x")
    await sit(links[2])
    assert all(len(getattr(peer, name)) > before[name] for name in tables)
    for link in links:
        await link.close()
    assert {name: len(getattr(peer, name)) for name in tables} == before
    assert house.remote
    assert house.remote._line.listeners == {}


async def test_a_page_that_was_seen_before_the_stop_is_still_the_page_it_was(house: House) -> None:
    _, sam, noa = await house.pair("Sam", "Noa")
    one, two = await sit(sam), await sit(noa)
    await opened_by(one, two)
    assert one.seat
    seen, told = one.seat.cursor, len(one.heard)
    assert house.server
    await house.server.close()
    await begin_again(house)
    done = ev.Done(at=house.clock.now(), place="look")
    await sam.keeper.append(sam.room.conversation, done, seen)
    await until(lambda: len(one.heard) > told)
    assert one.now
    assert one.now.state.cell("look", None).done


async def test_a_worker_that_dies_takes_only_its_seats_with_it(house: House) -> None:
    _, sam, _ = await house.pair("Sam", "Noa")
    other = await house.worker()
    answer = await other.door.enter(house.knock(), "Eve")
    eve = await other.link(answer.token)
    await until(lambda: any(m.name == "Eve" and m.presence == "here" for m in sam.room.people))
    await other.close()
    await until(lambda: any(m.name == "Eve" and m.presence == "gone" for m in sam.room.people))
    assert eve.room.me.presence == "here"
    screen = await sit(sam)
    await screen.write("still here")


async def test_a_pass_is_good_for_its_member_only(house: House) -> None:
    _, sam, noa = await house.pair("Sam", "Noa")
    shown = house.hub.pass_of(house.workshop, sam.room.me.id)
    with pytest.raises(NotNow):
        await house.hub.link_again(house.workshop, noa.room.me.id, shown)
    with pytest.raises(NotNow):
        await house.hub.link("no token")


async def test_whom_the_hub_does_not_let_back_is_told_why(house: House) -> None:
    _, sam, noa = await house.pair("Sam", "Noa")
    one = await sit(sam, "sam")
    assert isinstance(noa, SocketLink)
    noa._pass = "another's"
    told: list[str] = []
    back: list[str] = []
    noa.on_lost(told.append)
    sam.listen(lambda room: back.append(room.stage))
    assert house.server
    await house.server.close()
    # A hub that comes back without these people at one keyboard takes that seat away.
    one.seat.people = frozenset({"noa"})  # type: ignore[union-attr]
    await begin_again(house)
    await until(lambda: back)
    assert "by the door" in told[-1]
    with pytest.raises(ValueError):
        await noa.act(acts.RaiseHand())


async def test_an_answer_that_makes_no_sense_is_told_to_who_asked(house: House) -> None:
    sam = await house.come("Sam")
    assert isinstance(sam, SocketLink)

    def nonsense(_: object) -> None:
        raise KeyError("no such field")

    with pytest.raises(KeyError):
        await sam._line.call("flush", then=nonsense, link=sam._number)
    await sam.act(acts.RaiseHand())
    asking = asyncio.create_task(sam._line.patient("flush", link=sam._number))
    await asyncio.sleep(0)
    asking.cancel()
    await sam.act(acts.LowerHand())
    assert house.server
    await house.server.close()
    waiting = asyncio.create_task(sam.take_home())
    await begin_again(house)
    assert (await waiting).startswith("# Team day")


async def test_a_hub_that_stays_away_is_told_of_in_words(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, sam, _ = await house.pair("Sam", "Noa")
    screen = await sit(sam)
    monkeypatch.setattr(line, "PATIENCE", 0.01)
    assert house.server
    await house.server.close()
    lost: list[str] = []
    sam.on_lost(lost.append)
    with pytest.raises(HubGone, match="What you wrote stays here"):
        await screen.give(ev.Done, place="ideas")
    with pytest.raises(HubGone):
        await RemoteHub.connect(house.folder / "nowhere.sock")


HUB = """
import asyncio, json, sys
from pathlib import Path
from tests.storage.rooms import House
from store import HubServer

async def main(folder, again):
    house = House(Path(folder), over_socket=False)
    if again:
        await house.begin()
    else:
        await house.open()
        print(json.dumps([house.invitation.code, house.invitation.pin, house.invitation.lead_pin]))
    await HubServer.open(house.hub, Path(folder) / "hub.sock")
    print("ready", flush=True)
    await asyncio.Event().wait()

asyncio.run(main(sys.argv[1], len(sys.argv) > 2))
"""


async def a_hub(folder: Path, *again: str) -> tuple[asyncio.subprocess.Process, list[str]]:
    """A hub in a process of its own, and the lines it says before it is ready."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", HUB, str(folder), *again, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout
    lines: list[str] = []
    async with asyncio.timeout(PATIENCE * 6):
        while not lines or lines[-1] != "ready":
            lines.append((await process.stdout.readline()).decode().strip())
    return process, lines


async def test_a_killed_hub_loses_nothing_that_it_acknowledged(tmp_path: Path) -> None:
    process, lines = await a_hub(tmp_path)
    code, pin, lead_pin = json.loads(lines[0])
    worker = await RemoteHub.connect(tmp_path / "hub.sock")
    try:
        answer = await worker.door.enter(Knock(code, "facilitator", lead_pin), "Ines")
        ines = await worker.link(answer.token)
        links = []
        for name in ("Sam", "Noa"):
            answer = await worker.door.enter(Knock(code, "participant", pin), name)
            links.append(await worker.link(answer.token))
        sam, noa = links
        await ines.act(acts.Draw())
        await ines.act(acts.Next())
        await until(lambda: sam.room.conversation and noa.room.conversation)
        one = await sit(sam)
        await one.give(ev.NoteKept, place="ideas", item="a", text="acknowledged")
        lost: list[str] = []
        sam.on_lost(lost.append)
        process.kill()
        await process.wait()
        await until(lambda: lost)
        assert lost == [line.LOST]
        rooms: list[str] = []
        noa.listen(lambda room: rooms.append(room.conversation))
        process, _ = await a_hub(tmp_path, "again")
        await until(lambda: rooms)
        assert noa.room.conversation == sam.room.conversation
        assert "acknowledged" in (await sit(sam)).words
        assert (await worker.door.knock(Knock(code, "participant", pin))).verdict == "name"
        await one.write("and on")
    finally:
        await worker.close()
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
