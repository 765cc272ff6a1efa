"""The history of a party, in one file: its people, their records, the index of conversations.

Rewritten when a conversation starts, pauses or ends and when something is jotted down, never for
a single answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from flows.people import Person
from flows.records import Record
from flows.rights import may_read
from store.backups import watched
from store.cards import ConversationCard, PartyCard, load_card
from store.errors import StoreError, UnknownParty
from store.files import Document, Tables, Unreadable, delete
from store.forms import load_person, load_record, save_person, save_record
from store.jots import moved, put_jot, waiting_jots
from store.lock import held_by_nobody_else
from store.paths import PartyPaths
from store.rows import add_rows, drop_rows, forget, put_card, thin
from store.schema import SCHEMA, bring_up, in_memory, version
from store.seal import Keys, Lost
from store.sifting import holding
from store.summary import summary, write_summary

if TYPE_CHECKING:
    from store.shelf import Shelf

KIND = "history"
"""What upgrades call a file of this kind; also what its sealed rows are bound to."""

FORGOTTEN = "forgotten"
"""The status of a conversation whose files are still to be deleted."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class About:
    """What the history says of its party."""

    id: str
    """Id of the party."""
    people: tuple[Person, ...]
    """Who shares this history."""
    created: datetime
    """When the party was made, UTC."""


def fresh(about: About) -> Document:
    """Return the history of a new party."""
    people = [save_person(person) for person in about.people]
    party = {"id": about.id, "created": about.created.isoformat(), "people": people}
    return {"schema": SCHEMA, "party": {"1": party}, "records": {}, "conversations": {}}


def row_of(record: Record, people: frozenset[str], keys: Keys) -> dict[str, Any]:
    """Return a record in saved form, sealed unless all these people of the party may read it."""
    saved = save_record(record)
    if may_read(record, people):
        return saved
    sealed = keys.seal(record.author or "", saved, KIND)
    return {"conversation": record.conversation} | sealed


class HistoryFile:
    """The history on the disk. Reads for everybody; writes for the holder of the lock."""

    def __init__(
        self, paths: PartyPaths, keys: Keys, guard: Callable[[], None] | None = None
    ) -> None:
        self._paths = paths
        self._keys = keys
        self._guard = guard
        self._decoded: tuple[Document | None, tuple[Record, ...]] = (None, ())
        self._tables = Tables(paths.history, guard) if guard else Tables(paths.history)

    def create(self, about: About) -> None:
        """Begin the history of a new party."""
        self._tables.change(lambda document: document.update(fresh(about)))
        self._summarize()

    def about(self) -> About:
        """Return the party and its people."""

        def read(document: Document) -> About:
            saved = document["party"]["1"]
            people = tuple(load_person(person) for person in saved["people"])
            return About(str(saved["id"]), people, datetime.fromisoformat(saved["created"]))

        return self._read(read)

    def cards(self) -> tuple[ConversationCard, ...]:
        """Return the index of conversations, the oldest first."""

        def read(document: Document) -> tuple[ConversationCard, ...]:
            rows = document["conversations"].values()
            return tuple(load_card(row) for row in rows if row["status"] != FORGOTTEN)

        return self._read(read)

    def card(self) -> PartyCard:
        """Return what the home shows of the party."""
        about = self.about()
        return summary(about.id, about.people, self.cards())

    def records(self, words: Sequence[str] = ()) -> tuple[Record, ...]:
        """Return all records that can be opened. What not everybody may read is among them.

        With ``words``, those that cannot hold all of them may be left out.
        """
        # Waiting jots first: one that is moved in between is then seen twice, not missed.
        waiting = tuple(self._opened(waiting_jots(self._paths).values()))
        kept = self._sifted(words) if words else self._kept()
        known = {record.id for record in kept} if waiting else set()
        return (*kept, *(record for record in waiting if record.id not in known))

    def shelf(self, people: tuple[Person, ...]) -> Shelf:
        """Return what a home of these people works with, and keep it for the next time."""
        from store.shelf import fill, read_shelf, save_shelf, with_more

        known = read_shelf(self._paths)
        if known is None:
            records, seen = self._kept(), self._tables.seen
            known = fill(records, people, self.cards())
            # Read in two steps: what another program forgot in between must not come back.
            if seen == self._tables.seen and held_by_nobody_else(self._paths.lock):
                save_shelf(self._paths, known, seen)
        shelved = {record.id for record in known.live}
        waiting = self._opened(waiting_jots(self._paths).values())
        return with_more(known, [r for r in waiting if r.id not in shelved], people)

    def _kept(self) -> tuple[Record, ...]:
        """The records in the file itself."""

        def read(document: Document) -> tuple[Record, ...]:
            known, records = self._decoded
            if known is not document:
                records = tuple(self._opened(document["records"].values()))
                self._decoded = (document, records)
            return records

        return self._read(read)

    def _sifted(self, words: Sequence[str]) -> tuple[Record, ...]:
        """The records in the file that may hold all words."""

        def read(document: Document) -> tuple[Record, ...]:
            return tuple(self._opened(holding(document["records"].values(), words)))

        return self._read(read)

    def settle(self, card: ConversationCard, records: Sequence[Record]) -> None:
        """Save where a conversation stands and, in place of those before, the records it made."""
        people = frozenset(person.id for person in self.about().people)
        forms = [row_of(record, people, self._keys) for record in records]

        def act(document: Document) -> None:
            put_card(document, card)
            drop_rows(document["records"], "conversation", card.id)
            add_rows(document["records"], forms)

        self._change(act)

    def put_jot(self, record: Record) -> None:
        """Keep a jot beside the file; also without the lock, while another program writes."""
        people = frozenset(person.id for person in self.about().people)
        put_jot(self._paths, record.id, row_of(record, people, self._keys))

    def take_jots(self) -> None:
        """Move waiting jots into the file."""
        waiting = waiting_jots(self._paths)

        def act(document: Document) -> None:
            # One that a crash left in both is there already.
            kept = list(document["records"].values())
            add_rows(document["records"], [form for form in waiting.values() if form not in kept])

        if waiting:
            self._change(act)
        moved(self._paths, waiting)

    def drop(self, conversation: str, *, keep_mark: bool) -> None:
        """Delete a conversation's records and its place in the index.

        With ``keep_mark`` its id stays, marked as forgotten, until its files are gone too.
        """

        def act(document: Document) -> None:
            forget(document, conversation)
            if keep_mark:
                mark = {"id": conversation, "status": FORGOTTEN}
                add_rows(document["conversations"], [mark])

        self._change(act)

    def thin(self, conversation: str) -> None:
        """Leave of a conversation only what was agreed; see :data:`store.rows.AGREED`."""
        self._change(lambda document: thin(document, conversation))

    def marked(self) -> tuple[str, ...]:
        """Return the conversations that are being forgotten."""

        def read(document: Document) -> tuple[str, ...]:
            rows = document["conversations"].values()
            return tuple(row["id"] for row in rows if row["status"] == FORGOTTEN)

        return self._read(read)

    def _opened(self, rows: Iterable[Mapping[str, Any]]) -> Iterable[Record]:
        """Records out of their rows; those that no key opens are left where they are."""
        for row in rows:
            try:
                yield load_record(self._keys.open(row, KIND))
            except Lost:
                continue

    def _read(self, act: Callable[[Document], _T]) -> _T:
        """Read something out of the file; whatever does not fit makes it a damaged one."""
        with watched(self._paths, self._paths.history):
            document = self._current()
            try:
                return act(document)
            except (AttributeError, KeyError, TypeError, ValueError) as error:
                raise Unreadable(f"no history: {error}") from error

    def _change(self, act: Callable[[Document], None]) -> None:
        """Change the file in one write."""
        with watched(self._paths, self._paths.history):
            self._current()
            self._decoded = (None, ())
            self._clear_shelf()
            self._tables.change(act)
            # Once more: a reader may have shelved the old history in between.
            self._clear_shelf()
        self._summarize()

    def _clear_shelf(self) -> None:
        """Take the shelf away, and with it whatever the history is about to forget."""
        with suppress(StoreError):
            delete(self._paths.shelf)

    def _summarize(self) -> None:
        """Save the card of the party, for the history as it is now."""
        write_summary(self._paths, self.card(), self._tables.seen)

    def _current(self) -> Document:
        """The document, brought up to date: on the disk for the writer, else in memory."""
        path = self._paths.history
        document = self._tables.document()
        if document is None:
            raise UnknownParty(self._paths.folder.name, ())
        if self._guard is None:
            return in_memory(KIND, document, path)
        number = version(document, path)
        if number < SCHEMA:
            backup = self._paths.backup / f"schema-{number}"
            bring_up(KIND, document, path, self._paths.within(path, backup))
            self._tables.reread()
            return self._tables.document() or {}
        return document
