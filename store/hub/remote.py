"""A member's keeper and seats in a worker: the hub's, over its socket.

A seat here holds what the hub gave it and no more. It outlives the hub: after a restart it is given
everything again, and what was half typed here and is not kept yet is handed over once more.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any, Final

from flows.events import AtPlace, Event, Started
from flows.model import Flow
from flows.people import PersonId
from flows.records import Record
from store.codec import save_event
from store.drafts import WISH
from store.errors import HubGone, NotNow, StoreError
from store.forms import load_record
from store.hub.forms import Drafts, load_drafts, load_message, load_snapshot
from store.hub.line import HubLine
from store.hub.lines import Said
from store.keeper import Cursor, Message, Reset, Snapshot, Tell
from store.plainly import plain
from store.query import Query

DRAFT_SECONDS: Final = 0.1
"""A keystroke is with the hub at most so long after it was put here."""


class RemoteSeat:
    """A seat at the hub; see :class:`store.keeper.Seat`."""

    def __init__(
        self,
        keeper: RemoteKeeper,
        id: str,
        number: int,
        people: frozenset[PersonId],
        tell: Tell,
    ) -> None:
        """Use :meth:`RemoteKeeper.subscribe`."""
        self.id = id
        """Id of the conversation."""
        self.people = people
        """Who looks."""
        self.number = number
        """The seat's number in this worker."""
        self.snapshot: Snapshot
        """What it was given first."""
        self.events: tuple[Event, ...] = ()
        """All that it was given by now."""
        self._keeper = keeper
        self._tell = tell
        self._count = 0
        self._shift = 0
        self._drafts: Drafts = {}
        self._typed: Drafts = {}
        self._unsent: Drafts = {}
        self._timer: asyncio.TimerHandle | None = None

    @property
    def cursor(self) -> Cursor:
        """How far it has been told by now."""
        return Cursor(self.number, self._count)

    def draft(self, place: str, person: PersonId | None, aside: str = "") -> str:
        """Return what is half typed, empty when these people may not all read it."""
        return self._drafts.get((place, person, aside), "")

    def put_draft(self, place: str, person: PersonId | None, text: str, aside: str = "") -> None:
        """Remember what stands in a field now; with the hub soon after."""
        if person is not None and person not in self.people:
            raise ValueError("that person does not sit here")
        field = (place, person, aside)
        self._drafts[field] = self._typed[field] = self._unsent[field] = text
        if self._timer is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(DRAFT_SECONDS, self.send)

    def send(self, *, opening: bool = False) -> None:
        """Hand over what was typed since the last time."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._unsent and self._keeper.say(
            {
                "do": "draft",
                "seat": self.number,
                "drafts": [[*field, text] for field, text in self._unsent.items()],
            },
            opening=opening,
        ):
            self._unsent = {}

    def close(self) -> None:
        """Be told nothing more. The cursor stays good."""
        self.send()
        self._keeper.leave(self)

    # What its keeper tells it.

    def begin(self, said: Said) -> None:
        """Take in what the hub gave it first, or after it came back."""
        fresh = load_snapshot(said["snapshot"], self.number)
        if not self._count:
            self.snapshot = fresh
            self.events, self._count = fresh.events, 1
            self._drafts = load_drafts(said["drafts"])
            return
        # The hub counts anew; a page that was seen just before is still the page it was.
        same = fresh.events == self.events
        self._count += 0 if same else 1
        self._shift = self._count - 1
        self.events = fresh.events
        self._drafts = {**load_drafts(said["drafts"]), **self._typed}
        self._unsent = dict(self._typed)
        self.send(opening=True)
        if not same:
            self._tell(Reset(fresh.events, self.cursor))

    def hear(self, said: Said) -> None:
        """Take in a message."""
        told = dict(said["tell"])
        told["count"] += self._shift
        message: Message = load_message(told, self.number)
        self._count = message.cursor.count
        whole = isinstance(message, Reset)
        self.events = message.events if whole else (*self.events, *message.events)
        # What was typed here is newer than what the hub knew.
        self._drafts = {**load_drafts(said["drafts"]), **self._unsent}
        self._tell(message)

    def reach(self, cursor: Cursor) -> list[int]:
        """Return a cursor as the hub counts: what was seen before it came back counts from none."""
        return [self.number, max(0, cursor.count - self._shift)]

    def kept(self, event: Event) -> None:
        """Forget drafts of words that an event has kept."""
        if isinstance(event, AtPlace):
            for field in (
                (event.place, event.by, ""),
                (event.place, None, ""),
                (event.place, event.by, WISH),
            ):
                for drafts in (self._typed, self._unsent):
                    drafts.pop(field, None)


class RemoteKeeper:
    """A :class:`store.keeper.Keeper` for one member, in a worker."""

    def __init__(self, line: HubLine, link: int) -> None:
        self._line = line
        self._link = link
        self._seats: dict[int, RemoteSeat] = {}
        self._left: dict[int, RemoteSeat] = {}

    async def start(self, flow: Flow, started: Started) -> str:
        """Refuse: the room begins conversations."""
        raise NotNow("Conversations begin when the room goes on to them.")

    async def append(self, id: str, event: Event, after: Cursor | None = None) -> None:
        """Save an event; see :class:`store.keeper.Keeper`.

        When the hub goes down meanwhile, it is looked whether it was kept, and if not, asked again.
        """
        self._send(id)
        try:
            await self._append(id, event, after)
        except HubGone:
            await self._line.back()
            mine = [seat for seat in self._seats.values() if seat.id == id]
            if not any(event in seat.events for seat in mine):
                await self._append(id, event, after)
        for seat in self._seats.values():
            if seat.id == id:
                seat.kept(event)

    async def subscribe(self, id: str, people: Iterable[PersonId], tell: Tell) -> RemoteSeat:
        """Take a seat for people at this keyboard; it knows what was typed at the others just now."""
        self._send(id)
        eyes = frozenset(people)
        seat = RemoteSeat(self, id, self._line.number(), eyes, tell)
        self._seats[seat.number] = seat
        try:
            await self._ask(seat)
        except BaseException:
            self._seats.pop(seat.number, None)  # leaving has taken it out already
            raise
        return seat

    async def history(
        self, people: Iterable[PersonId], query: Query | None = None
    ) -> tuple[Record, ...]:
        """Return records of the party of the newest conversation, as people here may read them."""
        asked = plain(query) if query is not None else None
        found = await self._line.patient(
            "history", link=self._link, people=sorted(frozenset(people)), query=asked
        )
        return tuple(load_record(saved) for saved in found)

    async def flush(self) -> None:
        """Save all drafts now."""
        for seat in self._seats.values():
            seat.send()
        await self._line.call("flush", link=self._link)

    async def close(self) -> None:
        """Leave all seats."""
        for seat in list(self._seats.values()):
            seat.close()

    # What the seats and the member's line ask.

    def say(self, said: Said, *, opening: bool = False) -> bool:
        """Say something about a seat; false when the hub is not there."""
        return self._line.say({"link": self._link, **said}, opening=opening)

    def leave(self, seat: RemoteSeat) -> None:
        """A seat is told nothing more."""
        if self._seats.pop(seat.number, None) is not None:
            self._left[seat.number] = seat
            self.say({"do": "leave", "seat": seat.number})

    def hear(self, said: Said) -> None:
        """Take in a message for a seat."""
        seat = self._seats.get(said["seat"])
        if seat is not None:
            seat.hear(said)

    async def come_back(self) -> None:
        """Take all seats again, after the hub was gone."""
        self._left.clear()
        for seat in list(self._seats.values()):
            try:
                await self._ask(seat, opening=True)
            except HubGone:
                raise
            except StoreError:
                # Somebody moved, or the words are deleted: the room's view says what comes next.
                self._seats.pop(seat.number, None)

    async def _ask(self, seat: RemoteSeat, *, opening: bool = False) -> None:
        """Have the hub give a seat."""
        await self._line.call(
            "subscribe",
            then=seat.begin,
            opening=opening,
            link=self._link,
            seat=seat.number,
            id=seat.id,
            people=sorted(seat.people),
        )

    async def _append(self, id: str, event: Event, after: Cursor | None) -> Any:
        """Have the hub save an event."""
        seen = None
        if after is not None:
            seat = self._seats.get(after.seat) or self._left.get(after.seat)
            seen = seat.reach(after) if seat else [after.seat, after.count]
        return await self._line.call(
            "append", link=self._link, id=id, event=save_event(event), after=seen
        )

    def _send(self, id: str) -> None:
        """Hand over what was typed, before what is given: nothing is left behind it."""
        for seat in self._seats.values():
            if seat.id == id:
                seat.send()
