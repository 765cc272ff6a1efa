"""Scales of all bounds: what the keys choose, what is shown, what a wrong key says."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows import events as ev
from tests.ui.host import Host
from tests.ui.talk.host import table
from tui.talk.asking import ScalePage
from tui.talk.reading import EndingPage
from tui.widgets.scale import Missed, Scale

LADDER = """\
  - ask: q
    who: all
    type: scale
    min: -2
    max: 2
    labels: {-2: far below, -1: a little less, 2: far above}
    text: Where are you?
  - end: done
    text: Bye
"""


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (["1"], -2), (["5"], 2), (["3"], 0), (["0"], 0), (["right", "right"], -1),
        (["left"], 2), (["home"], -2), (["end", "left"], 1), (["-", "2"], -2), (["+", "1"], 1),
        (["-", "0"], 0), (["1", "4"], 1), (["9", "2"], -1), (["2", "x", "2"], -1),
    ],
)  # fmt: skip
async def test_a_ladder_by_place_by_sign_and_by_arrows(
    tmp_path: Path, keys: list[str], value: int
) -> None:
    async with table(tmp_path, LADDER) as t, t.seat() as s:
        await s.at(ScalePage)
        await s.press(*keys, "enter")
        await s.at(EndingPage)
        assert t.kept(ev.Answered)[0].value == value


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=["80", "60"])
async def test_a_ladder_shows_signs_places_and_words(tmp_path: Path, size: tuple[int, int]) -> None:
    async with table(tmp_path, LADDER) as t, t.seat(size=size) as s:
        rows = [row.split() for row in s.shown.splitlines()]
        assert ["-2", "-1", "0", "+1", "+2"] in rows
        assert ["1", "2", "3", "4", "5"] in rows
        assert "far below" in s.shown
        assert "far above" in s.shown
        assert "1 to 5 count from the left" in s.shown
        await s.press("2")
        assert "[-1 ]" in s.shown
        assert "-1  a little less" in s.shown


@pytest.mark.parametrize("keys", [["9"], ["-", "3"], ["+", "9"]])
async def test_a_number_beyond_the_scale_says_how_far_it_goes(
    tmp_path: Path, keys: list[str]
) -> None:
    async with table(tmp_path, LADDER) as t, t.seat() as s:
        await s.press("4", *keys)
        assert s.said == "This goes from -2 to +2."
        assert s.one("#scale", Scale).value == 1
        await s.press("1")
        assert s.said == ""
        assert not t.kept(ev.Answered)


@pytest.mark.parametrize(
    ("lowest", "highest", "keys", "value"),
    [
        (1, 5, "9", None), (1, 5, "0", None), (1, 5, "3", 3), (0, 10, "77", 7), (0, 10, "10", 10),
        (0, 20, "15", 15), (5, 20, "1", None), (5, 20, "12", 12), (0, 100, "42", 42),
        (-5, 5, "3", 3), (-5, 5, "-3", -3), (-50, 50, "-42", -42), (0, 10, "-3", 3),
    ],
)  # fmt: skip
async def test_figures_on_scales_of_other_bounds(
    lowest: int, highest: int, keys: str, value: int | None
) -> None:
    scale = Scale("", "", lowest=lowest, highest=highest)
    async with Host(scale).run_test() as pilot:
        scale.focus()
        await pilot.press(*keys)
        assert scale.value == value


async def test_many_numbers_are_a_bar_and_the_one_chosen() -> None:
    scale = Scale("none", "all", lowest=0, highest=100)
    app = Host(scale)
    async with app.run_test() as pilot:
        assert "[ … ]" in app.shown()
        scale.focus()
        await pilot.press("5", "0")
        assert "[ 50 ]" in app.shown()
        assert "none" in app.shown()


@pytest.mark.parametrize(
    ("lowest", "highest", "words"),
    [
        (0, 10, "A digit, then Enter."),
        (-2, 2, "1 to 5 count from the left, or the arrows; then Enter."),
        (-5, 5, "The arrows, or a number with its sign; then Enter."),
    ],
)
def test_the_keys_of_a_scale_in_words(lowest: int, highest: int, words: str) -> None:
    assert Scale("", "", lowest=lowest, highest=highest).keys_in_words == words


def test_what_was_missed_is_a_sentence() -> None:
    assert Missed("This goes from 1 to 5.").sentence == "This goes from 1 to 5."
