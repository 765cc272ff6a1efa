"""Slope, noise, time and reliable change."""

from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.measures import (
    RELIABLE,
    Limits,
    noise_limits,
    reliable_change,
    theil_sen,
    time_suggestion,
    usual,
)

NUMBERS = st.floats(-1000, 1000)
SERIES = st.lists(NUMBERS, min_size=2, max_size=20)
WHOLE = st.integers(-50, 50)
MINUTES = st.lists(st.floats(0, 600), min_size=1, max_size=20)


def test_golden_slope() -> None:
    assert theil_sen([5, 6, 6, 7, 9, 7]) == 0.5


def test_days_make_it_a_slope_by_day() -> None:
    assert theil_sen([5, 6, 6, 7, 9, 7], [0, 7, 14, 21, 28, 35]) == pytest.approx(0.5 / 7)
    assert theil_sen([0, 2, 20], [100, 101, 110]) == pytest.approx(2)


def test_two_values_of_one_day_make_no_pair() -> None:
    assert theil_sen([1, 9, 3], [0, 1, 1]) == pytest.approx((8 + 2) / 2)


def test_one_odd_point_does_not_turn_the_slope() -> None:
    assert theil_sen([1, 2, 3, 40, 5, 6, 7]) == 1


@given(WHOLE, WHOLE, st.lists(st.integers(0, 800_000), min_size=2, max_size=15, unique=True))
def test_a_line_has_its_own_slope(slope: int, start: int, days: list[int]) -> None:
    assert theil_sen([start + slope * day for day in days], days) == slope
    assert theil_sen([start + slope * step for step in range(len(days))]) == slope


@given(st.lists(WHOLE, min_size=2, max_size=15), WHOLE)
def test_shifting_changes_nothing_and_mirroring_turns_round(values: list[int], by: int) -> None:
    slope = theil_sen(values)
    assert theil_sen([value + by for value in values]) == slope
    assert theil_sen(values, range(by, by + len(values))) == slope
    assert theil_sen(values[::-1]) == pytest.approx(-slope)
    assert theil_sen([-value for value in values]) == pytest.approx(-slope)


@given(st.lists(st.tuples(st.integers(0, 99), WHOLE), min_size=2, unique_by=lambda p: p[0]))
def test_the_order_of_points_is_nothing_when_they_have_days(
    points: list[tuple[int, int]],
) -> None:
    days, values = zip(*points, strict=True)
    early, first = zip(*sorted(points), strict=True)
    assert theil_sen(values, days) == theil_sen(first, early)


@pytest.mark.parametrize(
    ("values", "days", "sentence"),
    [
        ([], None, "At least 2 points are needed."),
        ([1], None, "At least 2 points are needed."),
        ([1, 2], [1], "A day for each is needed: 2 and 1 do not match."),
        ([1, 2], [3, 3], "Points of at least two days are needed."),
        ([1, nan], None, "Only plain numbers"),
        ([1, -inf], None, "Only plain numbers"),
        ([1, 2], [1, 10**15], "Only plain numbers"),
    ],
)
def test_slopes_that_are_none(values: list[float], days: list[int] | None, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        theil_sen(values, days)


def test_golden_noise_limits() -> None:
    found = noise_limits([7, 6, 7, 8, 7, 6, 7, 8])
    assert found == Limits(7, found.low, found.high, 1)
    assert (found.low, found.high) == pytest.approx((4.34, 9.66))


@pytest.mark.parametrize(
    ("value", "inside"),
    [(4.33, False), (4.34, True), (7, True), (9.66, True), (9.67, False), (0, False)],
)
def test_a_point_inside_is_usual(value: float, *, inside: bool) -> None:
    assert usual(value, noise_limits([7, 6, 7, 8, 7, 6, 7, 8])) is inside


@given(st.floats(-1e6, 1e6), st.integers(2, 30))
def test_what_never_moved_is_usual(value: float, times: int) -> None:
    limits = noise_limits([value] * times)
    assert limits.moving_range == 0
    assert usual(value, limits)
    assert not usual(value + 1, limits)


@given(SERIES)
def test_limits_lie_around_the_mean(values: list[float]) -> None:
    found = noise_limits(values)
    assert found.low <= found.mean <= found.high
    assert found.moving_range >= 0
    assert usual(found.mean, found)


@given(st.lists(WHOLE, min_size=2, max_size=16), WHOLE)
def test_limits_move_with_the_series(values: list[int], by: int) -> None:
    before, after = noise_limits(values), noise_limits([value + by for value in values])
    assert after.moving_range == before.moving_range
    assert after.mean == pytest.approx(before.mean + by)
    assert after.low == pytest.approx(before.low + by)
    assert after.high == pytest.approx(before.high + by)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [([], "At least 2 values are needed."), ([1], "At least 2"), ([1, nan], "Only plain numbers")],
)
def test_limits_that_are_none(values: list[float], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        noise_limits(values)


def test_what_is_no_number_is_neither_usual_nor_unusual() -> None:
    with pytest.raises(ValueError, match="Only plain numbers"):
        usual(nan, noise_limits([1, 2]))


@pytest.mark.parametrize(
    ("durations", "minutes"),
    [
        ([], 12),
        ([8], 8),
        ([8, 10], 9),
        ([8, 9, 10], 9),
        ([5, 6, 7, 8, 240], 6.5),  # quartiles 6 and 8, fences 3 and 11: 240 is left out
        ([5, 6, 7, 8, 12], 6.5),
        ([0, 30, 31, 32, 33], 31.5),  # quartiles 30 and 32, fences 27 and 35: 0 is left out
        ([5, 6, 7, 8, 11], 7),  # on the fence is inside
    ],
)
def test_time_suggestion(durations: list[float], minutes: float) -> None:
    assert time_suggestion(durations, 12) == minutes


@given(MINUTES)
def test_a_suggestion_lies_among_the_durations(durations: list[float]) -> None:
    found = time_suggestion(durations, 9999)
    assert min(durations) <= found <= max(durations)
    assert time_suggestion(durations[::-1], 1) == found


@pytest.mark.parametrize(
    ("durations", "otherwise", "sentence"),
    [
        ([5, -1], 5, "A duration is not below 0."),
        ([], -5, "A duration is not below 0."),
        ([nan], 5, "Only plain numbers"),
        ([], inf, "Only plain numbers"),
    ],
)
def test_durations_that_are_none(durations: list[float], otherwise: float, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        time_suggestion(durations, otherwise)


@pytest.mark.parametrize(
    ("x1", "x2", "sd", "r", "rci"),
    [
        (47.5, 32.5, 7.5, 0.8, -3.1623),  # -15 / (7.5·√0.4)
        (10, 12, 1, 0.5, 2),
        (10, 10, 4, 0.9, 0),
        (0, 3, 1.5, 0, 1.4142),
    ],
)
def test_reliable_change(x1: float, x2: float, sd: float, r: float, rci: float) -> None:
    assert reliable_change(x1, x2, sd, r) == pytest.approx(rci, abs=5e-5)


def test_an_error_too_small_for_a_float_does_not_divide_by_nothing() -> None:
    assert reliable_change(3, 3, 5e-324, 0.99999) == 0
    assert reliable_change(3, 4, 5e-324, 0.99999) == inf


def test_the_limit_of_a_reliable_change() -> None:
    assert RELIABLE == 1.96


@given(NUMBERS, NUMBERS, st.floats(0, 1, exclude_min=True), st.floats(0, 1, exclude_max=True))
def test_change_and_its_way_back_are_equal(x1: float, x2: float, sd: float, r: float) -> None:
    assert reliable_change(x1, x2, sd, r) == -reliable_change(x2, x1, sd, r)


@pytest.mark.parametrize(
    ("sd", "r", "sentence"),
    [
        (0, 0.5, "A standard deviation is above 0."),
        (-1, 0.5, "A standard deviation is above 0."),
        (nan, 0.5, "Only plain numbers"),
        (1, 1, "A reliability is below 1."),
        (1, 1.1, "A reliability is from 0 to 1."),
        (1, -0.1, "A reliability is from 0 to 1."),
        (1, nan, "A reliability is from 0 to 1."),
    ],
)
def test_change_that_cannot_be_judged(sd: float, r: float, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        reliable_change(1, 2, sd, r)
