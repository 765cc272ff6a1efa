"""One writer per party; a dead one holds nobody up."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from store import lock as module
from store.errors import Holder, LockHeld, LockLost, ReadOnlyDisk
from store.lock import Lock, holder
from tests import children
from tests.storage.talk import START
from tests.storage.test_files import failing

HOLD = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from store.lock import Lock
lock = Lock(Path(sys.argv[1]))
lock.take("child", datetime(2026, 6, 14, 19, 5, tzinfo=UTC))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "party" / "lock"


@pytest.fixture
def child(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock."""
    argv = [sys.executable, "-c", HOLD, str(path)]
    with children.child(argv) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process


def taken(path: Path, *, force: bool = False) -> Lock:
    lock = Lock(path)
    lock.take("test", START, force=force)
    return lock


def test_a_free_lock_is_taken_said_and_let_go(path: Path) -> None:
    lock = taken(path)
    lock.check()
    found = holder(path)
    assert found
    assert (found.program, found.pid, found.since) == ("test", os.getpid(), START)
    lock.release()
    lock.release()
    assert holder(path) is None
    with pytest.raises(LockLost):
        lock.check()
    taken(path).release()


def test_a_living_holder_is_named_with_since_when(path: Path, child: subprocess.Popen[str]) -> None:
    with pytest.raises(
        LockHeld, match=rf"open \(child .+process {child.pid} on .+19:05 on 14 June"
    ):
        taken(path)
    found = holder(path)
    assert found
    assert found.pid == child.pid


def test_kill_9_leaves_no_lock_behind(path: Path, child: subprocess.Popen[str]) -> None:
    child.send_signal(signal.SIGKILL)
    child.wait(children.PATIENCE)
    assert holder(path) is None
    taken(path).release()


def test_taking_over_by_force_is_noticed_by_the_old_holder(path: Path) -> None:
    old = taken(path)
    new = taken(path, force=True)
    with pytest.raises(LockLost, match=r"taken over"):
        old.check()
    old.release()
    new.check()
    with pytest.raises(LockHeld):
        taken(path)
    new.release()


def test_a_file_kept_open_by_a_child_of_a_dead_holder_does_not_count(path: Path) -> None:
    old = taken(path)
    fields = json.loads(path.read_bytes())
    path.write_text(json.dumps(fields | {"born": "another process"}))
    new = taken(path)
    new.check()
    with pytest.raises(LockLost):
        old.check()
    new.release()
    old.release()


def test_a_holder_that_has_not_said_its_name_yet_counts_all_the_same(path: Path) -> None:
    lock = taken(path)
    path.write_text("")
    with pytest.raises(LockHeld, match=r"unknown"):
        taken(path)
    lock.release()


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "{}", '{"since": 3}', '{"since": "2026-06-14T19:00:00+00:00", "odd": 1}'],
)
def test_whatever_stands_in_a_free_lock_file_it_is_free(path: Path, content: str) -> None:
    path.parent.mkdir()
    path.write_text(content)
    assert holder(path) is None
    taken(path).release()


def a_holder(**more: object) -> Holder:
    fields: dict[str, object] = {
        "program": "p", "terminal": "", "user": "u", "pid": os.getpid(),
        "born": "", "host": socket.gethostname(), "since": START,
    }  # fmt: skip
    return Holder(**fields | more)  # type: ignore[arg-type]


def test_who_lives_is_told_by_machine_id_and_birth(monkeypatch: pytest.MonkeyPatch) -> None:
    born = module._born(os.getpid())
    assert born.isdecimal()
    assert module._alive(a_holder(host="elsewhere", pid=0))
    assert module._alive(a_holder())
    assert module._alive(a_holder(born=born))
    assert not module._alive(a_holder(born="1"))
    with children.child([sys.executable, "-c", ""]) as gone:
        gone.wait(children.PATIENCE)
    assert not module._alive(a_holder(pid=gone.pid))
    monkeypatch.setattr("store.lock._PROCESSES", Path("/nowhere"))
    assert module._alive(a_holder(born="1"))
    monkeypatch.setattr("store.lock.os.kill", failing(1))
    assert module._alive(a_holder(born=born))


def test_a_lock_that_cannot_be_made_says_why(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.parent.mkdir()
    monkeypatch.setattr("store.lock.os.open", failing(30))
    with pytest.raises(ReadOnlyDisk):
        taken(path)


def test_a_lock_file_that_is_replaced_while_it_is_taken_is_opened_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.parent.mkdir()
    real, calls = module._locked, []

    def slow(descriptor: int) -> bool:
        calls.append(descriptor)
        if len(calls) == 1:
            path.unlink()
        if len(calls) == 2:
            path.unlink()
            path.write_text("")
        return real(descriptor)

    monkeypatch.setattr("store.lock._locked", slow)
    lock = taken(path)
    lock.check()
    assert len(calls) == 3
    lock.release()


def test_only_the_file_that_was_looked_at_is_put_out_of_the_way(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = taken(path)
    fields = json.loads(path.read_bytes()) | {"born": "another process"}
    path.write_text(json.dumps(fields))
    real = module.holder

    def replaced(where: Path) -> Holder | None:
        found = real(where)
        path.unlink(missing_ok=True)
        return found

    monkeypatch.setattr("store.lock.holder", replaced)
    lock = taken(path)
    lock.check()
    lock.release()
    old.release()


def test_a_user_without_a_name_or_terminal_is_still_a_holder(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nameless() -> str:
        raise KeyError("uid")

    monkeypatch.setattr("getpass.getuser", nameless)
    monkeypatch.setattr("store.lock.os.ttyname", lambda _: "/dev/pts/7")
    lock = taken(path)
    found = holder(path)
    assert found
    assert found.user == str(os.getuid())
    assert "on /dev/pts/7, " in str(LockHeld(found))
    monkeypatch.setattr("store.lock.os.ttyname", failing(25))
    assert module._terminal() == ""
    lock.release()
