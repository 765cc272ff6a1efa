"""The keeper: who orders, stores and hands out the events of a conversation.

One interface with several homes: in this process (:mod:`store.local`), later in a workshop's hub
or a database. A seat folds the events it was given and holds nothing that it may not show, so a
bug in a screen cannot leak.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from flows.conversation import Conversation, replay
from flows.events import Event, Started
from flows.model import Flow
from flows.people import PersonId
from flows.records import Record
from store.query import Query


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a seat has been told.

    It counts what that seat was given and nothing else: its gaps never show how much another wrote.
    """

    seat: int
    """Which seat."""
    count: int
    """How many messages it has been given, its snapshot included."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a seat begins with."""

    id: str
    """Id of the conversation."""
    party: str
    """Id of the party."""
    flow: Flow
    """The flow as it was when the conversation began."""
    events: tuple[Event, ...]
    """The log, as far as all people of the seat may read it."""
    cursor: Cursor
    """How far this tells."""
    lost: int = 0
    """Sealed entries that cannot be opened any more, because their key is gone."""

    def conversation(self) -> Conversation:
        """Return the conversation as this seat sees it."""
        return replay(self.id, self.party, self.flow, self.events)


@dataclass(frozen=True, slots=True)
class Appended:
    """Something happened."""

    events: tuple[Event, ...]
    """Goes behind what the seat was given before."""
    cursor: Cursor
    """How far the seat has been told with this."""


@dataclass(frozen=True, slots=True)
class Reset:
    """What the seat was given before reads otherwise now, as at a reveal."""

    events: tuple[Event, ...]
    """The whole log, in place of what the seat was given before."""
    cursor: Cursor
    """How far the seat has been told with this."""


Message: TypeAlias = "Appended | Reset"
"""What a seat is told after its snapshot."""

Tell: TypeAlias = "Callable[[Message], object]"
"""How a seat is told: called in the event loop, in order; must not wait for anything."""


def told(conversation: Conversation, message: Message) -> Conversation:
    """Return a seat's conversation after a message."""
    if isinstance(message, Reset):
        return replay(conversation.id, conversation.party, conversation.flow, message.events)
    for event in message.events:
        conversation = conversation.then(event)
    return conversation


class Seat(Protocol):
    """A place at which people look at one screen together, as the keeper knows it."""

    @property
    def snapshot(self) -> Snapshot:
        """What it was given first."""
        ...

    @property
    def cursor(self) -> Cursor:
        """How far it has been told by now."""
        ...

    def draft(self, place: str, person: PersonId | None, aside: str = "") -> str:
        """Return what is half typed, empty when these people may not all read it.

        ``aside`` names words that are typed over the page, such as a jot or a remark.
        """
        ...

    def put_draft(self, place: str, person: PersonId | None, text: str, aside: str = "") -> None:
        """Remember what stands in a field now; on the disk soon after."""
        ...

    def close(self) -> None:
        """Be told nothing more."""
        ...


class Keeper(Protocol):
    """Orders, stores and hands out events."""

    async def start(self, flow: Flow, started: Started) -> str:
        """Begin a conversation and return its id. ``ValueError`` when the people do not fit."""
        ...

    async def append(self, id: str, event: Event, after: Cursor | None = None) -> None:
        """Save an event; it is on the disk, and all seats are told, when this returns.

        ``after`` is how far the seat was told when its people acted. ``Stale`` when somebody
        elsewhere has changed the same shared page since; ``Impossible`` and any other
        ``StoreError`` too mean that nothing was kept. Never cancelled once begun.
        """
        ...

    async def subscribe(self, id: str, people: Iterable[PersonId], tell: Tell) -> Seat:
        """Take a seat: its snapshot at once, then a message for whatever these people may know."""
        ...

    async def history(
        self, people: Iterable[PersonId], query: Query | None = None
    ) -> tuple[Record, ...]:
        """Return the party's records that people looking together may read, newest first."""
        ...

    async def flush(self) -> None:
        """Save all drafts now."""
        ...

    async def close(self) -> None:
        """Save what is left to save and let the party go."""
        ...
