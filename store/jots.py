"""Jots outside a conversation, which can be taken down while somebody else writes in the party.

Each is first a small file of its own, which nobody else has to know of. Readers see it at once;
the party's next writer moves it into the history. It may be in both for a moment, or after a
crash, and counts once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from flows.people import Person, PersonId
from flows.records import Record
from store.errors import BadJot, DamagedFile, NewerFile, StoreError
from store.files import Unreadable, decode, delete, make_folder, read_bytes, write_bytes
from store.forms import load_record
from store.lock import exclusive
from store.paths import PartyPaths
from store.pieces import json_bytes
from store.schema import SCHEMA, version
from store.seal import SEALED


def jot_of(
    people: Sequence[Person], text: str, *, at: datetime, by: PersonId | None, private: bool
) -> Record:
    """Return a note for next time as a record. In a party of one it is theirs alone.

    ``BadJot`` when there is nothing to keep, or when it is private and nobody is named.
    """
    if not text.strip():
        raise BadJot("There is nothing to jot down.")
    alone = len(people) == 1
    author = people[0].id if alone else by
    if private and author is None:
        raise BadJot("Say whose private note this is.")
    import secrets  # not before the first page

    return Record(
        id=f"jot-{secrets.token_hex(8)}",
        kind="note",
        author=author,
        conversation="",
        step="",
        visibility="private" if private or alone else "shared",
        created=at,
        fields={"text": text.strip(), "kind": "jot"},
    )


def put_jot(paths: PartyPaths, id: str, form: dict[str, Any]) -> None:
    """Keep a jot, in the form that the history has for it; on the disk when this returns."""
    make_folder(paths.jots)
    with exclusive(paths.jots):
        write_bytes(paths.jot(id), json_bytes({"schema": SCHEMA, "jot": form}))


def waiting_jots(paths: PartyPaths) -> dict[Path, dict[str, Any]]:
    """Return the jots that are not in the history yet, by their files, and no damaged ones."""
    found = {}
    for path in _files(paths):
        # Gone: a writer was quicker. Damaged: the next writer says so. Newer: it is left.
        with suppress(FileNotFoundError, Unreadable, StoreError):
            found[path] = _form(path)
    return found


def moved(paths: PartyPaths, jots: dict[Path, dict[str, Any]]) -> None:
    """Delete jots that are in the history now, and what was left half-written."""
    for path in jots:
        delete(path)
    if paths.jots.is_dir():
        # While nobody else is at it, what is half-written will never be finished.
        with exclusive(paths.jots):
            for left in paths.jots.glob(".*.new"):
                delete(left)


def damaged_jots(paths: PartyPaths) -> Iterator[DamagedFile]:
    """Put jots that cannot be understood aside, each once, and tell of them."""
    for path in _files(paths):
        try:
            _form(path)
        except Unreadable:
            aside = path.with_name(f"{path.name}.damaged")
            with suppress(OSError):
                path.rename(aside)
            yield DamagedFile(path, aside if aside.exists() else path, None)
        except (FileNotFoundError, NewerFile):
            continue


def _files(paths: PartyPaths) -> list[Path]:
    """The files of all waiting jots."""
    return sorted(paths.jots.glob("*.json"))


def _form(path: Path) -> dict[str, Any]:
    """The form that the history has for a jot."""
    document = decode(read_bytes(path))
    version(document, path)
    try:
        form: dict[str, Any] = document["jot"]
        if SEALED not in form:
            load_record(form)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise Unreadable(f"no jot: {error}") from error
    return form
