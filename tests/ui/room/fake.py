"""A seat in a room over a line that leads nowhere: views are given by the test, acts remembered."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from flows.workshop.acts import Act
from flows.workshop.seen import Card, Room
from store import Link, StoreError
from tests.ui.talk.host import END, START, StillStamps, Table, _key, table
from tui.fixtures.rooms import StillLink, mate, room
from tui.pacing import Pacer
from tui.page import Page
from tui.room.app import RoomApp
from tui.settings import Settings
from tui.shots import text
from tui.widgets.frame import Frame
from tui.widgets.line_input import LineInput

_W = TypeVar("_W", bound=Widget)
_S = TypeVar("_S", bound=Screen[Any])


class FakeLink(StillLink):
    """A still line that can also refuse."""

    refuses = ""
    """The sentence with which everything is refused; empty for nothing."""

    async def act(self, act: Act) -> None:
        """Remember an act, or refuse it."""
        if self.refuses:
            raise StoreError(self.refuses)
        await super().act(act)

    async def take_home(self, form: str = "markdown") -> str:
        """Return a short page, or refuse it."""
        if self.refuses:
            raise StoreError(self.refuses)
        return await super().take_home(form)

    async def forget_notes(self) -> int:
        """Forget the notes, or refuse it."""
        if self.refuses:
            raise StoreError(self.refuses)
        return await super().forget_notes()


@dataclass
class RoomSeat:
    """One member at their keyboard."""

    app: RoomApp
    link: FakeLink
    pilot: Pilot[Any]
    stamps: StillStamps
    pacer: Pacer

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each when the one before has had its effect."""
        for key in keys:
            self.pacer.put(_key(key))
        await self.calm()

    async def calm(self) -> None:
        """Wait until all keys have had their effect and the page is drawn."""
        async with asyncio.timeout(20):
            if self.pacer._task is not None:
                await self.pacer._task
            await self.pacer._settle()
        await self.pilot.pause()

    async def do(self, action: str) -> None:
        """Do an action by its name, as the palette does."""
        page = self.app.screen
        assert isinstance(page, Page)
        done = asyncio.get_running_loop().create_future()

        async def act() -> None:
            assert page.can_do(action)
            await page.action_act(action)
            done.set_result(None)

        # As the app: with several of them in one test, nodes would ask the last one.
        self.app.call_later(act)
        await asyncio.wait_for(done, 20)
        await self.calm()

    async def write(self, line: str) -> None:
        """Type a line and Enter."""
        await self.press(*line, "enter")

    async def tell(self, seen: Room | None = None, **changes: Any) -> None:
        """Have the hub give another view, and wait until it is shown."""
        self.link.tell(replace(seen or self.link.room, **changes))
        await self.until(lambda: self.app.room is self.link.room)
        await self.pilot.pause()

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait until something holds; after a while the test has failed."""
        for _ in range(500):
            if holds():
                await self.pilot.pause()
                return
            await asyncio.sleep(0.01)
        raise AssertionError(f"it never came; there was:\n{self.shown}")

    async def at(self, page: type[_S]) -> _S:
        """Wait until a page of this kind is on top, and return it."""
        await self.until(lambda: isinstance(self.app.screen, page))
        screen = self.app.screen
        assert isinstance(screen, page)
        return screen

    async def sees(self, words: str) -> None:
        """Wait until words are on the screen, wherever a line is broken."""
        await self.until(lambda: words in " ".join(self.shown.split()))

    @property
    def shown(self) -> str:
        """The text of the whole screen."""
        return text(self.app)

    @property
    def row(self) -> str:
        """The row about the people."""
        return self.app.room_row(self.app.size.width).plain

    @property
    def said(self) -> str:
        """The sentence that stands in place of the promise."""
        frames = [s.query_one(Frame) for s in self.app.screen_stack if s.query(Frame)]
        return frames[-1]._notice

    @property
    def keys(self) -> list[str]:
        """The ids of the keys at the foot."""
        frames = [s.query_one(Frame) for s in self.app.screen_stack if s.query(Frame)]
        return [entry.id for entry in frames[-1].entries]

    @property
    def acts(self) -> list[Act]:
        """What was asked of the hub."""
        return self.link.acts

    def one(self, selector: str, kind: type[_W]) -> _W:
        """A widget of the page on top."""
        return self.app.screen.query_one(selector, kind)


@asynccontextmanager
async def seated(
    seen: Room | None = None,
    *,
    table: Table | None = None,
    size: tuple[int, int] = (80, 24),
    welcome: bool | None = False,
    word: str = "amber kite",
    ascii_only: bool = False,
    **options: Any,
) -> AsyncIterator[RoomSeat]:
    """Sit down in a room; with a table its keeper gives the conversations."""
    stamps = StillStamps()
    link = FakeLink(seen or room(), table.keeper if table else None, word)
    options.setdefault("settings", Settings())
    app = RoomApp(link, welcome=welcome, stamps=stamps, ascii_only=ascii_only, **options)
    async with app.run_test(size=size) as pilot:
        seat = RoomSeat(app, link, pilot, stamps, Pacer(app, patience=10))
        await seat.until(lambda: len(app.screen_stack) > 1 and app.screen.query(Frame))
        yield seat


def at_table(table: Table, name: str, **changes: Any) -> Room:
    """Return the view of somebody who sits at a table's conversation."""
    others = tuple(person.name for person in table.people if person.name != name)
    here = (mate("Ines", "facilitator"), mate(name), *(mate(other) for other in others))
    seen = replace(
        room("Marek", stage="running"),
        me=here[1],
        people=here,
        conversation=table.id,
        person=name.casefold(),
        others=others,
        expected=0,
    )
    return replace(seen, **changes)


def message(text: str, number: int = 1) -> Card:
    """Return a message of the facilitator."""
    return Card(f"m{number}", "message", text, "Ines", START)


@asynccontextmanager
async def at_link(link: Link, stamps: Any, *, welcome: bool = False) -> AsyncIterator[RoomSeat]:
    """Sit down in a room over a real line."""
    app = RoomApp(link, welcome=welcome, stamps=stamps, settings=Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        seat = RoomSeat(app, link, pilot, stamps, Pacer(app))  # type: ignore[arg-type]  # a real line
        await seat.until(lambda: len(app.screen_stack) > 1 and app.screen.query(Frame))
        yield seat


ASK = "  - ask: q\n    who: all\n    text: What?\n  - say: then\n    text: Then\n" + END
"""A question to all together, then a text."""
NOTES = "  - notes: ideas\n    who: each\n    blind: true\n    text: Write\n  - reveal: look\n    of: [ideas]\n"
"""Everybody writes alone, then all is opened."""


@asynccontextmanager
async def sam(
    folder: Path, steps: str = ASK, **options: object
) -> AsyncIterator[tuple[Table, RoomSeat]]:
    """Sam, at the conversation of a pair."""
    async with (
        table(folder, steps) as t,
        seated(at_table(t, "Sam"), table=t, **options) as seat,  # type: ignore[arg-type]
    ):
        yield t, seat


def field(seat: RoomSeat) -> str:
    """What stands in the field."""
    return seat.one("#field", LineInput).text
