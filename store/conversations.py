"""The log of one conversation, in one small file: flow snapshot, events, nothing else.

Saving an answer rewrites this file alone, so it costs the same after ten years.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from flows.conversation import Conversation, begin, replay
from flows.engine import advance
from flows.events import Event, Started
from flows.faults import FlowFaults
from flows.model import Flow
from flows.reader import read_snapshot
from flows.state import State
from flows.visibility import readers
from store.backups import watched
from store.codec import load_event, save_event
from store.errors import StoreError, UnknownConversation
from store.files import Document, Tables, Unreadable
from store.paths import PartyPaths
from store.schema import SCHEMA, bring_up, in_memory, version
from store.seal import SEALED, Keys, Lost

KIND = "conversation"
"""What upgrades call a file of this kind."""


def document_of(conversation: Conversation, rows: dict[str, Any]) -> Document:
    """Return the file of a conversation with these rows, its saved events by their numbers."""
    flow = conversation.flow
    about = {"id": conversation.id, "party": conversation.party, "flow": flow.name}
    return {
        "schema": SCHEMA,
        "conversation": {"1": about},
        "flow": {"1": {"revision": flow.revision, "sources": dict(flow.sources)}},
        "events": rows,
    }


@dataclass(frozen=True, slots=True)
class Loaded:
    """A conversation as it came from the disk."""

    conversation: Conversation
    """The whole of it, unredacted."""
    lost: int
    """How many sealed entries no key opens any more; they stay in the file, but are not in
    the log. What was written there is asked again."""


class ConversationFile:
    """One conversation on the disk. Reads for everybody; writes for the holder of the lock."""

    def __init__(
        self, paths: PartyPaths, id: str, keys: Keys, guard: Callable[[], None] | None = None
    ) -> None:
        self.path = paths.conversation(id)
        """The file."""
        self._paths = paths
        self._id = id
        self._keys = keys
        self._guard = guard
        self._tables = Tables(self.path, guard) if guard else Tables(self.path)
        self._rows: list[str] = []
        self._highest = 0
        self._conversation: Conversation | None = None

    def create(self, party: str, flow: Flow, started: Started) -> Conversation:
        """Begin a conversation and save it. ``ValueError`` when the people do not fit the flow."""
        conversation = begin(self._id, party, flow, started)

        log = document_of(conversation, {"1": save_event(started)})
        self._tables.change(lambda document: document.update(log))
        self._rows, self._highest, self._conversation = ["1"], 1, conversation
        return conversation

    def load(self) -> Loaded:
        """Read and replay the file.

        Raises :class:`UnknownConversation`, :class:`DamagedFile`, :class:`NewerFile`.
        """
        with watched(self._paths, self.path):
            document = self._current()
            about, flow = _snapshot(document)
            rows, events = [], []
            saved = _rows(document)
            for number in sorted(saved, key=int):
                try:
                    events.append(load_event(self._keys.open(saved[number], self._id)))
                    rows.append(number)
                except Lost:
                    continue
            conversation = _replayed(self._id, str(about["party"]), flow, events)
        self._rows, self._highest, self._conversation = rows, max(map(int, saved)), conversation
        return Loaded(conversation, len(saved) - len(rows))

    def append(self, event: Event) -> Conversation:
        """Save one more event and return the conversation with it.

        It is on the disk when this returns. ``Impossible`` and any :class:`StoreError` mean
        that nothing of it was kept. The very event that was kept last is not kept twice.
        """
        before = self.conversation()
        if event == before.events[-1]:
            return before
        conversation = advance(before, event)
        self.save(before, conversation)
        return conversation

    def save(self, before: Conversation, conversation: Conversation) -> None:
        """Save the newest event of a conversation that has been judged; the rest is on the disk."""
        row = str(self._highest + 1)
        rows = [*self._rows, row]
        saved = save_event(conversation.events[-1])
        try:
            # Asking the gate about every event would be much of the work of a save.
            if same_readers(before.state, conversation.state):
                self._tables.add("events", row, self._kept(saved, conversation, -1))
            else:
                self._tables.change(partial(self._put, row, saved, rows, conversation))
        except StoreError:
            # The disk may or may not hold the event now; the next use looks there.
            self._conversation = None
            raise
        self._rows, self._highest, self._conversation = rows, self._highest + 1, conversation

    def _put(
        self,
        row: str,
        saved: dict[str, Any],
        rows: Sequence[str],
        conversation: Conversation,
        document: Document,
    ) -> None:
        """Add a row, and seal and open all of them by what may be read now."""
        events = document["events"]
        events[row] = saved
        for at, number in enumerate(rows):
            events[number] = self._kept(events[number], conversation, at)

    def leave_out(self, gone: Callable[[Event], bool]) -> Conversation:
        """Take events out of the log for good, and return the conversation without them."""
        before = self.conversation()
        pairs = list(zip(self._rows, before.events, strict=True))
        drop = [row for row, event in pairs if gone(event)]
        kept = [event for _, event in pairs if not gone(event)]
        conversation = replay(before.id, before.party, before.flow, kept)

        def act(document: Document) -> None:
            for row in drop:
                del document["events"][row]

        self._conversation = None
        self._tables.change(act)
        self._rows = [row for row in self._rows if row not in drop]
        self._conversation = conversation
        return conversation

    def conversation(self) -> Conversation:
        """Return the conversation as it was last read or saved here, reading it when needed."""
        return self._conversation or self.load().conversation

    def _kept(self, saved: dict[str, Any], conversation: Conversation, at: int) -> dict[str, Any]:
        """An event of the log as it is kept: sealed unless everybody may read it now.

        A row is replaced, never changed where it is: see `store.pieces`.
        """
        event = conversation.events[at]
        hidden = not conversation.state.ids <= readers(conversation, event)
        if hidden and SEALED not in saved:
            return self._keys.seal(event.by or "", saved, self._id)
        if not hidden and SEALED in saved:
            return dict(self._keys.open(saved, self._id))
        return saved

    def _current(self) -> Document:
        """The document, brought up to date: on the disk for the writer, else in memory."""
        document = self._tables.document()
        if document is None:
            raise UnknownConversation(
                "This conversation is not here any more; its file is missing."
            )
        if self._guard is None:
            return in_memory(KIND, document, self.path)
        number = version(document, self.path)
        if number < SCHEMA:
            backup = self._paths.backup / f"schema-{number}"
            bring_up(KIND, document, self.path, self._paths.within(self.path, backup))
            self._tables.reread()
            return self._tables.document() or {}
        return document


def same_readers(before: State, after: State) -> bool:
    """Whether nothing has changed of what decides who may read the events so far.

    That is what has been opened, and which notes there are and are private; a property test
    holds this against the gate. Said to be false too often, it costs time and nothing else.
    """
    if before.stages is not after.stages and _opened(before) != _opened(after):
        return False
    if not before.cells.keys() <= after.cells.keys():
        return False
    for key, cell in after.cells.items():
        old = before.cells.get(key)
        if old and old is not cell and cell.notes[: len(old.notes)] != old.notes:
            return False
    return True


def _opened(state: State) -> set[str]:
    """The places that lie open."""
    return {place for place, stage in state.stages.items() if stage.opened}


def _snapshot(document: Document) -> tuple[Mapping[str, Any], Flow]:
    """What the file says of the conversation, and its flow as it was when it began."""
    try:
        about, kept = document["conversation"]["1"], document["flow"]["1"]
        return about, flow_of(about["flow"], kept["sources"])
    except (AttributeError, KeyError, TypeError, ValueError, FlowFaults) as error:
        raise Unreadable(f"no conversation: {error}") from error


def flow_of(name: str, sources: Mapping[str, str]) -> Flow:
    """Return a flow out of its texts, read once for all who share it."""
    if name not in sources:
        return read_snapshot(name, sources)
    return _flow(name, tuple(sources.items()))


@lru_cache(16)
def _flow(name: str, sources: tuple[tuple[str, str], ...]) -> Flow:
    """A flow out of its texts. Most conversations of a party share a few, and reading is slow."""
    return read_snapshot(name, dict(sources))


def _rows(document: Document) -> Mapping[str, Any]:
    """The saved events by their numbers."""
    rows = document.get("events")
    if not isinstance(rows, dict) or not rows:
        raise Unreadable("no events")
    if not all(key.isdecimal() and isinstance(row, dict) for key, row in rows.items()):
        raise Unreadable("no events but something else")
    return rows


def _replayed(id: str, party: str, flow: Flow, events: Iterable[Event]) -> Conversation:
    """The conversation that a log comes to, or :class:`Unreadable`."""
    try:
        return replay(id, party, flow, events)
    except ValueError as error:
        raise Unreadable(str(error)) from error
