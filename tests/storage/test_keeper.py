"""The keeper in this process: ordered, durable, redacted, never on the event loop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from flows import events as ev
from flows.conversation import Conversation, replay
from flows.engine import Impossible
from flows.events import Event
from flows.visibility import redact
from store import (
    Appended,
    Closed,
    Cursor,
    DiskFull,
    Home,
    Keeper,
    LocalKeeper,
    LockHeld,
    Message,
    Party,
    Query,
    Reset,
    Seat,
    Stale,
    told,
)
from tests.storage.talk import (
    RECALLING,
    TODAY,
    a_party,
    a_start,
    answer,
    at,
    begun,
    blind_turns,
    done,
    finished,
    note,
    opening,
    the_flow,
    the_rest,
)
from tests.storage.test_files import failing


@dataclass
class Screen:
    """People at one screen: folds what the keeper tells it."""

    seat: Seat | None = None
    now: Conversation | None = None
    heard: list[Message] = field(default_factory=list)

    def hear(self, message: Message) -> None:
        """Take a message in."""
        assert self.now
        self.heard.append(message)
        self.now = told(self.now, message)

    @property
    def cursor(self) -> Cursor:
        """How far it was told."""
        assert self.seat
        return self.seat.cursor

    @property
    def words(self) -> str:
        """Everything it holds."""
        return repr((self.heard, self.now and self.now.events, self.now and self.now.state))


async def sit(keeper: Keeper, cid: str, *people: str) -> Screen:
    """Take a seat."""
    screen = Screen()
    screen.seat = await keeper.subscribe(cid, people, screen.hear)
    screen.now = screen.seat.snapshot.conversation()
    return screen


async def play(keeper: Keeper, cid: str, *events: Event) -> None:
    """Append events one after the other."""
    for event in events:
        await keeper.append(cid, event)


@pytest.fixture
def party(tmp_path: Path) -> Party:
    return a_party(tmp_path)


@pytest.fixture
async def keeper(party: Party) -> AsyncIterator[LocalKeeper]:
    found = await LocalKeeper.open(party, since=at())
    yield found
    await found.close()


async def begin(keeper: Keeper, party: Party) -> str:
    """A conversation that stands at the blind turns."""
    cid = await keeper.start(the_flow(), a_start(party))
    await keeper.append(cid, answer("topic", "summer"))
    return cid


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


async def test_drafts_are_their_authors_and_on_the_disk_soon(
    keeper: LocalKeeper, party: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.local.DRAFT_SECONDS", 0)
    cid = await begin(keeper, party)
    sam, noa = await sit(keeper, cid, "sam"), await sit(keeper, cid, "noa")
    both = await sit(keeper, cid, "sam", "noa")
    assert sam.seat
    assert noa.seat
    assert both.seat
    sam.seat.put_draft("ideas", "sam", "half an id")
    both.seat.put_draft("topic", None, "of all")
    path = party.folder / "conversations" / f"{cid}.drafts.json"
    await until(path.exists)
    assert sam.seat.draft("ideas", "sam") == "half an id"
    assert noa.seat.draft("ideas", "sam") == ""
    assert both.seat.draft("ideas", "sam") == ""
    assert noa.seat.draft("topic", None) == "of all"
    with pytest.raises(ValueError, match=r"does not sit here"):
        noa.seat.put_draft("ideas", "sam", "x")
    await keeper.append(cid, note("sam", "half an idea"))
    await keeper.flush()
    assert sam.seat.draft("ideas", "sam") == ""
    sam.seat.put_draft("ideas", "sam", "the next")
    sam.seat.put_draft("ideas", "sam", "the next one")
    await keeper.close()
    sam.seat.put_draft("ideas", "sam", "too late")

    again = await LocalKeeper.open(party, since=at())
    later = await sit(again, cid, "sam")
    assert later.seat
    assert later.seat.draft("ideas", "sam") == "the next one"
    await again.close()


async def until(holds: Callable[[], bool]) -> None:
    """Wait for a condition."""
    async with asyncio.timeout(60):
        while not holds():  # noqa: ASYNC110 - a file tells nobody that it is there
            await asyncio.sleep(0.001)


async def test_drafts_that_cannot_be_saved_stop_nobody_and_are_said_at_the_end(
    party: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = await LocalKeeper.open(party, since=at())
    cid = await begin(keeper, party)
    screen = await sit(keeper, cid, "sam")
    assert screen.seat
    monkeypatch.setattr("store.drafts.Drafts._save", full)
    screen.seat.put_draft("ideas", "sam", "half")
    await keeper.append(cid, note("noa", "dive"))
    with pytest.raises(DiskFull):
        await keeper.close()
    assert party.holder() is None


def full(*_: object, **_more: object) -> None:
    raise DiskFull("full")


async def test_a_recall_is_answered_through_the_gate(keeper: LocalKeeper, party: Party) -> None:
    for wish in ("dance", "swim", "dance", "dance"):
        cid = await begin(keeper, party)
        await play(keeper, cid, *blind_turns(), *opening(), *the_rest(wish))
    cid = await keeper.start(the_flow(RECALLING), a_start(party, the_flow(RECALLING)))
    screen = await sit(keeper, cid, "sam")
    assert screen.now
    (recalled,) = [event for event in screen.now.events if isinstance(event, ev.Recalled)]
    assert [record.fields["wish"] for record in recalled.records] == ["dance", "dance"]
    started = screen.now.events[0]
    assert isinstance(started, ev.Started)
    assert all(r.visibility == "shared" for group in started.history.values() for r in group)


async def test_a_condition_that_cannot_be_told_recalls_nothing(
    keeper: LocalKeeper, party: Party
) -> None:
    cid = await begin(keeper, party)
    await play(keeper, cid, *blind_turns(), *opening(), *the_rest())
    odd = the_flow(RECALLING.replace('item.wish == "dance"', "item.due > today"))
    cid = await keeper.start(odd, a_start(party, odd))
    screen = await sit(keeper, cid, "sam")
    assert screen.now
    (recalled,) = [event for event in screen.now.events if isinstance(event, ev.Recalled)]
    assert recalled.records == ()


async def test_a_recall_that_could_not_be_saved_is_answered_at_the_next_sitting(
    keeper: LocalKeeper, party: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(keeper._writer, "append", full)
        cid = await keeper.start(the_flow(RECALLING), a_start(party, the_flow(RECALLING)))
    assert len(party.read(cid, ["sam"]).events) == 1
    await sit(keeper, cid, "sam")
    assert len(party.read(cid, ["sam"]).events) == 2


async def test_a_recall_that_never_ends_ends(
    keeper: LocalKeeper, party: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    flow = the_flow(RECALLING)
    start = a_start(party, flow)
    from flows.turns import needs as real

    cid = await keeper.start(flow, start)
    first = real(replay(cid, party.id, flow, [start]))
    monkeypatch.setattr("store.local.needs", lambda _: first)
    monkeypatch.setattr("store.local._MOST_RECALLS", 3)
    monkeypatch.setattr(
        keeper._writer, "append", lambda _id, _event: keeper._writer.conversation(cid)
    )
    await sit(keeper, cid, "sam")


async def test_history_goes_through_the_gate(keeper: LocalKeeper, party: Party) -> None:
    cid = await begin(keeper, party)
    await play(keeper, cid, *blind_turns(), *opening(), *the_rest())
    shared = await keeper.history(["sam", "noa"])
    mine = await keeper.history(["noa"])
    assert {r.visibility for r in shared} == {"shared"}
    assert {r.author for r in mine if r.visibility == "private"} == {"noa"}
    assert await keeper.history(["noa"], Query(kinds=("goal",))) == shared
    with pytest.raises(ValueError, match=r"somebody has to look"):
        await keeper.history([])
    with pytest.raises(ValueError, match=r"somebody has to look"):
        await keeper.subscribe(cid, [], lambda _: None)


async def test_pausing_and_resuming_over_two_keepers(party: Party) -> None:
    keeper = await LocalKeeper.open(party, since=at())
    cid = await begin(keeper, party)
    await play(keeper, cid, note("sam", "sing"), ev.Paused(at=at()))
    await keeper.close()
    await keeper.close()
    with pytest.raises(Closed):
        await keeper.append(cid, note("sam", "more"))
    keeper = await LocalKeeper.open(party, since=at())
    sam, noa = await sit(keeper, cid, "sam"), await sit(keeper, cid, "noa")
    await keeper.append(cid, ev.Resumed(at=at(), today=TODAY))
    assert "sing" in sam.words
    assert "sing" not in noa.words
    await keeper.close()


async def test_forgetting_leaves_no_draft_behind(keeper: LocalKeeper, party: Party) -> None:
    cid = await begin(keeper, party)
    screen = await sit(keeper, cid, "sam")
    assert screen.seat
    screen.seat.put_draft("ideas", "sam", "half")
    await keeper.append(cid, ev.Forgotten(at=at()))
    screen.seat.put_draft("ideas", "sam", "half again")
    await keeper.flush()
    assert not list((party.folder / "conversations").iterdir())
    assert screen.now
    assert screen.now.status == "forgotten"


async def test_a_held_party_is_refused_and_can_be_taken_over(
    keeper: LocalKeeper, party: Party
) -> None:
    with pytest.raises(LockHeld):
        await LocalKeeper.open(party, since=at())
    other = await LocalKeeper.open(party, since=at(), force=True)
    await other.close()


async def test_damaged_conversations_are_said(party: Party) -> None:
    with party.write(since=at()) as writer:
        cid = begun(party, writer)
        finished(party, writer)
    (party.folder / "conversations" / f"{cid}.json").write_text("{")
    keeper = await LocalKeeper.open(Home(party.folder.parent.parent).party(party.id), since=at())
    assert ["damaged" in str(error) for error in keeper.damaged] == [True]
    await keeper.close()


def test_a_seat_folds_to_what_redacting_anew_gives(party: Party) -> None:
    with party.write(since=at()) as writer:
        cid = begun(party, writer)
        whole = writer.conversation(cid)
    cursor = Cursor(1, 1)
    start = replay(whole.id, whole.party, whole.flow, whole.events[:1])
    grown = told(start, Appended(whole.events[1:], cursor))
    assert grown.state == told(grown, Reset(redact(whole, ["sam"]), cursor)).state
