"""A history that has come back becomes a party: built aside, and there in one step or not at all."""

from __future__ import annotations

import secrets
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from flows.conversation import Conversation
from flows.visibility import readers
from store.backups import keep_copy
from store.cards import save_card
from store.codec import save_event
from store.conversations import document_of
from store.errors import NameTaken, NotImportable
from store.exports.reading import Parcel, read_parcel
from store.files import Document, make_folder, write_bytes
from store.history import About, fresh, row_of
from store.home import Home
from store.lock import exclusive
from store.names import party_id, slug
from store.party import Party
from store.paths import PartyPaths
from store.pieces import json_bytes
from store.rows import add_rows
from store.seal import Keys

_ASIDE: Final = ".import-"
"""Begins the name of the folder in which a party is built."""


def import_file(home: Home, path: Path, name: str | None = None) -> Party:
    """Make a new party of a home out of a complete export.

    ``name`` gives it another id than its people do. Raises :class:`NotImportable`,
    :class:`NewerFile`, :class:`NameTaken` and what reading and saving raise; the home is then as
    it was.
    """
    parcel = read_parcel(path)
    wanted = party_id(parcel.people, ()) if name is None else slug(name)
    if not wanted:
        raise NotImportable(path.name, f"“{name}” has no letters to call it by")
    if any(card.id == wanted for card in home.parties()):
        raise NameTaken(wanted)
    home.prepare()
    with exclusive(home.path):
        _sweep(home)
        folder = home.path / f"{_ASIDE}{secrets.token_hex(6)}"
        try:
            make_folder(folder)
            _build(folder, wanted, parcel)
            return home.adopt(folder, wanted)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise


def _sweep(home: Home) -> None:
    """Take away what imports left that were killed; only one import runs at a time."""
    for folder in home.path.glob(f"{_ASIDE}*"):
        shutil.rmtree(folder, ignore_errors=True)


def _build(folder: Path, id: str, parcel: Parcel) -> None:
    """Write all files of the party, sealing what not everybody may read."""
    paths = PartyPaths(folder)
    keys = Keys(paths)
    make_folder(paths.conversations)
    for talk in parcel.talks:
        write_bytes(paths.conversation(talk.id), json_bytes(_log(replace(talk, party=id), keys)))
    write_bytes(paths.history, json_bytes(_history(id, parcel, keys)))
    keep_copy(paths, paths.history)


def _history(id: str, parcel: Parcel, keys: Keys) -> Document:
    """The history file."""
    document = fresh(About(id, parcel.people, parcel.created))
    add_rows(document["conversations"], [save_card(card) for card in parcel.cards])
    everybody = frozenset(person.id for person in parcel.people)
    add_rows(document["records"], [row_of(one, everybody, keys) for one in parcel.records])
    return document


def _log(talk: Conversation, keys: Keys) -> Document:
    """The file of a conversation."""
    rows: dict[str, Any] = {}
    for number, event in enumerate(talk.events, start=1):
        saved = save_event(event)
        hidden = not talk.state.ids <= readers(talk, event)
        rows[str(number)] = keys.seal(event.by or "", saved, talk.id) if hidden else saved
    return document_of(talk, rows)
