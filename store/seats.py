"""Seats at the keeper of this process, and the drafts that are typed at them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Protocol

from flows.conversation import Conversation
from flows.people import PersonId
from flows.visibility import audience, redact
from store.drafts import Drafts, field_of
from store.keeper import Appended, Cursor, Message, Reset, Snapshot, Tell


@dataclass
class Held:
    """A conversation that is open in this process."""

    conversation: Conversation
    """As it was last saved, unredacted."""
    drafts: Drafts
    """Its half-typed words."""
    lost: int = 0
    """Entries whose key is gone."""


class Host(Protocol):
    """What a seat asks of its keeper."""

    def flush_soon(self) -> None:
        """See to it that drafts are saved soon."""
        ...

    def leave(self, number: int) -> None:
        """Tell a seat nothing more."""
        ...


class LocalSeat:
    """A seat at a :class:`LocalKeeper`; see :class:`store.keeper.Seat`."""

    def __init__(
        self, keeper: Host, held: Held, number: int, eyes: frozenset[PersonId], tell: Tell
    ) -> None:
        """Use :meth:`LocalKeeper.subscribe`. ``ValueError`` when nobody sits here."""
        if not eyes:
            raise ValueError("somebody has to look")
        self._keeper = keeper
        self._held = held
        self._number = number
        self._eyes = eyes
        self._tell = tell
        self._given = redact(held.conversation, eyes)
        self._reach = [0, len(held.conversation.events)]
        whole = held.conversation
        self.snapshot = Snapshot(
            whole.id, whole.party, whole.flow, self._given, self.cursor, held.lost
        )
        """What the seat was given first."""

    @property
    def cursor(self) -> Cursor:
        """How far the seat has been told by now."""
        return Cursor(self._number, len(self._reach) - 1)

    def draft(self, place: str, person: PersonId | None, aside: str = "") -> str:
        """Return what is half typed, empty when these people may not all read it."""
        whole = self._held.conversation
        may = self._eyes <= audience(whole.flow, whole.state, place, person)
        if aside and person is not None:
            may = self._eyes == {person}
        return self._held.drafts.get(field_of(place, aside), person) if may else ""

    def put_draft(self, place: str, person: PersonId | None, text: str, aside: str = "") -> None:
        """Remember what stands in a field now. ``ValueError`` for somebody who is not here."""
        if person is not None and person not in self._eyes:
            raise ValueError("that person does not sit here")
        self._held.drafts.put(field_of(place, aside), person, text)
        self._keeper.flush_soon()

    def close(self) -> None:
        """Be told nothing more. The cursor stays good."""
        self._keeper.leave(self._number)

    def tell(self, conversation: Conversation) -> None:
        """Tell the seat what is new for it, if anything is."""
        if conversation.id != self.snapshot.id:
            return
        before, now = self._given, redact(conversation, self._eyes)
        if now == before:
            return
        self._given = now
        self._reach.append(len(conversation.events))
        grown = now[: len(before)] == before
        message: Message = (
            Appended(now[len(before) :], self.cursor) if grown else Reset(now, self.cursor)
        )
        asyncio.get_running_loop().call_soon(self._tell, message)

    def reach(self, cursor: Cursor) -> int:
        """Return how many events the log had at a cursor; none for one never given."""
        return self._reach[cursor.count] if 0 < cursor.count < len(self._reach) else 0
