"""One member's keeper: the conversations that are theirs, and no eyes but those at their keyboard.

A third may not look in, whatever a screen or a worker asks for: it is refused here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final, Protocol

from flows import events as ev
from flows.events import Event, Started
from flows.model import Flow
from flows.people import PersonId
from flows.records import Record
from flows.workshop.state import Talk
from store.errors import NotNow, Stale, UnknownConversation
from store.keeper import Cursor, Snapshot, Tell
from store.query import Query
from store.seats import LocalSeat

if TYPE_CHECKING:
    from store.hub.parties import Parties

_OURS: Final = (ev.Started, ev.Recalled, ev.Sealed, ev.Reopened)
"""Events that only a keeper makes."""

_ENDS: Final = (ev.Stopped, ev.Forgotten)
"""Events that end a conversation for everybody in it."""


class Desk(Protocol):
    """What a member's keeper asks of their room."""

    def talks_of(self, member: str) -> tuple[Talk, ...]:
        """Return the conversations that somebody holds in this workshop, oldest first."""
        ...

    def seated(self, member: str, talk: Talk) -> tuple[PersonId, ...]:
        """Return whose words may be entered at somebody's keyboard, their own first."""
        ...

    def others_here(self, member: str, talk: Talk) -> bool:
        """Whether somebody else of a conversation is connected."""
        ...

    def stirred(self, member: str, *, typing: bool) -> None:
        """A key was pressed."""
        ...

    def rested(self, member: str) -> None:
        """What was typed was given."""
        ...


class MemberKeeper:
    """A :class:`store.keeper.Keeper` for one member of a workshop."""

    def __init__(self, member: str, desk: Desk, parties: Parties) -> None:
        self._member = member
        self._desk = desk
        self._parties = parties
        self._seats: dict[int, MemberSeat] = {}
        self._mine: set[int] = set()
        self._closed = False

    async def start(self, flow: Flow, started: Started) -> str:
        """Refuse: the room begins conversations."""
        raise NotNow("Conversations begin when the room goes on to them.")

    async def append(self, id: str, event: Event, after: Cursor | None = None) -> None:
        """Save an event of people at this keyboard; see :class:`store.keeper.Keeper`.

        Leaving while others of the conversation are here pauses nothing: a seat is kept.
        """
        talk = self._talk(id)
        here = self._desk.seated(self._member, talk)
        if isinstance(event, _OURS) or (event.by is not None and event.by not in here):
            raise NotNow("That is not yours to do.")
        if talk.lead and isinstance(event, (*_ENDS, ev.Paused)):
            raise NotNow("The whole room holds this conversation; it goes on without you.")
        if isinstance(event, ev.Paused) and self._desk.others_here(self._member, talk):
            return
        if after is not None and after.seat not in self._mine:
            raise Stale
        keeper = await self._parties.keeper(talk.party)
        await keeper.append(id, event, after)
        self._desk.rested(self._member)

    async def subscribe(self, id: str, people: Iterable[PersonId], tell: Tell) -> MemberSeat:
        """Take a seat for people at this keyboard; none for those who have left meanwhile."""
        talk, eyes = self._talk(id), frozenset(people)
        if not eyes <= frozenset(self._desk.seated(self._member, talk)):
            raise NotNow("Not everybody of them sits at this keyboard.")
        keeper = await self._parties.keeper(talk.party)
        seat = MemberSeat(await keeper.subscribe(id, eyes, tell), eyes, self._typed, self._left)
        if self._closed:
            seat.close()
            raise NotNow("This seat was left. Come in again to go on.")
        self._seats[seat.cursor.seat] = seat
        self._mine.add(seat.cursor.seat)
        return seat

    async def history(
        self, people: Iterable[PersonId], query: Query | None = None
    ) -> tuple[Record, ...]:
        """Return records of the party of the newest conversation, as people here may read them."""
        talks = self._desk.talks_of(self._member)
        if not talks:
            return ()
        eyes, newest = frozenset(people), talks[-1]
        if not eyes or not eyes <= frozenset(self._desk.seated(self._member, newest)):
            raise NotNow("Not everybody of them sits at this keyboard.")
        keeper = await self._parties.keeper(newest.party)
        return await keeper.history(eyes, query)

    async def flush(self) -> None:
        """Save the drafts of this member's parties now."""
        for party in {talk.party for talk in self._desk.talks_of(self._member)}:
            keeper = await self._parties.keeper(party)
            await keeper.flush()

    async def close(self) -> None:
        """Leave all seats, also one that is still being taken. The parties stay open."""
        self._closed = True
        for seat in list(self._seats.values()):
            seat.close()

    def drop(self) -> None:
        """Leave seats at which somebody sat down who has their own seat again."""
        for seat in list(self._seats.values()):
            talk = self._find(seat.snapshot.id)
            if talk is None or not seat.eyes <= frozenset(self._desk.seated(self._member, talk)):
                seat.close()

    def _talk(self, id: str) -> Talk:
        """A conversation of this member, or :class:`UnknownConversation`."""
        talk = self._find(id)
        if talk is None:
            raise UnknownConversation("There is no such conversation for you in this room.")
        return talk

    def _find(self, id: str) -> Talk | None:
        """A conversation of this member."""
        mine = self._desk.talks_of(self._member)
        return next((talk for talk in mine if talk.conversation == id), None)

    def _typed(self) -> None:
        """A field of a conversation changed."""
        self._desk.stirred(self._member, typing=True)

    def _left(self, number: int) -> None:
        """A seat was left."""
        self._seats.pop(number, None)


class MemberSeat:
    """A seat of a member; see :class:`store.keeper.Seat`."""

    def __init__(
        self,
        seat: LocalSeat,
        eyes: frozenset[PersonId],
        typed: Callable[[], object],
        left: Callable[[int], object],
    ) -> None:
        self._seat = seat
        self.eyes = eyes
        """Who looks."""
        self._typed = typed
        self._left = left

    @property
    def snapshot(self) -> Snapshot:
        """What it was given first."""
        return self._seat.snapshot

    @property
    def cursor(self) -> Cursor:
        """How far it has been told by now."""
        return self._seat.cursor

    def draft(self, place: str, person: PersonId | None, aside: str = "") -> str:
        """Return what is half typed, empty when these people may not all read it."""
        return self._seat.draft(place, person, aside)

    def drafts(self) -> dict[tuple[str, PersonId | None, str], str]:
        """Return all that is half typed and that these people may read: place, person, aside."""
        return self._seat.drafts()

    def put_draft(self, place: str, person: PersonId | None, text: str, aside: str = "") -> None:
        """Remember what stands in a field now; on the disk soon after."""
        self._seat.put_draft(place, person, text, aside)
        self._typed()

    def close(self) -> None:
        """Be told nothing more."""
        self._left(self.cursor.seat)
        self._seat.close()
