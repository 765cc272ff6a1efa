"""Promises: where they stand, how often they were kept, how they read."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from flows.history.promises import promises_of
from flows.people import Person
from tests.unit.history.making import NOA, SAM, a_record, day, the_promise, told


@pytest.mark.parametrize(
    ("said", "state", "stands"),
    [
        ("", "open", True),
        ("open", "open", True),
        ("something newer", "open", True),
        ("changed", "changed", True),
        ("kept", "kept", False),
        ("not this time", "not this time", False),
        ("let go", "let go", False),
    ],
)
def test_where_a_plain_promise_stands(said: str, state: str, *, stands: bool) -> None:
    promise = the_promise(a_record("a", "commitment", text="cook", state=said))
    assert (promise.state, promise.open, promise.repeats) == (state, stands, False)


@pytest.mark.parametrize(
    ("said", "stands"),
    [("open", True), ("changed", True), ("kept", True), ("not this time", True), ("let go", False)],
)
def test_a_plan_goes_on_until_it_is_let_go(said: str, *, stands: bool) -> None:
    promise = the_promise(a_record("a", "commitment", if_="it rains", state=said))
    assert (promise.open, promise.repeats) == (stands, True)


def test_how_often_a_plan_was_kept() -> None:
    said = ["open", "kept", "not this time", "changed", "kept", "kept"]
    records = [
        a_record(f"r{n}", "commitment", 7 * n, of="r0" if n else "", if_="Sunday", state=state)
        for n, state in enumerate(said)
    ]
    promise = the_promise(*records)
    assert (promise.kept, promise.tries, promise.state) == (3, 4, "kept")
    assert (promise.since, promise.looked_at) == (day(0), day(35))


def test_what_the_newest_version_says_counts() -> None:
    fields: dict[str, Any] = {
        "text": "cook twice", "owner": "sam", "due": "2026-02-01", "if_": "i", "then": "t",
        "first_move": "f", "helper": "h", "reason": "r", "goal": "g",
    }  # fmt: skip
    old = a_record("a", "commitment", 0, text="cook", owner="Noa", goal="old")
    promise = the_promise(old, a_record("b", "commitment", 1, of="a", **fields))
    told_ = {name: getattr(promise, name) for name in fields}
    assert told_ == {**fields, "due": day(31)}
    assert (promise.id, promise.owners) == ("a", ("p1",))


@pytest.mark.parametrize(
    ("due", "state", "today", "late"),
    [
        ("2026-01-10", "open", 9, False),
        ("2026-01-10", "open", 10, True),
        ("2026-01-10", "changed", 10, True),
        ("2026-01-10", "kept", 10, False),
        ("2026-01-10", "let go", 10, False),
        ("", "open", 10, False),
        ("soon", "open", 10, False),
    ],
)
def test_late_is_what_is_open_behind_its_day(
    due: str, state: str, today: int, *, late: bool
) -> None:
    promise = the_promise(a_record("a", "commitment", due=due, state=state))
    assert promise.overdue(day(today)) is late


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": "cook", "owner": "Sam"}, "cook"),
        ({"text": "cook", "then": "peel"}, "cook"),
        ({}, ""),
        ({"if_": "it rains", "then": "read", "owner": "Sam"}, "If it rains, then Sam read"),
        ({"if_": "it rains", "text": "read", "owner": "Sam"}, "If it rains, then Sam read"),
        ({"if_": "it rains", "then": "read", "owner": "both"}, "If it rains, then we read"),
        ({"if_": "it rains", "then": "read", "owner": "Noa & Sam"}, "If it rains, then we read"),
        ({"if_": "it rains", "then": "read"}, "If it rains, then we read"),
        ({"if_": "it rains", "then": "read", "owner": "Gran"}, "If it rains, then Gran read"),
        ({"if_": "it rains"}, "If it rains, then we"),
    ],
)
def test_the_promise_in_one_sentence(fields: dict[str, Any], sentence: str) -> None:
    assert the_promise(a_record("a", "commitment", **fields)).sentence == sentence


def test_alone_both_is_still_we() -> None:
    record = a_record("a", "commitment", if_="it rains", then="read", owner="both")
    (promise,) = promises_of((record,), (Person("p1", "Sam"),), datetime.date)
    assert promise.sentence == "If it rains, then we read"


def test_a_day_is_one_of_where_these_people_live() -> None:
    def there(moment: datetime) -> object:
        return (moment + timedelta(hours=13)).date()

    (promise,) = promises_of((a_record("a", "commitment"),), (SAM, NOA), there)  # type: ignore[arg-type]
    assert promise.since == promise.looked_at == day(1)


def test_open_promises_those_due_first_stand_first_and_those_without_a_day_last() -> None:
    story = told(
        a_record("a", "commitment", 0),
        a_record("b", "commitment", 1, due="2026-03-01"),
        a_record("c", "commitment", 2, due="2026-02-01", state="changed"),
        a_record("d", "commitment", 3, due="2026-01-01", state="kept"),
    )
    assert [promise.id for promise in story.promises] == ["a", "b", "c", "d"]
    assert [promise.id for promise in story.open_promises] == ["c", "b", "a"]
