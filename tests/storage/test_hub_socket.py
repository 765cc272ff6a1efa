"""The socket between hub and workers: odd lines, slow peers, presence, and the desk."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from flows import events as ev
from flows.engine import Impossible
from flows.workshop import acts
from store import BadName, HubGone, HubServer, LocalHub, NotNow, Query, Stale, StoreError
from store.home import Home
from store.hub import desk, forms, lines, presence
from store.hub.lines import error_said, said_error
from store.hub.socketlink import SocketLink
from tests.storage.rooms import Clock, House, sit, until


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    found = await House(tmp_path, over_socket=True).open()
    yield found
    await found.close()


async def test_odd_lines_are_answered_or_passed_over(house: House) -> None:
    path = str(house.folder / "hub.sock")
    reader, writer = await asyncio.open_unix_connection(path)
    odd = [
        {"n": 1, "do": "nothing"},
        {"n": 2, "do": "knock"},
        {"n": 3, "do": "act", "link": 99, "act": {"act": "Next"}},
        {"do": "stir", "link": 99},
        {"do": "draft", "link": 99, "seat": 1, "drafts": []},
        {"n": 4, "do": "link", "link": 1, "token": "none"},
    ]
    for line in odd:
        writer.write(json.dumps(line).encode() + b"\n")
    answers: dict[int, str] = {}
    while len(answers) < 4:
        said = json.loads(await reader.readline())
        answers[said["n"]] = said["error"]
    assert answers == {1: "ValueError", 2: "ValueError", 3: "ValueError", 4: "NotNow"}
    writer.write(b"[1, 2]\n")
    assert await reader.read() == b""
    writer.close()


async def test_a_peer_that_does_not_read_is_let_go(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "MOST_BYTES", 500_000)
    reader, writer = await asyncio.open_unix_connection(str(house.folder / "hub.sock"))
    # Each answer repeats nothing, but a thousand questions nobody reads the answers of add up.
    ask = json.dumps({"n": 1, "do": "x" * 10}).encode() + b"\n"
    with pytest.raises((ConnectionError, TimeoutError)):  # noqa: PT012 - one of them, at some point
        async with asyncio.timeout(20):
            while True:
                writer.write(ask * 200)
                await writer.drain()
    reader.feed_eof()
    writer.transport.abort()
    sam = await house.come("Sam")
    assert sam.room.me.presence == "here"


def test_errors_are_themselves_at_the_other_end() -> None:
    for error in (Stale(), Impossible("no"), NotNow("no"), BadName("no"), ValueError("no")):
        back = said_error(error_said(error))
        assert type(back) is type(error)
        assert str(back) == str(error)
    inner = said_error(error_said(RuntimeError("a path, perhaps words")))
    assert isinstance(inner, StoreError)
    assert "path" not in str(inner)
    assert type(said_error({"error": "Path", "say": "x"})) is StoreError
    assert type(said_error({"error": "Holder", "say": "x"})) is StoreError


async def test_all_that_a_member_does_goes_over_the_line(house: House) -> None:
    ines, sam, noa = await house.pair("Sam", "Noa")
    one, two = await sit(sam), await sit(noa)
    sam.stir()
    sam.stir()
    assert one.seat
    assert two.seat
    one.seat.put_draft("ideas", "sam", "half", "jot")
    await sam.keeper.flush()
    assert (await sit(sam)).seat.draft("ideas", "sam", "jot") == "half"  # type: ignore[union-attr]
    await one.give(ev.NoteKept, place="ideas", item="own", text="own-of-sam")
    await one.give(ev.NoteMarkedPrivate, place="ideas", item="own")
    assert (await sam.take_home()).startswith("# Team day")
    assert await sam.forget_notes() == 1
    assert "own-of-sam" not in repr(one.now.events if one.now else "")
    assert await sam.keeper.history(["sam"], Query(kinds=("goal",))) == ()
    assert await sam.keeper.history(["sam"]) == ()
    with pytest.raises(NotNow, match="begin when the room"):
        await sam.keeper.start(one.now.flow, one.now.state.started)  # type: ignore[union-attr]
    two.seat.close()
    two.seat.close()
    await two.give(ev.Done, place="ideas")
    await sam.keeper.close()
    await sam.close()
    await sam.close()
    for refused in (sam.act(acts.RaiseHand()), sam.take_home(), sam.forget_notes()):
        with pytest.raises(HubGone):
            await refused
    await until(lambda: any(m.presence == "gone" for m in ines.room.people))


async def test_somebody_who_presses_no_key_is_away_and_whoever_stops_typing_types_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now, told = [0.0], []
    monkeypatch.setattr(presence, "_now", lambda: now[0])
    here = presence.Attendance(lambda: told.append(now[0]))
    here.stir("sam")
    here.rest("sam")
    here.came("sam")
    here.came("sam")
    here.stir("sam", typing=True)
    here.stir("sam", typing=True)
    assert here.typing == {"sam"}
    assert len(told) == 2
    now[0] += presence.TYPING_SECONDS + 0.1
    here._look()
    assert here.typing == frozenset()
    assert len(told) == 3
    here.stir("sam", typing=True)
    here.rest("sam")
    assert here.typing == frozenset()
    now[0] += presence.AWAY_SECONDS + 1
    here._look()
    assert here.presence == {"sam": "away"}
    here._look()
    here.stir("sam")
    assert here.presence == {"sam": "here"}
    here.left("sam")
    assert here.presence == {"sam": "here"}
    here.left("sam")
    assert here.presence == {}
    assert here.of("sam") == "gone"
    here.close()


async def test_the_desk_is_the_same_here_and_over_the_line(tmp_path: Path) -> None:
    house = House(tmp_path, over_socket=False)
    await house.open()
    await house.close()
    home, clock = Home(tmp_path), Clock()
    for over_socket in (False, True):
        server = None
        if over_socket:
            hub = await LocalHub.open(home, clock)
            server = await HubServer.open(hub, desk.socket_of(home))
        table = await desk.desk_of(home, clock)
        assert isinstance(table, desk.RemoteDesk) == over_socket
        wish = desk.Wish("Evening", "Rui", (desk.Step("talk", "room", quick=True),), expected=3)
        made = await table.create(wish)
        assert "PIN" in made.text
        assert "Evening" in [card.title for card in await table.cards()]
        assert (await table.invite(made.workshop)).code == made.code
        assert (await table.seat(made.workshop, "Sam", "participant")).verdict == "in"
        await table.finish(made.workshop)
        assert [c.stage for c in await table.cards() if c.id == made.workshop] == ["closed"]
        await table.close()
        if server is not None:
            await server.close()
    with pytest.raises(StoreError, match="too long a name"):
        desk.socket_of(Home(tmp_path / ("x" * 100)))


async def test_a_socket_that_cannot_be_is_said_in_words(tmp_path: Path) -> None:
    hub = await LocalHub.open(Home(tmp_path), Clock())
    with pytest.raises(StoreError):
        await HubServer.open(hub, tmp_path / "nowhere" / "hub.sock")
    await hub.close()


def test_events_are_written_once_and_the_oldest_texts_are_let_go(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(ValueError, match="no act"):
        forms.load_act({"act": "Path"})
    monkeypatch.setattr(forms, "_MOST_TEXTS", 1)
    texts, now = forms.EventTexts(), Clock()
    events = [ev.Done(at=now.now(), place=place) for place in ("a", "b", "a")]
    for event in (*events, *events):
        assert json.loads(texts.text(event))["place"] == event.place
    assert len(texts._texts) == 1


async def test_a_number_stands_for_one_line(house: House) -> None:
    sam = await house.come("Sam")
    assert isinstance(sam, SocketLink)
    token = (await house.door.enter(house.knock(), "Noa")).token
    with pytest.raises(NotNow, match="open already"):
        await sam._line.call("link", link=sam._number, token=token)
    assert (await house.link(token)).room.me.name == "Noa"


async def test_what_the_engine_refuses_a_facilitator_is_refused_in_its_words(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    ines, _ = await house.come("Ines", "facilitator"), await house.come("Sam")
    await ines.act(acts.Insert("talk", size="room"))
    await ines.act(acts.Next())

    async def refuse(*_: object) -> None:
        raise Impossible("The room cannot go on from there.")

    monkeypatch.setattr(house.hub._parties, "append", refuse)
    with pytest.raises(NotNow, match="cannot go on"):
        await ines.act(acts.Next())
