"""A workshop of our own invention behind the browser door: one code, one PIN, an app with a note."""

import asyncio
import socket
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.timer import Timer
from textual.widgets import Static

from flows.workshop.acts import Act
from flows.workshop.seen import Mate, Room
from store.hub.link import Answer, Knock, Link
from store.keeper import Keeper
from tui.base_app import BaseApp
from tui.serve.driver import LineDriver
from tui.serve.entrance import Front
from tui.serve.house import House, Place
from tui.serve.keylist import KeyList
from tui.serve.limits import Limits
from tui.serve.line import Line
from tui.web.config import WebConfig
from tui.web.guests import through_browser
from tui.web.server import WebServer, serve_web
from tui.widgets.line_input import LineInput
from tui.widgets.messages import Draft, Submitted

CODE = "K7P3Q2"
PIN = "4071"
LOCKED = "Five wrong PINs. This code is locked for 15 minutes; the facilitator can let you in."


@dataclass
class Member:
    """Somebody who was let in once."""

    name: str
    word: str
    draft: str = ""
    notes: list[str] = field(default_factory=list)
    links: int = 0
    stirs: int = 0


class FakeLink:
    """A member's line to a hub that is not there."""

    keeper: Keeper

    def __init__(self, member: Member) -> None:
        self.member = member
        self.word = member.word
        me = Mate(member.name, member.name, "participant")
        self.room = Room("w1", "Team day", "Ines", 90, "lobby", me, (me,))
        self.closed = False
        member.links += 1

    def listen(self, tell: Callable[[Room], object]) -> None:
        """Nothing ever changes."""

    def on_lost(self, tell: Callable[[str], object]) -> None:
        """It is never lost."""

    async def act(self, act: Act) -> None:
        """Do nothing."""

    def stir(self) -> None:
        """Count."""
        self.member.stirs += 1

    async def take_home(self, form: str = "markdown") -> str:
        """Return an empty page."""
        return ""

    async def forget_notes(self) -> int:
        """Forget nothing."""
        return 0

    async def close(self) -> None:
        """Leave the seat."""
        self.member.links -= 1
        self.closed = True


class NoteApp(BaseApp):
    """A field for notes, hidden until they are revealed; what stands in the field is kept at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+d", "finish", show=False),
        Binding("ctrl+r", "reveal", show=False),
    ]

    def __init__(self, member: Member, line: Line) -> None:
        super().__init__(ascii_only=line.terminal.ascii_only)
        self.member = member
        self.flooding: Timer | None = None
        self.painted_in_vain = 0

    def compose(self) -> ComposeResult:
        """Show who is here, the notes, and the field."""
        yield Static(f"Welcome {self.member.name}", markup=False)
        yield Static("", id="notes", markup=False)
        yield LineInput(self.member.draft, limit=200_000)
        yield Static("", id="size")

    def on_mount(self) -> None:
        """Say how many notes there are."""
        super().on_mount()
        self._sealed()

    def _sealed(self) -> None:
        self.query_one("#notes", Static).update(f"{len(self.member.notes)} sealed")

    def on_resize(self, event: Resize) -> None:
        """Say the size."""
        super().on_resize(event)
        size = f"size {event.size.width}x{event.size.height}"
        self.call_later(lambda: self.query_one("#size", Static).update(size))

    @on(Draft)
    def _draft(self, event: Draft) -> None:
        self.member.draft = event.text

    @on(Submitted)
    def _keep(self, event: Submitted) -> None:
        if event.text == "!boom":
            raise ValueError(event.text)
        if event.text == "!flood":
            self.flooding = self.set_interval(0.005, self._flood)
            return
        self.member.notes.append(event.text)
        self.member.draft = ""
        self.query_one(LineInput).value = ""
        self._sealed()

    def _flood(self) -> None:
        """Write much; note when nobody reads it any more."""
        driver = self._driver
        assert isinstance(driver, LineDriver)
        if driver._paused:
            self.painted_in_vain += 1
            self.query_one("#notes", Static).update("the flood is over")
        else:
            driver.write("\x1b[1;1H" + "x" * 20_000)

    def action_reveal(self) -> None:
        """Show all notes."""
        self.query_one("#notes", Static).update("revealed: " + " / ".join(self.member.notes))

    def action_finish(self) -> None:
        """End."""
        self.exit(0)


class Hub:
    """The fake hub: door, links, apps."""

    def __init__(self) -> None:
        self.members: dict[str, Member] = {}
        self.wrong: Counter[str] = Counter()
        self.knocks: list[Knock] = []
        self.apps: list[NoteApp] = []
        self.links: list[FakeLink] = []
        self.down = False

    async def knock(self, knock: Knock) -> Answer:
        """Judge code and PIN; five wrong ones lock."""
        if self.down:
            raise ConnectionRefusedError
        self.knocks.append(knock)
        if knock.code != CODE:
            return Answer("unknown", "There is no workshop with this code.")
        if self.wrong[knock.address] >= 5:
            return Answer("locked", LOCKED)
        if not knock.pin:
            return Answer("pin", "Please type the PIN.")
        if knock.pin != PIN:
            self.wrong[knock.address] += 1
            return Answer("wrong", "That is not the PIN.")
        return Answer("name", "Your name here?")

    async def enter(self, knock: Knock, name: str, word: str = "", offered: str = "") -> Answer:
        """Let in; a taken name asks for its word."""
        if (member := self.members.get(name)) is None:
            self.members[name] = Member(name, f"word-of-{name}")
        elif not word:
            return Answer("word", "This name is taken. Its way-back word?")
        elif word != member.word:
            return Answer("wrong", "That is not the word.")
        return Answer("in", token=name, member=name)

    async def connect(self, token: str) -> Link:
        """Open a member's line."""
        if self.down:
            raise ConnectionRefusedError
        self.links.append(FakeLink(self.members[token]))
        return self.links[-1]

    def make(self, link: Link, line: Line) -> BaseApp:
        """Make an app for a member."""
        assert isinstance(link, FakeLink)
        self.apps.append(NoteApp(link.member, line))
        return self.apps[-1]

    @property
    def alive(self) -> int:
        """How many links are open."""
        return sum(not link.closed for link in self.links)


@dataclass
class Open:
    """A browser door that is open."""

    hub: Hub
    house: House
    front: Front
    server: WebServer

    @property
    def port(self) -> int:
        """Where it listens."""
        return self.server.port

    async def stop(self) -> None:
        """Stop as a worker does."""
        await self.house.stop()
        await self.server.stop()


@asynccontextmanager
async def open_door(
    limits: Limits | None = None,
    keys: KeyList | None = None,
    sock: socket.socket | None = None,
    **settings: Any,
) -> AsyncIterator[Open]:
    """Open a browser door on any free port; nobody and nothing is left at the end."""
    hub = Hub()
    place = through_browser(Place(hub, hub.connect, hub.make))
    house = House(place, limits or Limits())
    front = Front(house, keys or KeyList(None), KeyList(None))
    server = await serve_web(WebConfig(**{"port": 0, **settings}), front, sock=sock)
    door = Open(hub, house, front, server)
    try:
        yield door
    finally:
        await door.stop()
        assert hub.alive == 0
        others = asyncio.all_tasks() - {asyncio.current_task()}
        assert not [task for task in others if "tui.web" in repr(task.get_coro())]
