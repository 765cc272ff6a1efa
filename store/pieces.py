"""Values as JSON bytes; and whole files as JSON of which only what is new is encoded again.

Encoding a log anew for each answer would cost more than forcing it to the disk.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from json import JSONEncoder
from operator import is_
from typing import Any, Final

_COMPACT: Final = (",", ":")
_PLAIN: Final = JSONEncoder(ensure_ascii=False, separators=_COMPACT).encode
_ESCAPED: Final = JSONEncoder(separators=_COMPACT).encode

def json_bytes(value: Any) -> bytes:
    """Return a value as compact JSON in UTF-8.

    A text with half a surrogate pair, which UTF-8 cannot hold, has everything outside ASCII
    written as escapes, so that the file stays valid and the text whole.
    """
    try:
        return _PLAIN(value).encode()
    except UnicodeEncodeError:
        return _ESCAPED(value).encode()


@dataclass(slots=True)
class _Table:
    """What a table looked like when it was last encoded."""

    keys: list[str] = field(default_factory=list)
    rows: list[object] = field(default_factory=list)
    texts: list[bytes] = field(default_factory=list)


class Pieces:
    """Encodes one file again and again, remembering the bytes of each row of its tables.

    A row is encoded again when another object stands in its place. So rows must be replaced,
    never changed where they are; TinyDB itself does so too.
    """

    def __init__(self) -> None:
        self._tables: dict[str, _Table] = {}

    def encode(self, document: Mapping[str, Any]) -> bytes:
        """Return the same bytes as :func:`json_bytes`."""
        parts = [_keyed(name, self._part(name, part)) for name, part in document.items()]
        return b"{%b}" % b",".join(parts)

    def _part(self, name: str, part: Any) -> bytes:
        """A table, or a plain field beside the tables."""
        if not isinstance(part, dict):
            return json_bytes(part)
        before = self._tables.get(name) or _Table()
        now = _Table(list(part), list(part.values()))
        count = len(before.rows)
        if now.keys[:count] == before.keys and all(map(is_, now.rows, before.rows)):
            now.texts = before.texts  # rows were added behind, as nearly always
            new = zip(now.keys[count:], now.rows[count:], strict=True)
            now.texts += [_keyed(key, json_bytes(row)) for key, row in new]
        else:
            now.texts = _texts(part, before)
        self._tables[name] = now
        return b"{%b}" % b",".join(now.texts)


def _texts(part: Mapping[str, Any], before: _Table) -> list[bytes]:
    """The rows of a table, those as they were that still are."""
    rows = zip(before.rows, before.texts, strict=True)
    known = dict(zip(before.keys, rows, strict=True))
    texts = []
    for key, row in part.items():
        old, text = known.get(key, (None, b""))
        texts.append(text if text and old is row else _keyed(key, json_bytes(row)))
    return texts


def _keyed(key: str, value: bytes) -> bytes:
    """A key with its value."""
    return b"%b:%b" % (json_bytes(key), value)
