"""The talk: takes what people do on a page to the sitting, and shows the page that follows."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from typing import Any, Protocol

from textual.screen import Screen

from flows import Impossible, start_keys
from flows import events as ev
from flows import pages as p
from flows.people import PersonId
from store import StoreError
from tui.stamps import Stamps
from tui.talk.sitting import Sitting
from tui.widgets.frame import Frame


class Stage(Protocol):
    """What the talk asks of the app."""

    stamps: Stamps
    """Times and ids."""

    def hold_input(self) -> AbstractContextManager[None]:
        """Let keys wait."""
        ...

    async def show_page(self, screen: Screen[None]) -> None:
        """Put a screen in the place of the present page."""
        ...

    async def show_home(self) -> None:
        """Show the home of the party that is open."""
        ...

    @property
    def screen(self) -> Screen[object]:
        """The page on top."""
        ...


class Talk:
    """One conversation on the screen."""

    def __init__(
        self, stage: Stage, sitting: Sitting, make: Callable[[Talk], Screen[None]]
    ) -> None:
        """Show ``sitting`` on ``stage``; ``make`` gives the screen for the present page."""
        self.stage = stage
        self.sitting = sitting
        self._make = make
        self._shown: p.Page | None = None
        self._leaving = False
        self._later: set[asyncio.Task[None]] = set()
        sitting.changed = self._told
        self.page = sitting.page
        """What those who look see now."""

    @property
    def keys(self) -> dict[PersonId, str]:
        """The key of each person at this seat."""
        return start_keys(self.sitting.conversation.state.started.people)

    async def show(self) -> None:
        """Show the present page: renew the screen when it is the same page, else put a new one."""
        before, self.page = self._shown, self.sitting.page
        self._shown = self.page
        if isinstance(self.page.body, p.Over):
            await self._over()
            return
        screen = self.stage.screen
        renew = getattr(screen, "renew", None)
        if before is not None and renew is not None and same_page(before, self.page):
            renew()
        else:
            await self.stage.show_page(self._make(self))

    async def act(self, event: type[ev.Event], **fields: Any) -> bool:
        """Something happens; the page that follows is shown. False, with the reason, if it cannot."""
        return await self._do(self.sitting.act(event, **fields))

    async def hand_to(self, person: PersonId) -> None:
        """A person is at the keyboard."""
        await self._do(self.sitting.hand_to(person))

    async def hand_back(self) -> None:
        """Whoever had the keyboard stepped away."""
        await self._do(self.sitting.hand_back())

    async def pause(self) -> None:
        """Keep everything and leave."""
        self._leaving = True
        with self.stage.hold_input():
            try:
                if self.sitting.conversation.status == "running":
                    await self.sitting.act(ev.Paused)
                await self.sitting.close()
            except (StoreError, Impossible) as said:
                self._leaving = False
                self.say(str(said))
                return
            await self.stage.show_home()

    def say(self, sentence: str) -> None:
        """Show one sentence on the page."""
        for frame in self.stage.screen.query(Frame):
            frame.say(sentence)

    async def _do(self, act: Awaitable[None]) -> bool:
        with self.stage.hold_input():
            try:
                await act
            except (Impossible, StoreError) as said:
                self.say(str(said))
                return False
            await self.show()
        return True

    async def _over(self) -> None:
        """The conversation has come to its end."""
        if not self._leaving:
            self._leaving = True
            await self.sitting.close()
            await self.stage.show_home()

    def _told(self) -> None:
        """Something happened at another seat."""
        task = asyncio.get_running_loop().create_task(self.show())
        self._later.add(task)
        task.add_done_callback(self._later.discard)


def same_page(before: p.Page, now: p.Page) -> bool:
    """Whether two pages are the same one, with other content."""
    return (before.place, before.person, type(before.body)) == (
        now.place,
        now.person,
        type(now.body),
    ) and before.place != ""
