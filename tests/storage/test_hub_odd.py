"""Odd moments of the socket: it breaks while something is asked, and ends hang up meanwhile."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from flows import events as ev
from store import Cursor, HubGone, Reset, Tell
from store.hub import line
from store.hub.line import HubLine
from store.hub.lines import Talker
from store.hub.locallink import LocalLink
from store.hub.seating import MemberKeeper, MemberSeat
from store.hub.socketlink import SocketLink
from tests.storage.rooms import House, opened_by, sit, until


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    found = await House(tmp_path, over_socket=True).open()
    yield found
    await found.close()


def cut(house: House) -> None:
    """The connections of all workers break; the hub stays."""
    assert house.server
    for peer in house.server._peers:
        peer._talker._writer.transport.abort()


async def test_what_was_kept_before_the_line_broke_is_not_asked_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, sam, _ = await house.pair("Sam", "Noa")
    one = await sit(sam)
    keep, asked = MemberKeeper.append, []

    async def keep_and_break(
        self: MemberKeeper, id: str, event: ev.Event, after: Cursor | None = None
    ) -> None:
        asked.append(event)
        await keep(self, id, event, after)
        await until(lambda: one.now and event in one.now.events)
        cut(house)

    monkeypatch.setattr(MemberKeeper, "append", keep_and_break)
    await one.give(ev.NoteKept, place="ideas", item="a", text="kept once")
    assert len(asked) == 1
    assert one.now
    assert [note.text for note in one.now.state.cell("ideas", "sam").notes] == ["kept once"]


async def test_what_was_not_kept_before_the_line_broke_is_asked_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, sam, _ = await house.pair("Sam", "Noa")
    one = await sit(sam)
    keep, asked = MemberKeeper.append, []

    async def break_and_keep(
        self: MemberKeeper, id: str, event: ev.Event, after: Cursor | None = None
    ) -> None:
        asked.append(event)
        if len(asked) == 1:
            cut(house)
            raise OSError
        await keep(self, id, event, after)

    monkeypatch.setattr(MemberKeeper, "append", break_and_keep)
    await one.give(ev.NoteKept, place="ideas", item="a", text="kept at last")
    assert len(asked) == 2
    await until(lambda: "kept at last" in one.words)


async def test_a_line_that_breaks_again_while_it_is_opened_is_opened_once_more(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, sam, _ = await house.pair("Sam", "Noa")
    one = await sit(sam)
    lost: list[str] = []
    back: list[str] = []
    sam.on_lost(lost.append)
    sam.listen(lambda room: back.append(room.stage))
    give, asked = MemberKeeper.subscribe, []

    async def break_once(
        self: MemberKeeper, id: str, people: frozenset[str], tell: Tell
    ) -> MemberSeat:
        asked.append(id)
        if len(asked) == 1:
            cut(house)
        return await give(self, id, people, tell)

    monkeypatch.setattr(MemberKeeper, "subscribe", break_once)
    cut(house)
    await until(lambda: len(asked) == 2 and back)
    assert lost == [line.LOST]
    await one.write("still at this seat")


async def test_what_others_did_while_the_line_was_broken_is_told_as_a_whole(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, sam, noa = await house.pair("Sam", "Noa")
    one, two = await sit(sam), await sit(noa)
    await opened_by(one, two)
    again = house.hub.link_again
    at_home = await again(
        house.workshop, noa.room.me.id, house.hub.pass_of(house.workshop, noa.room.me.id)
    )
    there = await sit(at_home)

    async def late(workshop: str, member: str, shown: str) -> LocalLink:
        if member == sam.room.me.id and not done:
            done.append(member)
            await there.give(ev.Done, place="look")
        return await again(workshop, member, shown)

    done: list[str] = []
    monkeypatch.setattr(house.hub, "link_again", late)
    told = len(one.heard)
    cut(house)
    await until(lambda: len(one.heard) > told)
    assert isinstance(one.heard[-1], Reset)
    assert one.now
    assert one.now.state.cell("look", None).done
    await at_home.close()


async def test_what_a_worker_asked_before_it_went_is_done(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    sam = await house.come("Sam")
    assert isinstance(sam, SocketLink)
    assert house.server
    begun, go_on, done = asyncio.Event(), asyncio.Event(), []

    async def slowly(_: object) -> None:
        begun.set()
        await go_on.wait()
        done.append("knocked")
        raise RuntimeError

    monkeypatch.setattr(house.hub.door, "knock", slowly)
    workers: list[int] = []
    house.server.changed = workers.append
    _, writer = await asyncio.open_unix_connection(str(house.folder / "hub.sock"))
    ask = {"n": 1, "do": "knock", "knock": {"code": "", "role": "participant", "pin": ""}}
    writer.write(json.dumps(ask).encode() + b"\n")
    await begun.wait()
    gone = [peer for peer in house.server._peers if peer._tasks]
    writer.close()
    await until(gone[0]._reader.at_eof)
    assert workers == [2]
    go_on.set()
    await until(lambda: workers == [2, 1])
    assert done == ["knocked"]


async def a_mute_hub(folder: Path) -> tuple[asyncio.Server, list[asyncio.StreamWriter]]:
    """Something that listens and never answers, and who came to it."""
    came: list[asyncio.StreamWriter] = []

    async def hear(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        came.append(writer)
        await reader.read()
        writer.close()

    return await asyncio.start_unix_server(hear, str(folder / "mute.sock")), came


async def test_a_line_that_was_never_opened_says_nothing_and_closes(tmp_path: Path) -> None:
    never = HubLine(tmp_path / "mute.sock")
    assert not never.say({"do": "stir"})
    with pytest.raises(HubGone):
        await never.call("knock")
    await never.close()


async def test_both_ends_may_hang_up_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server, came = await a_mute_hub(tmp_path)
    here = await HubLine.open(tmp_path / "mute.sock")
    await until(lambda: came)
    hang_up, first, go_on = Talker.close, asyncio.Event(), asyncio.Event()

    async def slowly(self: Talker) -> None:
        if not first.is_set():
            first.set()
            await go_on.wait()
        await hang_up(self)

    monkeypatch.setattr(Talker, "close", slowly)
    closing = asyncio.create_task(here.close())
    await first.wait()
    came[0].transport.abort()
    await until(lambda: here._task and here._task.done())
    go_on.set()
    await closing
    # It does not come back to a hub that is left for good.
    assert len(came) == 1
    server.close()


async def test_who_stops_asking_as_the_hub_goes_is_told_nothing(tmp_path: Path) -> None:
    server, _ = await a_mute_hub(tmp_path)
    here = await HubLine.open(tmp_path / "mute.sock")
    stops, stays = (asyncio.create_task(here.call("flush")) for _ in range(2))
    await until(lambda: len(here._waiting) == 2)
    talker, hung_up = here._talker, asyncio.StreamReader()
    hung_up.feed_eof()
    stops.cancel()
    await here._listen(hung_up)
    with pytest.raises(HubGone):
        await stays
    with pytest.raises(asyncio.CancelledError):
        await stops
    here._talker = talker
    await here.close()
    server.close()
