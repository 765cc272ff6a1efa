"""The history of a party, in one file: its people, their records, the index of conversations.

Rewritten when a conversation starts, pauses or ends and when something is jotted down, never for
a single answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from flows.people import Person
from flows.records import Record
from flows.visibility import may_read
from store.backups import watched
from store.cards import ConversationCard, load_card, save_card
from store.errors import UnknownParty
from store.files import Document, Tables, Unreadable
from store.forms import load_person, load_record, save_person, save_record
from store.paths import PartyPaths
from store.schema import SCHEMA, bring_up, in_memory, version
from store.seal import Keys, Lost

KIND = "history"
"""What upgrades call a file of this kind."""

FORGOTTEN = "forgotten"
"""The status of a conversation whose files are still to be deleted."""

_WHERE = "history"
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

        def fill(document: Document) -> None:
            document["schema"] = SCHEMA
            document["party"] = {
                "1": {
                    "id": about.id,
                    "created": about.created.isoformat(),
                    "people": [save_person(person) for person in about.people],
                }
            }
            document["records"] = {}
            document["conversations"] = {}

        self._tables.change(fill)

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

    def records(self) -> tuple[Record, ...]:
        """Return all records that can be opened. What not everybody may read is among them."""

        def read(document: Document) -> tuple[Record, ...]:
            known, records = self._decoded
            if known is not document:
                records = tuple(self._opened(document["records"].values()))
                self._decoded = (document, records)
            return records

        return self._read(read)

    def settle(self, card: ConversationCard, records: Sequence[Record]) -> None:
        """Save where a conversation stands and, in place of those before, the records it made."""
        people = frozenset(person.id for person in self.about().people)
        forms = [self._form(record, people) for record in records]

        def act(document: Document) -> None:
            _put_card(document, card)
            _drop_rows(document["records"], "conversation", card.id)
            _add_rows(document["records"], forms)

        self._change(act)

    def add(self, record: Record) -> None:
        """Save one more record."""
        people = frozenset(person.id for person in self.about().people)
        form = self._form(record, people)
        self._change(lambda document: _add_rows(document["records"], [form]))

    def drop(self, conversation: str, *, keep_mark: bool) -> None:
        """Delete a conversation's records and its place in the index.

        With ``keep_mark`` its id stays, marked as forgotten, until its files are gone too.
        """

        def act(document: Document) -> None:
            forget(document, conversation)
            if keep_mark:
                mark = {"id": conversation, "status": FORGOTTEN}
                _add_rows(document["conversations"], [mark])

        self._change(act)

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
                yield load_record(self._keys.open(row, _WHERE))
            except Lost:
                continue

    def _form(self, record: Record, people: frozenset[str]) -> dict[str, Any]:
        """A record in saved form, sealed unless everybody may read it."""
        saved = save_record(record)
        if may_read(record, people):
            return saved
        sealed = self._keys.seal(record.author or "", saved, _WHERE)
        return {"conversation": record.conversation} | sealed

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
            self._tables.change(act)

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


def forget(document: Document, conversation: str) -> None:
    """Take a conversation and its records out of a history, or out of a copy of one."""
    _drop_rows(document["conversations"], "id", conversation)
    _drop_rows(document["records"], "conversation", conversation)


def _put_card(document: Document, card: ConversationCard) -> None:
    """Put a conversation in the index, keeping fields that this program does not know."""
    rows = document["conversations"]
    for number, row in rows.items():
        if row["id"] == card.id:
            rows[number] = row | save_card(card)
            return
    _add_rows(rows, [save_card(card)])


def _drop_rows(rows: dict[str, Any], key: str, value: str) -> None:
    """Take out the rows in which a key has a value."""
    for number in [n for n, row in rows.items() if row.get(key) == value]:
        del rows[number]


def _add_rows(rows: dict[str, Any], forms: Iterable[dict[str, Any]]) -> None:
    """Add rows under new numbers."""
    number = max(map(int, rows), default=0)
    for form in forms:
        number += 1
        rows[str(number)] = form
