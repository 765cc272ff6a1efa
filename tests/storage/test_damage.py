"""Damaged files: never overwritten, never silently skipped, put back from the last good copy."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from store import CannotSave, DamagedFile, DiskFull, Home, StoreError, UnknownConversation, restore
from tests.storage.talk import START, a_party, at, begun, blind_turns, finished, note, play
from tests.storage.test_files import failing

KINDS_OF_DAMAGE = [
    b"",
    b"{",
    b"{}",
    b"[1]",
    b'{"schema":1}',
    b'{"schema":1,"party":{},"records":{},"conversations":[]}',
    b'{"schema":1,"conversation":{"1":{"party":"p","flow":"notes"}},"flow":{"1":{"sources":{}}}}',
    b'{"schema":1,"party":{"1":{"id":1,"people":3,"created":"x"}}}',
    b"\x00" * 100,
]


@pytest.mark.parametrize("damage", KINDS_OF_DAMAGE)
def test_a_damaged_history_is_set_aside_said_and_restored(tmp_path: Path, damage: bytes) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        cid = finished(party, writer)
        lost = begun(party, writer)
    path = party.folder / "history.json"
    records = party.records(["sam", "noa"])
    path.write_bytes(damage)
    for _ in range(2):
        with pytest.raises(
            DamagedFile, match=r"damaged.+kept as history\.json\.damaged-.+good copy"
        ):
            Home(tmp_path).party(party.id)
    with pytest.raises(DamagedFile) as told, party.write(since=at()):
        pass
    assert path.read_bytes() == damage
    assert told.value.kept_as.read_bytes() == damage
    assert len(list(party.folder.glob("history.json.damaged-*"))) == 1
    restore(told.value)
    again = Home(tmp_path).party(party.id)
    assert again.records(["sam", "noa"]) == records
    with again.write(since=at()):
        assert {card.id for card in again.conversations()} == {cid, lost}
    assert told.value.kept_as.read_bytes() == damage


@pytest.mark.parametrize(
    "damage",
    [
        *KINDS_OF_DAMAGE,
        lambda d: d.pop("events"),
        lambda d: d.update(events={}),
        lambda d: d.update(events={"x": {}}),
        lambda d: d.update(events={"1": 3}),
        lambda d: d["events"].update({"2": {}}),
        lambda d: d["events"].pop("1"),
        lambda d: d["flow"]["1"]["sources"].update(notes="steps: ["),
        lambda d: d["conversation"].pop("1"),
    ],
)
def test_a_damaged_conversation_is_set_aside_said_and_restored(
    tmp_path: Path, damage: object
) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        cid = begun(party, writer)
        writer._settle(writer.conversation(cid))
    path = party.folder / "conversations" / f"{cid}.json"
    good = path.read_bytes()
    if callable(damage):
        document = json.loads(good)
        damage(document)
        bad = json.dumps(document).encode()
    else:
        assert isinstance(damage, bytes)
        bad = damage
    path.write_bytes(bad)
    with pytest.raises(DamagedFile, match=r"damaged"):
        party.read(cid, ["sam"])
    with party.write(since=at()) as writer:
        (told,) = writer.damaged
        with pytest.raises(DamagedFile):
            writer.append(cid, note("sam", "x"))
        assert path.read_bytes() == bad
        restore(told)
        writer.append(cid, note("sam", "x"))
    assert told.kept_as.read_bytes() == bad
    assert len(party.read(cid, ["sam"]).events) == 3


def test_an_index_that_says_nothing_known_of_a_conversation_is_damaged(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        begun(party, writer)
    path = party.folder / "history.json"
    path.write_text(path.read_text().replace('"running"', '"dancing"'))
    with pytest.raises(DamagedFile):
        party.conversations()


def test_without_a_good_copy_the_place_is_made_free(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        cid = begun(party, writer)
    path = party.folder / "conversations" / f"{cid}.json"
    path.write_text("{")
    shutil.rmtree(party.folder / "backup")
    with pytest.raises(DamagedFile, match=r"no good copy") as told:
        party.read(cid, ["sam"])
    restore(told.value)
    with pytest.raises(UnknownConversation):
        party.read(cid, ["sam"])
    assert told.value.kept_as.read_text() == "{"


def test_a_damaged_copy_is_no_good_copy(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        cid = begun(party, writer)
        writer.backup(START)
        kept = party.folder / "backup" / "last" / "conversations" / f"{cid}.json"
        for bad in ("{", '{"odd":1}'):
            kept.write_text(bad)
            (party.folder / "conversations" / f"{cid}.json").write_text("{")
            with pytest.raises(DamagedFile) as told:
                writer.load(cid)
            assert told.value.last_good
            assert "2026-06-14" in str(told.value.last_good)


def test_where_nothing_can_be_written_the_damaged_file_itself_is_what_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    party = a_party(tmp_path)
    path = party.folder / "history.json"
    path.write_text("{")
    monkeypatch.setattr(shutil, "copy2", failing(30))
    with pytest.raises(DamagedFile) as told:
        Home(tmp_path).party(party.id)
    assert told.value.kept_as == path
    with pytest.raises(CannotSave, match=r"left as it is"):
        restore(told.value)
    assert path.read_text() == "{"


def test_backups_are_whole_and_the_newest_five_are_kept(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        cid = begun(party, writer)
        play(writer, cid, blind_turns())
        made = [writer.backup(START + timedelta(days=day // 2)) for day in range(7)]
    kept = sorted((party.folder / "backup").glob("2026*"))
    assert kept == sorted(made[-5:])
    assert {path.name for path in kept[0].iterdir()} == {
        "history.json", "keys.json", "conversations",
    }  # fmt: skip
    path = party.folder / "conversations" / f"{cid}.json"
    assert (kept[-1] / "conversations" / path.name).read_bytes() == path.read_bytes()


def test_a_backup_that_fails_leaves_nothing_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        begun(party, writer)
        for target, error in (
            ("copytree", failing(28)),
            ("copytree", many_failing),
            ("copy2", failing(5)),
        ):
            with monkeypatch.context() as broken:
                broken.setattr(shutil, target, error)
                with pytest.raises(StoreError):
                    writer.backup(START)
    assert [path.name for path in (party.folder / "backup").iterdir()] == ["last"]


def many_failing(*_: object) -> None:
    raise shutil.Error([("a", "b", "No space left on device")])


def test_a_good_copy_that_cannot_be_kept_is_made_with_the_next_settling(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        with monkeypatch.context() as broken:
            broken.setattr("store.writer.keep_copy", full)
            cid = begun(party, writer)
        kept = party.folder / "backup" / "last" / "conversations" / f"{cid}.json"
        assert not kept.exists()
    assert kept.exists()


def full(*_: object) -> None:
    raise DiskFull("full")
