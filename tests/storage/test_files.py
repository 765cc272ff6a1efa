"""Files are whole or not there at all, and every refusal of the system is a sentence."""

from __future__ import annotations

import errno
import gc
import json
import os
import stat
from pathlib import Path

import pytest
from tinydb import TinyDB

from store import errors as er
from store import files
from store.files import DurableStorage, Tables, Unreadable


def failing(number: int) -> object:
    """A system call that always fails with this error."""

    def fail(*_args: object, **_more: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def test_tinydb_reads_and_writes_through_it(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with TinyDB(path, storage=DurableStorage) as db:
        db.table("t").insert({"name": "Noa"})
        assert db.table("t").all() == [{"name": "Noa"}]
    assert path.read_bytes() == b'{"t":{"1":{"name":"Noa"}}}'
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_an_unchanged_write_is_skipped(tmp_path: Path) -> None:
    storage = DurableStorage(tmp_path / "a.json")
    storage.write({"a": {}})
    first = (tmp_path / "a.json").stat().st_ino
    storage.write({"a": {}})
    assert (tmp_path / "a.json").stat().st_ino == first
    storage.write({"b": {}})
    assert (tmp_path / "a.json").stat().st_ino != first


def test_a_file_that_another_process_replaced_is_read_again(tmp_path: Path) -> None:
    reader, writer = DurableStorage(tmp_path / "a.json"), DurableStorage(tmp_path / "a.json")
    assert reader.read() is None
    writer.write({"a": {"1": {"n": 1}}})
    assert reader.read() == {"a": {"1": {"n": 1}}}
    assert reader.read() is reader.read()
    writer.write({"a": {"1": {"n": 22}}})
    assert reader.read() == {"a": {"1": {"n": 22}}}


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, er.DiskFull),
        (errno.EDQUOT, er.DiskFull),
        (errno.EROFS, er.ReadOnlyDisk),
        (errno.EACCES, er.NotAllowed),
        (errno.EPERM, er.NotAllowed),
        (errno.ENOTDIR, er.HomeIsFile),
        (errno.EIO, er.CannotSave),
    ],
)
@pytest.mark.parametrize("call", ["fsync", "write", "open"])
def test_a_failed_write_leaves_the_old_file_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: type, call: str
) -> None:
    tables = Tables(tmp_path / "a.json")
    tables.change(lambda document: document.update(a={"1": {"n": 1}}))
    with monkeypatch.context() as broken:
        broken.setattr(f"store.files.os.{call}", failing(number))
        with pytest.raises(kind, match=r"a\.json.+\."):
            tables.change(lambda document: document["a"].update({"1": {"n": 2}}))
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]
    assert tables.document() == {"a": {"1": {"n": 1}}}


def test_a_change_that_fails_half_way_changes_nothing(tmp_path: Path) -> None:
    tables = Tables(tmp_path / "a.json")
    tables.change(lambda document: document.update(a=1))

    def half(document: files.Document) -> None:
        document["a"] = 2
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        tables.change(half)
    assert tables.document() == {"a": 1}


def test_a_row_is_added_or_nothing_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    tables = Tables(path)
    tables.change(lambda document: document.update(first={}, t={"1": {"n": 1}}))
    tables.add("t", "2", {"n": 2})
    tables.add("t", "3", {"n": 3})
    assert json.loads(path.read_bytes())["t"] == {"1": {"n": 1}, "2": {"n": 2}, "3": {"n": 3}}
    for refused in ({"n": object()}, {"n": 4}):
        monkeypatch.setattr("os.replace", failing(errno.ENOSPC))
        with pytest.raises((TypeError, er.DiskFull)):
            tables.add("t", "4", refused)
        assert "4" not in (tables.document() or {})["t"]
        assert "4" not in json.loads(path.read_bytes())["t"]
    monkeypatch.undo()
    tables.add("t", "4", {"n": 4})
    assert Tables(path).document() == tables.document()


def test_a_guard_is_asked_before_each_write(tmp_path: Path) -> None:
    def refuse() -> None:
        raise er.LockLost("gone")

    tables = Tables(tmp_path / "a.json", refuse)
    with pytest.raises(er.LockLost):
        tables.change(lambda document: document.update(a=1))
    assert tables.document() is None


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000, b"null"])
def test_bytes_that_are_no_document_are_refused(content: bytes) -> None:
    with pytest.raises(Unreadable):
        files.decode(content)


@pytest.mark.parametrize(
    ("number", "kind"),
    [(errno.EACCES, er.NotAllowed), (errno.ENOTDIR, er.HomeIsFile), (errno.EIO, er.CannotRead)],
)
def test_a_refused_read_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: type
) -> None:
    monkeypatch.setattr(Path, "read_bytes", failing(number))
    with pytest.raises(kind, match=r"a.json"):
        files.read_bytes(tmp_path / "a.json")


def test_deleting_is_for_real_and_may_be_repeated(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("x")
    files.delete(path)
    files.delete(path)
    files.delete(tmp_path / "nowhere" / "a")
    assert not path.exists()


def test_a_refused_deletion_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "unlink", failing(errno.EROFS))
    with pytest.raises(er.ReadOnlyDisk):
        files.delete(tmp_path / "a")


def test_folders_are_their_owners_alone(tmp_path: Path) -> None:
    files.make_folder(tmp_path / "a" / "b")
    assert stat.S_IMODE((tmp_path / "a" / "b").stat().st_mode) == 0o700
    (tmp_path / "f").write_text("")
    with pytest.raises(er.HomeIsFile):
        files.make_folder(tmp_path / "f" / "b")
    with pytest.raises(er.HomeIsFile):
        files.make_folder(tmp_path / "f")


def test_the_bytes_are_on_the_disk_before_the_name_and_the_name_before_we_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    real_sync, real_replace = os.fsync, os.replace

    def sync(descriptor: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        order.append("sync folder" if is_folder else "sync file")
        real_sync(descriptor)

    def replace(path: str, target: Path) -> None:
        order.append("rename")
        real_replace(path, target)

    monkeypatch.setattr("store.files.os.fsync", sync)
    monkeypatch.setattr("store.files.os.replace", replace)
    files.write_bytes(tmp_path / "a.json", b"{}")
    assert order == ["sync file", "rename", "sync folder"]


def test_a_large_document_is_read_without_the_collector_which_goes_on_afterwards(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    large = json.dumps({"schema": 1, "words": ["tea"] * 100_000}).encode()
    collecting: list[bool] = []
    loads = json.loads

    def watched(content: bytes) -> object:
        collecting.append(gc.isenabled())
        return loads(content)

    monkeypatch.setattr(json, "loads", watched)
    files.decode(large)
    files.decode(b"{}")
    with pytest.raises(Unreadable):
        files.decode(large[:-1])
    assert collecting == [False, True, False]
    assert gc.isenabled()
