"""The seat at the keeper, for a face that waits for each thing before the next."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any, Protocol

from flows import Conversation, Impossible, start_keys
from flows import events as ev
from flows import pages as p
from flows.people import PersonId
from store import Keeper, StoreError
from tui.stamps import Stamps
from tui.talk.sitting import Look, Sitting


class Run(Protocol):
    """Waits for something that the keeper does."""

    def __call__(self, what: Coroutine[Any, Any, Any], /) -> Any:
        """Return what it came to."""
        ...


class Seat:
    """A sitting without waiting: each act is over, and on the disk, when it returns."""

    def __init__(
        self,
        sitting: Sitting,
        keeper: Keeper,
        run: Run,
        stamps: Stamps,
        say: Callable[[str], None],
    ) -> None:
        """Use ``sitting``, which is open; ``say`` is told why something cannot be."""
        self.sitting = sitting
        """The seat itself, for looking."""
        self.stamps = stamps
        """Times and ids."""
        self.left = False
        """Whether the seat was left."""
        self._looked: tuple[Conversation, frozenset[PersonId], Look] | None = None
        self._keeper = keeper
        self._run = run
        self._say = say

    @property
    def keys(self) -> dict[PersonId, str]:
        """The key of each person."""
        return start_keys(self.sitting.conversation.state.started.people)

    @property
    def alone(self) -> bool:
        """Whether there is nobody to hide anything from."""
        return len(self.sitting.conversation.people) == 1

    def look(self) -> Look:
        """Return the present page; it is worked out anew only when something was told since."""
        sitting, last = self.sitting, self._looked
        if last is None or last[0] is not sitting.conversation or last[1] != sitting.eyes:
            last = (sitting.conversation, sitting.eyes, sitting.look())
            self._looked = last
        return last[2]

    def act(self, event: type[ev.Event], seen: Look, **fields: Any) -> bool:
        """Something happens on a page. False, with the reason said, if it cannot."""
        return self._try(self.sitting.act(event, seen, **fields))

    def hand_to(self, person: PersonId) -> None:
        """A person is at the keyboard."""
        self._try(self.sitting.hand_to(person))

    def hand_back(self) -> None:
        """Everybody may look again."""
        self._try(self.sitting.hand_back())

    def draft(self, page: p.Page, aside: str = "") -> str:
        """Return what was half typed on a page, or beside it."""
        return self.sitting.draft(page, aside)

    def put_draft(self, page: p.Page, text: str, aside: str = "") -> None:
        """Keep what is half typed, on the disk at once: the next line may be long in coming."""

        async def put() -> None:
            self.sitting.put_draft(page, text, aside)
            await self._keeper.flush()

        with suppress(StoreError):
            self._run(put())

    def pause(self) -> bool:
        """Keep everything and leave the seat. False, with the reason said, if it cannot be kept."""
        if self._try(self._pause()):
            self.left = True
        return self.left

    def close(self) -> None:
        """Leave the seat, whatever can still be kept."""
        self.left = True
        with suppress(StoreError, Impossible):
            self._run(self._pause())

    async def _pause(self) -> None:
        if self.sitting.conversation.status == "running":
            await self.sitting.act(ev.Paused)
        await self.sitting.close()

    def _try(self, what: Coroutine[Any, Any, None]) -> bool:
        try:
            self._run(what)
        except (Impossible, StoreError) as said:
            self._say(str(said))
            return False
        return True
