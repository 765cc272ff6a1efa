"""Files that are whole or not there at all, under TinyDB and for the few plain ones.

Written beside the old file, forced to the disk, then renamed over it, and the folder forced to
the disk too: a crash at any point leaves either the old file or the new one.
"""

# Paths as texts: building path objects would be a good part of the work of a save.
# ruff: noqa: PTH105, PTH108, PTH116, PTH118

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import Any, TypeAlias, cast

from tinydb import TinyDB
from tinydb.storages import Storage

from flows.uncollected import uncollected
from store.errors import reading_failed, saving_failed
from store.pieces import Pieces

FOLDER_MODE = 0o700
"""Folders are their owner's alone."""

FILE_MODE = 0o600
"""So are files."""

_LARGE = 1 << 18
"""From so many bytes on a document is built without the garbage collector."""

Document: TypeAlias = dict[str, Any]
"""One JSON file: ``schema`` and the tables (or plain fields) beside it."""


Stamp: TypeAlias = "tuple[int, int, int]"
"""Inode, time of the last change in nanoseconds and size of a file."""


class Unreadable(ValueError):
    """The bytes of a file are no document. The caller knows which file, and what to do."""


def decode(content: bytes) -> Document:
    """Return the document in these bytes, or raise :class:`Unreadable`."""
    try:
        # The walks through it took a quarter of the time of opening ten years.
        with uncollected() if len(content) >= _LARGE else nullcontext():
            document = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise Unreadable(str(error)) from error
    if not isinstance(document, dict):
        raise Unreadable("no JSON object")
    return document


def make_folder(path: Path) -> None:
    """Make a folder, and those above it, unless it is there. What is made is its owner's alone."""
    try:
        for folder in (*reversed(path.parents), path):
            if not folder.is_dir():
                folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
    except OSError as error:
        raise saving_failed(error, path) from error


def read_bytes(path: Path) -> bytes:
    """Return the content of a file; ``FileNotFoundError`` when there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise
    except OSError as error:
        raise reading_failed(error, path) from error


def write_bytes(path: str | Path, content: bytes) -> Stamp:
    """Replace a file, or make it; it is on the disk when this returns. On failure the old stands.

    Returns what tells this version of the file from others.
    """
    folder, name = os.path.split(path)
    new = os.path.join(folder, f".{name}.new")
    try:
        stamp = _write_through(new, content)
        os.replace(new, path)
        _sync_folder(folder)
    except OSError as error:
        with suppress(OSError):
            os.unlink(new)
        raise saving_failed(error, Path(path)) from error
    return stamp


def delete(path: Path) -> None:
    """Delete a file for real, if it is there."""
    try:
        path.unlink(missing_ok=True)
        if path.parent.is_dir():
            _sync_folder(path.parent)
    except OSError as error:
        raise saving_failed(error, path) from error


def _write_through(path: str, content: bytes) -> Stamp:
    """Write a new file down to the disk."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, FILE_MODE)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
        return _stamp(os.fstat(descriptor))
    finally:
        os.close(descriptor)


def _sync_folder(folder: str | Path) -> None:
    """Force a folder's list of names to the disk."""
    descriptor = os.open(folder or os.curdir, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _unguarded() -> None:
    """The guard of a file that needs none."""


class DurableStorage(Storage):
    """One JSON file for TinyDB, written durably; keeps in memory what it last read or wrote.

    TinyDB changes the tables it was handed before it asks for a write. So after a failed write
    the memory is thrown away, and the next read sees what the disk holds.
    """

    def __init__(self, path: Path, guard: Callable[[], None] = _unguarded) -> None:
        self._path = path
        self._name = os.fspath(path)
        self._guard = guard
        self._document: Document | None = None
        self._content = b""
        self._seen: Stamp | None = None
        self._pieces = Pieces()

    def read(self) -> Document | None:
        """Return the tables, or ``None`` when there is no file. Raises :class:`Unreadable`."""
        stamp = stamp_of(self._name)
        if self._document is None or stamp != self._seen:
            self.forget()
            try:
                content = read_bytes(self._path)
            except FileNotFoundError:
                return None
            self._document, self._content, self._seen = decode(content), content, stamp
        return self._document

    def write(self, data: Document) -> None:
        """Replace the file, unless these are the bytes it holds already."""
        content = self._pieces.encode(data)
        if content != self._content:
            self._replace(data, content)

    def grow(self, data: Document, table: str) -> None:
        """Replace the file after its last table, this one, got a row."""
        self._replace(data, self._pieces.grown(self._content, data, table))

    def _replace(self, data: Document, content: bytes) -> None:
        try:
            self._guard()
            self._seen = write_bytes(self._name, content)
        except BaseException:
            self.forget()
            raise
        self._document, self._content = data, content

    @property
    def seen(self) -> Stamp | None:
        """The version of the file that was last read or written here."""
        return self._seen

    def forget(self) -> None:
        """Throw the memory away; the next read looks at the disk."""
        self._document, self._content, self._seen = None, b"", None
        self._pieces = Pieces()


class Tables(TinyDB):
    """A TinyDB file in which several tables change in one write, or none does."""

    def __init__(self, path: Path, guard: Callable[[], None] = _unguarded) -> None:
        super().__init__(path, guard, storage=DurableStorage)

    def document(self) -> Document | None:
        """Return the whole file, or ``None`` when there is none. For looking only."""
        return self.storage.read()

    def change(self, act: Callable[[Document], None]) -> None:
        """Let ``act`` change the whole file in place, and save it."""
        document = self.document() or {}
        try:
            act(document)
        except BaseException:
            self.reread()
            raise
        self.storage.write(document)

    def add(self, table: str, key: str, row: Document) -> None:
        """Add a row to the last table of the file, and save it."""
        document = self.document() or {}
        try:
            document[table][key] = row
            cast("DurableStorage", self.storage).grow(document, table)
        except BaseException:
            self.reread()
            raise

    @property
    def seen(self) -> Stamp | None:
        """The version of the file that was last read or written here."""
        return cast("DurableStorage", self.storage).seen

    def reread(self) -> None:
        """Throw away what is remembered; the next look is at the disk."""
        cast("DurableStorage", self.storage).forget()


def stamp_of(path: str | Path) -> Stamp | None:
    """Return what tells this version of a file from others, or ``None`` when there is none."""
    try:
        return _stamp(os.stat(path))
    except OSError:
        return None


def _stamp(found: os.stat_result) -> Stamp:
    return (found.st_ino, found.st_mtime_ns, found.st_size)
