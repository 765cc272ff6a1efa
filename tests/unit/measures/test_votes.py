"""Points of ranked choices, dots, coverage and voice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.measures import Ranked, coverage, ranked_points, voice
from flows.replies import dot_budget

CHOICES = st.permutations("abcdefg").map(lambda order: tuple(order[:3]))
NOTES = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("xyz"), min_size=1)
OPENED = st.lists(st.sampled_from("abcdefghijk"))


def test_the_top_gets_k_and_sums_count() -> None:
    assert ranked_points([("a", "b", "c"), ("b", "d", "a")], 3) == (
        Ranked("b", 5, 2),
        Ranked("a", 4, 2),
        Ranked("d", 2, 1),
        Ranked("c", 1, 1),
    )


def test_more_people_break_a_tie_of_points() -> None:
    found = ranked_points([("a",), ("z", "b"), ("x", "y", "b")], 3)
    assert [(each.entry, each.points, each.people) for each in found] == [
        ("b", 3, 2),
        ("a", 3, 1),
        ("x", 3, 1),
        ("z", 3, 1),
        ("y", 2, 1),
    ]


def test_nobody_ranked_anything() -> None:
    assert ranked_points([], 3) == ()
    assert ranked_points([(), ()], 1) == ()


@given(st.lists(CHOICES, max_size=6))
def test_all_points_given_arrive_and_the_order_of_people_is_nothing(
    rankings: list[tuple[str, ...]],
) -> None:
    found = ranked_points(rankings, 3)
    assert sum(each.points for each in found) == 6 * len(rankings)
    assert sum(each.people for each in found) == 3 * len(rankings)
    assert ranked_points(rankings[::-1], 3) == found
    assert [each.points for each in found] == sorted((e.points for e in found), reverse=True)


@pytest.mark.parametrize(
    ("rankings", "k", "sentence"),
    [
        ([], 0, "At least one entry is ranked by each."),
        ([("a", "b")], 1, "Each ranks 1 at most."),
        ([("a", "a")], 2, "Nobody ranks the same entry twice."),
    ],
)
def test_rankings_that_are_none(rankings: list[tuple[str, ...]], k: int, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        ranked_points(rankings, k)


@pytest.mark.parametrize(
    ("themes", "dots"), [(0, 2), (1, 2), (4, 2), (9, 3), (16, 4), (25, 5), (36, 6), (100, 6)]
)
def test_dot_budget(themes: int, dots: int) -> None:
    assert dot_budget(themes) == dots


def test_coverage_counts_notes_once_and_only_notes() -> None:
    assert coverage([], ["a", "b"]) == 0
    assert coverage(["a", "a", "gone"], ["a", "b", "c", "d"]) == 0.25
    assert coverage(["b", "a"], ["a", "b"]) == 1


def test_voice_counts_people_once() -> None:
    authors = {"a": "ann", "b": "ann", "c": "bo"}
    assert voice([], authors) == 0
    assert voice(["a", "b", "gone"], authors) == 0.5
    assert voice(["a", "c"], authors) == 1


@given(OPENED, NOTES)
def test_both_are_shares_that_only_grow(opened: list[str], authors: dict[str, str]) -> None:
    assert 0 <= coverage(opened, authors) <= 1
    assert 0 <= voice(opened, authors) <= 1
    for more in authors:
        assert coverage([*opened, more], authors) >= coverage(opened, authors)
        assert voice([*opened, more], authors) >= voice(opened, authors)
    assert coverage(authors, authors) == voice(authors, authors) == 1


def test_without_notes_there_is_no_share() -> None:
    with pytest.raises(ValueError, match="Where nobody wrote a note there is nothing to open"):
        coverage(["a"], [])
    with pytest.raises(ValueError, match="Where nobody wrote a note there is nothing to open"):
        voice(["a"], {})
