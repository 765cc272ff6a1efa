"""Simulated people leave the same log on the full screen as without any face.

Every flow is played so by `make faces`; pages that fill the screen take far longer than lines do, so
the ordinary tests play a few.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from store import Library
from tests.ui.plain.faces import played_on_screen
from tests.ui.plain.test_same_log import a_goal_there, by_somebody, sittings
from tui.simulated import company, play, talk

ALWAYS = {("hello", 2, True), ("reflect", 1, True), ("sharpen", 1, False)}
"""What the ordinary tests play."""


async def same_log(folder: Path, name: str, people: int, *, quick: bool) -> None:
    """Play a flow without a face and on the full screen, and compare the logs."""
    begun = talk(Library().load(name), company(people), quick=quick)
    seed = len(name) % 3
    headless = play(begun, seed, records=a_goal_there)
    full = await played_on_screen(folder, begun, a_goal_there, seed)
    assert full.status == "finished"
    assert full.events == by_somebody(headless)


@pytest.mark.parametrize(("name", "people", "quick"), sorted(ALWAYS))
async def test_the_full_screen_leaves_the_log_that_no_face_leaves(
    tmp_path: Path, name: str, people: int, quick: bool
) -> None:
    await same_log(tmp_path, name, people, quick=quick)


@pytest.mark.faces
@pytest.mark.parametrize(("name", "people", "quick"), sittings())
async def test_every_flow_leaves_the_same_log_on_the_full_screen(
    tmp_path: Path, name: str, people: int, quick: bool
) -> None:
    await same_log(tmp_path, name, people, quick=quick)
