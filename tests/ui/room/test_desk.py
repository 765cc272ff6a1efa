"""The desk of who leads: which workshop, or a new one, asked in a few dialogs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from store import LocalHub
from store.hub.desk import LocalDesk
from tests.storage.rooms import Clock
from tui.modals.ask_line import AskLine
from tui.modals.confirm import Confirm
from tui.room.choose import Choose
from tui.room.desk_app import DeskApp


@asynccontextmanager
async def at_desk(
    folder: Path, *titles: str
) -> AsyncIterator[tuple[DeskApp, Pilot[int], LocalHub]]:
    """A desk over a hub that holds workshops of these titles."""
    hub = await LocalHub.open(folder, Clock())
    for title in titles:
        await hub.create(title, "Ines", [("hello", "pairs", False)])
    app = DeskApp(LocalDesk(hub))
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, Choose)
        yield app, pilot, hub
    await hub.close()


async def shown(pilot: Pilot[int], kind: type[object]) -> None:
    """Wait until a dialog of this kind is there."""
    for _ in range(500):
        await pilot.pause(0.01)
        if isinstance(pilot.app.screen, kind) and pilot.app.screen.is_mounted:
            return
    raise AssertionError(f"no {kind.__name__}, but {pilot.app.screen!r}")


async def ended(pilot: Pilot[int]) -> None:
    """Wait until the app has said what came of it."""
    for _ in range(500):
        if pilot.app.return_value is not None:
            return
        await pilot.pause(0.01)
    raise AssertionError("it goes on")


async def test_a_new_workshop_is_made_and_its_maker_leads_it(tmp_path: Path) -> None:
    async with at_desk(tmp_path) as (app, pilot, hub):
        await pilot.press("enter")
        await shown(pilot, AskLine)
        await pilot.press(*"Ines", "enter")
        await shown(pilot, Choose)
        await pilot.press(*"pairs")
        await pilot.press("enter")
        await shown(pilot, Choose)
        await pilot.press("enter")
        await shown(pilot, AskLine)
        await pilot.press("enter")
        await ended(pilot)
        (card,) = hub.cards()
        assert card.title == "In pairs"
        link = await hub.link(app.token)
        assert (link.room.me.name, link.room.me.role) == ("Ines", "facilitator")
        assert link.room.plan[0].size == "pairs"


async def test_one_that_is_there_is_led_on_and_a_taken_name_is_asked_again(tmp_path: Path) -> None:
    async with at_desk(tmp_path, "Team day") as (app, pilot, hub):
        await hub.seat(hub.cards()[0].id, "Sam", "participant")
        await pilot.press("enter")
        await shown(pilot, AskLine)
        await pilot.press(*"Sam", "enter")
        await shown(pilot, Choose)
        assert "called “Sam” already" in str(app.screen.query("Words").first().render())
        await pilot.press("enter")
        await shown(pilot, AskLine)
        await pilot.press(*"Ola", "enter")
        await ended(pilot)
        assert (await hub.link(app.token)).room.me.name == "Ola"


async def test_leaving_asks_once_and_each_step_can_be_left(tmp_path: Path) -> None:
    async with at_desk(tmp_path, "Team day") as (app, pilot, _):
        await pilot.press("enter")
        await shown(pilot, AskLine)
        await pilot.press("escape")
        await shown(pilot, Choose)
        await pilot.press("escape")
        await shown(pilot, Confirm)
        await pilot.press("n")
        await shown(pilot, Choose)
        await pilot.press("escape")
        await shown(pilot, Confirm)
        await pilot.press("y")
        await ended(pilot)
        assert app.token == ""
