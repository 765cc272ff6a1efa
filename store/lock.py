"""One writer per party. Readers never ask and never wait.

The kernel holds the lock (``flock``), so a killed process leaves none behind; the file beside it
only says who holds it. Taking over by force replaces the file: the old holder notices before its
next write, because its lock is no longer on the file of that name.
"""

from __future__ import annotations

import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Final

from store.errors import Holder, LockHeld, LockLost, saving_failed
from store.files import FILE_MODE, Unreadable, decode, make_folder
from store.pieces import json_bytes

_PROCESSES: Final = Path("/proc")
_ATTEMPTS: Final = 20
"""How often a lock file that vanishes between opening and locking is opened again."""


class Lock:
    """The right to write, from :meth:`take` to :meth:`release`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._name = os.fspath(path)
        self._descriptor: int | None = None

    def take(self, program: str, since: datetime, *, force: bool = False) -> None:
        """Take the lock, or raise :class:`LockHeld`. ``force`` takes it from a live holder too."""
        make_folder(self._path.parent)
        for _ in range(_ATTEMPTS):
            descriptor = self._open()
            if not _locked(descriptor):
                self._refuse_or_remove(descriptor, force=force)
            elif self._is_ours(descriptor):
                self._sign(descriptor, _this_process(program, since))
                self._descriptor = descriptor
                return
            os.close(descriptor)
        raise LockHeld(holder(self._path) or _somebody(since))

    def check(self) -> None:
        """Raise :class:`LockLost` unless the lock is still held; called before each write."""
        if self._descriptor is None or not self._is_ours(self._descriptor):
            raise LockLost(
                "This was taken over from another terminal, so nothing more can be saved here. "
                "Everything up to now is kept; go on there."
            )

    def release(self) -> None:
        """Let go. Letting go twice, or of a lock that was taken over, does nothing."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            with suppress(OSError):
                os.ftruncate(descriptor, 0)
            os.close(descriptor)

    def _open(self) -> int:
        """Open the lock file, making it when there is none."""
        try:
            return os.open(self._path, os.O_RDWR | os.O_CREAT, FILE_MODE)
        except OSError as error:
            raise saving_failed(error, self._path) from error

    def _sign(self, descriptor: int, name: Holder) -> None:
        """Write down who holds the lock; let it go when that cannot be kept."""
        try:
            _write(descriptor, name)
        except OSError as error:
            os.close(descriptor)
            raise saving_failed(error, self._path) from error

    def _is_ours(self, descriptor: int) -> bool:
        """Whether the file of that name is still the one that is open here."""
        try:
            return os.path.samestat(os.stat(self._name), os.fstat(descriptor))  # noqa: PTH116 - before each save
        except OSError:
            return False

    def _refuse_or_remove(self, descriptor: int, *, force: bool) -> None:
        """Refuse when a living process holds the lock; else put the held file out of the way."""
        held_by = holder(self._path)
        if held_by and not force:
            os.close(descriptor)
            raise LockHeld(held_by)
        # Without a living holder, a child that the dead holder left behind still has the file
        # open. Only the file that was looked at goes: somebody may have replaced it already.
        if self._is_ours(descriptor) and (force or _content(self._path)):
            self._path.unlink(missing_ok=True)


@contextmanager
def exclusive(folder: Path) -> Iterator[None]:
    """Do something in a folder that no other program does at the same time; waits for its turn."""
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        raise saving_failed(error, folder) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def holder(path: Path) -> Holder | None:
    """Return who holds a lock, or ``None`` when nobody alive does."""
    found = _content(path)
    return found if found and _alive(found) else None


def held_by_nobody_else(path: Path) -> bool:
    """Whether no other process holds a lock, as far as can be told from the outside."""
    found = holder(path)
    return found is None or found.pid == os.getpid()


def _locked(descriptor: int) -> bool:
    """Try to lock an open file, at once."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _write(descriptor: int, content: Holder) -> None:
    """Write down who holds the lock."""
    fields = asdict(content) | {"since": content.since.isoformat()}
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, json_bytes(fields), 0)


def _content(path: Path) -> Holder | None:
    """Who the lock file names; ``None`` when it is free, missing or being written."""
    with suppress(OSError, Unreadable, TypeError, ValueError, KeyError):
        fields = decode(path.read_bytes())
        return Holder(**fields | {"since": datetime.fromisoformat(fields["since"])})
    return None


def _alive(found: Holder) -> bool:
    """Whether a holder still runs, as far as this machine can tell."""
    if found.host != socket.gethostname():
        return True
    try:
        os.kill(found.pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return not found.born or _born(found.pid) in ("", found.born)


def _born(pid: int) -> str:
    """When a process started, in ticks since the machine did; empty where that is not told."""
    try:
        stat = (_PROCESSES / str(pid) / "stat").read_text()
    except OSError:
        return ""
    # The name, in brackets, may hold spaces and brackets; the start time is the 20th word after.
    return stat.rpartition(")")[2].split()[19]


def _this_process(program: str, since: datetime) -> Holder:
    """The running process, as a holder."""
    return Holder(
        program=program,
        terminal=_terminal(),
        user=_user(),
        pid=os.getpid(),
        born=_born(os.getpid()),
        host=socket.gethostname(),
        since=since,
    )


def _somebody(since: datetime) -> Holder:
    """A holder of whom nothing is known, because it has not written its name yet."""
    return Holder("duologue", "", "unknown", 0, "", socket.gethostname(), since)


def _terminal() -> str:
    """The terminal of this process, or empty."""
    try:
        return os.ttyname(0)
    except OSError:
        return ""


def _user() -> str:
    """The name of the user, or their number when they have none."""
    try:
        import getpass  # not before the first page

        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return str(os.getuid())
