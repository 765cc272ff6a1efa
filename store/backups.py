"""Good copies: of each file when a sitting ends, of everything when asked.

And what becomes of a damaged file, which is never overwritten and never silently skipped.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from store.errors import DamagedFile, saving_failed
from store.files import (
    FOLDER_MODE,
    Unreadable,
    decode,
    make_folder,
    read_bytes,
    write_bytes,
)
from store.paths import PartyPaths

KEPT: Final = 5
"""How many dated copies of a party are kept."""

_DATED: Final = "[0-9]*"


@contextmanager
def watched(paths: PartyPaths, path: Path) -> Iterator[None]:
    """Turn what cannot be understood while reading a file into :class:`DamagedFile`."""
    try:
        yield
    except Unreadable as error:
        kept_as, copy = _set_aside(path), last_good(paths, path)
        whole = copy is None and path == paths.history and kept_as != path
        logs = len(paths.conversation_ids()) if whole else 0
        raise DamagedFile(path, kept_as, copy, logs) from error


def last_good(paths: PartyPaths, path: Path) -> Path | None:
    """Return the newest copy of a file that can be read as JSON, or ``None``."""
    for folder in paths.copies():
        copy = paths.within(path, folder)
        with suppress(OSError, Unreadable):
            if "schema" in decode(copy.read_bytes()):
                return copy
    return None


def keep_copy(paths: PartyPaths, path: Path) -> None:
    """Keep a file, which has just been read or written well, as its last good copy."""
    with suppress(FileNotFoundError):
        content = read_bytes(path)
        copy = paths.within(path, paths.last)
        make_folder(copy.parent)
        write_bytes(copy, content)


def back_up(paths: PartyPaths, at: datetime) -> Path:
    """Copy history, keys and logs into ``backup/DATE`` and return that folder.

    The newest :data:`KEPT` are kept. The copy has its name only once it is whole.
    """
    name = f"{at:%Y-%m-%dT%H%M%S}"
    target, number = paths.backup / name, 1
    while target.exists():
        number += 1
        target = paths.backup / f"{name}-{number}"
    growing = paths.backup / f".{target.name}.new"
    make_folder(paths.backup)
    try:
        shutil.rmtree(growing, ignore_errors=True)
        growing.mkdir(mode=FOLDER_MODE)
        for path in (paths.history, paths.keys):
            if path.exists():
                shutil.copy2(path, growing)
        shutil.copytree(paths.conversations, growing / paths.conversations.name)
        growing.rename(target)
    except shutil.Error as error:  # several files at once; the first one's reason will do
        shutil.rmtree(growing, ignore_errors=True)
        raise saving_failed(OSError(errno.EIO, error.args[0][0][2]), target) from error
    except OSError as error:
        shutil.rmtree(growing, ignore_errors=True)
        raise saving_failed(error, target) from error
    for old in sorted(paths.backup.glob(_DATED), key=_age)[:-KEPT]:
        shutil.rmtree(old, ignore_errors=True)
    return target


def _set_aside(path: Path) -> Path:
    """Copy a damaged file beside itself, once for each damage; return the copy's path."""
    kept_as = path
    with suppress(OSError):
        damaged_at = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
        kept_as = path.with_name(f"{path.name}.damaged-{damaged_at:%Y-%m-%dT%H%M%S}")
        if not kept_as.exists():
            shutil.copy2(path, kept_as)
    return kept_as if kept_as.exists() else path


def _age(path: Path) -> tuple[int, str]:
    """Sorts copies by when they were made; the name decides in a coarse clock."""
    return (path.stat().st_ctime_ns, path.name)
