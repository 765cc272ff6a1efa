"""Homes that cannot be used: one clear sentence each, and nothing is created or changed."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from store import (
    CannotRead,
    CannotSave,
    DiskFull,
    Home,
    HomeIsFile,
    HomeOfOther,
    NewerFile,
    NotAllowed,
    Party,
    ReadOnlyDisk,
    StoreError,
)
from tests.storage.talk import a_party, at, begun, note
from tests.storage.test_files import failing

WHERE = "home"


def everything(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every name below a folder with its inode and content."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.name == "lock":  # says who writes, and nothing that lasts
            continue
        content = path.read_bytes() if path.is_file() else b""
        found[str(path.relative_to(folder))] = (path.lstat().st_ino, content)
    return found


def a_file(root: Path) -> None:
    (root / WHERE).write_text("mine")


def a_dangling_link(root: Path) -> None:
    (root / WHERE).symlink_to(root / "nowhere")


def a_loop(root: Path) -> None:
    (root / WHERE).symlink_to(root / WHERE)


def parties_are_a_file(root: Path) -> None:
    (root / WHERE).mkdir()
    (root / WHERE / "parties").write_text("mine")


def a_mark_that_is_a_folder(root: Path) -> None:
    (root / WHERE / "home.json").mkdir(parents=True)


def a_newer_home(root: Path) -> None:
    (root / WHERE).mkdir()
    (root / WHERE / "home.json").write_text('{"schema":99,"new":[1]}')


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (a_file, HomeIsFile),
        (a_dangling_link, HomeIsFile),
        (a_loop, CannotRead),
        (parties_are_a_file, HomeIsFile),
        (a_mark_that_is_a_folder, CannotRead),
        (a_newer_home, NewerFile),
    ],
)
def test_what_cannot_be_a_home_is_left_as_it_is(
    tmp_path: Path, make: Callable[[Path], None], kind: type[StoreError]
) -> None:
    make(tmp_path)
    before = everything(tmp_path)
    with pytest.raises(kind) as said:
        a_party(tmp_path / WHERE)
    assert_clear(said.value)
    assert everything(tmp_path) == before


def assert_clear(error: StoreError) -> None:
    """One line of whole sentences that names no part of the program."""
    text = str(error)
    assert "\n" not in text
    assert text[0].isupper() or text[0] in "/“"
    assert text.endswith(".")
    assert not re.search(r"Errno|Error|Traceback|None|<", text)


def test_a_home_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    before = everything(tmp_path)
    for path in (tmp_path / "file" / "home", tmp_path / "file" / "deep" / "home"):
        with pytest.raises(HomeIsFile) as said:
            Home(path)
        assert_clear(said.value)
    assert everything(tmp_path) == before


def test_a_home_of_somebody_else_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_party(tmp_path)
    before = everything(tmp_path)
    monkeypatch.setattr("store.home.os.geteuid", lambda: os.getuid() + 1)
    with pytest.raises(HomeOfOther) as said:
        a_party(tmp_path)
    assert_clear(said.value)
    assert everything(tmp_path) == before


DISKS = [
    (errno.EROFS, ReadOnlyDisk),
    (errno.ENOSPC, DiskFull),
    (errno.EACCES, NotAllowed),
    (errno.EIO, CannotSave),
]


@pytest.mark.parametrize(("number", "kind"), DISKS)
@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace"])
def test_a_party_that_cannot_be_kept_is_not_half_there(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    kind: type[StoreError],
    call: str,
) -> None:
    a_party(tmp_path, "Kim")
    before = everything(tmp_path)
    with monkeypatch.context() as broken:
        broken.setattr(f"store.files.os.{call}", failing(number))
        with pytest.raises(kind) as said:
            a_party(tmp_path)
    assert_clear(said.value)
    assert everything(tmp_path) == before
    assert a_party(tmp_path).id == "sam-noa"


@pytest.mark.parametrize(("number", "kind"), DISKS)
@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace", "pwrite", "ftruncate"])
def test_a_disk_that_refuses_to_write_changes_nothing_that_was_kept(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    kind: type[StoreError],
    call: str,
) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        cid = begun(party, writer)
        writer.append(cid, note("sam", "sing"))
    before = everything(tmp_path)
    acts: list[Callable[[Party], object]] = [
        lambda party: keep(party, cid),
        lambda party: party.jot("x", at=at()),
    ]
    for act in acts if call not in ("pwrite", "ftruncate") else acts[:1]:
        with monkeypatch.context() as broken:
            broken.setattr(f"store.files.os.{call}", failing(number))
            with pytest.raises(kind) as said:
                act(party)
        assert_clear(said.value)
        assert everything(tmp_path / "parties" / party.id / "conversations") == {
            name.removeprefix("parties/sam-noa/conversations/"): found
            for name, found in before.items()
            if name.startswith("parties/sam-noa/conversations/")
        }
        assert before.items() <= everything(tmp_path).items()
        assert party.holder() is None
    keep(party, cid)


def keep(party: Party, cid: str) -> None:
    """Save one more note."""
    with party.write(since=at()) as writer:
        writer.append(cid, note("noa", "dive"))
