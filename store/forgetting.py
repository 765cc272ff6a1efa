"""Deleting a conversation for real, also out of the good copies, and saying what is left."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from store.errors import CannotRead, StoreError
from store.files import Unreadable, decode, delete, read_bytes, write_bytes
from store.paths import PartyPaths
from store.pieces import json_bytes
from store.rows import forget


@dataclass(frozen=True, slots=True)
class Remains:
    """What is left of a forgotten conversation, because deleting it was not ours to do."""

    quoted_in: tuple[str, ...]
    """Ids of later conversations whose logs hold records that it made."""
    unread: tuple[Path, ...]
    """Damaged copies of the history, which may hold words of it."""


def delete_files(paths: PartyPaths, id: str) -> tuple[Path, ...]:
    """Delete log and drafts of a conversation everywhere, and its records out of all copies.

    Returns copies of the history that could not be understood, and so are as they were.
    """
    for folder in (paths.folder, *paths.copies()):
        for path in (paths.conversation(id), paths.drafts(id)):
            there = paths.within(path, folder)
            for found in (there, *there.parent.glob(f"{there.name}.damaged-*")):
                delete(found)
    copies = [paths.within(paths.history, folder) for folder in paths.copies()]
    unread = [copy for copy in copies if copy.exists() and not _cleansed(copy, id)]
    return (*unread, *paths.folder.glob(f"{paths.history.name}.damaged-*"))


def delete_copies(paths: PartyPaths, id: str) -> None:
    """Delete a conversation out of all copies; what is in use stays."""
    for folder in paths.copies():
        for path in (paths.conversation(id), paths.drafts(id)):
            delete(paths.within(path, folder))
        copy = paths.within(paths.history, folder)
        if copy.exists():
            _cleansed(copy, id)


def remains(paths: PartyPaths, id: str, unread: tuple[Path, ...]) -> Remains:
    """Return what is left: logs that name the conversation as where a record came from."""
    quoting = [other for other in sorted(paths.conversation_ids()) if _names(paths, other, id)]
    return Remains(tuple(quoting), unread)


def _cleansed(copy: Path, id: str) -> bool:
    """Take a conversation out of a copy of the history; false when that cannot be done."""
    try:
        document = decode(read_bytes(copy))
        forget(document, id)
    except (StoreError, Unreadable, AttributeError, KeyError):
        return False
    write_bytes(copy, json_bytes(document))
    return True


def _names(paths: PartyPaths, other: str, id: str) -> bool:
    """Whether a log names a conversation. Sealed words are not looked into."""
    try:
        return id.encode() in read_bytes(paths.conversation(other))
    except (CannotRead, FileNotFoundError):
        return False
