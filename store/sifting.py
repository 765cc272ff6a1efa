"""Sifting: which saved records a search has to look at, found without making values of all.

A history of ten years holds some 20,000 records; making values of them takes longer than looking
through their words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from store.names import plain
from store.query import texts_among
from store.seal import SEALED

_BETWEEN: Final = "\0"
"""Stands between texts that are made plain together; no text that was typed holds it."""


def holding(rows: Iterable[Mapping[str, Any]], words: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    """Yield every version of things of which one version holds all words, and all sealed rows.

    ``words`` are as :func:`store.names.plain` gives them. All versions come, because only together
    do they tell which is the newest. What is sealed has to be opened to be looked at.
    """
    looked = list(rows)
    unsealed = [row for row in looked if SEALED not in row]
    texts = _plain_each(["\n".join(texts_among(row["fields"].values())) for row in unsealed])
    found: Sequence[int] = range(len(texts))
    for word in words:
        found = [number for number in found if word in texts[number]]
    things = {_thing(unsealed[number]) for number in found}
    return (row for row in looked if SEALED in row or _thing(row) in things)


def _plain_each(texts: Sequence[str]) -> Sequence[str]:
    """Return each text as searches compare it; all at once where that is the same."""
    together = _BETWEEN.join(texts)
    if not together.isascii():
        return [plain(text) for text in texts]
    apart = plain(together).split(_BETWEEN)
    return apart if len(apart) == len(texts) else [plain(text) for text in texts]


def _thing(row: Mapping[str, Any]) -> str:
    """The id that all versions of one thing share."""
    return str(row.get("root") or row["id"])
