"""Seats at the keeper of this process, and the drafts that are typed at them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Protocol

from flows import events as ev
from flows.conversation import Conversation
from flows.events import Event
from flows.model import Consent
from flows.people import PersonId
from flows.places import find
from flows.visibility import audience, readers, redact
from store.conversations import same_readers
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
        self._whole = held.conversation
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

    def drafts(self) -> dict[tuple[str, PersonId | None, str], str]:
        """Return all that is half typed and that these people may read: place, person, aside."""
        found = {}
        for field, person in self._held.drafts.fields():
            place, _, aside = field.partition("?")
            text = self.draft(place, person, aside)
            if text:
                found[place, person, aside] = text
        return found

    def put_draft(self, place: str, person: PersonId | None, text: str, aside: str = "") -> None:
        """Remember what stands in a field now. ``ValueError`` for somebody who is not here."""
        if person is not None and person not in self._eyes:
            raise ValueError("that person does not sit here")
        self._held.drafts.put(field_of(place, aside), person, text)
        self._keeper.flush_soon()

    def close(self) -> None:
        """Be told nothing more. The cursor stays good."""
        self._keeper.leave(self._number)

    def tell(self, conversation: Conversation, grown_from: Conversation | None = None) -> None:
        """Tell the seat what is new for it, if anything is.

        ``grown_from`` is the conversation before, when :func:`grown` has said so of the two.
        """
        if conversation.id != self.snapshot.id:
            return
        before, known = self._given, self._whole is grown_from
        self._whole = conversation
        if known:
            new = told_newest(conversation, self._eyes)
            now = (*before, new) if new is not None else before
        else:
            now = redact(conversation, self._eyes)
        if now == before:
            return
        self._given = now
        self._reach.append(len(conversation.events))
        behind = known or now[: len(before)] == before
        message: Message = (
            Appended(now[len(before) :], self.cursor) if behind else Reset(now, self.cursor)
        )
        asyncio.get_running_loop().call_soon(self._tell, message)

    def reach(self, cursor: Cursor) -> int:
        """Return how many events the log had at a cursor; none for one never given."""
        return self._reach[cursor.count] if 0 < cursor.count < len(self._reach) else 0


def grown(before: Conversation, after: Conversation) -> bool:
    """Whether a seat that knows what it was given before has to look at the newest event only.

    A room of fifty would otherwise go through its whole log fifty times for each note. A property
    test holds this against the gate.
    """
    newest = after.events[-1]
    step = find(after.flow, newest.place) if isinstance(newest, ev.AtPlace) else None
    return (
        len(after.events) == len(before.events) + 1
        and after.events[-2] is before.events[-1]
        and not isinstance(newest, ev.Recalled | ev.TakenBack | ev.Forgotten)
        and not isinstance(step, Consent)
        and same_readers(before.state, after.state)
    )


def told_newest(conversation: Conversation, eyes: frozenset[PersonId]) -> Event | None:
    """Return what people are told of the newest event, if anything; see :func:`grown`."""
    newest = conversation.events[-1]
    everybody = conversation.state.ids
    inside = bool(eyes) and eyes <= everybody
    return newest if inside and eyes <= readers(conversation, newest) else conversation.traces[-1]
