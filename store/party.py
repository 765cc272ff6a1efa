"""One party, for reading: its people, its conversations, its history. Readers never wait.

The engine is loaded when a conversation is opened, and not before: a home's first page has no use
for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from flows.people import Person, PersonId
from flows.records import Record
from store.cards import ConversationCard, PartyCard, party_name
from store.errors import Holder, UnknownConversation, UnknownPerson
from store.history import HistoryFile
from store.jots import jot_of
from store.lock import Lock, holder
from store.names import same
from store.paths import PartyPaths
from store.query import Query, select
from store.seal import Keys
from store.summary import read_summary

if TYPE_CHECKING:
    from flows.conversation import Conversation
    from flows.events import Started
    from flows.model import Flow
    from store.shelf import Shelf
    from store.writer import Writer


class Party:
    """The people who share one history. Whatever it hands out has passed the gate."""

    def __init__(self, folder: Path) -> None:
        self._paths = PartyPaths(folder)
        self._keys = Keys(self._paths)
        self._history = HistoryFile(self._paths, self._keys)
        known = read_summary(self._paths)
        about = known or self._history.about()
        self.id = about.id
        """Id, unique in the home."""
        self.people: tuple[Person, ...] = about.people
        """Who shares this history."""

    @property
    def created(self) -> datetime:
        """When it was made, UTC."""
        return self._history.about().created

    @property
    def folder(self) -> Path:
        """Where all of it lies."""
        return self._paths.folder

    @property
    def name(self) -> str:
        """The name of the party for people."""
        return party_name(self.id, self.people)

    def card(self) -> PartyCard:
        """Return what the home shows of this party."""
        return self._history.card()

    def person(self, asked: str) -> Person:
        """Return the person with this id or name, or raise :class:`UnknownPerson`."""
        for person in self.people:
            if asked == person.id or same(asked, person.name):
                return person
        raise UnknownPerson(asked, [person.name for person in self.people])

    def shelf(self) -> Shelf:
        """Return what a home of these people works with, as everybody of the party may read it."""
        return self._history.shelf(self.people)

    def conversations(self, *, only_open: bool = False) -> tuple[ConversationCard, ...]:
        """Return the party's conversations, those touched last first."""
        cards = [card for card in self._history.cards() if card.open or not only_open]
        return tuple(sorted(cards, key=lambda card: card.updated, reverse=True))

    def card_of(self, id: str) -> ConversationCard:
        """Return what the index says of a conversation, or raise :class:`UnknownConversation`."""
        for card in self._history.cards():
            if card.id == id:
                return card
        raise UnknownConversation(f"There is no conversation “{id}” here.")

    def read(self, id: str, people: Iterable[PersonId]) -> Conversation:
        """Return a conversation as people looking together may see it.

        ``ValueError`` when nobody looks: everything would pass the gate.
        """
        eyes = frozenset(people)
        if not eyes:
            raise ValueError("somebody has to look")
        from flows.conversation import replay
        from flows.visibility import redact
        from store.conversations import ConversationFile

        whole = ConversationFile(self._paths, id, self._keys).load().conversation
        return replay(whole.id, whole.party, whole.flow, redact(whole, eyes))

    def records(self, people: Iterable[PersonId], query: Query | None = None) -> tuple[Record, ...]:
        """Return records that people looking together may read, newest first."""
        query = query or Query()
        return select(self._history.records(query.words), people, self.people, query)

    def jot(
        self, text: str, *, at: datetime, by: PersonId | None = None, private: bool = False
    ) -> Record:
        """Keep a note for next time, also while somebody else is writing in this party.

        In a party of one it is theirs alone. ``BadJot`` when there is nothing to keep, or when
        it is private and nobody is named.
        """
        record = jot_of(self.people, text, at=at, by=by, private=private)
        self._history.put_jot(record)
        return record

    def next_first(self, people: Iterable[PersonId] = ()) -> PersonId:
        """Return who goes first next time among these people (all, when none are named).

        Whoever comes after the one who went first last time, when the same people met.
        """
        everybody = [person.id for person in self.people]
        circle = [one for one in everybody if one in set(people)] or everybody
        met = [card for card in self._history.cards() if set(card.people) == set(circle)]
        if not met:
            return circle[0]
        last = max(met, key=lambda card: card.started).first
        return circle[(circle.index(last) + 1) % len(circle)] if last in circle else circle[0]

    def started(
        self,
        flow: Flow,
        *,
        at: datetime,
        today: date,
        quick: bool = False,
        people: tuple[Person, ...] = (),
    ) -> Started:
        """Return the event that begins a conversation of this party.

        It carries the records that the flow reads with ``last``, as far as everybody may read
        them. ``people`` may be fewer than the party, or have roles; empty means all.
        """
        from flows.events import Started

        present = people or self.people
        ids = [person.id for person in present]
        recalled = {
            kind: self.records(ids, Query(kinds=(kind,), most=count))
            for kind, count in flow.recalls.items()
        }
        return Started(
            at=at,
            people=present,
            first=self.next_first(ids),
            today=today,
            quick=quick,
            history=MappingProxyType(recalled),
            absent=len(self.people) - len(present),
        )

    def holder(self) -> Holder | None:
        """Return who is writing in this party now, or ``None``. For showing only."""
        return holder(self._paths.lock)

    @contextmanager
    def write(
        self, *, since: datetime, program: str = "duologue", force: bool = False
    ) -> Iterator[Writer]:
        """Hold the party for writing.

        Raises :class:`LockHeld` when somebody else does; ``force`` takes it from them.
        """
        writer = self.writer(since=since, program=program, force=force)
        try:
            yield writer
        finally:
            writer.close()

    def writer(self, *, since: datetime, program: str = "duologue", force: bool = False) -> Writer:
        """Return the writer of this party; whoever asks for it closes it. See :meth:`write`."""
        from store.writer import Writer

        lock = Lock(self._paths.lock)
        lock.take(program, since, force=force)
        try:
            return Writer(self._paths, self._keys, lock)
        except BaseException:
            lock.release()
            raise
