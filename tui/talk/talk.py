"""The talk: takes what people do on a page to the sitting, and shows the page that follows."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractContextManager, suppress
from typing import TYPE_CHECKING, Any, Protocol

from textual.screen import Screen

from flows import Impossible, start_keys
from flows import events as ev
from flows import pages as p
from flows.people import PersonId
from flows.wording import in_a_row
from store import StoreError
from tui.page import is_there
from tui.stamps import Stamps
from tui.talk.sitting import Look, Sitting, same_page
from tui.widgets.frame import Frame

if TYPE_CHECKING:
    from tui.talk.page import TalkPage

STAY = (ev.Jotted, ev.Parked, ev.ConcernRaised, ev.MoreTime)
"""What people do beside a page: it leads nowhere, so it never takes them from their words."""


class Stage(Protocol):
    """What the talk asks of the app."""

    stamps: Stamps
    """Times and ids."""

    def hold_input(self) -> AbstractContextManager[None]:
        """Let keys wait."""
        ...

    async def show_page(self, screen: Screen[None]) -> None:
        """Put a screen in the place of the present page, and of all dialogs over it."""
        ...

    async def show_home(self) -> None:
        """Show the home of the party that is open."""
        ...

    def call_later(self, callback: Callable[[], object]) -> bool:
        """Call something soon, as the app; false when the app is closing."""
        ...

    @property
    def screen(self) -> Screen[object]:
        """The page on top."""
        ...

    @property
    def screen_stack(self) -> Sequence[Screen[object]]:
        """All pages, the one on top last."""
        ...


class Talk:
    """One conversation on the screen."""

    def __init__(self, stage: Stage, sitting: Sitting, make: Callable[[Talk], TalkPage]) -> None:
        """Show ``sitting``, which is open, on ``stage``; ``make`` gives the present page's screen."""
        self.stage = stage
        self.sitting = sitting
        self.seen: Look = sitting.look()
        """What those who look have before them."""
        self.cuts_in = False
        """Whether the present page came by itself, maybe in the middle of a word of somebody here."""
        self._make = make
        self._screen: TalkPage | None = None
        self._leaving = False
        # One thing after the other: acts come from pages, what is told from elsewhere.
        self._order = asyncio.Lock()
        sitting.changed = self._told

    @property
    def page(self) -> p.Page:
        """The page that is shown."""
        return self.seen.page

    def allows(self, action: str) -> bool:
        """Whether an act of the pages may be done in this conversation at all."""
        _ = action
        return True

    @property
    def keys(self) -> dict[PersonId, str]:
        """The key of each person at this seat."""
        return start_keys(self.sitting.conversation.state.started.people)

    async def show(self) -> None:
        """Show the present page: renew the screen when it is the same page, else put a new one."""
        now = self.sitting.look()
        if isinstance(now.page.body, p.Over):
            self.seen = now
            await self._over()
        elif self._screen is not None and same_page(self.page, now.page):
            self.seen = now
            self._screen.look_at(now)
        else:
            self.seen = now
            self._screen = self._make(self)
            await self.stage.show_page(self._screen)

    async def act(self, event: type[ev.Event], seen: Look | None = None, **fields: Any) -> bool:
        """Something happens on a page; what follows is shown. False, with the reason, if it cannot."""
        act = self.sitting.act(event, seen or self.seen, **fields)
        return await self._do(act, stay=issubclass(event, STAY))

    async def hand_to(self, person: PersonId) -> None:
        """A person is at the keyboard."""
        await self._do(self.sitting.hand_to(person))

    async def put_away(self, person: PersonId) -> None:
        """Empty what lies under a cover before somebody lifts it who may not read it."""
        eyes = self.sitting.eyes
        if person in eyes or self._screen is None:
            return
        async with self._order:
            await self.sitting.hand_back()
            stack = list(self.stage.screen_stack)
            below = next((i for i, x in enumerate(stack) if x is self._screen), len(stack))
            self._screen = None
            for screen in stack[below:-1]:
                await screen.query("*").remove()

    async def come_back(self) -> None:
        """Show a page again where :meth:`put_away` left none."""
        if self._screen is None:
            async with self._order:
                with self.stage.hold_input():
                    await self.show()

    async def pause(self) -> None:
        """Keep everything and leave."""
        async with self._order:
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
        if any(screen is self._screen for screen in self.stage.screen_stack):
            assert self._screen is not None
            self._screen.say(sentence)
        else:
            for frame in self.stage.screen.query(Frame):
                frame.say(sentence)

    async def catch_up(self) -> bool:
        """Show what has changed elsewhere; true when that is another page.

        A page with words that are not kept yet stays, and so does one under a dialog or a cover:
        it says so, and is left with the next act, or when the dialog has closed.
        """
        async with self._order:
            if self._leaving:
                return False
            with self.stage.hold_input():
                return await self._catch_up()

    @property
    def is_behind(self) -> bool:
        """Whether another page has come than the one that is shown."""
        return self._is_new(self.sitting.look())

    async def _catch_up(self) -> bool:
        now, screen = self.sitting.look(), self._screen
        if screen is None or not (self._is_new(now) and self._holds(screen)):
            before = self._screen
            self.cuts_in = not isinstance(self.page.body, p.Waiting)
            await self.show()
            return self._screen is not before
        if self.stage.screen is screen:
            self.say(self.moved_on(now.page))
        return False

    def moved_on(self, page: p.Page) -> str:
        """Return what is said when another page has come while words here are unsaved."""
        return f"{self._others()} {_did(page)}. Your words stay; Ctrl+D goes on."

    def _is_new(self, now: Look) -> bool:
        return not same_page(self.page, now.page)

    def _holds(self, screen: TalkPage) -> bool:
        """Whether a page must not be taken away by what happens elsewhere."""
        on_top = self.stage.screen is screen and is_there(screen)
        return not on_top or bool(screen.unsaved())

    def _others(self) -> str:
        """The names of those who sit elsewhere."""
        here = {person.id for person in self.sitting.people}
        names = [x.name for x in self.sitting.conversation.people if x.id not in here]
        return in_a_row(names) or "The conversation"

    async def _do(self, act: Awaitable[None], *, stay: bool = False) -> bool:
        async with self._order:
            with self.stage.hold_input():
                try:
                    await act
                except (Impossible, StoreError) as said:
                    await self._refused(str(said))
                    return False
                if stay:
                    await self._catch_up()
                else:
                    self.cuts_in = False
                    await self.show()
                return True

    async def _refused(self, said: str) -> None:
        """Say why something could not be, on the page as it is now; typed words wait on theirs."""
        now, screen = self.sitting.look(), self._screen
        if screen is not None and self._is_new(now) and (words := screen.unsaved()):
            self.sitting.put_draft(screen.seen.page, words)
            said = f"{said} What you wrote is still there, a page back."
        await self.show()
        self.say(said)

    async def _over(self) -> None:
        """The conversation has come to its end."""
        if not self._leaving:
            self._leaving = True
            # Half-typed words that cannot be saved now have nothing left to go back to.
            with suppress(StoreError):
                await self.sitting.close()
            await self.stage.show_home()

    def _told(self) -> None:
        """Something happened at another seat."""
        # As the app: whoever acted may be another app in this process.
        self.stage.call_later(self.catch_up)


def _did(page: p.Page) -> str:
    """What others did when a page came that nobody here asked for."""
    if not isinstance(page.body, p.Over):
        return "went on"
    return "paused" if page.body.status == "paused" else "ended this"
