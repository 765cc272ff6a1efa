"""What the house does not know of those who come through a browser: their word and their look.

The page comes back by itself after a lost connection, and takes the way-back word for that; and
the app takes the theme of the page around it. Both are known only while a link is opened.
"""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from store import Link
from tui.base_app import BaseApp
from tui.serve.house import Place
from tui.serve.line import Line


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody in a browser who has been let in."""

    look: str
    """Theme that goes with their page; empty for the usual one."""
    greet: Callable[[str], object]
    """Takes the way-back word as soon as their link is open, before anything is drawn."""


_coming: ContextVar[Guest | None] = ContextVar("coming", default=None)


def through_browser(place: Place) -> Place:
    """Return a place that looks after guests and treats everybody else as before.

    The house of a worker is made with it; `expect` marks the task that attends to a guest.
    """
    looks: WeakKeyDictionary[Link, str] = WeakKeyDictionary()

    async def connect(token: str) -> Link:
        link = await place.connect(token)
        guest = _coming.get()
        if guest is not None:
            looks[link] = guest.look
            guest.greet(link.word)
        return link

    def make(link: Link, line: Line) -> BaseApp:
        app = place.make(link, line)
        if look := looks.get(link):
            app.theme = look
        return app

    return replace(place, connect=connect, make=make)


def expect(guest: Guest) -> None:
    """Say that whoever is attended to in this task is a guest."""
    _coming.set(guest)
