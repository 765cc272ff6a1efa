"""A conversation of a workshop at one seat: leaving it leaves the others alone."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol

from flows import events as ev
from flows import pages as p
from flows.visibility import opened
from store import StoreError
from tui.talk.sitting import Look, Sitting
from tui.talk.talk import STAY, Stage, Talk

if TYPE_CHECKING:
    from flows.workshop.seen import Room
    from tui.talk.page import TalkPage

_FOR_SMALL = frozenset({"stop_here", "forget"})
"""What ends a conversation for all who hold it: not for one among many to decide."""
_SMALL = 4
"""So many people may still decide that together."""


class RoomStage(Stage, Protocol):
    """What a conversation of a workshop asks of the app beside all that a talk does."""

    room: Room
    """The newest view of the workshop."""

    async def left(self, conversation: str) -> None:
        """Somebody went to the room's page; their seat is kept."""
        ...

    async def follow(self) -> None:
        """Go to where the room is, if it is elsewhere."""
        ...


class RoomTalk(Talk):
    """The same pages as everywhere, with three differences.

    Leaving pauses nothing, because others go on. Nobody alone ends what many hold. And when the
    room has gone on to another conversation, whoever finishes a page goes there.
    """

    stage: RoomStage

    def __init__(
        self,
        stage: RoomStage,
        seat: tuple[str, tuple[str, ...]],
        sitting: Sitting,
        make: Callable[[Talk], TalkPage],
    ) -> None:
        """Show the conversation at which ``sitting`` sits: its id, and who sits there."""
        super().__init__(stage, sitting, make)
        self.stage = stage
        self.seat = seat
        """Id of the conversation, and of those in it who sit here."""
        self.id = seat[0]
        """Id of the conversation."""

    def allows(self, action: str) -> bool:
        """Whether an act may be done; what ends it for many may not."""
        many = len(self.sitting.conversation.people) > _SMALL
        return not (many and action in _FOR_SMALL)

    @property
    def is_busy(self) -> bool:
        """Whether its page must not be taken away now: words stand there, or a dialog is open."""
        return self._screen is not None and self._holds(self._screen)

    async def act(self, event: type[ev.Event], seen: Look | None = None, **fields: Any) -> bool:
        """Do something here, then go to where the room is, if it has gone on."""
        done = await super().act(event, seen, **fields)
        if done and not issubclass(event, STAY) and not self._leaving:
            await self.stage.follow()
        return done

    async def pause(self) -> None:
        """Leave the seat; the others go on, and it is kept."""
        async with self._order:
            self._leaving = True
            with self.stage.hold_input():
                try:
                    await self.sitting.close()
                except StoreError as said:
                    self._leaving = False
                    self.say(str(said))
                    return
                await self.stage.left(self.id)

    async def show(self) -> None:
        """Show the present page, unless the seat has been given up in the meantime."""
        if not self._leaving:
            await super().show()

    async def leave(self) -> None:
        """Give the seat up because the room is elsewhere; half-typed words are saved."""
        # Not in order: whoever waits for an act here may wait for the app, which calls this.
        self._leaving = True
        with suppress(StoreError):
            await self.sitting.close()

    def moved_on(self, page: p.Page) -> str:
        """Return what is said when the room has gone on while words here are unsaved."""
        if isinstance(page.body, p.Over):
            return "This conversation is over for all. Your words stay; Ctrl+D goes on."
        part = next((x.title for x in page.parts if x.state == "now"), "")
        where = f" to “{part}”" if part else ""
        if self._is_open():
            return f"This is open now: what you keep, all can read. Ctrl+D goes on{where}."
        return f"The room has moved on{where}. Finish in peace; then Ctrl+D goes on."

    def _is_open(self) -> bool:
        """Whether what is written on the page that stays has been opened over its writer."""
        talk = self.sitting.conversation
        return bool(self.page.place) and opened(talk.flow, talk.state, self.page.place)
