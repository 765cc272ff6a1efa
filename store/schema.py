"""Which version of the saved form a file has, and how an older one is brought up to date."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from store import upgrades
from store.errors import NewerFile, TooOldFile
from store.files import Document, Unreadable, make_folder, write_bytes
from store.pieces import json_bytes
from store.upgrades import Upgrade

SCHEMA: Final = 1
"""The schema that this program writes, in every file under ``schema``.

1  first published: history, conversation, drafts, keys, home, card, shelf, jot
"""

OLDEST: Final = 1
"""The oldest schema that this program can read."""


def version(document: Document, path: Path, *, newest: int = SCHEMA, oldest: int = OLDEST) -> int:
    """Return the schema of a document.

    Raises :class:`NewerFile` or :class:`TooOldFile` when this program must not touch it, and
    :class:`Unreadable` when it has none.
    """
    number = document.get("schema")
    if not isinstance(number, int) or isinstance(number, bool):
        raise Unreadable("no schema number")
    if number > newest:
        raise NewerFile(
            f"{path} was made by a newer Duologue (its form is {number}, this program knows "
            f"{newest}). It was left as it is; update Duologue to open it."
        )
    if number < oldest:
        raise TooOldFile(
            f"{path} was made by a very old Duologue (its form is {number}, this program reads "
            f"from {oldest} on). It was left as it is; open it once with a version in between."
        )
    return number


def upgraded(
    kind: str, document: Document, steps: Sequence[Upgrade], stamped: Callable[[Document], object]
) -> Document:
    """Return a document after all upgrades that it lacks; ``stamped`` is called after each."""
    for step in steps:
        if step.to > document["schema"]:
            document = step.change(kind, document)
            document["schema"] = step.to
            stamped(document)
    return document


def in_memory(kind: str, document: Document, path: Path) -> Document:
    """Return a document as this program understands it, for reading only."""
    version(document, path)
    return upgraded(kind, document, upgrades.UPGRADES, lambda _: None)


def bring_up(
    kind: str,
    document: Document,
    path: Path,
    backup: Path,
    steps: Sequence[Upgrade] | None = None,
    *,
    newest: int = SCHEMA,
    oldest: int = OLDEST,
) -> Document:
    """Bring a file up to date on the disk: a copy into ``backup`` first, a save after each step.

    Stopped half-way, the file stands at one of the steps and the next call goes on from there.
    The copy, once made, is never overwritten.
    """
    steps = upgrades.UPGRADES if steps is None else steps
    number = version(document, path, newest=newest, oldest=oldest)
    if number < newest and not backup.exists():
        make_folder(backup.parent)
        write_bytes(backup, json_bytes(document))
    return upgraded(kind, document, steps, lambda new: write_bytes(path, json_bytes(new)))
