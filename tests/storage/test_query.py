"""Looking for records: what is asked, and only what the people looking may read."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from flows.people import Person
from flows.records import Record
from store import Query
from store.query import select

SAM, NOA = Person("sam", "Sam"), Person("noa", "Noa")
DAY = datetime(2026, 6, 1, 12, tzinfo=UTC)


def record(id: str, day: int = 0, **more: Any) -> Record:
    given: dict[str, Any] = {
        "kind": "note", "author": "sam", "conversation": "c1", "step": "s",
        "visibility": "shared", "fields": {"text": id},
    }  # fmt: skip
    return Record(id=id, created=DAY + timedelta(days=day), **(given | more))


RECORDS = (
    record("a", 0, fields={"text": "Crème brûlée", "kind": "idea"}),
    record("b", 1, author="noa", visibility="private"),
    record("c", 2, kind="commitment", author=None, fields={"text": "cook", "owner": "Noa"}),
    record("d", 3, kind="goal", conversation="c2", fields={"wish": "swim", "state": "draft"}),
    record("e", 4, kind="goal", conversation="c3", supersedes="d", fields={"wish": "swim far"}),
    record("f", 5, kind="goal", visibility="private", author="noa", supersedes="e"),
    record("g", 6, kind="decision", fields={"text": "x", "answers": ("Ja", "STRASSE")}),
    record("h", 7, kind="rating", fields={"what": "trust", "value": 7}),
)


def test_of_two_versions_made_at_once_of_the_same_one_the_newer_counts() -> None:
    first = record("a", 0, kind="goal")
    left = record("b", 2, kind="goal", supersedes="a", root="a")
    right = record("c", 1, kind="goal", supersedes="a", root="a")
    other = record("a2", 0, kind="note", root="a")
    for order in ((first, left, right, other), (other, right, left, first)):
        chosen = select(order, ["sam"], (SAM, NOA), Query())
        assert [one.id for one in chosen] == ["b", "a2"]
        assert len(select(order, ["sam"], (SAM, NOA), Query(older=True))) == 4
    own = record("d", 3, kind="goal", supersedes="b", root="a", visibility="private")
    everything = (first, left, right, own)
    assert [one.id for one in select(everything, ["sam"], (SAM, NOA), Query())] == ["d"]
    assert [one.id for one in select(everything, ["noa"], (SAM, NOA), Query())] == ["b"]


def test_of_one_moment_the_version_that_was_given_last_counts() -> None:
    first = record("a", kind="goal")
    same = [record(one, kind="goal", supersedes="a", root="a") for one in "bc"]
    assert [one.id for one in select((first, *same), ["sam"], (SAM, NOA), Query())] == ["c"]


def found(*eyes: str, **asked: Any) -> str:
    people = eyes or ("sam", "noa")
    return "".join(r.id for r in select(RECORDS, people, (SAM, NOA), Query(**asked)))


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({}, "hgeca"),
        ({"older": True}, "hgedca"),
        ({"kinds": ("goal", "note")}, "ea"),
        ({"kinds": ("goal",), "older": True, "most": 1}, "e"),
        ({"person": "noa"}, "c"),
        ({"person": "sam"}, "hgea"),
        ({"since": date(2026, 6, 5)}, "hge"),
        ({"until": date(2026, 6, 3)}, "ca"),
        ({"since": date(2026, 6, 3), "until": date(2026, 6, 3)}, "c"),
        ({"text": "creme BRULEE"}, "a"),
        ({"text": "brulee idea"}, "a"),
        ({"text": "brulee cook"}, ""),
        ({"text": "straße"}, "g"),
        ({"text": "7"}, ""),
        ({"conversation": "c2", "older": True}, "d"),
    ],
)
def test_what_is_asked_is_found_newest_first(asked: dict[str, Any], ids: str) -> None:
    assert found(**asked) == ids


def test_private_records_are_their_authors_alone() -> None:
    assert found("noa") == "hgfcba"
    assert found("sam") == "hgeca"
    assert found("noa", text="b") == "ba"
    assert found("kim") == "hgeca"


def test_a_private_newer_version_hides_nothing_from_the_other() -> None:
    assert found("sam", kinds=("goal",)) == "e"
    assert found("noa", kinds=("goal",)) == "f"


def test_nobody_looking_is_refused() -> None:
    with pytest.raises(ValueError, match=r"somebody has to look"):
        select(RECORDS, [], (SAM, NOA), Query())
