"""Choosing people, and naming new ones."""

from pathlib import Path

import pytest

from store import Home, StoreError
from tests.ui.screens_app import NOW, ShellApp, a_home, filled, until
from tests.ui.screens_people import Past, days_ago
from tui.screens.first_run import FirstRun
from tui.screens.picker import PartyPicker


def three(folder: Path) -> Home:
    home = a_home(folder)
    pair = home.create_party(["Sam", "Noa"], NOW)
    Past(pair, days_ago(14)).talk("hello")
    Past(pair, days_ago(3)).talk("sticky-notes", steps=3, pause=True)
    home.create_party(["Ola", "Rui"], NOW)
    return home


async def test_parties_with_when_they_met_and_what_waits(tmp_path: Path) -> None:
    app = ShellApp(three(tmp_path), PartyPicker)
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        assert "Sam & Noa" in app.text()
        assert "met last Thursday" in app.text()
        assert "1 talk waiting" in app.text()
        assert "not met yet" in app.text()
        assert "Just me" in app.text()
        await pilot.press("enter", "down", "enter", "down", "enter", "down", "enter")
        assert app.asked == [
            ("party", "sam-noa"), ("party", "ola-rui"), ("new party",), ("new party",),
        ]  # fmt: skip


async def test_a_damaged_party_says_so_and_the_others_work(tmp_path: Path) -> None:
    home = three(tmp_path)
    (home.path / "parties" / "ola-rui" / "history.json").write_text("{")
    app = ShellApp(home, PartyPicker)
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        assert "cannot be read" in app.text()
        await pilot.press("enter")
        assert app.asked == [("party", "sam-noa")]


async def test_filter_by_typing(tmp_path: Path) -> None:
    app = ShellApp(three(tmp_path), PartyPicker)
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        await pilot.press("slash", *"rui")
        await until(pilot, lambda: "1 of 2" in app.text())
        assert "Sam & Noa" not in app.text()
        await pilot.press("enter", "enter")
        assert app.asked == [("party", "ola-rui")]
        await pilot.press("slash", "x", "escape")
        assert "Nobody of that name." in app.text()
        await pilot.press("slash", "ctrl+u", "escape")
        assert "Filter" not in app.text()


async def test_other_keys_and_trouble(tmp_path: Path) -> None:
    app = ShellApp(three(tmp_path), PartyPicker, fails=StoreError("The disk is gone."))
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        await pilot.press("enter")
        assert "The disk is gone." in app.text()
    app = ShellApp(three(tmp_path / "b"), PartyPicker)
    async with app.run_test() as pilot:
        await filled(pilot)
        await pilot.press("a")
        assert app.asked == [("new party",)]
        await pilot.press("q")
    assert app.return_code == 0


async def test_a_home_that_cannot_be_read_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Home) -> None:
        raise StoreError("Reading is not allowed.")

    monkeypatch.setattr(Home, "parties", fail)
    app = ShellApp(a_home(tmp_path), PartyPicker)
    async with app.run_test() as pilot:
        await filled(pilot)
        assert "Reading is not allowed." in app.text()


# First run


async def test_two_names_begin_with_the_first_question(tmp_path: Path) -> None:
    app = ShellApp(a_home(tmp_path), FirstRun)
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        assert "Who will write here?" in app.text()
        assert "this machine only" in app.text()
        await pilot.press(*"Sam", "enter", *"Noa", "enter")
        assert "Begin: Sam and Noa" in app.text()
        assert not (app.home.path / "parties").exists()
        await pilot.press("enter")
        await until(pilot, lambda: len(app.asked) == 2)
        assert app.asked == [
            ("party", "sam-noa"),
            ("begin", "hello", ("sam", "noa"), "sam", False),
        ]


async def test_one_name_is_a_page_for_one(tmp_path: Path) -> None:
    app = ShellApp(a_home(tmp_path), FirstRun)
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        await pilot.press(*"Kim", "enter", "enter")
        assert "Begin alone, as Kim" in app.text()
        await pilot.press("enter")
        await until(pilot, lambda: app.asked)
        assert app.asked == [("party", "kim")]


async def test_more_people_up_to_twelve(tmp_path: Path) -> None:
    app = ShellApp(a_home(tmp_path), FirstRun)
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        await pilot.press("a", "enter", "b", "down")
        for letter in "cdefghijkl":
            await pilot.press("down", "enter", letter, "down")
        assert "+ another" not in app.text()
        assert "Begin: a, b, c and 9 more" in app.text()
        await pilot.press("enter")
        await until(pilot, lambda: len(app.asked) == 2)
        assert len(app.asked[1][2]) == 12


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        ((*"Sam", "enter", *"sam", "ctrl+d"), "Two people are called"),
        ((*"x" * 60, "ctrl+d"), "too long"),
        (("ctrl+d",), "Type at least one name."),
    ],
)
async def test_bad_names_are_said_in_place_and_nothing_is_lost(
    tmp_path: Path, keys: tuple[str, ...], sentence: str
) -> None:
    app = ShellApp(a_home(tmp_path), FirstRun)
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        await pilot.press(*keys)
        await until(pilot, lambda: sentence in app.text())
        assert not app.asked
        typed = "".join(key for key in keys if len(key) == 1)
        assert typed[:20] in app.text().replace("\n", "") or "Sam" in app.text()
        await pilot.press("z")
        assert sentence not in app.text()


async def test_arrows_go_through_names_and_rows(tmp_path: Path) -> None:
    app = ShellApp(a_home(tmp_path), FirstRun)
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        await pilot.press("down", "down", "down", "down", "up", "up", "up", "up", *"Kim")
        assert "Begin alone, as Kim" in app.text()
        await pilot.press("escape", "w", "enter", "escape", "q")
    assert app.return_code == 0
    assert not app.asked


async def test_new_people_may_go_back_to_the_others(tmp_path: Path) -> None:
    app = ShellApp(three(tmp_path), FirstRun)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "New people" in app.text())
        await pilot.press("escape", "w")
        assert app.asked == [("parties",)]


async def test_a_party_that_cannot_be_kept_is_said(tmp_path: Path) -> None:
    app = ShellApp(a_home(tmp_path), FirstRun, fails=StoreError("The disk is full."))
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        await pilot.press(*"Kim", "ctrl+d")
        await until(pilot, lambda: "The disk is full." in app.text())
        assert "Kim" in app.text()
