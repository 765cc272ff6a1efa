"""The sitting: a conversation held at one seat, and who looks at the screen now.

The seat is given only what all who look may read. While one person has the keyboard for a private
turn, only their eyes count; between turns everybody's do. Changing the eyes takes a new seat, so
nothing that the new eyes may not read stays in memory on this side of the keeper. Until the new
seat is there the old one holds: pages are asked for their keys at any time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from flows import Conversation, view
from flows import events as ev
from flows import pages as p
from flows.events import Answer
from flows.people import Person, PersonId
from flows.turns import turn_of
from flows.view import nudges
from store import Cursor, Keeper, Message, Seat, Tell, told
from tui.stamps import Stamps


@dataclass(frozen=True, slots=True)
class Look:
    """What those who look have before them. Acts are aimed at it, not at what came since."""

    page: p.Page
    """The page."""
    cursor: Cursor | None
    """How far the seat had been told when the page was made."""


def _nobody() -> None:
    """Stands for somebody who is told, where there is nobody."""


class Sitting:
    """One seat at one conversation."""

    def __init__(
        self, keeper: Keeper, conversation: str, people: Iterable[PersonId], stamps: Stamps
    ) -> None:
        """Sit down; :meth:`open` takes the seat."""
        self._keeper = keeper
        self._id = conversation
        self._here = frozenset(people)
        self._stamps = stamps
        self._seat: Seat | None = None
        self.eyes = self._here
        """Who looks at the screen now."""
        self.changed: Callable[[], object] = _nobody
        """Called when something new was told that nobody here did."""
        self._acting = 0
        self._left = False
        self._ear = _Ear()
        self._conversation: Conversation | None = None
        self._page: p.Page | None = None

    async def open(self) -> None:
        """Take the seat, and go on if the conversation was paused."""
        await self._look(self._here)
        if self.conversation.status == "paused":
            await self.act(ev.Resumed, today=self._stamps.today())

    @property
    def conversation(self) -> Conversation:
        """The conversation as this seat may know it."""
        assert self._conversation is not None
        return self._conversation

    @property
    def people(self) -> tuple[Person, ...]:
        """Who sits here."""
        return tuple(x for x in self.conversation.people if x.id in self._here)

    @property
    def page(self) -> p.Page:
        """What those who look see; made anew when something was told, or others look."""
        if self._page is None:
            self._page = view(self.conversation, self.eyes)
        return self._page

    def look(self) -> Look:
        """Return the present page, to show and to act on."""
        return Look(self.page, self._seat.cursor if self._seat else None)

    @property
    def lost(self) -> int:
        """Sealed entries that cannot be opened any more, because their key is gone."""
        return self._seat.snapshot.lost if self._seat else 0

    async def hand_to(self, person: PersonId) -> None:
        """The person has said that they are at the keyboard."""
        await self._look(frozenset({person}))

    async def hand_back(self) -> None:
        """Everybody may look again."""
        await self._look(self._here)

    async def act(self, event: type[ev.Event], seen: Look | None = None, **fields: Any) -> None:
        """Something happens here, now, on the page that was ``seen`` (the present one if none).

        ``by`` and ``place`` come from the page unless they are given. Raises
        :class:`flows.Impossible` or :class:`store.StoreError`; then nothing has changed.
        """
        seen = seen or self.look()
        page = seen.page
        if issubclass(event, ev.AtPlace):
            fields.setdefault("place", page.place)
        fields.setdefault("by", self._actor(page))
        made = event(at=self._stamps.now(), **fields)
        self._acting += 1
        try:
            await self._keeper.append(self._id, made, seen.cursor)
        finally:
            self._acting -= 1
        if self.eyes != self._here and not self._still_private():
            await self.hand_back()

    def draft(self, page: p.Page, aside: str = "") -> str:
        """Return what was half typed on a page (or over it, ``aside``), also before a crash."""
        person = self._typing(page, aside)
        return self._seat.draft(page.place, person, aside) if self._seat and page.place else ""

    def put_draft(self, page: p.Page, text: str, aside: str = "") -> None:
        """Remember what stands in the field of a page; not for somebody who no longer looks."""
        person = self._typing(page, aside)
        if self._seat and page.place and (person is None or person in self.eyes):
            self._seat.put_draft(page.place, person, text, aside)

    def _typing(self, page: p.Page, aside: str) -> PersonId | None:
        """Whose half-typed words these are; over a page, those of the only one who looks."""
        if aside and len(self.eyes) == 1:
            return next(iter(self.eyes))
        return page.person.id if page.person else None

    def nudges(self, page: p.Page, value: Answer) -> tuple[str, ...]:
        """Return what may be said once about an answer that fits but could be better."""
        turn = turn_of(self.conversation, page.place, page.person.id if page.person else None)
        return nudges(self.conversation, turn, value) if turn else ()

    async def close(self) -> None:
        """Leave the seat, also one that is being taken; half-typed words are saved."""
        if self._seat is not None:
            await self._keeper.flush()
            self._seat.close()
            self._seat = None
        self._left = True
        # Whoever tells, and whoever was told, knows this sitting: they would hold the log together.
        self.changed = _nobody
        self._ear.listen(_deaf)

    def _actor(self, page: p.Page) -> PersonId | None:
        """Whose act it is: the page's own person, the only one here, or everybody's."""
        if page.person is not None:
            return page.person.id
        return next(iter(self._here)) if len(self._here) == 1 else None

    def _still_private(self) -> bool:
        """Whether the person at the keyboard still has something to do on their own."""
        page = self.page
        waiting = isinstance(page.body, p.Waiting | p.Opening | p.Over)
        return page.person is not None and {page.person.id} == self.eyes and not waiting

    async def _look(self, eyes: frozenset[PersonId]) -> None:
        """Take a seat for these eyes, and leave the one before; if it cannot be, nothing changes."""
        ear = _Ear()
        seat = await self._keeper.subscribe(self._id, eyes, ear.hear)
        if self._left:
            seat.close()
            return
        before, self._seat, self.eyes = self._seat, seat, eyes
        self._conversation, self._page = seat.snapshot.conversation(), None
        # What is on its way to the eyes before is not for these.
        self._ear.listen(_deaf)
        self._ear = ear
        if before is not None:
            before.close()
        ear.listen(self._tell)

    def _tell(self, message: Message) -> None:
        """Hear what the keeper tells."""
        self._conversation, self._page = told(self.conversation, message), None
        if not self._acting:
            self.changed()


def _deaf(message: Message) -> None:
    """Hears for a seat that was left."""


class _Ear:
    """Hears for one seat: what is told before the seat has been taken waits."""

    def __init__(self) -> None:
        self._early: list[Message] = []
        self._listener: Tell = self._early.append

    def hear(self, message: Message) -> None:
        """Hear something."""
        self._listener(message)

    def listen(self, listener: Tell) -> None:
        """Hand on what waits, and all that comes."""
        early, self._early, self._listener = self._early, [], listener
        for message in early:
            listener(message)


def same_page(before: p.Page, now: p.Page) -> bool:
    """Whether two pages are the same one, with other content."""
    if not before.place:
        return not now.place and before.body == now.body
    return (before.place, before.person, type(before.body)) == (
        now.place,
        now.person,
        type(now.body),
    )
