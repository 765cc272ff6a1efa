"""Words that not everybody in the party may read yet lie sealed on the disk.

AES-GCM with a random key for each person, kept in ``keys.json`` beside the history. Without a
passphrase this keeps the words from a casual look, from search tools and from a copy of a
conversation file that travels alone. It does not stop somebody who sets out to open them with
the key file beside them.
"""

from __future__ import annotations

import os
from base64 import b64decode, b64encode
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from store.errors import saving_failed
from store.files import (
    Document,
    Stamp,
    Unreadable,
    decode,
    make_folder,
    read_bytes,
    stamp_of,
    write_bytes,
)
from store.lock import exclusive
from store.paths import PartyPaths
from store.pieces import json_bytes
from store.schema import SCHEMA, version

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

BLOCK: Final = 64
"""Sealed words are padded to a multiple of so many bytes, to hide how long they are."""

SEALED: Final = "sealed"
"""Key of the sealed words in a row; a row without it lies open."""

_NONCE: Final = 12
_KEY_BITS: Final = 256


class Lost(Exception):
    """Sealed words that no key here opens."""


class Keys:
    """The keys of one party. Read when first needed; made when first used."""

    def __init__(self, paths: PartyPaths) -> None:
        self._path = paths.keys
        self._copy = paths.within(paths.keys, paths.last)
        self._keys: dict[str, list[bytes]] | None = None
        self._seen: Stamp | None = None

    def seal(self, owner: str, saved: Mapping[str, Any], where: str) -> dict[str, Any]:
        """Return a saved form with everything but its owner sealed.

        ``where`` names the file it belongs to: moved into another, it does not open.
        """
        plain = json_bytes(saved)
        plain += b" " * (-len(plain) % BLOCK)
        nonce = os.urandom(_NONCE)
        sealed = nonce + _cipher(self._key_of(owner)).encrypt(nonce, plain, where.encode())
        return {"by": owner, SEALED: b64encode(sealed).decode()}

    def open(self, saved: Mapping[str, Any], where: str) -> Mapping[str, Any]:
        """Return the saved form inside a sealed one, an open one as it is, or raise ``Lost``."""
        if SEALED not in saved:
            return saved
        from cryptography.exceptions import InvalidTag

        try:
            sealed = b64decode(saved[SEALED], validate=True)
            keys = self._keys_for(saved["by"])
        except (KeyError, TypeError, ValueError) as error:
            raise Lost from error
        for key in keys:
            with suppress(InvalidTag, ValueError, Unreadable):
                plain = _cipher(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], where.encode())
                return decode(plain)
        raise Lost

    def _keys_for(self, owner: str) -> list[bytes]:
        """The keys that may open a person's words; another program may have made one since."""
        known = self._load().get(owner)
        if not known and stamp_of(self._path) != self._seen:
            self._keys = None
            known = self._load().get(owner)
        return known or []

    def _key_of(self, owner: str) -> bytes:
        """The key with which a person's words are sealed from now on, made when there is none."""
        known = self._load().get(owner)
        return known[0] if known else self._new_key(owner)

    def _new_key(self, owner: str) -> bytes:
        """A key for a person, made unless another program was quicker."""
        with exclusive(self._path.parent):
            self._keys = None
            keys = self._load()
            if owner not in keys:
                keys = keys | {owner: [os.urandom(_KEY_BITS // 8)]}
                self._save(keys)
                self._keys, self._seen = keys, stamp_of(self._path)
        return keys[owner][0]

    def _load(self) -> dict[str, list[bytes]]:
        """All keys by person, newest first: those in place and those of the last good copy."""
        if self._keys is None:
            self._keys, self._seen = {}, stamp_of(self._path)
            for path in (self._path, self._copy):
                for owner, keys in _read(path).items():
                    known = self._keys.setdefault(owner, [])
                    known.extend(key for key in keys if key not in known)
        return self._keys

    def _save(self, keys: Mapping[str, list[bytes]]) -> None:
        """Write all keys, the copy first: what is sealed with a key must never outlive it."""
        texts = {owner: [b64encode(key).decode() for key in known] for owner, known in keys.items()}
        content = json_bytes({"schema": SCHEMA, "keys": texts})
        make_folder(self._copy.parent)
        for path in (self._copy, self._path):
            _keep_damaged(path)
            write_bytes(path, content)


@lru_cache(maxsize=100)
def _cipher(key: bytes) -> AESGCM:
    """What seals and opens with a key. Imported when first used, because it is heavy."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key)


def _read(path: Path) -> dict[str, list[bytes]]:
    """The keys in a file; none when it is missing or damaged: its words then show as lost."""
    with suppress(FileNotFoundError, AttributeError, KeyError, TypeError, ValueError):
        document: Document = decode(read_bytes(path))
        version(document, path)
        return {
            owner: [b64decode(key, validate=True) for key in keys]
            for owner, keys in document["keys"].items()
        }
    return {}


def _keep_damaged(path: Path) -> None:
    """Put a key file that cannot be read aside, under a name that nothing overwrites."""
    if path.exists() and not _read(path):
        number = 1
        while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
            number += 1
        try:
            path.rename(aside)
        except OSError as error:
            raise saving_failed(error, path) from error
