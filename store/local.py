"""The keeper in this process. Disk work runs on one thread of its own, in order."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from itertools import count
from typing import ParamSpec, TypeVar

from flows.conversation import Conversation
from flows.engine import Impossible
from flows.events import Event, Started
from flows.model import Flow
from flows.people import PersonId
from flows.records import Record
from flows.transitions import STAYING
from flows.turns import needs
from store.drafts import clear_draft, clear_kept
from store.errors import Closed, Stale, StoreError
from store.keeper import Cursor, Tell
from store.party import Party
from store.query import Query, select
from store.recalling import recalled
from store.seats import Held, LocalSeat, grown
from store.staleness import collides
from store.writer import Writer

DRAFT_SECONDS = 0.5
"""A keystroke is on the disk at most so long after it was put here."""

_MOST_RECALLS = 100
_T = TypeVar("_T")
_P = ParamSpec("_P")


class LocalKeeper:
    """A :class:`store.keeper.Keeper` for the terminals of this process."""

    def __init__(self, writer: Writer, thread: ThreadPoolExecutor) -> None:
        """Use :meth:`open`; the writer belongs to the thread from now on."""
        self._writer = writer
        self._thread = thread
        self._open: dict[str, Held] = {}
        self._seats: dict[int, LocalSeat] = {}
        self._left: dict[int, LocalSeat] = {}
        self._numbers = count(1)
        self._acts: set[asyncio.Task[None]] = set()
        self._flushing: asyncio.TimerHandle | None = None
        self._watching: Callable[[Conversation], object] | None = None
        self._closed = False

    @classmethod
    async def open(
        cls, party: Party, *, since: datetime, program: str = "duologue", force: bool = False
    ) -> LocalKeeper:
        """Take a party's lock, mend what was interrupted, and return its keeper.

        Raises :class:`LockHeld` when somebody else is writing; ``force`` takes it from them.
        """
        thread = ThreadPoolExecutor(1, thread_name_prefix="keeper")
        try:
            writer = await asyncio.get_running_loop().run_in_executor(
                thread, lambda: party.writer(since=since, program=program, force=force)
            )
        except BaseException:
            thread.shutdown(wait=False)
            raise
        return cls(writer, thread)

    def watch(self, tell: Callable[[Conversation], object]) -> None:
        """Tell this process's hub of each conversation after each event, in the event loop.

        What it is told has not passed the gate: it makes pulses of it and hands out no more.
        """
        self._watching = tell

    async def whole(self, id: str) -> Conversation:
        """Return a whole conversation, for this process's hub; see :meth:`watch`."""
        return await self._do(self._writer.conversation, id)

    @property
    def damaged(self) -> tuple[StoreError, ...]:
        """Open conversations that could not be read when this keeper began."""
        return tuple(self._writer.damaged)

    async def start(self, flow: Flow, started: Started) -> str:
        """Begin a conversation and return its id. ``ValueError`` when the people do not fit."""
        conversation = await self._do(self._start_now, flow, started)
        return conversation.id

    async def append(self, id: str, event: Event, after: Cursor | None = None) -> None:
        """Save an event and tell all seats; see :class:`store.keeper.Keeper`."""
        act = asyncio.create_task(self._append(id, event, self._reach(after)))
        self._acts.add(act)
        act.add_done_callback(self._acts.discard)
        await asyncio.shield(act)

    async def subscribe(self, id: str, people: Iterable[PersonId], tell: Tell) -> LocalSeat:
        """Take a seat. ``ValueError`` when nobody sits there: everything would pass the gate."""
        eyes = frozenset(people)
        if id not in self._open:
            held = await self._do(self._open_now, id)
            self._open.setdefault(id, held)
        seat = LocalSeat(self, self._open[id], next(self._numbers), eyes, tell)
        self._seats[seat.cursor.seat] = seat
        return seat

    async def history(
        self, people: Iterable[PersonId], query: Query | None = None
    ) -> tuple[Record, ...]:
        """Return the party's records that people looking together may read, newest first."""
        records = await self._do(self._writer.records)
        return select(records, people, self._writer.people, query or Query())

    async def forget_notes(self, id: str, person: PersonId) -> int:
        """Delete a person's notes that nobody else may read, and what they typed half; how many."""
        count, conversation = await self._do(self._forget_notes_now, id, person)
        held = self._open.get(id)
        if held is not None:
            held.conversation = conversation
            held.drafts.clear_of(person)
            await self.flush()
        for seat in list(self._seats.values()):
            seat.tell(conversation)
        return count

    async def flush(self) -> None:
        """Save all drafts now."""
        self._stop_waiting()
        await self._do(self._flush_now)

    async def close(self) -> None:
        """Save what is left to save and let the party go. Closing twice does nothing."""
        if self._closed:
            return
        while self._acts:
            await asyncio.wait(self._acts)
        try:
            await self.flush()
        finally:
            self._closed = True
            self._seats.clear()
            await asyncio.get_running_loop().run_in_executor(self._thread, self._writer.close)
            self._thread.shutdown(wait=False)

    def flush_soon(self) -> None:
        """See to it that drafts are saved within :data:`DRAFT_SECONDS`."""
        if self._flushing is None and not self._closed:
            loop = asyncio.get_running_loop()
            self._flushing = loop.call_later(DRAFT_SECONDS, self._flush_in_background)

    def leave(self, number: int) -> None:
        """Tell a seat nothing more."""
        seat = self._seats.pop(number, None)
        if seat is not None:
            self._left[number] = seat

    async def _do(self, act: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Run disk work on the thread; it goes on when whoever waits for it is cancelled."""
        if self._closed:
            raise Closed
        loop = asyncio.get_running_loop()
        return await asyncio.shield(
            loop.run_in_executor(self._thread, lambda: act(*args, **kwargs))
        )

    async def _append(self, id: str, event: Event, reach: int | None) -> None:
        """Save an event, then tell the seats."""
        conversation = await self._do(self._append_now, id, event, reach)
        held, before = self._open.get(id), None
        if held is not None:
            before = held.conversation if grown(held.conversation, conversation) else None
            held.conversation = conversation
            clear_draft(held.drafts, event)
            self._flush_in_background()
        for seat in list(self._seats.values()):
            seat.tell(conversation, before)
        if self._watching is not None:
            self._watching(conversation)
        # The next event is judged by this path; working it out now keeps nobody waiting.
        self._thread.submit(getattr, conversation, "path")

    def _reach(self, after: Cursor | None) -> int | None:
        """How long the log was when a seat had been told so much; ``None`` without a cursor."""
        if after is None:
            return None
        seat = self._seats.get(after.seat) or self._left.get(after.seat)
        return seat.reach(after) if seat else 0

    def _flush_in_background(self) -> None:
        """Have the thread save the drafts; what fails is tried again at the next flush."""
        self._stop_waiting()
        self._thread.submit(self._try_to_flush)

    def _stop_waiting(self) -> None:
        """The drafts are saved now, not later."""
        if self._flushing is not None:
            self._flushing.cancel()
            self._flushing = None

    # What follows runs on the thread.

    def _start_now(self, flow: Flow, started: Started) -> Conversation:
        return self._answer_needs(self._writer.start(flow, started))

    def _open_now(self, id: str) -> Held:
        loaded = self._writer.load(id)
        conversation = self._answer_needs(loaded.conversation)
        drafts = self._writer.drafts(id)
        clear_kept(drafts, conversation.events)
        return Held(conversation, drafts, loaded.lost)

    def _forget_notes_now(self, id: str, person: PersonId) -> tuple[int, Conversation]:
        return self._writer.forget_notes(id, person), self._writer.conversation(id)

    def _append_now(self, id: str, event: Event, reach: int | None) -> Conversation:
        before = self._writer.conversation(id)
        if reach is not None and collides(before, event, before.events[reach:]):
            raise Stale
        conversation = self._writer.append(id, event)
        return conversation if type(event) in STAYING else self._answer_needs(conversation)

    def _answer_needs(self, conversation: Conversation) -> Conversation:
        """Hand over the records that the conversation waits for; on failure, the next act does."""
        with suppress(StoreError, Impossible):
            for _ in range(_MOST_RECALLS):
                wanted = needs(conversation)
                if not wanted:
                    break
                at = conversation.events[-1].at
                event = recalled(self._writer, conversation, wanted[0], at)
                conversation = self._writer.append(conversation.id, event)
        return conversation

    def _flush_now(self) -> None:
        for held in list(self._open.values()):
            if held.conversation.status != "forgotten":
                held.drafts.flush()

    def _try_to_flush(self) -> None:
        with suppress(StoreError):
            self._flush_now()
