"""Encoding only what is new gives the bytes of encoding everything."""

from __future__ import annotations

import json
from typing import Any
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from store.files import decode
from store.pieces import Pieces, json_bytes

ROWS = st.dictionaries(st.text(max_size=3), st.text(max_size=3) | st.integers(), max_size=3)
TABLES = st.dictionaries(st.sampled_from("12345"), ROWS, max_size=5)
DOCUMENTS = st.dictionaries(st.sampled_from("abc"), TABLES | st.integers() | st.text(max_size=3))


def compact(value: Any) -> bytes:
    """The bytes that JSON of all at once has."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


@given(st.lists(DOCUMENTS, max_size=6))
def test_it_is_the_json_of_the_whole_whatever_came_before(documents: list[Any]) -> None:
    pieces = Pieces()
    for document in documents:
        assert decode(pieces.encode(document)) == document
        assert pieces.encode(document) == compact(document)


@given(TABLES, st.lists(st.tuples(st.sampled_from("12345"), st.none() | ROWS), max_size=8))
def test_rows_come_go_and_are_replaced(table: dict[str, Any], changes: list[Any]) -> None:
    pieces, document = Pieces(), {"schema": 1, "t": table}
    for key, row in changes:
        if row is None:
            table.pop(key, None)
        else:
            table[key] = row
        assert pieces.encode(document) == json_bytes(document)


@given(TABLES, st.lists(st.tuples(st.sampled_from("12345"), ROWS), max_size=8), st.booleans())
def test_a_document_grows_by_its_last_rows(
    table: dict[str, Any], rows: list[Any], more: bool
) -> None:
    document: dict[str, Any] = {"schema": 1, "first": {"1": {"a": 1}}, "t": table}
    pieces = Pieces()
    name = "first" if more else "t"
    content = pieces.encode(document)
    for key, row in rows:
        document[name][key] = row
        content = pieces.grown(content, document, name)
        assert content == json_bytes(document)


def test_growing_costs_the_same_however_long_it_is() -> None:
    pieces, table = Pieces(), {str(number): {"n": number} for number in range(50)}
    content = pieces.encode({"t": table})
    with patch.object(pieces, "encode") as whole:
        for number in range(50, 60):
            table[str(number)] = {"n": number}
            content = pieces.grown(content, {"t": table}, "t")
    assert not whole.called
    assert content == json_bytes({"t": table})


def test_only_new_rows_are_encoded() -> None:
    pieces, table = Pieces(), {str(number): {"n": number} for number in range(50)}
    pieces.encode({"t": table})
    with patch("store.pieces.json_bytes", wraps=json_bytes) as encoding:
        table["50"] = {"n": 50}
        pieces.encode({"t": table})
        table["7"] = {"n": 0}
        pieces.encode({"t": table})
    assert encoding.call_count == 4  # a row behind its key, twice


def test_half_a_surrogate_pair_survives_in_valid_utf_8() -> None:
    document = {"a": "x\ud83d", "b": "שלום", "c": {"1": "\ud83d"}}
    for content in (json_bytes(document), Pieces().encode(document)):
        content.decode("utf-8")
        assert decode(content) == document
    assert "שלום".encode() in json_bytes({"b": "שלום"})
