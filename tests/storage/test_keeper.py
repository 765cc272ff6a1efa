"""The keeper in this process: ordered, durable, redacted, never on the event loop."""

from __future__ import annotations

import asyncio
import threading

import pytest

from flows import events as ev
from flows.conversation import Conversation
from flows.engine import Impossible
from flows.events import Event
from store import (
    Appended,
    Cursor,
    DiskFull,
    LocalKeeper,
    Party,
    Reset,
    Stale,
)
from tests.storage.sitting import begin, play, sit
from tests.storage.talk import (
    a_start,
    answer,
    at,
    blind_turns,
    done,
    note,
    opening,
    the_flow,
    the_rest,
)
from tests.storage.test_files import failing


async def test_two_terminals_see_the_same_conversation_each_without_the_others_words(
    keeper: LocalKeeper, party: Party
) -> None:
    cid = await begin(keeper, party)
    sam, noa = await sit(keeper, cid, "sam"), await sit(keeper, cid, "noa")
    both = await sit(keeper, cid, "sam", "noa")
    await play(keeper, cid, *blind_turns("singing", "diving"))
    assert "singing" in sam.words
    assert "diving" not in sam.words
    assert "diving" in noa.words
    assert "singing" not in noa.words + both.words
    await play(keeper, cid, *opening())
    for screen in (sam, noa, both):
        assert "singing" in screen.words
        assert "diving" in screen.words
    assert any(isinstance(message, Reset) for message in noa.heard)
    assert any(isinstance(message, Appended) for message in noa.heard)
    await play(keeper, cid, *the_rest())
    assert noa.now
    assert noa.now.status == "finished"
    assert party.card_of(cid).status == "finished"


async def test_a_cursor_counts_what_a_seat_was_given_and_nothing_else(
    keeper: LocalKeeper, party: Party
) -> None:
    cid = await begin(keeper, party)
    noa = await sit(keeper, cid, "noa")
    assert noa.cursor.count == 1
    for number in range(5):
        await keeper.append(cid, note("sam", f"idea {number}"))
    assert noa.cursor.count == 1
    assert noa.heard == []
    await keeper.append(cid, done("ideas", "sam"))
    assert noa.cursor.count == 2
    assert noa.heard[-1].cursor == noa.cursor


async def test_a_late_seat_is_given_what_it_may_know_by_now(
    keeper: LocalKeeper, party: Party
) -> None:
    cid = await begin(keeper, party)
    early = await sit(keeper, cid, "noa")
    await play(keeper, cid, *blind_turns())
    late = await sit(keeper, cid, "noa")
    assert early.now
    assert late.now
    assert (late.now.events, late.now.state) == (early.now.events, early.now.state)


async def test_the_later_of_two_shared_acts_has_to_look_again(
    keeper: LocalKeeper, party: Party
) -> None:
    cid = await begin(keeper, party)
    await play(keeper, cid, *blind_turns(), *opening())
    one, two = await sit(keeper, cid, "sam"), await sit(keeper, cid, "noa")
    seen = two.cursor
    await keeper.append(cid, done("look"), one.cursor)
    length = len(party.read(cid, ["sam"]).events)
    for event in (done("look"), answer("wish", "x", "noa")):
        with pytest.raises(Stale, match=r"other terminal"):
            await keeper.append(cid, event, seen)
    assert len(party.read(cid, ["sam"]).events) == length
    await keeper.append(cid, answer("wish", "dance", "noa"), two.cursor)


async def test_what_each_does_alone_never_collides(keeper: LocalKeeper, party: Party) -> None:
    cid = await begin(keeper, party)
    one, two = await sit(keeper, cid, "sam"), await sit(keeper, cid, "noa")
    first, second = one.cursor, two.cursor
    for event, cursor in zip(blind_turns(), [first, first, second, second], strict=True):
        await keeper.append(cid, event, cursor)
    one_sees, two_sees = one.cursor, two.cursor
    await keeper.append(cid, opening()[0], one_sees)
    await keeper.append(cid, opening()[1], two_sees)


async def test_going_back_together_is_an_act_of_all(keeper: LocalKeeper, party: Party) -> None:
    cid = await begin(keeper, party)
    await play(keeper, cid, *blind_turns(), *opening())
    one = await sit(keeper, cid, "sam")
    seen = one.cursor
    await keeper.append(cid, done("look"))
    everybody = ("sam", "noa")
    back = ev.WentBack(at=at(), place="look", people=everybody)
    with pytest.raises(Stale):
        await keeper.append(cid, back, seen)
    await keeper.append(cid, back, one.cursor)


async def test_a_cursor_of_a_seat_that_left_is_good_and_an_unknown_one_is_stale(
    keeper: LocalKeeper, party: Party
) -> None:
    cid = await begin(keeper, party)
    await play(keeper, cid, *blind_turns(), *opening())
    screen = await sit(keeper, cid, "sam")
    assert screen.seat
    screen.seat.close()
    screen.seat.close()
    for unknown in (Cursor(99, 1), Cursor(screen.cursor.seat, 9)):
        with pytest.raises(Stale):
            await keeper.append(cid, done("look"), unknown)
    await keeper.append(cid, done("look"), screen.cursor)
    assert screen.heard == []


async def test_an_impossible_or_unsaved_event_is_told_to_nobody(
    keeper: LocalKeeper, party: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    cid = await begin(keeper, party)
    screen = await sit(keeper, cid, "sam")
    with pytest.raises(Impossible):
        await keeper.append(cid, done("nowhere"))
    with monkeypatch.context() as full:
        full.setattr("store.files.os.fsync", failing(28))
        with pytest.raises(DiskFull):
            await keeper.append(cid, note("sam", "sing"))
    assert screen.heard == []
    await keeper.append(cid, note("sam", "sing"))
    assert len(screen.heard) == 1


async def test_events_of_other_conversations_do_not_reach_a_seat(
    keeper: LocalKeeper, party: Party
) -> None:
    one, other = await begin(keeper, party), await begin(keeper, party)
    screen = await sit(keeper, one, "sam")
    await keeper.append(other, note("sam", "sing"))
    assert screen.heard == []


async def test_a_save_once_begun_is_finished_and_told_although_nobody_waits_any_more(
    keeper: LocalKeeper, party: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    cid = await begin(keeper, party)
    screen = await sit(keeper, cid, "sam")
    begun_it, go_on = threading.Event(), threading.Event()
    real = keeper._writer.append

    def slow(cid: str, event: Event) -> Conversation:
        begun_it.set()
        assert go_on.wait(60)
        return real(cid, event)

    monkeypatch.setattr(keeper._writer, "append", slow)
    waiting = asyncio.create_task(keeper.append(cid, note("sam", "sing")))
    await asyncio.to_thread(begun_it.wait, 60)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    closing = asyncio.create_task(keeper.close())
    go_on.set()
    await closing
    assert "sing" in screen.words
    assert "sing" in repr(party.read(cid, ["sam"]).events)


async def test_saves_keep_the_order_in_which_they_were_asked_for(
    keeper: LocalKeeper, party: Party
) -> None:
    cid = await begin(keeper, party)
    screen = await sit(keeper, cid, "sam")
    events = [note("sam", f"idea {n}", f"i{n}") for n in range(20)]
    await asyncio.gather(*(keeper.append(cid, event) for event in events))
    assert screen.now
    assert list(screen.now.events[2:]) == events
    assert list(party.read(cid, ["sam"]).events[2:]) == events


async def test_disk_work_is_on_a_thread_of_its_own(
    party: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = set()
    import os

    real = os.fsync

    def watch(descriptor: int) -> None:
        names.add(threading.current_thread().name)
        real(descriptor)

    monkeypatch.setattr("store.files.os.fsync", watch)
    start = a_start(party)
    keeper = await LocalKeeper.open(party, since=at())
    cid = await keeper.start(the_flow(), start)
    screen = await sit(keeper, cid, "sam")
    await keeper.append(cid, answer("topic", "x"))
    assert screen.seat
    screen.seat.put_draft("ideas", "sam", "half")
    await keeper.close()
    assert len(names) == 1
    assert next(iter(names)).startswith("keeper")
