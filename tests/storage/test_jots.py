"""Jots can be taken down while another program writes, and count once whatever happens."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from store import BadJot, DamagedFile, Home, Party, StoreError
from store.seal import Keys
from tests.children import PATIENCE
from tests.storage.talk import START, a_party, at, begun, finished, note
from tests.storage.test_files import failing

ROOT = Path(__file__).resolve().parents[2]


def jots(party: Party, *people: str) -> list[object]:
    """The words of all jots that these people may read together, the oldest first."""
    found = Home(party.folder.parents[1]).party(party.id).records(people or ("sam", "noa"))
    return [r.fields["text"] for r in reversed(found) if r.fields.get("kind") == "jot"]


def waiting(party: Party) -> list[Path]:
    """The files of jots that are not in the history."""
    return list((party.folder / "jots").glob("*"))


def test_a_jot_needs_no_lock_and_is_read_at_once(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    second = Home(tmp_path).party(party.id)
    with party.write(since=at()) as writer:
        cid = begun(party, writer)
        second.jot(" buy a tent ", at=at())
        assert jots(party) == ["buy a tent"]
        assert [r.fields["text"] for r in writer.records()] == ["buy a tent"]
        writer.append(cid, note("sam", "sing"))
        assert len(waiting(party)) == 1
        writer.jot("and a map", at=at())
        assert waiting(party) == []
        assert jots(party) == ["buy a tent", "and a map"]
        second.jot("last", at=at())
    assert waiting(party) == []
    assert jots(party) == ["buy a tent", "and a map", "last"]


def test_a_jot_without_a_writer_waits_for_the_next(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    party.jot("one", at=at(), by="sam")
    party.jot("two", at=at(), by="noa", private=True)
    assert jots(party) == ["one"]
    assert jots(party, "noa") == ["one", "two"]
    assert "two" not in "".join(path.read_text() for path in waiting(party))
    with party.write(since=at()):
        assert waiting(party) == []
        assert jots(party) == ["one"]
        assert jots(party, "noa") == ["one", "two"]
    assert "two" not in (party.folder / "history.json").read_text()


def test_settling_and_a_backup_take_jots_along(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        party.jot("one", at=at())
        finished(party, writer)
        assert waiting(party) == []
        party.jot("two", at=at())
        made = writer.backup(START)
    assert '"one"' in (made / "history.json").read_text()
    assert '"two"' in (made / "history.json").read_text()


@pytest.mark.parametrize("text", ["", " "])
def test_what_is_no_jot_is_refused(tmp_path: Path, text: str) -> None:
    party = a_party(tmp_path)
    with pytest.raises(BadJot, match=r"nothing to jot"):
        party.jot(text, at=at())
    with pytest.raises(BadJot, match=r"whose"):
        party.jot("x", at=at(), private=True)
    assert waiting(party) == []


@pytest.mark.parametrize("where", ["store.jots.write_bytes", "store.history.moved"])
def test_a_jot_that_is_kept_is_kept_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer, monkeypatch.context() as broken:
        broken.setattr(where, refusing)
        if where == "store.history.moved":
            writer.jot("one", at=at())
            assert jots(party) == ["one"]
        else:
            with pytest.raises(StoreError):
                writer.jot("one", at=at())
            assert jots(party) == []
    kept = jots(party)
    with party.write(since=at()):
        assert jots(party) == kept
    assert waiting(party) == []


def refusing(*_: object) -> None:
    """What a store says on a full disk."""
    raise StoreError("full")


DYING = """
import os, signal, sys
from pathlib import Path
from unittest.mock import patch
from store import Home
from tests.storage.talk import at

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

party = Home(Path(sys.argv[1])).party("sam-noa")
with patch(sys.argv[2], die):
    party.jot("one", at=at(), by="sam", private=True)
    with party.write(since=at()):
        pass
"""


@pytest.mark.parametrize(
    ("where", "kept"),
    [
        ("store.files.os.replace", False),
        ("store.history.HistoryFile.take_jots", True),
        ("store.history.HistoryFile._change", True),
        ("store.history.HistoryFile._summarize", True),
        ("store.history.moved", True),
        ("store.jots.delete", True),
    ],
)
def test_kill_9_on_the_way_loses_and_doubles_nothing(
    tmp_path: Path, where: str, kept: bool
) -> None:
    party = a_party(tmp_path)
    have_a_key(party)
    argv = [sys.executable, "-c", DYING, str(tmp_path), where]
    done = subprocess.run(argv, cwd=ROOT, check=False, timeout=PATIENCE)
    assert done.returncode == -signal.SIGKILL
    for _ in range(2):
        assert jots(party, "sam") == (["one"] if kept else [])
        assert jots(party) == []
        with party.write(since=at()) as writer:
            assert not writer.damaged
            assert jots(party, "sam") == (["one"] if kept else [])
        assert waiting(party) == []


def have_a_key(party: Party) -> None:
    """Have a key for Sam before something is killed."""
    with party.write(since=at()) as writer:
        party.jot("x", at=at(), by="sam", private=True)
        writer._history.take_jots()
        writer._history.drop("", keep_mark=False)


@pytest.mark.parametrize(
    "damage", ["", "{", '{"schema":1}', '{"schema":1,"jot":3}', '{"schema":1,"jot":{"id":"x"}}']
)
def test_a_damaged_jot_is_put_aside_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    party = a_party(tmp_path)
    party.jot("one", at=at())
    (path,) = waiting(party)
    party.jot("two", at=at())
    path.write_text(damage)
    assert jots(party) == ["two"]
    with monkeypatch.context() as broken:
        broken.setattr(Path, "rename", failing(30))
        with party.write(since=at()) as writer:
            (told,) = writer.damaged
            assert told.kept_as == path
    with party.write(since=at()) as writer:
        (told,) = writer.damaged
        assert isinstance(told, DamagedFile)
        assert told.kept_as.read_text() == damage
    with party.write(since=at()) as writer:
        assert writer.damaged == []
    assert jots(party) == ["two"]


def test_a_jot_of_a_newer_program_is_left(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    party.jot("one", at=at())
    (path,) = waiting(party)
    path.write_text(json.dumps(json.loads(path.read_text()) | {"schema": 7}))
    with party.write(since=at()) as writer:
        assert writer.damaged == []
    assert waiting(party) == [path]
    assert jots(party) == []


def test_a_key_that_another_terminal_made_is_found_and_never_replaced(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    here, there = Keys(party._paths), Keys(party._paths)
    assert here._load() == there._load() == {}
    sealed = there.seal("sam", {"text": "one"}, "x")
    assert here.open(sealed, "x") == {"text": "one"}
    late = Keys(party._paths)
    late._keys = {}
    again = late.seal("sam", {"text": "two"}, "x")
    assert there.open(again, "x") == {"text": "two"}


def test_where_no_folder_can_be_opened_a_jot_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    party = a_party(tmp_path)
    monkeypatch.setattr("store.lock.os.open", failing(13))
    with pytest.raises(StoreError, match=r"not allowed"):
        party.jot("one", at=at())
