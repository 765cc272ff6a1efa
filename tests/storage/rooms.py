"""Workshops for tests: a hub with invented people, in process or over its socket."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

from flows import events as ev
from flows.conversation import Conversation
from flows.workshop import acts
from flows.workshop.events import Size
from store import Door, HubServer, Knock, Link, LocalHub, Message, RemoteHub, Seat, told

PATIENCE = 10.0
"""Seconds after which a wait has failed."""

FLOW = """\
flow: {name}
format: 1
revision: 1
lang: en
title: {title}
summary: Everybody writes alone, then all open it together.
people: {{min: 1, max: 50}}
minutes: 7
steps:
  - section: first
    title: Alone
    minutes: 2
  - notes: ideas
    who: each
    blind: true
    text: Write.
  - reveal: look
    of: [ideas]
  - section: second
    title: Together
    minutes: 5
  - ask: wish
    who: all
    text: What do we wish?
  - keep: goals
    as: goal
    fields: {{wish: wish}}
  - end: done
    text: Done.
"""


class Clock:
    """Stamps that go on by a second each time."""

    def __init__(self) -> None:
        self._moments = count(1)
        self.later = timedelta()

    def now(self) -> datetime:
        """The next moment."""
        start = datetime(2026, 6, 14, 14, 0, tzinfo=UTC)
        return start + self.later + timedelta(seconds=next(self._moments))

    def today(self) -> date:
        """The day."""
        return date(2026, 6, 14)


@dataclass
class House:
    """A home with a hub, and the way in: the hub's own door, or a worker's."""

    folder: Path
    over_socket: bool
    clock: Clock = field(default_factory=Clock)
    plan: Sequence[tuple[str, Size, bool]] = (("talk", "pairs", False),)

    def __post_init__(self) -> None:
        self.ines: Link
        self.sam: Link
        self.noa: Link

    async def open(self) -> House:
        """Begin the hub and one workshop."""
        (self.folder / "flows").mkdir(parents=True, exist_ok=True)
        for name in ("talk", "later"):
            text = FLOW.format(name=name, title=name.title())
            (self.folder / "flows" / f"{name}.flow.yaml").write_text(text, "utf-8")
        await self.begin()
        self.workshop = await self.hub.create("Team day", "Ines", self.plan, expected=4)
        self.invitation = self.hub.invitation(self.workshop)
        return self

    async def begin(self) -> None:
        """Begin the hub, and its socket with a worker."""
        self.hub = await LocalHub.open(self.folder, self.clock)
        self.door: Door = self.hub.door
        self.remote: RemoteHub | None = None
        self.server: HubServer | None = None
        if self.over_socket:
            self.server = await HubServer.open(self.hub, self.folder / "hub.sock")
            self.remote = await self.worker()
            self.door = self.remote.door

    async def worker(self) -> RemoteHub:
        """One more worker."""
        return await RemoteHub.connect(self.folder / "hub.sock")

    async def close(self) -> None:
        """End all of it."""
        if self.remote is not None:
            await self.remote.close()
        await self.stop()

    async def stop(self) -> None:
        """End the hub alone, in good order."""
        if self.server is not None:
            await self.server.close()
        await self.hub.close()

    def knock(self, pin: str | None = None, **more: str) -> Knock:
        """What somebody shows at the door."""
        right = self.invitation.pin if pin is None else pin
        fields: dict[str, str] = {"address": "192.0.2.7", "role": "participant", **more}
        return Knock(self.invitation.code, pin=right, **fields)  # type: ignore[arg-type]

    async def come(self, name: str, role: str = "participant") -> Link:
        """Somebody comes in."""
        pin = self.invitation.lead_pin if role in ("facilitator", "cofacilitator") else None
        answer = await self.door.enter(self.knock(pin, role=role), name)
        assert answer.verdict == "in", answer
        return await self.link(answer.token)

    async def link(self, token: str) -> Link:
        """Open a line."""
        return await (self.remote or self.hub).link(token)

    async def pair(self, *names: str) -> tuple[Link, ...]:
        """Ines, and people who are put together and begin to talk."""
        ines = await self.come("Ines", "facilitator")
        links = [await self.come(name) for name in names]
        await ines.act(acts.Pair(tuple(link.room.me.id for link in links)))
        await ines.act(acts.Next())
        for link in links:
            await until(lambda one=link: bool(one.room.conversation))  # type: ignore[misc]
        return (ines, *links)


async def until(holds: Callable[[], object]) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(PATIENCE):
        while not holds():  # noqa: ASYNC110 - views tell nobody that they are there
            await asyncio.sleep(0.002)


@dataclass
class Screen:
    """People at a seat: folds what they are told."""

    link: Link
    people: tuple[str, ...]
    seat: Seat | None = None
    now: Conversation | None = None
    heard: list[Message] = field(default_factory=list)

    def hear(self, message: Message) -> None:
        """Take a message in."""
        assert self.now
        self.heard.append(message)
        self.now = told(self.now, message)

    @property
    def words(self) -> str:
        """Everything it holds."""
        return repr((self.heard, self.now and self.now.events, self.link.room))

    async def give(self, event: type[ev.Event], **fields: object) -> None:
        """Something happens here."""
        assert self.seat
        cid = self.seat.snapshot.id
        fields.setdefault("by", self.people[0])
        at = datetime(2026, 6, 14, 15, 0, tzinfo=UTC)
        made = event(at=at, **fields)  # type: ignore[arg-type]
        await self.link.keeper.append(cid, made, self.seat.cursor)

    async def write(self, *texts: str) -> None:
        """Write notes alone, and be done."""
        for number, text in enumerate(texts):
            item = f"{self.people[0]}{number}"
            await self.give(ev.NoteKept, place="ideas", item=item, text=text)
        await self.give(ev.Done, place="ideas")


async def sit(link: Link, *people: str) -> Screen:
    """Take a seat at the member's conversation."""
    screen = Screen(link, people or (link.room.person,))
    screen.seat = await link.keeper.subscribe(link.room.conversation, screen.people, screen.hear)
    screen.now = screen.seat.snapshot.conversation()
    return screen


async def opened_by(*screens: Screen) -> None:
    """Let everybody write “x” alone, then open; all of them have heard that it is open."""
    for screen in screens:
        await screen.write("x")
    for screen in screens:
        await screen.give(ev.Ready, place="look")
    for screen in screens:
        await until(lambda one=screen: one.now and one.now.state.stage("look").opened)  # type: ignore[misc]
