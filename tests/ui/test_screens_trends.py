"""Trends: what is drawn, the table that says the same, and what is said with too few numbers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from flows.records import FieldValue
from store import Home
from tests.ui.screens_app import NOW, ShellApp, a_home, damage, filled, until
from tests.ui.screens_goals import rated, record, spring, told
from tui.screens.curves import Curve, curves
from tui.screens.story import told as story_of
from tui.screens.trends import Trends

LEVELS = ("a", "b", "c", "d", "e")


@asynccontextmanager
async def plotted(
    folder: Path, *, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[ShellApp, Pilot[Any]]]:
    """The trends of Sam and Noa after half a year."""
    home, party = spring(folder)
    app = ShellApp(home, Trends, party)
    async with app.run_test(size=size) as pilot:
        await shown(pilot)
        yield app, pilot


async def shown(pilot: Pilot[Any]) -> None:
    """Wait for the plot."""
    await filled(pilot)
    await until(pilot, lambda: pilot.app.screen.query_one("#plot").display)
    await pilot.pause()


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (132, 50)])
async def test_each_series_is_drawn_and_has_its_table(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with plotted(tmp_path, size=size) as (app, pilot):
        drawn = app.text()
        assert "Connection" in drawn
        assert "1 of 6" in drawn
        assert all(sign in drawn for sign in "●○◆")
        assert "usual range of Sam" in drawn
        assert "about +0.6 a month" in drawn
        await pilot.press("v")
        table = app.text()
        assert "May 24  8     6     2" in table
        assert "as usual (4.3 to 10), about +0.6 a month" in " ".join(table.split())
        await pilot.press("tab")
        assert app.text() == drawn


async def test_what_rows_and_columns_stand_for_is_said(tmp_path: Path) -> None:
    async with plotted(tmp_path, size=(60, 20)) as (app, _):
        assert "a column is a week   scale 0 to 10, rows of 2" in app.text()


async def test_ten_years_are_thinned_and_it_is_said(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    first = date(2016, 6, 26)
    days = [(first + timedelta(days=7 * week)).isoformat() for week in range(520)]
    party = told(home, ["Sam", "Noa"])
    weeks = [rated(day, 5 + number % 4) for number, day in enumerate(days)]
    party.records = lambda *_: tuple(weeks)  # type: ignore[method-assign]
    app = ShellApp(home, Trends, party)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot)
        assert "the middle number of each quarter" in app.text()
        assert "about level" in app.text()
        await pilot.press("v", "end")
        assert "2016  Jun 26" in app.text()


async def test_from_series_to_series(tmp_path: Path) -> None:
    async with plotted(tmp_path) as (app, pilot):
        await pilot.press("n")
        assert "Satisfaction" in app.text()
        assert "come with the fifth number" in app.text()
        assert "r usual range" not in app.text()
        await pilot.press("r", "down", "down")
        assert "Both ladders (T): 38.0 at the start, 54.0 now, +16.0; 50 is as hoped." in app.text()
        assert "and one of us plans it" in app.text()
        await pilot.press("v")
        assert "2026  Jun  7     +1  and one of us plans it" in app.text()
        await pilot.press("v", "b", "b", "up", "up")
        assert "6 of 6" in app.text()
        assert "Confidence: From April" in app.text()
        await pilot.press("q")
        assert app.asked == [("home",)]


async def test_whose_usual_range(tmp_path: Path) -> None:
    async with plotted(tmp_path) as (app, pilot):
        await pilot.press("r")
        assert "usual range of Noa" in app.text()
        await pilot.press("r")
        assert "····" not in app.text()
        await pilot.press("r")
        assert "usual range of Sam" in app.text()


async def test_all_series_stand_beside_a_wide_page(tmp_path: Path) -> None:
    async with plotted(tmp_path, size=(132, 50)) as (app, pilot):
        await pilot.press("n")
        assert ">  Satisfaction" in app.text()


async def test_the_numbers_of_one_goal_come_first(tmp_path: Path) -> None:
    home, party = spring(tmp_path)
    app = ShellApp(home, lambda: Trends("evening"), party)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot)
        assert "+1 since 7 June: and one of us plans it" in app.text()
        await pilot.press("escape")
        assert app.asked == [("goal", "evening")]


async def test_before_the_first_number(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    app = ShellApp(home, Trends, home.create_party(["Kim"], NOW))
    async with app.run_test(size=(60, 20)) as pilot:
        await filled(pilot)
        assert "Numbers come with the first check-in." in app.text()
        assert "Only you." in app.text()
        await pilot.press("n", "v", "r", "q")
        assert app.asked == [("home",)]


async def test_one_number_of_one_person_in_plain_signs(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    party = told(home, ["Kim"], rated("2026-06-07", 7, "kim", "[b]mood[/]\nof mine"))
    app = ShellApp(home, Trends, party, ascii_only=True)
    async with app.run_test(size=(60, 20)) as pilot:
        await shown(pilot)
        assert "[b]mood[/] of mine" in app.text()
        assert "* 7 on 7 June" in app.text()
        await pilot.press("v")
        assert "day           value" in app.text()
        assert app.text().isascii()


async def test_a_history_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = a_home(tmp_path)
    party = home.create_party(["Ola", "Rui"], NOW)
    damage(monkeypatch, party, "records")
    app = ShellApp(home, Trends, party)
    async with app.run_test() as pilot:
        await filled(pilot)
        assert "The history is damaged." in app.text()


def found(home: Home, names: list[str], *records: Any) -> tuple[Curve, ...]:
    """The series of people with these records."""
    return curves(story_of(told(home, names, *records), date(2026, 6, 14)))


def test_a_slope_and_a_range_from_five_numbers_on(tmp_path: Path) -> None:
    days = [(date(2026, 1, 1) + timedelta(days=30 * n)).isoformat() for n in range(6)]
    values = (5, 6, 6, 7, 9, 7)
    names = ["Sam", "Noa"]
    few = found(
        Home(tmp_path / "a"), names, *(rated(d, v) for d, v in zip(days[:4], values, strict=False))
    )
    assert (few[0].voices[0].slope, few[0].voices[0].usual) == (None, None)
    [more] = found(Home(tmp_path / "b"), names, *map(rated, days, values))
    [voice] = more.voices
    assert voice.slope == pytest.approx(0.5 / 30 * 365.25 / 12)
    assert voice.usual is not None
    assert voice.usual.low == pytest.approx(20 / 3 - 2.66 * 1.2)
    assert voice.usual.high == pytest.approx(20 / 3 + 2.66 * 1.2)


def test_a_usual_range_stays_on_its_scale(tmp_path: Path) -> None:
    days = [f"2026-05-{n:02}" for n in range(1, 6)]
    [on_it] = found(Home(tmp_path / "a"), ["Sam", "Noa"], *map(rated, days, (0, 10, 0, 10, 0)))
    assert on_it.voices[0].usual is not None
    assert (on_it.voices[0].usual.low, on_it.voices[0].usual.high) == (0, 10)
    [off_it] = found(Home(tmp_path / "b"), ["Sam", "Noa"], *map(rated, days, (0, 90, 0, 90, 0)))
    assert off_it.voices[0].usual is not None
    assert off_it.voices[0].usual.high > 90


def test_the_score_of_ladders_needs_two_that_count(tmp_path: Path) -> None:
    def goal(id: str, state: str, *levels: int) -> list[Any]:
        fields: dict[str, FieldValue] = {"statement": f"goal {id}", "state": state}
        rungs = [
            record("2026-05-01", "ladder", {"levels": LEVELS, "level": level, "goal": id},
                   id=f"{id}{number}", root=f"{id}0" if number else "")
            for number, level in enumerate(levels)
        ]  # fmt: skip
        return [record("2026-05-01", "goal", fields, id=id), *rungs]

    names = ["Sam", "Noa"]
    single = found(Home(tmp_path / "a"), names, *goal("a", "active", 0), *goal("b", "let go", 2))
    assert [curve.together for curve in single] == [None, None]
    double = found(Home(tmp_path / "b"), names, *goal("a", "active", -1), *goal("b", "reached", 2))
    assert double[0].together is not None
    assert double[0].ladders == 2
    assert [curve.title for curve in double] == ["goal a", "goal b"]


def test_connection_first_then_ladders_then_what_goals_are_rated(tmp_path: Path) -> None:
    home, party = spring(tmp_path)
    assert home.parties()
    order = [
        (c.title[:12], c.levels is not None) for c in curves(story_of(party, date(2026, 6, 14)))
    ]
    assert order == [
        ("connection", False), ("satisfaction", False), ("Six months o", True),
        ("From April o", True), ("importance", False), ("confidence", False),
    ]  # fmt: skip
