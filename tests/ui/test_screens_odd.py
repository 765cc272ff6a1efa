"""What should not be there, on every page around a conversation: shown, and nothing breaks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.screen import Screen

from tests.storage import odd
from tests.ui.screens_app import ShellApp, filled, until
from tui.screens.goal import GoalPage
from tui.screens.goals import Goals
from tui.screens.history import History
from tui.screens.home import PartyHome
from tui.screens.trends import Trends

PAGES: dict[str, tuple[Callable[[], Screen[None]], tuple[str, ...]]] = {
    "home": (PartyHome, ("Our own notes", "water the plants", "Kim and Lea", odd.BARE)),
    "goals": (Goals, (odd.BARE, "dusty")),
    "goal": (lambda: GoalPage("bare"), (odd.BARE, "under way, untouched for a while")),
    "history": (History, ("Our own notes (paused)", "water the plants")),
    "trends": (Trends, ("Numbers come", )),
}  # fmt: skip
"""A page, and words on it."""


@pytest.mark.parametrize("gone", [False, True])
@pytest.mark.parametrize("page", list(PAGES))
async def test_every_page_shows_it(tmp_path: Path, page: str, gone: bool) -> None:
    home, party, _ = odd.an_odd_home(tmp_path / "home")
    if gone:
        odd.flow_file(home).unlink()
    screen, words = PAGES[page]
    app = ShellApp(home, screen, party)
    async with app.run_test(size=(80, 40)) as pilot:
        await filled(pilot)
        text = " ".join(app.text().split())
        for said in words:
            assert said in text, text


async def test_what_waits_is_gone_on_with_though_its_file_is_gone(tmp_path: Path) -> None:
    home, party, waits = odd.an_odd_home(tmp_path / "home")
    odd.flow_file(home).unlink()
    app = ShellApp(home, PartyHome, party)
    async with app.run_test(size=(80, 40)) as pilot:
        await filled(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: app.asked)
        assert app.asked == [("resume", waits)]
