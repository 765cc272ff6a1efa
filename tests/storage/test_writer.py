"""Conversations are kept: started, answered, read again; one writer at a time, whatever the disk does."""

from __future__ import annotations

import json
from pathlib import Path
from unittest.mock import patch

import pytest

from flows import events as ev
from flows.conversation import Conversation
from flows.engine import Impossible
from flows.visibility import readers
from store import (
    CannotSave,
    DiskFull,
    Home,
    LockHeld,
    LockLost,
    UnknownParty,
)
from store.errors import BadJot
from tests.storage.talk import (
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
    play,
    the_flow,
    the_rest,
)
from tests.storage.test_files import failing


def same(one: Conversation, other: Conversation) -> bool:
    return (one.events, one.state, one.flow) == (other.events, other.state, other.flow)


def test_every_event_is_on_the_disk_when_append_returns(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        here = writer.start(the_flow(), a_start(party))
        cid = here.id
        for event in [answer("topic", "x"), *blind_turns(), *opening(), *the_rest()]:
            here = writer.append(cid, event)
            assert same(writer.load(cid).conversation, here)
            assert same(writer.conversation(cid), here)
            check_seals(party.folder, here)
        assert here.status == "finished"


def test_the_gate_is_asked_once_for_an_answer_and_about_all_at_a_reveal(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        cid = begun(party, writer)
        for event in [*blind_turns(), *opening(), done("look")]:
            with patch("store.conversations.readers", wraps=readers) as asked:
                count = len(writer.append(cid, event).events)
            opens = isinstance(event, ev.Ready) and event.by == "noa"
            assert asked.call_count == (count if opens else 1)


def check_seals(folder: Path, conversation: Conversation) -> None:
    """On the disk, exactly what not everybody may read is sealed."""
    path = folder / "conversations" / f"{conversation.id}.json"
    saved = list(json.loads(path.read_bytes())["events"].values())
    everybody = conversation.state.ids
    wanted = [not everybody <= readers(conversation, event) for event in conversation.events]
    assert ["sealed" in row for row in saved] == wanted


def test_what_is_taken_back_after_the_reveal_is_sealed_again(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        cid = begun(party, writer)
        play(writer, cid, [note("sam", "singing", "s1"), done("ideas", "sam"), note("noa", "dive")])
        play(writer, cid, [done("ideas", "noa"), *opening()])
        path = party.folder / "conversations" / f"{cid}.json"
        assert "singing" in path.read_text()
        writer.append(cid, ev.TakenBack(at=at(), place="ideas", item="s1", by="sam"))
        assert "singing" not in path.read_text()
        check_seals(party.folder, writer.load(cid).conversation)


def test_an_impossible_event_changes_nothing(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        cid = begun(party, writer)
        before = writer.load(cid).conversation
        with pytest.raises(Impossible):
            writer.append(cid, done("nowhere"))
        assert same(writer.load(cid).conversation, before)


def test_people_who_do_not_fit_the_flow_begin_nothing(tmp_path: Path) -> None:
    party = a_party(tmp_path, *"ABCDE")
    with party.write(since=at()) as writer, pytest.raises(ValueError, match=r"1 to 4 people"):
        writer.start(the_flow(), a_start(party))
    assert party.conversations() == ()


def test_a_full_disk_keeps_what_was_kept_and_goes_on_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        cid = begun(party, writer)
        event = note("sam", "sing")
        before = writer.conversation(cid).events
        with monkeypatch.context() as full:
            full.setattr("store.files.os.fsync", failing(28))
            with pytest.raises(DiskFull, match=r"full.+Everything saved before is still there"):
                writer.append(cid, event)
        assert writer.load(cid).conversation.events == before
        assert writer.append(cid, event).events == (*before, event)


def test_an_event_that_reached_the_disk_although_saving_failed_is_not_kept_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        cid = begun(party, writer)
        writer.append(cid, note("sam", "hum"))
        event = note("sam", "sing", "s1")
        with monkeypatch.context() as broken:
            broken.setattr("store.files._sync_folder", failing(5))
            with pytest.raises(CannotSave, match=r"could not be saved"):
                writer.append(cid, event)
        writer.append(cid, event)
        assert len(writer.load(cid).conversation.events) == 4


def test_two_terminals_one_writer(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    assert party.holder() is None
    with party.write(since=at(), program="one") as first:
        cid = begun(party, first)
        found = party.holder()
        assert found
        assert found.program == "one"
        with pytest.raises(LockHeld, match=r"one"), party.write(since=at()):
            pass
        assert party.read(cid, ["sam"]).status == "running"
        with party.write(since=at(), force=True) as second:
            second.append(cid, note("sam", "sing"))
            with pytest.raises(LockLost):
                first.append(cid, note("sam", "other"))
            second.append(cid, note("sam", "more"))
    assert len(party.read(cid, ["sam"]).events) == 4


def test_a_writer_that_cannot_begin_lets_the_lock_go(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    (party.folder / "history.json").unlink()
    with pytest.raises(UnknownParty):
        party.writer(since=at())
    assert party.holder() is None


def test_who_goes_first_alternates(tmp_path: Path) -> None:
    party = a_party(tmp_path, "Sam", "Noa", "Kim")
    firsts = []
    with party.write(since=at()) as writer:
        for _ in range(4):
            firsts.append(a_start(party).first)
            writer.start(the_flow(), a_start(party))
    assert firsts == ["sam", "noa", "kim", "sam"]
    assert party.next_first(["kim", "noa"]) == "noa"
    assert party.next_first(["nobody"]) == "noa"


def test_first_of_a_conversation_without_its_people_is_no_guide(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        writer.start(the_flow(), ev.Started(at=at(), people=party.people, first="x", today=TODAY))
    assert party.next_first() == "sam"


def test_jots_outside_a_conversation(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        writer.jot("  buy a tent ", at=at())
        writer.jot("a secret", at=at(), by="noa", private=True)
        for text, private in ((" ", False), ("x", True)):
            with pytest.raises(BadJot):
                writer.jot(text, at=at(), private=private)
    seen = [record.fields["text"] for record in party.records(["sam", "noa"])]
    assert seen == ["buy a tent"]
    assert [r.fields["text"] for r in party.records(["noa"])] == ["a secret", "buy a tent"]
    assert "a secret" not in (party.folder / "history.json").read_text()

    alone = a_party(tmp_path, "Kim")
    with alone.write(since=at()) as writer:
        record = writer.jot("just me", at=at())
    assert (record.visibility, record.author) == ("private", "kim")
    assert [r.fields["text"] for r in alone.records(["kim"])] == ["just me"]


def test_a_seat_reads_a_conversation_through_the_gate(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        cid = begun(party, writer)
        play(writer, cid, blind_turns("sing", "dive"))
    assert "sing" in repr(party.read(cid, ["sam"]).events)
    assert "dive" not in repr(party.read(cid, ["sam"]).events)
    assert "sing" not in repr(party.read(cid, ["sam", "noa"]).events)
    for look in (party.records, lambda people: party.read(cid, people)):
        with pytest.raises(ValueError, match=r"somebody has to look"):
            look([])


def test_a_home_with_history_is_there_next_time(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        finished(party, writer)
    again = Home(tmp_path).find("Sam & Noa")
    assert again.records(["sam", "noa"]) == party.records(["sam", "noa"])
