"""One party, for writing. Whoever has a writer holds the party's lock.

Two files take part: the log of a conversation, then the history. A crash between the two leaves
the history behind by one event; the next writer mends it, because what the history says of a
conversation is a pure function of its log.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from flows.conversation import Conversation
from flows.events import Event, Started
from flows.keeping import records, records_before
from flows.model import Flow
from flows.people import PersonId
from flows.records import Record
from flows.transitions import STAYING
from store.backups import back_up, keep_copy
from store.cards import card_of
from store.conversations import ConversationFile, Loaded
from store.drafts import Drafts
from store.errors import DamagedFile, StoreError
from store.files import make_folder
from store.forgetting import Remains, delete_copies, delete_files, remains
from store.history import HistoryFile
from store.jots import damaged_jots, jot_of
from store.lock import Lock
from store.names import slug
from store.paths import PartyPaths
from store.query import Query, select
from store.seal import Keys
from store.thinning import is_of, own_notes


class Writer:
    """The right to write in one party, and the ways to do so. Not for several threads at once."""

    def __init__(self, paths: PartyPaths, keys: Keys, lock: Lock) -> None:
        self.damaged: list[DamagedFile] = []
        """Open conversations and jots that could not be read when this writer began."""
        self._paths = paths
        self._keys = keys
        self._lock = lock
        self._history = HistoryFile(paths, keys, lock.check)
        self._files: dict[str, ConversationFile] = {}
        self._unsettled: set[str] = set()
        about = self._history.about()
        self.party = about.id
        """Id of the party."""
        self.people = about.people
        """Who shares this history."""
        make_folder(paths.conversations)
        self._mend()

    def start(self, flow: Flow, started: Started) -> Conversation:
        """Begin a conversation and save it.

        ``ValueError``, with a sentence, when the flow is not for so many people.
        """
        name = f"{started.today:%Y-%m-%d}-{slug(flow.name)}-{secrets.token_hex(3)}"
        file = ConversationFile(self._paths, name, self._keys, self._lock.check)
        conversation = file.create(self.party, flow, started)
        self._files[name] = file
        self._settle_later(conversation)
        return conversation

    def load(self, id: str) -> Loaded:
        """Return a whole conversation from the disk, unredacted, and how much of it is lost."""
        return self._file(id).load()

    def conversation(self, id: str) -> Conversation:
        """Return a whole conversation, unredacted; from memory when it was read before."""
        return self._file(id).conversation()

    def append(self, id: str, event: Event) -> Conversation:
        """Save one more event of a conversation; it is on the disk when this returns.

        ``Impossible`` and :class:`StoreError` mean that nothing of it was kept.
        """
        file = self._file(id)
        if type(event) in STAYING and not self._unsettled:
            return file.append(event)
        before = file.conversation().status
        conversation = file.append(event)
        if conversation.status == "forgotten":
            self.forget(id)
        elif conversation.status != before:
            self._settle_later(conversation)
        elif self._unsettled:
            self._settle_again()
        return conversation

    def jot(
        self, text: str, *, at: datetime, by: PersonId | None = None, private: bool = False
    ) -> Record:
        """Keep a note for next time, outside any conversation.

        In a party of one it is theirs alone. ``BadJot`` when there is nothing to keep, or when
        it is private and nobody is named.
        """
        record = jot_of(self.people, text, at=at, by=by, private=private)
        self._history.put_jot(record)
        with suppress(StoreError):  # it is kept; what cannot be moved now is moved later
            self._history.take_jots()
            keep_copy(self._paths, self._paths.history)
        return record

    def forget(self, id: str) -> Remains:
        """Delete a conversation for real: log, drafts, records, index, and all of it in backups.

        Returns what is left elsewhere. Stopped half-way, the next writer goes on with it.
        """
        self._history.drop(id, keep_mark=True)
        return self._finish_forgetting(id)

    def forget_notes(self, id: str, person: PersonId) -> int:
        """Delete a person's notes that nobody else may read, also in copies; return how many."""
        before = self.conversation(id)
        items = own_notes(before, person)
        if items:
            conversation = self._file(id).leave_out(is_of(items, person))
            delete_copies(self._paths, id)
            self._settle(conversation)
        return len(items)

    def thin(self, id: str) -> None:
        """Delete a conversation but for the records of what was agreed in it."""
        self._settle(self.conversation(id))
        self._history.thin(id)
        self._files.pop(id, None)
        self._unsettled.discard(id)
        delete_files(self._paths, id)
        keep_copy(self._paths, self._paths.history)

    def drafts(self, id: str) -> Drafts:
        """Return the half-typed words of a conversation."""
        alone = len(self.conversation(id).state.ids) == 1
        return Drafts(self._paths, id, self._keys, self._lock.check, alone=alone)

    def backup(self, at: datetime) -> Path:
        """Copy everything of this party into ``backup/DATE`` and return that folder."""
        self._settle_again()
        self._history.take_jots()
        return back_up(self._paths, at)

    def records(self) -> tuple[Record, ...]:
        """Return every record, also what not everybody may read; the caller asks the gate."""
        return self._history.records()

    def recall(
        self, kind: str, people: Iterable[PersonId], present: Conversation, place: str = ""
    ) -> tuple[Record, ...]:
        """Return the newest versions of a kind of record that these people may all read.

        What the present conversation has kept is among them; with a ``place``, only what it kept on
        the way there, so that nothing finds what came of it later when people went back.
        """
        earlier = (r for r in self.records() if r.conversation != present.id)
        kept = records_before(present, place) if place else records(present)
        return select((*earlier, *kept), people, self.people, Query(kinds=(kind,)))

    def close(self) -> None:
        """Let the party go."""
        self._settle_again()
        with suppress(StoreError):  # what cannot be moved now waits for the next writer
            self._history.take_jots()
        self._lock.release()

    def _file(self, id: str) -> ConversationFile:
        """The file of a conversation, kept open in memory."""
        if id not in self._files:
            self._files[id] = ConversationFile(self._paths, id, self._keys, self._lock.check)
        return self._files[id]

    def _settle(self, conversation: Conversation) -> None:
        """Bring the history up to what a log says, and keep good copies of both."""
        self._history.take_jots()
        self._history.settle(card_of(conversation), records(conversation))
        keep_copy(self._paths, self._paths.conversation(conversation.id))
        keep_copy(self._paths, self._paths.history)

    def _settle_later(self, conversation: Conversation) -> None:
        """Settle now, or with the next save when that fails: the event itself is kept."""
        self._unsettled.add(conversation.id)
        self._settle_again()

    def _settle_again(self) -> None:
        """Settle what is left to settle, as far as the disk lets us."""
        for behind in sorted(self._unsettled):
            with suppress(StoreError):
                self._settle(self.conversation(behind))
                self._unsettled.discard(behind)

    def _mend(self) -> None:
        """Finish what an interrupted program left half-done."""
        for folder in (self._paths.folder, self._paths.conversations):
            for left in folder.glob(".*.new"):
                left.unlink(missing_ok=True)
        self.damaged += damaged_jots(self._paths)
        with suppress(StoreError):
            self._history.take_jots()
        for marked in self._history.marked():
            self._finish_forgetting(marked)
        known = {card.id: card for card in self._history.cards()}
        unlisted = self._paths.conversation_ids() - known.keys()
        unfinished = {card.id for card in known.values() if card.open}
        for other in sorted(unlisted | unfinished):
            try:
                conversation = self.conversation(other)
            except DamagedFile as error:
                self.damaged.append(error)
            except StoreError:
                continue
            else:
                self._mend_one(conversation, known[other].status if other in known else "")

    def _mend_one(self, conversation: Conversation, listed: str) -> None:
        """Settle a conversation of which the index says something else than its log."""
        if conversation.status == "forgotten":
            self.forget(conversation.id)
        elif conversation.status != listed:
            self._settle_later(conversation)

    def _finish_forgetting(self, id: str) -> Remains:
        """Delete the files of a conversation, then its mark in the index."""
        self._files.pop(id, None)
        self._unsettled.discard(id)
        unread = delete_files(self._paths, id)
        self._history.drop(id, keep_mark=False)
        keep_copy(self._paths, self._paths.history)
        return remains(self._paths, id, unread)
