"""Sifting: which saved records a search has to look at, found without making values of all.

A history of ten years holds some 20,000 records; making values of them takes longer than looking
through their words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from store.query import holds
from store.seal import SEALED


def holding(rows: Iterable[Mapping[str, Any]], words: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    """Yield every version of things of which one version holds all words, and all sealed rows.

    ``words`` are as :func:`store.names.plain` gives them. All versions come, because only together
    do they tell which is the newest. What is sealed has to be opened to be looked at.
    """
    looked = list(rows)
    things = {
        _thing(row) for row in looked if SEALED not in row and holds(row["fields"].values(), words)
    }
    return (row for row in looked if SEALED in row or _thing(row) in things)


def _thing(row: Mapping[str, Any]) -> str:
    """The id that all versions of one thing share."""
    return str(row.get("root") or row["id"])
