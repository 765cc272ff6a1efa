"""Screens for tests: people at a keeper, folding what they are told."""

from __future__ import annotations

from dataclasses import dataclass, field

from flows.conversation import Conversation
from flows.events import Event
from store import (
    Cursor,
    Keeper,
    Message,
    Party,
    Seat,
    told,
)
from tests.storage.talk import (
    a_start,
    answer,
    the_flow,
)


@dataclass
class Screen:
    """People at one screen: folds what the keeper tells it."""

    seat: Seat | None = None
    now: Conversation | None = None
    heard: list[Message] = field(default_factory=list)

    def hear(self, message: Message) -> None:
        """Take a message in."""
        assert self.now
        self.heard.append(message)
        self.now = told(self.now, message)

    @property
    def cursor(self) -> Cursor:
        """How far it was told."""
        assert self.seat
        return self.seat.cursor

    @property
    def words(self) -> str:
        """Everything it holds."""
        return repr((self.heard, self.now and self.now.events, self.now and self.now.state))


async def sit(keeper: Keeper, cid: str, *people: str) -> Screen:
    """Take a seat."""
    screen = Screen()
    screen.seat = await keeper.subscribe(cid, people, screen.hear)
    screen.now = screen.seat.snapshot.conversation()
    return screen


async def play(keeper: Keeper, cid: str, *events: Event) -> None:
    """Append events one after the other."""
    for event in events:
        await keeper.append(cid, event)


async def begin(keeper: Keeper, party: Party) -> str:
    """A conversation that stands at the blind turns."""
    cid = await keeper.start(the_flow(), a_start(party))
    await keeper.append(cid, answer("topic", "summer"))
    return cid
