"""Numbers over time: each person's own, their gap, and levels on a ladder."""

from __future__ import annotations

from itertools import permutations

import pytest

from flows.history.ratings import Series, series_of
from flows.records import FieldValue, Record
from tests.unit.history.making import NOA, SAM, a_record, day, the_goal, told


def rated(id: str, on: int, value: FieldValue, who: str = "", /, **more: str) -> Record:
    """A rating of connection."""
    return a_record(id, "rating", on, what="connection", who=who, value=value, **more)


def the_series(*records: Record) -> Series:
    """The only series of a story."""
    (found,) = told(*records).series
    return found


def test_each_person_has_points_by_day_and_two_make_a_gap() -> None:
    series = the_series(
        rated("a", 0, 5, "Sam"), rated("b", 0, 8, "Noa"), rated("c", 7, 6, "Sam"), rated("d", 9, 4, "Noa"),
    )  # fmt: skip
    assert (series.what, series.goal) == ("connection", "")
    assert series.points == {
        "p1": ((day(0), 5), (day(7), 6)), "p2": ((day(0), 8), (day(9), 4)),
    }  # fmt: skip
    assert series.gaps() == ((day(0), 3),)


def test_gaps_are_in_order_of_days() -> None:
    series = Series("x", "", {"p1": ((day(9), 1), (day(3), 2)), "p2": ((day(3), 2), (day(9), 4))})
    assert series.gaps() == ((day(3), 0), (day(9), 3))


def test_the_last_of_a_day_counts_also_of_one_moment() -> None:
    early, late = rated("r9", 0, 5, "Sam"), rated("r10", 0, 7, "Sam")
    for order in permutations((early, late, rated("r8", 0, 1, "Sam"))):
        (series,) = series_of(order, (SAM, NOA), lambda moment: moment.date())
        assert series.points == {"p1": ((day(0), 7),)}


@pytest.mark.parametrize(
    ("who", "author", "whose"),
    [
        ("Sam", None, "p1"),
        ("Sam", "p2", "p1"),
        ("", "p2", "p2"),
        ("Samuel", "p1", "p1"),
        ("both", None, None),
        ("both", "p2", "p2"),
        ("Kim", None, None),
        ("Kim", "p3", None),
        ("", None, None),
    ],
)
def test_whose_value_it_is(who: str, author: str | None, whose: str | None) -> None:
    made = told(a_record("a", "rating", by=author, who=who, value=3)).series
    assert [list(series.points) for series in made] == ([[whose]] if whose else [])


def test_what_is_no_number_is_left_out() -> None:
    values: list[FieldValue] = [float("nan"), True, "7", 1e300]
    assert told(*(rated(str(n), n, value, "Sam") for n, value in enumerate(values))).series == ()


def test_a_series_for_each_thing_and_each_goal_in_the_order_they_began() -> None:
    story = told(
        a_record("a", "rating", 1, what="importance", goal="g", who="Sam", value=8),
        a_record("b", "rating", 2, what="importance", who="Sam", value=3),
        rated("c", 0, 5, "Sam"),
    )
    found = [(series.what, series.goal) for series in story.series]
    assert found == [("connection", ""), ("importance", "g"), ("importance", "")]


GOAL = a_record("g", "goal", 0, wish="sleep")


def test_a_ladder_has_levels_and_readings_by_day() -> None:
    words = ("awful", "bad", "fine", "good", "great")
    ladder = the_goal(
        GOAL,
        a_record("l", "ladder", 1, goal="g", levels=words, weight=2),
        a_record("m", "ladder", 8, of="l", goal="g", levels=words, level=-1, weight=3),
        a_record("n", "ladder", 15, of="l", goal="g", levels=words, level=1),
    ).ladder
    assert ladder is not None
    assert (ladder.id, ladder.levels, ladder.weight) == ("l", words, 1)
    assert ladder.readings == ((day(8), -1), (day(15), 1))
    assert (ladder.start, ladder.now) == (-1, 1)


def test_a_ladder_without_a_level_has_no_start() -> None:
    ladder = the_goal(GOAL, a_record("l", "ladder", 1, goal="g", levels="one line")).ladder
    assert ladder is not None
    assert (ladder.levels, ladder.start, ladder.now) == ((), None, None)


def test_a_later_level_of_the_same_day_stands_for_it() -> None:
    first = a_record("l", "ladder", 1, goal="g", level=-1)
    second = a_record("m", "ladder", 1, of="l", replaces="l", goal="g", level=0)
    ladder = the_goal(GOAL, second, first).ladder
    assert ladder is not None
    assert ladder.readings == ((day(1), 0),)


def test_the_newest_ladder_counts_and_none_is_none() -> None:
    old, new = a_record("l", "ladder", 1, goal="g"), a_record("a", "ladder", 2, goal="g")
    ladder = the_goal(GOAL, new, old).ladder
    assert ladder is not None
    assert ladder.id == "a"
    assert the_goal(GOAL, a_record("l", "ladder", 1, goal="other")).ladder is None


@pytest.mark.parametrize(
    ("level", "shown"),
    [(-9, -2), (9, 2), (1.4, 1), (float("nan"), None), (True, None), ("1", None)],
)
def test_a_level_is_one_of_five(level: FieldValue, shown: int | None) -> None:
    ladder = the_goal(GOAL, a_record("l", "ladder", goal="g", level=level)).ladder
    assert ladder is not None
    assert ladder.now == shown


@pytest.mark.parametrize(
    ("weight", "counts"),
    [(0, 1), (-5, 1), (1.5, 1.5), (3, 3), (40, 3), (float("inf"), 1), ("2", 1)],
)
def test_a_weight_is_from_one_to_three(weight: FieldValue, counts: float) -> None:
    ladder = the_goal(GOAL, a_record("l", "ladder", goal="g", weight=weight)).ladder
    assert ladder is not None
    assert ladder.weight == counts
