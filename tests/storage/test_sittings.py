"""What a keeper does around the log: drafts, recalled records, history, pausing, forgetting."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from flows import events as ev
from flows.conversation import replay
from flows.visibility import redact
from store import (
    Appended,
    Closed,
    Cursor,
    DiskFull,
    Home,
    LocalKeeper,
    LockHeld,
    Party,
    Query,
    Reset,
    told,
)
from tests.storage.sitting import begin, play, sit
from tests.storage.talk import (
    RECALLING,
    TODAY,
    a_start,
    at,
    begun,
    blind_turns,
    finished,
    note,
    opening,
    the_flow,
    the_rest,
)


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
    sam.seat.put_draft("topic", "sam", "for myself", "jot")
    assert sam.seat.draft("topic", "sam", "jot") == "for myself"
    assert both.seat.draft("topic", "sam", "jot") == ""
    assert noa.seat.draft("topic", "sam", "jot") == ""
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
