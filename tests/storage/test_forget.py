"""Forgetting is real: nothing of a conversation is left, and what could not go is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows import events as ev
from store import DiskFull, UnknownConversation
from store.writer import Writer
from tests.storage.talk import (
    RECALLING,
    START,
    a_party,
    a_start,
    at,
    begun,
    finished,
    note,
    the_flow,
)


def all_text(folder: Path) -> str:
    """Every byte and name below a folder."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return "".join(f"{path.name}\n{path.read_text()}\n" for path in files)


def a_forgettable(writer: Writer, cid: str) -> None:
    """Leave traces of a conversation wherever there can be some."""
    drafts = writer.drafts(cid)
    drafts.put("wish", None, "unsaid")
    drafts.flush()
    writer.backup(START)


def test_nothing_is_left_anywhere(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        kept = finished(party, writer, "stay")
        gone = finished(party, writer, "vanish")
        a_forgettable(writer, gone)
        path = party.folder / "conversations" / f"{gone}.json"
        path.with_name(f"{path.name}.damaged-2026-01-01").write_text("vanish")
        assert "vanish" in all_text(tmp_path)
        assert "unsaid" in all_text(tmp_path)
        remains = writer.forget(gone)
        assert (remains.quoted_in, remains.unread) == ((), ())
        for trace in ("vanish", "unsaid", gone):
            assert trace not in all_text(tmp_path)
        with pytest.raises(UnknownConversation):
            writer.load(gone)
    assert [card.id for card in party.conversations()] == [kept]
    assert "stay" in all_text(tmp_path)


def test_the_event_does_the_same(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        cid = begun(party, writer)
        writer.append(cid, note("sam", "sing"))
        assert writer.append(cid, ev.Forgotten(at=at())).status == "forgotten"
        assert cid not in all_text(tmp_path)


@pytest.mark.parametrize(
    "broken_at", ["store.writer.delete_files", "store.history.HistoryFile.drop"]
)
def test_interrupted_it_is_finished_by_the_next_writer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken_at: str
) -> None:
    def full(*_: object, **_more: object) -> None:
        raise DiskFull("full")

    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        cid = begun(party, writer)
        with monkeypatch.context() as broken:
            broken.setattr(broken_at, full)
            with pytest.raises(DiskFull):
                writer.append(cid, ev.Forgotten(at=at()))
    with party.write(since=at()):
        assert cid not in all_text(tmp_path)
    assert party.conversations() == ()


def test_later_logs_that_quote_it_and_copies_nobody_can_read_are_said(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    flow = the_flow(RECALLING)
    with party.write(since=at()) as writer:
        gone = finished(party, writer)
        quoting = writer.start(flow, a_start(party, flow)).id
        from store.recalling import recalled

        conversation = writer.conversation(quoting)
        from flows.turns import needs

        writer.append(quoting, recalled(writer, conversation, needs(conversation)[0], at()))
        other = begun(party, writer)
        (party.folder / "backup" / "2020-01-01").mkdir()
        unread = [
            party.folder / "backup" / "2020-01-01" / "history.json",
            party.folder / "history.json.damaged-2020-01-01",
        ]
        for path in unread:
            path.write_text("{")
        (party.folder / "conversations" / "folder.json").mkdir()
        remains = writer.forget(gone)
    assert remains.quoted_in == (quoting,)
    assert other not in remains.quoted_in
    assert remains.unread == tuple(unread)
