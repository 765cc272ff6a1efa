"""Sifting: a search that leaves records out beforehand finds what one over all of them finds."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from flows.people import Person
from flows.records import FieldValue, Record
from store.forms import load_record, save_record
from store.query import Query, select
from store.sifting import holding
from tests.storage.talk import at

SAM, NOA = Person("sam", "Sam"), Person("noa", "Noa")
TEXTS = ("tea", "Tea and cake", "cafe", "Café", "", "the sea", "tea\0x")


@st.composite
def _records(draw: st.DrawFn) -> list[Record]:
    made: list[Record] = []
    for number in range(draw(st.integers(0, 10))):
        old = draw(st.sampled_from([None, *made]))
        fields: dict[str, FieldValue] = {"text": draw(st.sampled_from(TEXTS))}
        if draw(st.booleans()):
            fields |= {"rules": (draw(st.sampled_from(TEXTS)), "x"), "value": 3}
        made.append(
            Record(
                id=f"r{number}", kind=old.kind if old else draw(st.sampled_from(["win", "note"])),
                author="sam", conversation="", step="",
                visibility=draw(st.sampled_from(["shared", "private"])),
                created=at() + timedelta(minutes=number), fields=fields,
                supersedes=old.id if old else None, root=old.thing if old else "",
            )
        )  # fmt: skip
    return made


@given(_records(), st.sampled_from(["tea", "TEA cake", "cafe", "sea tea", "x"]), st.booleans())
def test_nothing_is_missed(made: list[Record], text: str, older: bool) -> None:
    query = Query(text=text, older=older)
    rows = [save_record(record) for record in made]
    sifted = [load_record(row) for row in holding(rows, query.words)]
    for eyes in (["sam"], ["sam", "noa"]):
        assert select(sifted, eyes, (SAM, NOA), query) == select(made, eyes, (SAM, NOA), query)


def test_what_cannot_hold_the_words_is_left_where_it_is() -> None:
    rows: list[dict[str, Any]] = [
        {"id": "a", "fields": {"text": "tea"}},
        {"id": "b", "root": "a", "fields": {"text": "coffee"}},
        {"id": "c", "fields": {"text": "coffee", "value": 1}},
        {"sealed": "…", "conversation": ""},
    ]
    assert [row.get("id") for row in holding(rows, ["tea"])] == ["a", "b", None]
