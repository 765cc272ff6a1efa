"""Values as JSON bytes; and whole files as JSON of which only what is new is encoded again.

Encoding a log anew for each answer would cost more than forcing it to the disk.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
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


class Pieces:
    """Encodes one file again and again, remembering the bytes of each row of its tables.

    A row is encoded again when another object stands in its place. So rows must be replaced,
    never changed where they are; TinyDB itself does so too.
    """

    def __init__(self) -> None:
        self._tables: dict[str, _Table] = {}

    def encode(self, document: Mapping[str, Any]) -> bytes:
        """Return the same bytes as :func:`json_bytes`."""
        parts = [self._part(name, part) for name, part in document.items()]
        return b"{%b}" % b",".join(parts)

    def grown(self, content: bytes, document: dict[str, Any], name: str) -> bytes:
        """Return the bytes of a document whose last table has one row more than in ``content``.

        It costs the same however many rows there are.
        """
        table, rows = self._tables.get(name), document[name]
        if table is None or not table.keys or name != next(reversed(document)):
            return self.encode(document)
        if len(rows) != len(table.keys) + 1:
            return self.encode(document)
        key = next(reversed(rows))
        text = _keyed(key, rows[key])
        table.add(key, rows[key], text)
        return b"%b,%b}}" % (content[:-2], text)

    def _part(self, name: str, part: object) -> bytes:
        """A table, or a plain value, behind its name."""
        if not isinstance(part, dict):
            return _keyed(name, part)
        table = self._tables.get(name)
        if table is None:
            table = self._tables[name] = _Table(json_bytes(name))
        return table.encode(part)


@dataclass(slots=True)
class _Table:
    """What a table looked like when it was last encoded."""

    name: bytes
    keys: list[str] = field(default_factory=list)
    rows: list[object] = field(default_factory=list)
    texts: list[bytes] = field(default_factory=list)

    def encode(self, part: Mapping[str, Any]) -> bytes:
        """Return the table behind its name."""
        if not self._has_grown(part):
            self._sort_out(part)
        for key, row in islice(part.items(), len(self.rows), None):
            self.add(key, row, _keyed(key, row))
        return b"%b:{%b}" % (self.name, b",".join(self.texts))

    def _has_grown(self, part: Mapping[str, Any]) -> bool:
        """Whether all is as it was, but for rows behind, as nearly always."""
        same = all(map(is_, part.values(), self.rows))
        return same and list(islice(part, len(self.keys))) == self.keys

    def _sort_out(self, part: Mapping[str, Any]) -> None:
        """Remember the table as it is now, encoding only the rows that are new."""
        known = dict(zip(self.keys, zip(self.rows, self.texts, strict=True), strict=True))
        self.keys, self.rows, self.texts = [], [], []
        for key, row in part.items():
            old, text = known.get(key, (None, b""))
            self.add(key, row, text if text and old is row else _keyed(key, row))

    def add(self, key: str, row: object, text: bytes) -> None:
        """Remember a row and its bytes, behind all others."""
        self.keys.append(key)
        self.rows.append(row)
        self.texts.append(text)


def _keyed(key: str, row: object) -> bytes:
    """A row behind its key."""
    return b"%b:%b" % (json_bytes(key), json_bytes(row))
