"""Plays a conversation by pressing keys, looking only at what the page shows."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from flows import pages as p
from flows.people import Person
from tui.actions import Where
from tui.demo.hint import OVER
from tui.demo.watched import Watched
from tui.simulated.keys import keys_for
from tui.simulated.people import respond
from tui.talk.sitting import same_page
from tui.talk.talk import Talk
from tui.widgets.frame import Frame

PATIENCE: Final = 20.0
"""Seconds after which a page that does not come is given up."""
_BEAT: Final = 0.01


class Lost(Exception):
    """The page that was expected did not come; the text says where that was."""


@dataclass(frozen=True, slots=True)
class Player:
    """Plays one conversation from the page of arriving to the people's home."""

    people: tuple[Person, ...]
    """The invented people, whoever says Sam's words first."""
    seed: int
    """What their choices come from."""
    stay: bool
    """Whether the last page stays until somebody presses a key."""

    async def __call__(self, app: Watched) -> None:
        """Play to the end; when the way is lost, say where and end."""
        try:
            await self._arrive(app)
            while (talk := _talk(app)) is not None:
                await self._answer(app, talk)
            await self._leave(app)
        except Lost as lost:
            app.lost = str(lost)
            app.exit(1, return_code=1)

    async def _arrive(self, app: Watched) -> None:
        """Begin, when the page has found out what it is about."""
        await _until(app, lambda: _is(app, Where.ARRIVE) and _knows_parts(app))
        await app.look(300)
        await app.press("enter")
        await _until(app, lambda: _talk(app) is not None)

    async def _answer(self, app: Watched, talk: Talk) -> None:
        """Do what the page asks for, and wait for the next one."""
        page = talk.page
        await app.look(_words(page.body))
        for key in keys_for(page, self._events(talk, page)):
            await app.press(key)
        await _until(app, lambda: _talk(app) is not talk or not same_page(page, talk.page))

    def _events(self, talk: Talk, page: p.Page) -> Any:
        ids = [person.id for person in self.people]
        return respond(
            page,
            at=talk.stage.stamps.now(),
            today=talk.stage.stamps.today(),
            seed=self.seed,
            order=ids.index(page.person.id) if page.person else 0,
        )

    async def _leave(self, app: Watched) -> None:
        """Show what is there now; end by itself unless it is to stay."""
        await _until(app, lambda: _is(app, Where.HOME) or _is(app, Where.SOLO))
        app.say_below(OVER)
        if not self.stay:
            app.exit(0)


def _talk(app: Watched) -> Talk | None:
    """The conversation on the screen."""
    talk = getattr(app, "talk", None)
    return talk if isinstance(talk, Talk) else None


def _is(app: Watched, where: Where) -> bool:
    """Whether a page of that kind is on top."""
    return getattr(app.screen, "where", None) is where and app.screen.is_mounted


def _knows_parts(app: Watched) -> bool:
    """Whether the page has read what it is about."""
    return any(frame.parts for frame in app.screen.query(Frame))


async def _until(app: Watched, holds: Callable[[], bool]) -> None:
    """Wait until something holds, and no act is under way."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + PATIENCE
    while app.input_is_held or not holds():
        if loop.time() > deadline:
            raise Lost(f"the page after {type(app.screen).__name__} did not come")
        await asyncio.sleep(_BEAT)


def _words(value: object) -> int:
    """About how many characters there are to read on a page."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, tuple | list):
        return sum(_words(part) for part in value)
    fields = getattr(value, "__dataclass_fields__", None)
    return sum(_words(getattr(value, name)) for name in fields) if fields else 0
