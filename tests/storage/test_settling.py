"""The history follows the logs: at each start, pause and end, and after a crash between the two."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows import events as ev
from store import DiskFull, Query, UnknownConversation, Writer
from tests.storage.talk import TODAY, a_party, at, begun, finished, note


def test_pausing_and_ending_reach_the_index(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        cid = begun(party, writer)
        assert party.card_of(cid).status == "running"
        writer.append(cid, ev.Paused(at=at()))
        assert party.card_of(cid).status == "paused"
        writer.append(cid, ev.Resumed(at=at(), today=TODAY))
        assert party.card_of(cid).status == "running"
        writer.append(cid, ev.Stopped(at=at()))
        assert party.card_of(cid).status == "stopped"
        assert not party.card_of(cid).open
    with pytest.raises(UnknownConversation):
        party.card_of("nothing")


def test_an_answer_does_not_touch_the_history(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        cid = begun(party, writer)
        before = (party.folder / "history.json").stat()
        writer.append(cid, note("sam", "sing"))
        assert (party.folder / "history.json").stat() == before


def test_records_are_in_the_history_once_however_often_they_are_settled(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        cid = finished(party, writer)
        first = writer.records()
        writer._settle(writer.conversation(cid))
        assert sorted(r.id for r in writer.records()) == sorted(r.id for r in first)
    assert [r.fields["wish"] for r in party.records(["sam", "noa"], Query(kinds=("goal",)))] == [
        "dance"
    ]


def broken_history(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(writer._history, "settle", failing_with_full_disk)
    return monkeypatch


def failing_with_full_disk(*_: object) -> None:
    raise DiskFull("full")


def test_an_end_that_only_the_log_knows_is_settled_by_the_next_save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        cid = begun(party, writer)
        with monkeypatch.context() as broken:
            broken_history(writer, broken)
            assert writer.append(cid, ev.Paused(at=at())).status == "paused"
            assert party.card_of(cid).status == "running"
        other = begun(party, writer)
        assert party.card_of(cid).status == "paused"
        with monkeypatch.context() as broken:
            broken_history(writer, broken)
            writer.append(cid, ev.Resumed(at=at(), today=TODAY))
        writer.append(other, note("sam", "sing"))
        assert party.card_of(cid).status == "running"


def test_an_end_that_only_the_log_knows_is_settled_by_the_next_writer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    party = a_party(tmp_path)
    with monkeypatch.context() as broken:
        broken.setattr("store.history.HistoryFile.settle", failing_with_full_disk)
        with party.write(since=at()) as writer:
            cid = finished(party, writer)
    assert party.conversations() == ()
    (party.folder / "conversations" / ".half.json.new").write_text("secret")
    with party.write(since=at()):
        assert party.card_of(cid).status == "finished"
        assert not list(party.folder.rglob(".*.new"))
    assert len(party.records(["sam", "noa"], Query(kinds=("goal",)))) == 1
    with party.write(since=at()):
        assert len(party.records(["sam", "noa"], Query(kinds=("goal",)))) == 1


def test_a_conversation_whose_file_is_missing_keeps_its_place_in_the_list(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        cid = begun(party, writer)
    (party.folder / "conversations" / f"{cid}.json").unlink()
    with party.write(since=at()) as writer:
        assert writer.damaged == []
        with pytest.raises(UnknownConversation, match=r"missing"):
            writer.load(cid)
    assert party.card_of(cid).id == cid
