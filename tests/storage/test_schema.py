"""Older files are brought up to date, newer ones are left alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from store import NewerFile, TooOldFile, schema, upgrades
from store.errors import DiskFull
from store.files import Document, Unreadable, write_bytes
from store.upgrades import Upgrade
from tests.storage.talk import a_party, at, begun, finished

FROZEN = Path(__file__).parent / "frozen"


def rename_members(kind: str, document: Document) -> Document:
    """An invented first step: what was called members is called people."""
    if kind == "history":
        for party in document["party"].values():
            party["people"] = party.pop("members")
    return document


def count_up(_kind: str, document: Document) -> Document:
    """An invented second step."""
    return document | {"second": True}


STEPS = (Upgrade(1, rename_members), Upgrade(2, count_up))


def frozen(folder: Path) -> tuple[Path, Document]:
    """A copy of a history as an invented older program left it."""
    content = (FROZEN / "history-0.json").read_bytes()
    path = folder / "history.json"
    write_bytes(path, content)
    return path, json.loads(content)


def on_disk(path: Path) -> Any:
    """The document in a file."""
    return json.loads(path.read_bytes())


def test_an_old_document_passes_every_step_and_keeps_what_nobody_knows(tmp_path: Path) -> None:
    path, old = frozen(tmp_path)
    backup = tmp_path / "backup" / "schema-0" / "history.json"
    new = schema.bring_up("history", old, path, backup, STEPS, newest=2, oldest=0)
    assert new == on_disk(path)
    assert new["schema"] == 2
    assert new["second"] is True
    assert new["party"]["1"]["people"] == [{"id": "sam", "name": "Sam", "colour": "blue"}]
    assert new["weather"] == {"1": {"sky": "clear"}}
    assert on_disk(backup) == json.loads((FROZEN / "history-0.json").read_bytes())


def test_stopped_between_two_steps_it_goes_on_where_it_was(tmp_path: Path) -> None:
    path, old = frozen(tmp_path)
    backup = tmp_path / "backup" / "history.json"

    def full(_kind: str, _document: Document) -> Document:
        raise DiskFull("full")

    with pytest.raises(DiskFull):
        schema.bring_up(
            "history", old, path, backup, (STEPS[0], Upgrade(2, full)), newest=2, oldest=0
        )
    half = on_disk(path)
    assert half["schema"] == 1
    new = schema.bring_up("history", half, path, backup, STEPS, newest=2, oldest=0)
    assert new["schema"] == on_disk(path)["schema"] == 2
    assert on_disk(backup)["schema"] == 0


def test_a_document_of_today_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "history.json"
    schema.bring_up("history", {"schema": 1}, path, tmp_path / "backup")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [None, "1", True, 1.0])
def test_a_document_without_its_number_is_damaged(number: object) -> None:
    with pytest.raises(Unreadable):
        schema.version({"schema": number}, Path("a.json"))


def test_a_newer_or_a_very_old_file_is_refused_with_a_sentence() -> None:
    with pytest.raises(NewerFile, match=r"newer Duologue .+ left as it is; update"):
        schema.version({"schema": 2}, Path("a.json"))
    with pytest.raises(TooOldFile, match=r"very old Duologue .+ left as it is"):
        schema.version({"schema": 0}, Path("a.json"))


def test_a_home_of_an_older_program_is_upgraded_by_its_writer_and_read_by_everybody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        cid = begun(party, writer)
        over = finished(party, writer)
    monkeypatch.setattr(schema, "SCHEMA", 2)
    monkeypatch.setattr("store.history.SCHEMA", 2)
    monkeypatch.setattr("store.conversations.SCHEMA", 2)
    monkeypatch.setattr(schema.version, "__kwdefaults__", {"newest": 2, "oldest": 1})
    monkeypatch.setattr(schema.bring_up, "__kwdefaults__", {"newest": 2, "oldest": 1})
    monkeypatch.setattr(upgrades, "UPGRADES", STEPS[1:])
    conversations = party.folder / "conversations"

    assert party.read(cid, ["sam"]).status == "running"
    assert on_disk(conversations / f"{cid}.json")["schema"] == 1
    with party.write(since=at()) as writer:
        writer.conversation(cid)
        assert on_disk(conversations / f"{cid}.json")["second"] is True
        assert on_disk(conversations / f"{over}.json")["schema"] == 1
        assert on_disk(party.folder / "history.json")["second"] is True
    assert on_disk(party.folder / "backup" / "schema-1" / "history.json")["schema"] == 1
    backup = party.folder / "backup" / "schema-1" / "conversations" / f"{cid}.json"
    assert on_disk(backup)["schema"] == 1


def test_a_newer_history_or_conversation_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        cid = begun(party, writer)
    path = party.folder / "conversations" / f"{cid}.json"
    content = path.read_bytes().replace(b'"schema":1', b'"schema":9')
    path.write_bytes(content)
    with pytest.raises(NewerFile):
        party.read(cid, ["sam"])
    with party.write(since=at()) as writer, pytest.raises(NewerFile):
        writer.load(cid)
    assert path.read_bytes() == content
