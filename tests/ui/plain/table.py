"""A table for the plain face: a keeper in memory, and people who type on a console of their own."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable, Coroutine, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import count
from typing import Any, cast

from flows import Conversation, advance, needs
from flows import events as ev
from flows import pages as p
from flows.people import PersonId
from flows.records import Record
from flows.turns import Need
from store import Cursor, Drafts, Query, Tell
from store.drafts import clear_draft
from store.seats import Held, LocalSeat
from tests.unit.talk import flow_of
from tui.plain.console import Asked, Console, Ended, Interrupted
from tui.plain.seat import Seat
from tui.plain.talk import Talk
from tui.simulated import company, talk
from tui.simulated.lines import lines_for
from tui.simulated.people import respond
from tui.simulated.playing import EVENING, PACE
from tui.talk.sitting import Sitting


class MemoryDrafts:
    """Half-typed words that never reach a disk."""

    def __init__(self) -> None:
        self.texts: dict[tuple[str, PersonId | None], str] = {}

    def put(self, place: str, person: PersonId | None, text: str) -> None:
        self.texts[place, person] = text

    def get(self, place: str, person: PersonId | None) -> str:
        return self.texts.get((place, person), "")

    def clear(self, place: str, person: PersonId | None) -> None:
        self.put(place, person, "")


class MemoryKeeper:
    """A keeper of one conversation, without disk or threads."""

    def __init__(
        self, conversation: Conversation, records: Callable[[Need], tuple[Record, ...]]
    ) -> None:
        self.drafts = MemoryDrafts()
        self._records = records
        self._held = Held(conversation, cast("Drafts", self.drafts))
        self._seats: dict[int, LocalSeat] = {}
        self._numbers = count(1)
        self._answer_needs()

    @property
    def conversation(self) -> Conversation:
        """All of it, unredacted."""
        return self._held.conversation

    async def append(self, id: str, event: ev.Event, after: Cursor | None = None) -> None:
        """Add an event and tell the seats."""
        self._held.conversation = advance(self.conversation, event)
        clear_draft(self._held.drafts, event)
        self._answer_needs()
        for seat in list(self._seats.values()):
            seat.tell(self.conversation)
        await asyncio.sleep(0)

    async def subscribe(self, id: str, people: Iterable[PersonId], tell: Tell) -> LocalSeat:
        """Take a seat."""
        number = next(self._numbers)
        seat = LocalSeat(self, self._held, number, frozenset(people), tell)
        self._seats[number] = seat
        return seat

    async def history(
        self, people: Iterable[PersonId], query: Query | None = None
    ) -> tuple[Record, ...]:
        """Nothing is in the history."""
        return ()

    async def start(self, flow: Any, started: ev.Started) -> str:
        """The conversation has begun already."""
        return self.conversation.id

    async def flush(self) -> None:
        """Nothing has to be saved."""

    async def close(self) -> None:
        """Nothing has to be let go."""

    def flush_soon(self) -> None:
        """Nothing has to be saved."""

    def leave(self, number: int) -> None:
        """Tell a seat nothing more."""
        self._seats.pop(number, None)

    def _answer_needs(self) -> None:
        while wanted := needs(self.conversation)[:1]:
            need = wanted[0]
            at = self.conversation.events[-1].at + PACE
            found = self._records(need)[: need.last]
            event = ev.Recalled(at=at, place=need.place, records=found)
            self._held.conversation = advance(self.conversation, event)


@dataclass
class QueuedStamps:
    """Times and ids as the people who play mean them."""

    moment: datetime
    ids: list[str] = field(default_factory=list)
    made: int = 0

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.date()

    def new_id(self) -> str:
        self.made += 1
        return self.ids.pop(0) if self.ids else f"made{self.made}"


class People:
    """Simulated people at the keyboard: they look at the page and type what they would do there.

    Enter alone is typed where a page asks again, which keeps what a flow would rather have better.
    """

    edits = False
    echoed = False

    def __init__(self, keeper: MemoryKeeper, stamps: QueuedStamps, seed: int = 0) -> None:
        self.asked: list[Asked] = []
        self.sitting: Sitting | None = None
        self._keeper, self._stamps, self._seed = keeper, stamps, seed
        self._lines: list[str] = []
        self._at: p.Page | None = None

    def read(self, asked: Asked) -> str:
        self.asked.append(asked)
        assert len(self.asked) < 5000, f"still asked: {asked}"
        if asked.prompt == "yes or no:" and asked.question.startswith("Go on"):
            return "yes"
        if not self._lines:
            self._lines = self._next()
        return self._lines.pop(0)

    def _next(self) -> list[str]:
        assert self.sitting is not None
        now, page = self._keeper.conversation, self.sitting.page
        if self._at is not None and _key(self._at) == _key(page) and page.place:
            return [""]
        self._at = page
        order = [person.id for person in now.state.started.people]
        at = now.events[-1].at + PACE
        events = respond(
            page,
            at=at,
            today=now.state.today,
            seed=self._seed,
            order=order.index(page.person.id) if page.person else 0,
        )
        self._stamps.moment = at
        self._stamps.ids = [id_of(event) for event in events if id_of(event)]
        return list(lines_for(page, events))


def _key(page: p.Page) -> tuple[object, ...]:
    return (page.place, page.person, type(page.body))


def id_of(event: ev.Event) -> str:
    """The id that an event brings."""
    if isinstance(event, ev.NoteKept):
        return event.item
    return event.theme if isinstance(event, ev.Grouped) else ""


class Typist:
    """Somebody who types given lines; then nothing more comes."""

    echoed = False

    def __init__(self, *lines: str, edits: bool = False) -> None:
        self.edits = edits
        self.lines = list(lines)
        self.asked: list[Asked] = []

    def read(self, asked: Asked) -> str:
        self.asked.append(asked)
        if not self.lines:
            raise Ended
        return self.lines.pop(0)


Run = Callable[[Coroutine[Any, Any, Any]], Any]


@contextmanager
def waiting() -> Iterator[Run]:
    """Give what waits for a keeper."""
    with asyncio.Runner() as runner:
        yield runner.run


def sat_down(
    keeper: MemoryKeeper,
    stamps: QueuedStamps,
    reader: Any,
    run: Run,
    *,
    wipes: bool = True,
    timers: str = "on",
    seats: tuple[PersonId, ...] = (),
) -> tuple[Talk, io.StringIO]:
    """Return a talk at a console, ready to be held, and what it writes to."""
    people = seats or [person.id for person in keeper.conversation.people]
    sitting = Sitting(cast("Any", keeper), keeper.conversation.id, people, stamps)
    run(sitting.open())
    out = io.StringIO()
    console = Console(out, reader, wipes=wipes)
    seat = Seat(sitting, cast("Any", keeper), run, stamps, console.say)
    return Talk(console, seat, timers=timers), out


def played(
    conversation: Conversation,
    records: Callable[[Need], tuple[Record, ...]],
    seed: int = 0,
    *,
    wipes: bool = True,
) -> tuple[Conversation, str]:
    """Have simulated people hold a conversation in the plain face: what it came to, what was said."""
    stamps = QueuedStamps(conversation.events[-1].at)
    keeper = MemoryKeeper(conversation, records)
    people = People(keeper, stamps, seed)
    with waiting() as run:
        held, out = sat_down(keeper, stamps, people, run, wipes=wipes)
        people.sitting = held.seat.sitting
        held.hold()
    return keeper.conversation, out.getvalue()


@dataclass
class Outcome:
    """What came of lines that somebody typed."""

    keeper: MemoryKeeper
    typist: Typist
    out: str
    talk: Talk

    @property
    def over(self) -> Conversation:
        """The conversation as it stands."""
        return self.keeper.conversation

    @property
    def events(self) -> list[Any]:
        """What was done, without how it began and ended."""
        shell = (ev.Started, ev.Paused, ev.Resumed)
        return [event for event in self.over.events if not isinstance(event, shell)]

    @property
    def last(self) -> Any:
        """What was done last, pausing apart."""
        return self.events[-1]


def typed(
    steps: str | Conversation,
    *lines: str,
    people: int = 2,
    edits: bool = False,
    wipes: bool = True,
    records: tuple[Record, ...] = (),
    drafts: dict[tuple[str, PersonId | None], str] | None = None,
    timers: str = "on",
    stamps: QueuedStamps | None = None,
    typist: Typist | None = None,
    seats: tuple[PersonId, ...] = (),
    drafts_to: dict[tuple[str, PersonId | None], str] | None = None,
) -> Outcome:
    """Have somebody type lines in a conversation until it is over, or until they are used up.

    ``drafts_to`` is where drafts are kept, for a look at them when it ends with an exception.
    """
    begun = talk(flow_of(steps), company(people)) if isinstance(steps, str) else steps
    stamps = stamps or QueuedStamps(EVENING, made=100 * len(begun.events))
    keeper = MemoryKeeper(begun, lambda need: tuple(r for r in records if r.kind == need.kind))
    if drafts_to is not None:
        keeper.drafts.texts = drafts_to
    keeper.drafts.texts.update(drafts or {})
    typist = typist or Typist(*lines, edits=edits)
    with waiting() as run:
        held, out = sat_down(keeper, stamps, typist, run, wipes=wipes, timers=timers, seats=seats)
        with suppress(Ended, Interrupted):
            held.hold()
    return Outcome(keeper, typist, out.getvalue(), held)
