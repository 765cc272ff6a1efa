"""The same pages in the real app: from one to the next and back."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.ui.screens_app import StillStamps, a_home, filled, until
from tests.ui.screens_goals import spring
from tests.ui.screens_people import lived
from tui.app import Duologue
from tui.opening import Opening
from tui.screens.arrive import Arrive
from tui.screens.first_run import FirstRun
from tui.screens.flow_list import Flows
from tui.screens.goal import GoalPage
from tui.screens.goals import Goals
from tui.screens.history import History
from tui.screens.home import PartyHome
from tui.screens.picker import PartyPicker
from tui.screens.reader import Reader
from tui.screens.solo import SoloHome
from tui.screens.trends import Trends
from tui.shots import text


async def comes(pilot: Pilot[Any], page: type) -> None:
    """Wait until a page is there and shows its rows."""
    await until(pilot, lambda: isinstance(pilot.app.screen, page))
    await filled(pilot)


async def test_from_page_to_page(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    lived(home)
    app = Duologue(home, stamps=StillStamps())
    steps: list[tuple[tuple[str, ...], type]] = [
        (("enter",), PartyHome), (("h",), History), (("down", "down", "enter"), Reader),
        (("q",), History), (("q",), PartyHome), (("f",), Flows), (("down", "enter"), Arrive),
        (("q",), PartyHome), (("w",), PartyPicker), (("a",), FirstRun),
        (("escape", "w"), PartyPicker),
    ]  # fmt: skip
    async with app.run_test(size=(80, 24)) as pilot:
        await comes(pilot, PartyPicker)
        for keys, page in steps:
            if page is PartyPicker and keys[0] == "escape":
                await until(pilot, lambda: app.screen.can_do("home"))  # type: ignore[attr-defined]
            await pilot.press(*keys)
            await comes(pilot, page)
        await pilot.press("q")
    assert app.return_code == 0


async def test_to_the_goals_and_the_numbers_and_back(tmp_path: Path) -> None:
    home, _ = spring(tmp_path)
    app = Duologue(home, stamps=StillStamps())
    steps: list[tuple[str, type]] = [
        ("enter", PartyHome), ("g", Goals), ("enter", GoalPage), ("t", Trends), ("q", GoalPage),
        ("q", Goals), ("q", PartyHome), ("t", Trends), ("q", PartyHome),
    ]  # fmt: skip
    async with app.run_test(size=(80, 24)) as pilot:
        await comes(pilot, PartyPicker)
        for key, page in steps:
            await pilot.press(key)
            await comes(pilot, page)


@pytest.mark.parametrize("keys", [(), ("l",), ("l", "end"), ("slash", *"money", "enter", "down")])
async def test_the_history_is_as_it_was_when_one_comes_back_to_it(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    home = a_home(tmp_path)
    party = lived(home)
    app = Duologue(home, stamps=StillStamps(), opening=Opening(party=party.id))
    async with app.run_test(size=(80, 24)) as pilot:
        await comes(pilot, PartyHome)
        await pilot.press("h")
        await comes(pilot, History)
        await pilot.press("down", "down", *keys)
        if "slash" in keys:
            await until(pilot, lambda: "2 of " in text(app))
        await pilot.pause()
        left = text(app)
        await pilot.press("enter")
        await comes(pilot, Reader)
        await pilot.press("q")
        await comes(pilot, History)
        assert text(app) == left
        await pilot.press("slash", "ctrl+u", "escape", "q")
        await comes(pilot, PartyHome)


async def test_one_name_leads_to_a_page_of_ones_own(tmp_path: Path) -> None:
    app = Duologue(a_home(tmp_path), stamps=StillStamps())
    async with app.run_test(size=(80, 24)) as pilot:
        await comes(pilot, FirstRun)
        await pilot.press(*"Kim", "ctrl+d")
        await comes(pilot, SoloHome)
        await pilot.press("j", *"tea", "enter")
        await until(pilot, lambda: app.party and app.party.records(["kim"]))


async def test_two_names_lead_to_the_first_question(tmp_path: Path) -> None:
    app = Duologue(a_home(tmp_path), stamps=StillStamps())
    async with app.run_test(size=(80, 24)) as pilot:
        await comes(pilot, FirstRun)
        await pilot.press(*"Sam", "enter", *"Noa", "ctrl+d")
        await until(pilot, lambda: app.talk)
        await until(pilot, lambda: not isinstance(app.screen, FirstRun | PartyHome))
        assert app.party is not None
        assert [card.flow for card in app.party.conversations()] == ["hello"]
