"""A party of Sam and Noa, and its keeper."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from store import (
    LocalKeeper,
    Party,
)
from store.files import Document
from store.pieces import Pieces, json_bytes
from tests.storage.talk import (
    a_party,
    at,
)


@pytest.fixture(autouse=True)
def _nothing_is_changed_in_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every save of every test compared with encoding the whole file anew.

    A row that is changed where it is would be saved as it was before.
    """
    encode = Pieces.encode

    def checked(pieces: Pieces, document: Document) -> bytes:
        content = encode(pieces, document)
        assert content == json_bytes(document) or b"\\u" in content
        return content

    monkeypatch.setattr(Pieces, "encode", checked)


@pytest.fixture
def party(tmp_path: Path) -> Party:
    return a_party(tmp_path)


@pytest.fixture
async def keeper(party: Party) -> AsyncIterator[LocalKeeper]:
    found = await LocalKeeper.open(party, since=at())
    yield found
    await found.close()
