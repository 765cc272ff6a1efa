"""Plots: what a row and a column stand for, and that nothing is drawn that nobody said."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.cells import width
from tui.glyphs import ASCII, UNICODE
from tui.plots import Axis, Picture, Points, Track, Wish, axis, calendar, draw, number

RATED = (0.0, 10.0)
MARCH = date(2026, 3, 8)


def weekly(*values: float | None, start: date = MARCH, every: int = 7) -> Points:
    """Values on Sundays; none where there is none."""
    days = (start + timedelta(days=every * week) for week in range(len(values)))
    return tuple((day, value) for day, value in zip(days, values, strict=True) if value is not None)


def one(*values: float | None, every: int = 7) -> list[Track]:
    """The track of one person."""
    return [Track("●", "", weekly(*values, every=every))]


def rows(picture: Picture) -> list[str]:
    """The lines of a plot as text."""
    return ["".join(text for text, _ in line).rstrip() for line in picture.lines]


@pytest.mark.parametrize(
    ("values", "most", "scale", "expected"),
    [
        ((4, 9), 11, RATED, Axis(0, 1, 11)),
        ((4, 9), 21, RATED, Axis(0, 0.5, 21)),
        ((4, 9), 8, RATED, Axis(3, 1, 8)),
        ((9, 10), 5, RATED, Axis(6, 1, 5)),
        ((0, 1), 5, RATED, Axis(0, 1, 5)),
        ((4, 9), 5, RATED, Axis(4, 2, 4)),
        ((-1, 1), 5, (-2.0, 2.0), Axis(-2, 1, 5)),
        ((0.3, 0.3), 6, None, Axis(0.2, 0.1, 2)),
        ((1200, 3300), 8, None, Axis(1000, 500, 6)),
        ((-7, 7), 3, None, Axis(-10, 10, 3)),
    ],
)
def test_rows_stand_for_values(
    values: tuple[float, float], most: int, scale: tuple[float, float] | None, expected: Axis
) -> None:
    found = axis(values, most, scale)
    assert (found.low, found.step, found.rows) == pytest.approx(
        (expected.low, expected.step, expected.rows)
    )
    assert found.rows <= most
    assert found.low <= values[0]
    assert values[1] <= found.high + 1e-9


def test_a_value_is_in_the_row_nearest_to_it() -> None:
    found = Axis(0, 2, 6)
    assert [found.row(value) for value in (-3, 0, 0.9, 1, 7, 10, 99)] == [0, 0, 0, 1, 4, 5, 5]


def test_numbers_have_a_true_minus_and_one_decimal() -> None:
    assert [number(x, UNICODE) for x in (-1, 0, -0.04, 2.25, 7.0)] == ["−1", "0", "0", "2.2", "7"]
    assert number(-1, ASCII) == "-1"
    assert [number(x, UNICODE, signed=True) for x in (0.5, -2, 0)] == ["+0.5", "−2", "0"]


@pytest.mark.parametrize(
    ("days", "most", "name", "count"),
    [
        (0, 70, "day", 1), (60, 70, "day", 61), (84, 70, "week", 13), (600, 70, "two weeks", 44),
        (1100, 70, "month", 37), (3640, 70, "quarter", 41), (8000, 70, "year", 23),
        (40000, 70, "2 years", 55), (200, 1, "year", 1),
    ],
)  # fmt: skip
def test_a_column_is_as_short_as_there_is_room(days: int, most: int, name: str, count: int) -> None:
    found = calendar(MARCH, MARCH + timedelta(days=days), most)
    assert (found.name, found.count) == (name, count)
    assert found.cells <= most
    assert found.column(found.start(found.count - 1)) == found.count - 1


def test_days_months_and_years_below() -> None:
    def words(days: int) -> list[str]:
        last = MARCH + timedelta(days=days)
        return [text for _, _, text in calendar(MARCH, last, 70).labels({MARCH, last})]

    assert words(0) == ["8 Mar"]
    assert words(60) == ["8 Mar", "7 May"]
    assert words(100) == ["Mar 2026", "Apr", "May", "Jun"]
    assert words(500)[0] == "Mar 2026"
    assert "2027" in " ".join(words(500)[1:])
    assert words(3000)[:3] == ["2026", "2027", "2028"]


def test_weeks_without_a_word_are_gaps() -> None:
    picture = draw(Wish(one(6, None, None, 8), RATED), 60, 14, UNICODE)
    text = "\n".join(rows(picture))
    assert text.count("●") == 2
    at = [line.index("●") for line in rows(picture) if "●" in line]
    assert abs(at[0] - at[1]) == 3 * 7 * (calendar(MARCH, MARCH + timedelta(days=21), 55).wide)
    assert not picture.merged


def test_where_two_meet_there_is_a_sign_of_its_own() -> None:
    tracks = [Track("●", "", weekly(6, 7)), Track("○", "", weekly(6, 4))]
    gaps = weekly(0, 3)
    picture = draw(Wish(tracks, RATED, gaps=gaps), 60, 14, UNICODE)
    lines = rows(picture)
    assert picture.met
    assert [sign in "\n".join(lines) for sign in "●○◆"] == [True] * 3
    assert lines[-1].split() == ["gap", "0", "3"]
    column = next(line.index("◆") for line in lines if "◆" in line)
    assert lines[-1][column] == "0"


def test_a_gap_of_ten_in_a_narrow_column() -> None:
    tracks = [Track("●", "", weekly(*[0] * 52)), Track("○", "", weekly(*[10] * 52))]
    picture = draw(Wish(tracks, RATED, gaps=weekly(*[10] * 52)), 60, 14, UNICODE)
    assert "X" * 52 in rows(picture)[-1]


def test_the_usual_range_is_marked_behind_the_values() -> None:
    lines = rows(draw(Wish(one(5, 9), RATED, band=(5.1, 8.9)), 60, 14, UNICODE))
    marked = [line.split()[0] for line in lines if "···" in line]
    assert len(marked) == 3
    assert "●" not in "".join(line for line in lines if "···" in line)
    narrow = rows(draw(Wish(one(7, 7), RATED, band=(7, 7)), 60, 7, UNICODE))
    assert sum("·" in line for line in narrow) == 1


def test_one_value_and_equal_values() -> None:
    assert "\n".join(rows(draw(Wish(one(7), RATED), 40, 8, UNICODE))).count("●") == 1
    assert "\n".join(rows(draw(Wish(one(0.3, 0.3)), 40, 8, UNICODE))).count("●") == 2


def test_many_values_are_thinned_and_it_is_said() -> None:
    picture = draw(Wish(one(*[n % 10 for n in range(520)]), RATED), 76, 14, UNICODE)
    assert (picture.column, picture.merged) == ("quarter", True)
    assert "\n".join(rows(picture)).count("●") == 41


def test_a_cut_scale_is_said() -> None:
    assert draw(Wish(one(6, 7), RATED), 60, 9, UNICODE).cropped
    assert draw(Wish(one(1, 9), RATED), 60, 8, UNICODE).step == 2
    assert not draw(Wish(one(6, 7), RATED), 60, 13, UNICODE).cropped
    assert not draw(Wish(one(60, 70), RATED), 60, 9, UNICODE).cropped


def test_plain_signs_only() -> None:
    wish = Wish(one(-1, 0, 1), (-2.0, 2.0), band=(-1, 1), gaps=weekly(1), signed=True)
    text = "\n".join(rows(draw(wish, 60, 9, ASCII))).replace("●", "")
    assert text.isascii()
    assert "+2 +" in text
    assert "-2 +" in text


value = st.one_of(st.none(), st.integers(0, 10), st.floats(-1e6, 1e6).map(lambda x: round(x, 2)))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(value, min_size=1, max_size=80).filter(lambda v: any(x is not None for x in v)),
    st.integers(1, 60), st.integers(24, 130), st.integers(7, 45), st.booleans(),
)  # fmt: skip
def test_it_always_fits_and_keeps_every_column_with_a_value(
    values: list[float | None], every: int, cells: int, height: int, scaled: bool
) -> None:
    tracks = one(*values, every=every)
    scale = RATED if scaled else None
    picture = draw(Wish(tracks, scale, gaps=()), cells, height, UNICODE)
    assert len(picture.lines) <= height
    assert all(width(line) <= cells for line in rows(picture))
    days = [day for day, _ in tracks[0].points]
    columns = 1 if picture.merged else len(days)
    assert "\n".join(rows(picture)).count("●") >= columns
