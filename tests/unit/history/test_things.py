"""Things: all versions of one record, whom a field names, numbers and days in fields."""

from __future__ import annotations

from datetime import date, datetime
from itertools import permutations

import pytest

from flows.history.things import day_of, in_order, newest, number_of, owners, text_of, things
from flows.people import Person
from tests.unit.history.making import NOA, SAM, START, a_record


def test_versions_are_one_thing_oldest_first() -> None:
    first = a_record("a", "goal", 1, wish="one", due="2026-03-01")
    second = a_record("b", "goal", 2, of="a", replaces="a", wish="two")
    other = a_record("c", "goal", 0, wish="three")
    for order in permutations((first, second, other, a_record("n", "note"))):
        before, thing = things(order, "goal")
        assert (before.id, thing.id) == ("c", "a")
        assert thing.versions == (first, second)
        assert (thing.first, thing.now) == (first, second)
        assert (thing.text("wish"), thing.day("due")) == ("two", None)


def test_a_version_whose_forebears_are_gone_still_belongs_to_its_thing() -> None:
    third = a_record("c", "goal", 3, of="a", replaces="b")
    fourth = a_record("d", "goal", 4, of="a", replaces="c")
    (thing,) = things((fourth, third), "goal")
    assert (thing.id, thing.versions) == ("a", (third, fourth))


def test_of_one_moment_what_replaces_stands_behind_what_it_replaces() -> None:
    versions = [a_record("z", "goal"), a_record("y", "goal", of="z", replaces="z")]
    versions.append(a_record("x", "goal", of="z", replaces="y"))
    for order in permutations(versions):
        (thing,) = things(order, "goal")
        assert [record.id for record in thing.versions] == ["z", "y", "x"]


def test_of_one_moment_the_second_stands_before_the_tenth() -> None:
    ids = ["c1:plan::2", "c1:plan::10", "c2:plan::1", "other"]
    for order in permutations(ids):
        assert [r.id for r in in_order(a_record(one, "goal") for one in order)] == ids


def test_versions_that_replace_each_other_in_a_circle_have_an_order_all_the_same() -> None:
    records = (a_record("a", "goal", replaces="b"), a_record("b", "goal", replaces="a"))
    assert in_order(records) == in_order(reversed(records)) == list(records)


def test_the_time_counts_more_than_what_replaces_what() -> None:
    early, late = a_record("b", "goal", 1, of="a", replaces="a"), a_record("a", "goal", 2)
    (thing,) = things((late, early), "goal")
    assert thing.versions == (early, late)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Sam", ("p1",)),
        ("  sAM ", ("p1",)),
        ("noa", ("p2",)),
        ("p2", ("p2",)),
        ("both", ("p1", "p2")),
        ("Both of us", ("p1", "p2")),
        ("WE", ("p1", "p2")),
        ("everyone", ("p1", "p2")),
        ("Sam & Noa", ("p1", "p2")),
        ("Sam&Noa", ("p1", "p2")),
        ("Noa and Sam", ("p1", "p2")),
        ("Noa, Sam", ("p1", "p2")),
        ("Sam, and Noa", ("p1", "p2")),
        ("Sam and Grandma", ("p1",)),
        ("Grandma", ()),
        ("Samuel", ()),
        ("", ()),
        (" and ", ()),
    ],
)
def test_whom_a_field_names(words: str, found: tuple[str, ...]) -> None:
    assert owners(words, (SAM, NOA)) == found


def test_a_name_may_have_an_and_in_it() -> None:
    people = (Person("x", "Mary  & Jo"), Person("y", "Jo"))
    assert owners("mary & jo", people) == ("x", "y")
    assert owners("Mary and Jo", people[:1]) == ("x",)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (3, 3),
        (-1.5, -1.5),
        (0, 0),
        (True, None),
        ("3", None),
        (float("nan"), None),
        (float("inf"), None),
        (float("-inf"), None),
        (10**400, None),
        (1e15, None),
        (999_999_999_999_999, 999_999_999_999_999),
    ],
)
def test_a_number_is_one_that_can_be_reckoned_with(value: float | str, found: float | None) -> None:
    assert number_of(a_record("r", "rating", value=value), "value") == found


def test_a_field_that_is_not_set_or_of_another_type_is_empty() -> None:
    record = a_record("r", "goal", wish=3, due="30 February", kind=("a",))
    assert number_of(record, "nothing") is None
    assert [text_of(record, name) for name in ("wish", "kind", "nothing")] == ["", "", ""]
    assert [day_of(record, name) for name in ("due", "wish", "nothing")] == [None, None, None]
    assert day_of(a_record("r", "goal", due="2026-02-28"), "due") == date(2026, 2, 28)


def test_when_the_newest_came_to_be() -> None:
    assert newest(()) is None
    assert newest(
        (a_record("a", "note", 0), a_record("b", "note", 2), a_record("c", "note", 1))
    ) == (datetime(2026, 1, 3, 12, tzinfo=START.tzinfo))
