"""A party of Sam and Noa, and its keeper."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from store import (
    LocalKeeper,
    Party,
)
from tests.storage.talk import (
    a_party,
    at,
)


@pytest.fixture
def party(tmp_path: Path) -> Party:
    return a_party(tmp_path)


@pytest.fixture
async def keeper(party: Party) -> AsyncIterator[LocalKeeper]:
    found = await LocalKeeper.open(party, since=at())
    yield found
    await found.close()
