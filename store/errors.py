"""What can go wrong with what lasts.

Each error's text is a few sentences for people: what happened, what is kept, what to do.
"""

from __future__ import annotations

import errno
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


class StoreError(Exception):
    """Something could not be read or kept; ``str(error)`` is the sentence to show."""


class DiskFull(StoreError):
    """No room is left. The file that stood before still stands."""


class ReadOnlyDisk(StoreError):
    """The disk can be read but not written."""


class NotAllowed(StoreError):
    """The folder or file belongs to somebody else, or its permissions forbid it."""


class CannotSave(StoreError):
    """Writing failed for another reason, which the sentence names."""


class CannotRead(StoreError):
    """Reading failed for another reason, which the sentence names."""


class HomeIsFile(StoreError):
    """The home, or a folder above it, is a file."""


class HomeOfOther(StoreError):
    """The home folder belongs to another user of this machine."""


class NewerFile(StoreError):
    """A newer program made the file; it is left exactly as it is."""


class TooOldFile(StoreError):
    """The file is older than the oldest that this program can bring up to date."""


class DamagedFile(StoreError):
    """A file cannot be understood. It stays where it is, and a copy is set aside."""

    def __init__(self, path: Path, kept_as: Path, last_good: Path | None, logs: int = 0) -> None:
        self.path = path
        """The damaged file, untouched."""
        self.kept_as = kept_as
        """The copy that was set aside; the file itself when no copy could be made."""
        self.last_good = last_good
        """The newest copy that can be read, or ``None``."""
        self.logs = logs
        """How many conversations a history without a good copy can be put together from again."""
        offer = "There is no good copy of it."
        if last_good:
            offer = f"A good copy from {_day(last_good)} can be put back in its place."
        elif logs:
            offer = (
                f"{offer} It can be put together again from what was kept of {logs} "
                f"conversation{'s' if logs > 1 else ''}; notes jotted outside them are lost."
            )
        super().__init__(
            f"{path.name} is damaged and cannot be read. "
            f"Nothing was overwritten; it is kept as {kept_as.name}. {offer}"
        )

    @property
    def restorable(self) -> bool:
        """Whether :func:`store.restore` can put something good in its place."""
        return self.last_good is not None or self.logs > 0


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the lock of a party."""

    program: str
    """What is running, e.g. ``duologue``."""
    terminal: str
    """The terminal it runs on, e.g. ``/dev/pts/3``; empty when it has none."""
    user: str
    """Name of the user it runs as."""
    pid: int
    """Its process id."""
    born: str
    """When the process started, as the system counts it; empty when unknown. Tells a process
    from a later one that was given the same id."""
    host: str
    """Name of the machine."""
    since: datetime
    """Since when it holds the lock, UTC."""


class LockHeld(StoreError):
    """Somebody else is writing in this party. Reading is possible all the same."""

    def __init__(self, holder: Holder) -> None:
        self.holder = holder
        """Who, and since when."""
        where = f"on {holder.terminal}, " if holder.terminal else ""
        since = f"{holder.since.astimezone():%H:%M on %d %B}"
        super().__init__(
            f"This is already open ({holder.program} {where}user {holder.user}, "
            f"process {holder.pid} on {holder.host}) since {since}. "
            "It can be read here; to write, close it there first, or take it over."
        )


class LockLost(StoreError):
    """Somebody took this party over. What was acknowledged before is kept."""


class NotNow(StoreError):
    """Something in a workshop that cannot be now, or not by this member, and why."""


class HubGone(StoreError):
    """The hub of a workshop cannot be reached now; what it acknowledged before is kept."""


class UnknownParty(StoreError):
    """No party has this name or id."""

    def __init__(self, asked: str, near: Sequence[str]) -> None:
        self.near = tuple(near)
        """Names that look like it, nearest first."""
        super().__init__(f"Nobody here is called “{asked}”.{did_you_mean(self.near)}")


class UnknownPerson(StoreError):
    """No person of the party has this name or id."""

    def __init__(self, asked: str, names: Sequence[str]) -> None:
        super().__init__(f"“{asked}” is not one of {' and '.join(names)}.")


class UnknownConversation(StoreError):
    """The party has no conversation with this id."""


class BadName(StoreError):
    """A name that a person cannot have here, and why."""


class BadJot(StoreError):
    """A note that cannot be kept, and why."""


class NotImportable(StoreError):
    """A file that cannot become a history here, and why. Nothing was written."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name} cannot be imported: {reason}. Nothing was changed.")


class NameTaken(StoreError):
    """There is a party of that id already."""

    def __init__(self, id: str) -> None:
        self.id = id
        """The id that is taken."""
        super().__init__(
            f"There is a history called “{id}” here already, and it stays as it is. "
            "To have the other one beside it, import it under another name (--as NAME)."
        )


class Stale(StoreError):
    """The event was made on a page that has changed since. Nothing was kept of it."""

    def __init__(self) -> None:
        super().__init__(
            "The other terminal went on in the meantime. Look at the page again, then choose."
        )


class Closed(StoreError):
    """The keeper has been closed; nothing more can be kept through it."""

    def __init__(self) -> None:
        super().__init__("This conversation has been closed here; open it again to go on.")


def did_you_mean(near: Sequence[str]) -> str:
    """Return a closing sentence that offers near names, with a space before it, or nothing."""
    return f" Did you mean {' or '.join(f'“{name}”' for name in near)}?" if near else ""


def saving_failed(error: OSError, path: Path) -> StoreError:
    """Return the error for a write that the system refused. The old file stands."""
    kept = "Everything saved before is still there."
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return DiskFull(
                f"The disk is full: {path} could not be saved. {kept} Make room and try again."
            )
        case errno.EROFS:
            return ReadOnlyDisk(
                f"The disk is read-only: {path} could not be saved. {kept} "
                "Choose another home with --home."
            )
        case errno.EACCES | errno.EPERM:
            return NotAllowed(
                f"Writing {path} is not allowed. {kept} "
                "Check whose folder it is, or choose another home with --home."
            )
        case errno.ENOTDIR | errno.EEXIST:
            return HomeIsFile(
                f"{path} cannot be made, because there is a file where a folder should be. "
                "Choose another home with --home."
            )
        case _:
            return CannotSave(f"{path} could not be saved ({error.strerror}). {kept}")


def reading_failed(error: OSError, path: Path) -> StoreError:
    """Return the error for a read that the system refused."""
    match error.errno:
        case errno.EACCES | errno.EPERM:
            return NotAllowed(
                f"Reading {path} is not allowed. Check whose folder it is, "
                "or choose another home with --home."
            )
        case errno.ENOTDIR:
            return HomeIsFile(
                f"{path} cannot be read, because there is a file where a folder should be. "
                "Choose another home with --home."
            )
        case _:
            return CannotRead(f"{path} could not be read ({error.strerror}).")


def _day(path: Path) -> str:
    """The day on which a copy was written, for people."""
    return f"{datetime.fromtimestamp(path.stat().st_mtime).astimezone():%d %B %Y, %H:%M}"
