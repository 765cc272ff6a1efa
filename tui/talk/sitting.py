"""The sitting: a conversation held at one seat, and who looks at the screen now.

The seat is given only what all who look may read. While one person has the keyboard for a private
turn, only their eyes count; between turns everybody's do. Changing the eyes takes a new seat, so
nothing that the new eyes may not read stays in memory on this side of the keeper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from flows import Conversation, view
from flows import events as ev
from flows import pages as p
from flows.people import Person, PersonId
from store import Appended, Keeper, Message, Reset, Seat, told
from tui.stamps import Stamps


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
        self.changed: Callable[[], object] = lambda: None
        """Called when something new was told that nobody here did."""
        self._acting = 0
        self._conversation: Conversation | None = None

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
        """What those who look see."""
        return view(self.conversation, self.eyes)

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

    async def act(self, event: type[ev.Event], **fields: Any) -> None:
        """Something happens here, now.

        ``by`` and ``place`` come from the page unless they are given. Raises
        :class:`flows.Impossible` or :class:`store.StoreError`; then nothing has changed.
        """
        page = self.page
        if issubclass(event, ev.AtPlace):
            fields.setdefault("place", page.place)
        fields.setdefault("by", self._actor(page))
        after = self._seat.cursor if self._seat else None
        self._acting += 1
        try:
            await self._keeper.append(self._id, event(at=self._stamps.now(), **fields), after)
        finally:
            self._acting -= 1
        if self.eyes != self._here and not self._still_private():
            await self.hand_back()

    def draft(self) -> str:
        """Return what was half typed on this page, also before a crash."""
        page = self.page
        person = page.person.id if page.person else None
        return self._seat.draft(page.place, person) if self._seat and page.place else ""

    def put_draft(self, page: p.Page, text: str) -> None:
        """Remember what stands in the field of a page."""
        if self._seat and page.place:
            self._seat.put_draft(page.place, page.person.id if page.person else None, text)

    async def close(self) -> None:
        """Leave the seat; half-typed words are saved."""
        if self._seat is not None:
            self._seat.close()
            self._seat = None
            await self._keeper.flush()

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
        """Take a seat for these eyes, and leave the one before."""
        before, self._seat, self._conversation = self._seat, None, None
        if before is not None:
            before.close()
        self.eyes = eyes
        self._seat = await self._keeper.subscribe(self._id, eyes, self._tell)
        self._conversation = self._seat.snapshot.conversation()

    def _tell(self, message: Message) -> None:
        """Hear what the keeper tells."""
        if self._conversation is None or not isinstance(message, Appended | Reset):
            return
        self._conversation = told(self._conversation, message)
        if not self._acting:
            self.changed()
