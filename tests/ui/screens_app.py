"""A small app around one screen: a real home and library, a still clock, and what was asked of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from flows.people import PersonId
from store import Home, Keeper, Library, Party, StoreError
from tui.base_app import BaseApp
from tui.screens.sheet import Sheet
from tui.screens.spot import Spot
from tui.settings import Settings
from tui.shots import text

NOW = datetime(2026, 6, 14, 19, 2, tzinfo=UTC)
"""A Sunday."""


class StillStamps:
    """A clock that stands."""

    def now(self) -> datetime:
        """Return the moment."""
        return NOW

    def today(self) -> date:
        """Return the day."""
        return NOW.date()

    def new_id(self) -> str:
        """Return the same id every time."""
        return "id"


class ShellApp(BaseApp):
    """Shows one screen, and remembers what the screen asked for."""

    def __init__(
        self,
        home: Home,
        screen: Callable[[], Screen[None]],
        party: Party | None = None,
        *,
        busy: str = "",
        settings: Settings | None = None,
        fails: StoreError | None = None,
        ascii_only: bool = False,
    ) -> None:
        super().__init__(settings, ascii_only=ascii_only, now=lambda: NOW)
        self.home = home
        self.library = Library(home.flows)
        self.stamps = StillStamps()
        self.party = party
        self.keeper: Keeper | None = None
        self.busy = busy
        self.asked: list[tuple[Any, ...]] = []
        self.spot: Spot | None = None
        self.fails = fails
        self._shown = screen

    def on_mount(self) -> None:
        """Show the screen."""
        self.push_screen(self._shown())

    def _ask(self, *what: object) -> None:
        self.asked.append(what)
        if self.fails is not None:
            raise self.fails

    async def show_parties(self) -> None:
        self._ask("parties")

    async def show_new_party(self) -> None:
        self._ask("new party")

    async def show_party(self, id: str) -> None:
        self._ask("party", id)

    async def show_home(self) -> None:
        self._ask("home")

    def get_ready(self) -> None:
        """Nothing to get ready here."""

    async def show_history(self, spot: Spot | None = None) -> None:
        self._ask("history", *filter(None, [spot]))

    async def show_goals(self) -> None:
        self._ask("goals")

    async def show_goal(self, goal: str) -> None:
        self._ask("goal", goal)

    async def show_trends(self, goal: str = "") -> None:
        self._ask("trends", goal)

    async def show_flows(self) -> None:
        self._ask("flows")

    async def show_page_as_it_was(
        self, conversation: str, *, goal: str = "", spot: Spot | None = None
    ) -> None:
        self.spot = spot
        self._ask("read", conversation, *filter(None, [goal]))

    async def show_arrive(self, flow: str) -> None:
        self._ask("arrive", flow)

    async def begin(
        self, flow: str, people: tuple[PersonId, ...], first: PersonId, *, quick: bool
    ) -> None:
        self._ask("begin", flow, people, first, quick)

    async def resume(self, conversation: str) -> None:
        self._ask("resume", conversation)

    async def jot(self, text: str, author: PersonId | None) -> None:
        self._ask("jot", text, author)

    def text(self) -> str:
        """Return the text of the whole screen, dialogs included."""
        return text(self)


async def until(pilot: Pilot[Any], holds: Callable[[], object]) -> None:
    """Wait until something holds; after half a minute the test has failed."""
    async with asyncio.timeout(30):
        while not holds():
            await pilot.pause()


async def filled(pilot: Pilot[Any]) -> None:
    """Wait until the page has read and shown its rows."""
    await until(pilot, lambda: [s for s in pilot.app.screen.query(Sheet) if s.count])
    await pilot.pause()


def a_home(folder: Path) -> Home:
    """Return a home in which nothing is kept yet."""
    return Home(folder / "home")


def damage(monkeypatch: pytest.MonkeyPatch, party: Party, read: str) -> None:
    """Have a party's method `read` say that the history is damaged."""

    def fail(*_: object) -> None:
        raise StoreError("The history is damaged.")

    monkeypatch.setattr(type(party), read, fail)
