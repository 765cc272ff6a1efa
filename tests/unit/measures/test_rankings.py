"""Agreement of rankings and understanding of each other."""

from collections.abc import Sequence
from math import inf, nan

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from flows.measures import closeness, kendall_w, positions, ranks, spearman

SCORES = st.integers(-5, 5)
RATINGS = st.floats(0, 10)


def tables(fewest: int = 2) -> st.SearchStrategy[list[list[int]]]:
    """Several rankings of the same entries, ties among them, not everything tied everywhere."""
    return st.integers(2, 7).flatmap(
        lambda n: st.lists(
            st.lists(SCORES, min_size=n, max_size=n).filter(lambda row: len(set(row)) > 1),
            min_size=fewest,
            max_size=6,
        )
    )


PAIRS = tables().map(lambda rows: rows[:2])


def test_positions_turn_an_order_into_places() -> None:
    assert positions(("walk", "sing", "cook"), ("cook", "walk", "sing")) == (3, 1, 2)
    assert positions((), ()) == ()


@pytest.mark.parametrize(
    ("order", "entries"),
    [("ab", "abc"), ("abc", "ab"), ("aab", "aab"), ("abd", "abc"), ("aa", "ab")],
)
def test_an_order_holds_each_entry_once(order: str, entries: str) -> None:
    with pytest.raises(ValueError, match=r"An order holds each entry exactly once\."):
        positions(order, entries)


@given(st.permutations(range(6)))
def test_positions_of_the_order_itself_count_up(order: Sequence[int]) -> None:
    assert positions(order, order) == (1, 2, 3, 4, 5, 6)


def test_ranks_share_the_mean_where_values_are_equal() -> None:
    assert ranks([10, 30, 20, 20]) == (1, 4, 2.5, 2.5)
    assert ranks([7, 7, 7]) == (2, 2, 2)
    assert ranks([]) == ()


@given(st.lists(SCORES, max_size=9))
def test_ranks_always_sum_to_the_same(values: list[int]) -> None:
    assert sum(ranks(values)) == len(values) * (len(values) + 1) / 2


@pytest.mark.parametrize(
    ("guess", "truth", "rho"),
    [
        ([1, 2, 3, 4], [1, 2, 3, 4], 1),
        ([1, 2, 3, 4], [4, 3, 2, 1], -1),
        ([1, 2, 3, 4, 5], [2, 1, 4, 3, 5], 0.8),  # 1 - 6·Σd²/(n³-n) with Σd² = 4
        ([1, 2, 3], [10, 20, 20], 0.8660),  # ranks 1, 2.5, 2.5: 1.5 / √(2·1.5)
        ([1, 1, 2, 2], [1, 2, 1, 2], 0),
    ],
)
def test_spearman(guess: list[float], truth: list[float], rho: float) -> None:
    assert spearman(guess, truth) == pytest.approx(rho, abs=5e-5)


@given(PAIRS)
def test_spearman_has_bounds_and_no_direction(pair: list[list[int]]) -> None:
    guess, truth = pair
    rho = spearman(guess, truth)
    assert -1 <= rho <= 1
    assert spearman(truth, guess) == rho
    assert spearman([-value for value in guess], truth) == pytest.approx(-rho)
    assert spearman(guess, guess) == 1


@given(PAIRS)
def test_spearman_reads_order_only(pair: list[list[int]]) -> None:
    guess, truth = pair
    assert spearman([value**3 + 7 for value in guess], truth) == spearman(guess, truth)


@pytest.mark.parametrize(
    ("guess", "truth", "sentence"),
    [
        ([1], [1], "At least 2 entries are needed."),
        ([1, 2], [1, 2, 3], "A guess and a truth for each is needed: 2 and 3 do not match."),
        ([1, 1], [1, 2], "Where all entries are put equal there is no order to compare."),
        ([1, 2], [3, 3], "no order to compare"),
        ([1, nan], [1, 2], "Only plain numbers below 1e15 can be measured."),
        ([1, 2], [1, inf], "Only plain numbers"),
    ],
)
def test_spearman_outside_its_domain(guess: list[float], truth: list[float], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        spearman(guess, truth)


@pytest.mark.parametrize(
    ("guesses", "truths", "share"),
    [([4, 7], [4, 7], 1), ([0, 10], [10, 0], 0), ([5, 8, 2], [7, 8, 3], 0.9)],
)
def test_closeness(guesses: list[float], truths: list[float], share: float) -> None:
    assert closeness(guesses, truths) == pytest.approx(share)


@given(st.lists(st.tuples(RATINGS, RATINGS), min_size=1, max_size=9))
def test_closeness_is_a_share_without_direction(items: list[tuple[float, float]]) -> None:
    guesses, truths = zip(*items, strict=True)
    assert 0 <= closeness(guesses, truths) <= 1
    assert closeness(guesses, truths) == closeness(truths, guesses)
    assert closeness(guesses, guesses) == 1


@pytest.mark.parametrize(
    ("guesses", "truths", "sentence"),
    [
        ([], [], "At least 1 item is needed."),
        ([1], [1, 2], "1 and 2 do not match"),
        ([11], [1], "A rating is from 0 to 10."),
        ([1], [-1], "A rating is from 0 to 10."),
        ([1], [nan], "A rating is from 0 to 10."),
    ],
)
def test_closeness_outside_its_domain(
    guesses: list[float], truths: list[float], sentence: str
) -> None:
    with pytest.raises(ValueError, match=sentence):
        closeness(guesses, truths)


@pytest.mark.parametrize(
    ("rankings", "w"),
    [
        ([(1, 2, 3), (1, 2, 3), (1, 2, 3)], 1),
        ([(1, 2, 3, 4), (4, 3, 2, 1)], 0),
        ([(1, 2, 3, 4), (2, 1, 3, 4)], 0.9),
        # Tied ranks 1, 2.5, 2.5, 4 twice: S = 18, ΣT = 12, 12·18 / (4·60 - 2·12) = 1.
        ([(1, 2, 2, 3), (1, 2, 2, 3)], 1),
        # Ranks 1,2,3 and 1.5,1.5,3: S = 6.5, ΣT = 6, 12·6.5 / (4·24 - 2·6) = 13/14.
        ([(1, 2, 3), (1, 1, 2)], 13 / 14),
    ],
)
def test_kendall_w(rankings: list[tuple[int, ...]], w: float) -> None:
    assert kendall_w(rankings) == w


@given(tables())
def test_kendall_w_has_bounds_and_no_first_person(rows: list[list[int]]) -> None:
    w = kendall_w(rows)
    assert 0 <= w <= 1
    assert kendall_w(rows[::-1]) == w
    assert kendall_w([row[::-1] for row in rows]) == w
    assert kendall_w([[-value for value in row] for row in rows]) == w
    assert kendall_w([rows[0]] * len(rows)) == 1


@given(tables())
def test_kendall_w_is_the_mean_spearman_of_the_pairs_without_ties(rows: list[list[int]]) -> None:
    """A textbook identity: mean rho = (m·W - 1) / (m - 1)."""
    orders = [sorted(range(len(row)), key=row.__getitem__) for row in rows]
    assume(len(orders[0]) > 2)
    m = len(orders)
    pairs = [spearman(a, b) for i, a in enumerate(orders) for b in orders[i + 1 :]]
    assert sum(pairs) / len(pairs) == pytest.approx((m * kendall_w(orders) - 1) / (m - 1))


def test_one_person_without_an_opinion_does_not_stop_the_others() -> None:
    assert kendall_w([(1, 1, 1), (1, 2, 3)]) == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("rankings", "sentence"),
    [
        ([], "At least 2 rankings are needed."),
        ([(1, 2)], "At least 2 rankings are needed."),
        ([(1,), (1,)], "At least 2 entries are needed."),
        ([(1, 2), (1, 2, 3)], "A rank by everybody for each is needed: 2 and 3 do not match."),
        ([(1, 1), (2, 2)], "Where all entries are put equal there is no order to agree on."),
        ([(1, 2), (1, nan)], "Only plain numbers"),
    ],
)
def test_kendall_w_outside_its_domain(rankings: list[tuple[float, ...]], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        kendall_w(rankings)
