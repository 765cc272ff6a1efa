"""Goal Attainment Scaling: T-scores worked out by hand and by its symmetries."""

from math import inf, nan

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from flows.measures import Attainment, attainment, gas_t

LEVELS = st.lists(st.integers(-2, 2), min_size=1, max_size=12)
WEIGHTS = st.floats(1e-6, 1e6)
WEIGHTED = st.lists(st.tuples(st.integers(-2, 2), WEIGHTS), min_size=1, max_size=12)
RHO = st.floats(0, 1)


@pytest.mark.parametrize(
    ("levels", "weights", "t"),
    [
        ([0, 0, 0], None, 50),
        ([1], None, 60),
        ([2, 1, 0], [3, 2, 1], 67.6261),
        ([-1, -1], None, 37.5965),
        ([-2, -2, -2], None, 22.6139),
    ],
)
def test_golden_values(levels: list[int], weights: list[float] | None, t: float) -> None:
    assert gas_t(levels, weights) == pytest.approx(t, abs=5e-5)


def test_rho_says_how_much_goals_move_together() -> None:
    assert gas_t([1, 1], rho=1) == pytest.approx(60)
    assert gas_t([1, 1], rho=0) == pytest.approx(50 + 20 / 2**0.5)


@given(WEIGHTED, RHO)
def test_t_is_symmetric_around_50(ladders: list[tuple[int, float]], rho: float) -> None:
    levels, weights = zip(*ladders, strict=True)
    mirrored = [-level for level in levels]
    assert gas_t(levels, weights, rho) + gas_t(mirrored, weights, rho) == pytest.approx(100)


@given(WEIGHTED)
def test_t_stays_in_the_range_that_its_docstring_names(ladders: list[tuple[int, float]]) -> None:
    levels, weights = zip(*ladders, strict=True)
    assert 13.48 < gas_t(levels, weights) < 86.52


@given(WEIGHTED, st.floats(1e-6, 1e6))
def test_only_the_proportion_of_weights_counts(
    ladders: list[tuple[int, float]], factor: float
) -> None:
    levels, weights = zip(*ladders, strict=True)
    scaled = [weight * factor for weight in weights]
    assert gas_t(levels, scaled) == pytest.approx(gas_t(levels, weights))


def test_tiny_and_huge_weights_are_weights_too() -> None:
    assert gas_t([1, 1], [1e-300, 1e-300]) == pytest.approx(gas_t([1, 1]))
    assert gas_t([1, -2], [9e14, 1e-300]) == pytest.approx(60)


@given(LEVELS, st.data())
def test_a_step_up_is_never_a_loss(levels: list[int], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(levels) - 1))
    assume(levels[index] < 2)
    raised = [level + (place == index) for place, level in enumerate(levels)]
    assert gas_t(raised) > gas_t(levels)


@pytest.mark.parametrize(
    ("levels", "weights", "rho", "sentence"),
    [
        ([], None, 0.3, "At least 1 level is needed."),
        ([3], None, 0.3, "A level is a whole number from -2 to 2."),
        ([0, -3], None, 0.3, "A level is a whole number"),
        ([0], None, 1.1, "Rho is from 0 to 1."),
        ([0], None, -0.1, "Rho is from 0 to 1."),
        ([0], None, nan, "Rho is from 0 to 1."),
        ([0, 1], [1], 0.3, "A weight for each is needed: 2 and 1 do not match."),
        ([0], [], 0.3, "A weight for each is needed"),
        ([0], [0], 0.3, "A weight is above 0."),
        ([0, 1], [1, -1], 0.3, "A weight is above 0."),
        ([0], [inf], 0.3, "Only plain numbers"),
        ([0], [nan], 0.3, "Only plain numbers"),
    ],
)
def test_outside_the_domain_there_is_a_sentence(
    levels: list[int], weights: list[float] | None, rho: float, sentence: str
) -> None:
    with pytest.raises(ValueError, match=sentence):
        gas_t(levels, weights, rho)


def test_attainment_is_start_now_and_change() -> None:
    found = attainment([-1, -1], [0, 0])
    assert found == Attainment(gas_t([-1, -1]), 50, found.change)
    assert found.change == pytest.approx(50 - 37.5965, abs=5e-5)


def test_attainment_uses_weights_and_rho_for_both() -> None:
    found = attainment([-1, -1, -1], [2, 1, 0], [3, 2, 1], 0.5)
    assert found.start == gas_t([-1, -1, -1], [3, 2, 1], 0.5)
    assert found.now == gas_t([2, 1, 0], [3, 2, 1], 0.5)


def test_attainment_is_about_the_same_ladders() -> None:
    with pytest.raises(ValueError, match="at the start and one now for each is needed: 1 and 2"):
        attainment([-1], [0, 0])
