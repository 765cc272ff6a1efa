"""Self-concordance and the rulers."""

from collections import Counter
from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.measures import concordance_band, offer_help, ruler_gap, self_concordance

RATING = st.integers(1, 9)
RULER = st.integers(0, 10)


@pytest.mark.parametrize(
    ("ratings", "score"),
    [((9, 9, 1, 1), 16), ((1, 1, 9, 9), -16), ((5, 5, 5, 5), 0), ((8, 7, 3, 2), 10)],
)
def test_self_concordance(ratings: tuple[int, int, int, int], score: int) -> None:
    assert self_concordance(*ratings) == score


@given(RATING, RATING, RATING, RATING)
def test_every_rating_leads_to_a_band(own: int, why: int, guilt: int, pressure: int) -> None:
    score = self_concordance(own, why, guilt, pressure)
    assert -16 <= score <= 16
    assert concordance_band(score)
    assert self_concordance(guilt, pressure, own, why) == -score


@pytest.mark.parametrize("bad", [0, 10, -1])
@pytest.mark.parametrize("place", range(4))
def test_a_rating_off_the_scale_is_told(place: int, bad: int) -> None:
    ratings = [5, 5, 5, 5]
    ratings[place] = bad
    with pytest.raises(ValueError, match=r"A rating is a whole number from 1 to 9\."):
        self_concordance(*ratings)


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (-16, "mostly duty"),
        (-6, "mostly duty"),
        (-5, "both wish and duty"),
        (5, "both wish and duty"),
        (6, "mostly own wish"),
        (16, "mostly own wish"),
    ],
)
def test_edges_of_the_bands(score: int, band: str) -> None:
    assert concordance_band(score) == band


def test_the_three_bands_are_equal_thirds() -> None:
    sizes = Counter(concordance_band(score) for score in range(-16, 17))
    assert sorted(sizes.values()) == [11, 11, 11]


@pytest.mark.parametrize("score", [-17, 17])
def test_a_score_that_no_ratings_give(score: int) -> None:
    with pytest.raises(ValueError, match="Self-concordance is a whole number from -16 to 16"):
        concordance_band(score)


@pytest.mark.parametrize(
    ("importance", "confidence", "gap", "helped"),
    [(8, 5, 3, True), (8, 6, 2, False), (10, 0, 10, True), (2, 9, -7, False), (7.5, 5, 2.5, False)],
)
def test_ruler_gap_and_when_to_offer_help(
    importance: float, confidence: float, gap: float, *, helped: bool
) -> None:
    assert ruler_gap(importance, confidence) == gap
    assert offer_help(importance, confidence) is helped


@given(RULER, RULER)
def test_the_gap_turns_round_with_the_rulers(importance: int, confidence: int) -> None:
    assert ruler_gap(importance, confidence) == -ruler_gap(confidence, importance)
    assert not (offer_help(importance, confidence) and offer_help(confidence, importance))


@pytest.mark.parametrize(("importance", "confidence"), [(11, 5), (5, -1), (nan, 5)])
def test_a_ruler_ends_somewhere(importance: float, confidence: float) -> None:
    with pytest.raises(ValueError, match=r"A rating is from 0 to 10\."):
        ruler_gap(importance, confidence)
    with pytest.raises(ValueError, match=r"A rating is from 0 to 10\."):
        offer_help(importance, confidence)
