"""People at a table: a real home, a flow of a few steps, and an app for each keyboard."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar
from unicodedata import lookup

from textual.events import Key, Paste
from textual.keys import _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from flows.people import Person
from store import Home, LocalKeeper, Party
from tests.unit.talk import HEADER, flow_of
from tui.app import Duologue
from tui.modals.dialog import Words
from tui.opening import Opening
from tui.pacing import Pacer
from tui.settings import Settings
from tui.shots import text
from tui.talk.page import TalkPage
from tui.talk.talk import Talk
from tui.widgets.frame import Frame

START = datetime(2026, 6, 14, 19, 2, tzinfo=UTC)
END = "  - end: done\n    text: Bye\n"
"""The last step of a flow."""
ASK = "  - ask: q\n    who: all\n    text: What?\n    minutes: 2\n"
"""A question to all together."""
SAY = "  - say: hello\n    text: Hello\n"
"""A text to read."""
_W = TypeVar("_W", bound=Widget)


@dataclass
class StillStamps:
    """A clock that goes only when a test moves it, and ids that count up."""

    moment: datetime = START
    count: int = 0

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.date()

    def new_id(self) -> str:
        self.count += 1
        return f"id{self.count}"

    def pass_minutes(self, minutes: float) -> None:
        self.moment += timedelta(minutes=minutes)


class LeftPage(Screen[None]):
    """What the app shows when a conversation is left."""

    def compose(self) -> Any:
        yield Words("at home")


class TalkApp(Duologue):
    """The real app, at one conversation; the keeper belongs to the table."""

    def __init__(self, table: Table, people: tuple[str, ...], settings: Settings | None) -> None:
        opening = Opening(party=table.party.id, conversation=table.id)
        super().__init__(table.home, opening=opening, stamps=table.stamps, settings=settings)
        self._table = table
        self._people = people

    async def _open(self) -> None:
        self.party, self.keeper = self._table.party, self._table.keeper
        await self._sit_down(self._table.id, self._people)

    async def show_home(self) -> None:
        self.talk = None
        await self.show_page(LeftPage())

    async def _close_party(self) -> None:
        return


def _key(name: str) -> Key:
    """A key as a terminal sends it, by Textual's name or its letter."""
    if len(name) == 1:
        return Key(_character_to_key(name), name)
    with suppress(KeyError):
        return Key(name, lookup(_get_unicode_name_from_key(name)))
    return Key(name, None)


@dataclass
class Seat:
    """One keyboard and its screen."""

    app: TalkApp
    pilot: Pilot[Any]
    pacer: Pacer

    async def press(self, *keys: str) -> None:
        """Press keys as the driver sends them: each when the one before has had its effect."""
        for key in keys:
            self.pacer.put(_key(key))
        await self.calm()

    async def typed(self, text: str) -> None:
        """Type a text letter by letter."""
        await self.press(*text)

    async def paste(self, text: str) -> None:
        """Paste a text."""
        self.pacer.put(Paste(text))
        await self.calm()

    async def write(self, *lines: str) -> None:
        """Type lines, each with Enter behind it."""
        for line in lines:
            await self.typed(line)
            await self.press("enter")

    async def calm(self) -> None:
        """Wait until all keys have had their effect and the page is drawn."""
        await asyncio.wait_for(self._settled(), 20)
        await self.pilot.pause()

    async def _settled(self) -> None:
        if self.pacer._task is not None:
            await self.pacer._task
        await self.pacer._settle()

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait until something holds; after half a minute the test has failed."""
        async with asyncio.timeout(30):
            while not holds():
                await self.pilot.pause()
        await self.calm()

    async def at(self, page: type[Screen[Any]]) -> None:
        """Wait until a page of this kind is on top."""
        await self.until(lambda: isinstance(self.app.screen, page))

    @property
    def talk(self) -> Talk:
        assert self.app.talk is not None
        return self.app.talk

    @property
    def page(self) -> TalkPage:
        """The page that is shown."""
        assert isinstance(self.app.screen, TalkPage)
        return self.app.screen

    @property
    def left(self) -> bool:
        """Whether the conversation was left."""
        return isinstance(self.app.screen, LeftPage)

    @property
    def shown(self) -> str:
        """The text of the whole screen, dialogs included."""
        return text(self.app)

    @property
    def said(self) -> str:
        """The sentence that stands in place of the promise."""
        frames = [s.query_one(Frame) for s in self.app.screen_stack if s.query(Frame)]
        return frames[-1]._notice

    @property
    def keys(self) -> list[str]:
        """The labels of the keys at the foot."""
        return [entry.label for entry in self.page.query_one(Frame).entries]

    def one(self, selector: str, kind: type[_W]) -> _W:
        """A widget of the page on top."""
        return self.app.screen.query_one(selector, kind)


@dataclass
class Table:
    """A conversation and all that belongs to it."""

    home: Home
    party: Party
    keeper: LocalKeeper
    id: str
    stamps: StillStamps = field(default_factory=StillStamps)

    @property
    def people(self) -> tuple[Person, ...]:
        return self.party.people

    @asynccontextmanager
    async def seat(
        self,
        *names: str,
        size: tuple[int, int] = (80, 24),
        settings: Settings | None = None,
    ) -> AsyncIterator[Seat]:
        """Sit down; everybody at one keyboard when nobody is named."""
        people = tuple(x.id for x in self.people if not names or x.name in names)
        app = TalkApp(self, people, settings)
        async with app.run_test(size=size) as pilot:
            seat = Seat(app, pilot, Pacer(app, patience=10))
            await seat.until(lambda: app.talk is not None and isinstance(app.screen, TalkPage))
            yield seat

    def logged(self) -> list[Any]:
        """Everything that was kept, unredacted."""
        return list(self.keeper._open[self.id].conversation.events)

    def kept(self, kind: type[Any]) -> list[Any]:
        """The events of one kind."""
        return [event for event in self.logged() if isinstance(event, kind)]


@asynccontextmanager
async def table(
    folder: Path,
    steps: str,
    *names: str,
    header: str = HEADER,
    before: Callable[[Party], object] | None = None,
) -> AsyncIterator[Table]:
    """Begin a conversation of Sam and Noa, or of those who are named, over a few steps.

    ``before`` is done to their party first.
    """
    home = Home(folder / "home")
    stamps = StillStamps()
    party = home.create_party(names or ("Sam", "Noa"), stamps.now())
    if before is not None:
        before(party)
    keeper = await LocalKeeper.open(party, since=stamps.now())
    try:
        flow = flow_of(steps, header=header)
        started = party.started(flow, at=stamps.now(), today=stamps.today())
        yield Table(home, party, keeper, await keeper.start(flow, started), stamps)
    finally:
        await keeper.close()
