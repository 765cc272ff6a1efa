"""People of a workshop by chance: each presses keys on the page they see, and all words are marked."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Final

from flows import pages as p
from flows.workshop import acts
from store import StoreError
from tests.ssh.isolated.marks import new_mark
from tests.ssh.isolated.world import Tape, World
from tui.room.app import RoomApp

Keys = Iterator[str]
"""What is pressed in one go; between two the screens come to rest."""
_ASIDES: Final = ("j", "c", "k", "C", "a", "h", "m", "w", "hand", "t")


class Person:
    """Somebody with a terminal, over as many calls as they make."""

    def __init__(self, world: World, name: str, random: Random, prefix: str = "") -> None:
        self.world = world
        self.name = name
        self.random = random
        self.prefix = prefix
        self.size = random.choice([(80, 24), (80, 24), (60, 20), (132, 40)])
        self.tape: Tape | None = None
        self.word = ""
        self.id = ""

    @property
    def app(self) -> RoomApp | None:
        """What they look at; none while they are away."""
        here = self.tape is not None and self.tape.open
        app = self.world.apps.get(self.id) if here else None
        return app if app is not None and app.is_running else None

    async def come(self) -> None:
        """Call, by the word where they were here before."""
        self.tape = await self.world.call(self.name, self.prefix, self.word, self.size)
        self.id = self.tape.member
        link = self.world.apps[self.id].link
        self.world.oracle.is_now(self.tape.chunks[0][0], self.id, link.room.me.role)
        if not self.word:
            self.word = link.word

    def go_away(self) -> None:
        """Lose the line, or leave."""
        assert self.tape is not None
        assert self.tape.conn is not None
        if self.random.random() < 0.6:
            self.tape.conn.abort()
            self.tape.open = False
        else:
            self.tape.type("\x1b")
            self.tape.type("q")

    @property
    def looks(self) -> object:
        """Whose page is on their screen, or that the keyboard is being handed over, or neither."""
        if self.app is None or self.app.talk is None:
            return None
        page = self.app.talk.page
        return page.person or isinstance(page.body, p.HandOver)

    # One act

    def plan(self) -> Keys:
        """What to press now; the screens come to rest between two."""
        app = self.app
        if app is None:
            return
        assert self.tape is not None
        self.look()
        name = type(app.screen).__name__
        if name == "WelcomePage":
            yield "\r"
        elif len(app.screen_stack) > 2:
            # A dialog that another act has left.
            yield "\x1b"
        elif app.talk is None:
            yield from self._between(name)
        elif self.random.random() < 0.2:
            yield from self._aside()
        else:
            yield from self._page(app.talk.page)

    def look(self) -> p.Page | None:
        """Look at the whole screen, and say who looks."""
        app, tape = self.app, self.tape
        assert app is not None
        assert tape is not None
        page = app.talk.page if app.talk is not None else None
        if app.talk is not None and app.talk.seat != app.wanted_seat:
            # Somebody has just sat down or gets up; who looks is not known.
            tape.sees()
        elif page is not None and page.person is not None:
            tape.sees(self._member(page.person.id))
        elif page is not None and app.talk is not None:
            tape.sees(*(self._member(one.id) for one in app.talk.sitting.people))
        else:
            tape.sees(self.id)
        return page

    def _member(self, person: str) -> str:
        """Who somebody of the conversation is in the room."""
        app = self.app
        assert app is not None
        assert app.talk is not None
        talks = self.world.room.state.talks
        talk = next(one for one in talks if one.conversation == app.talk.id)
        return next(member for member, one in talk.seats if one == person)

    def mark(self, how: str, *more: str) -> str:
        """A new word of whoever looks now."""
        assert self.tape is not None
        found, (at, eyes) = new_mark(self.random), self.tape.eyes[-1]
        eyes = eyes or frozenset(self.world.guests[self.tape.member])
        self.world.oracle.typed(found, {*eyes, *more}, at, how)
        return found

    def _between(self, name: str) -> Keys:
        """On the room's own pages."""
        if name == "TakeHomePage":
            yield "q"
            return
        match self.random.randrange(8):
            case 0:
                yield from ("k", f"{self.mark('room card')}\r")
            case 1:
                yield from ("m", "\x1b")
            case 2:
                yield from ("t", "y")
            case 3:
                yield "o"

    def _aside(self) -> Keys:
        """Beside a page of a conversation."""
        key = self.random.choice(_ASIDES)
        yield "\x1b"
        if key == "hand":
            yield from (":", "hand, with", "\r", f"{self.mark('hand')}\r")
        elif key == "C":
            yield from ("C", f"{self.mark('concern')}\r", self.random.choice(["\r", "\x1b[B\r"]))
        elif key in {"h", "t"}:
            yield "h"
        elif key in {"m", "w"}:
            yield from (key, "\x1b")
        else:
            yield from (key, f"{self.mark(f'aside {key}')}\r")
        yield "i"

    def _page(self, page: p.Page) -> Keys:
        """On a page of a conversation."""
        random = self.random
        match page.body:
            case p.HandOver() as body:
                assert self.tape is not None
                self.tape.sees(self._member(body.to.id))
                yield body.key
            case p.Writing() as body:
                yield from self._notes(body)
            case p.Asking():
                yield from ("\x1b", "p") if random.random() < 0.1 else (f"{self.mark('ask')}\r",)
            case p.Opening() as body:
                if random.random() < 0.05:
                    yield "e"
                for _, key, ready in body.ready:
                    if not ready and random.random() < 0.8:
                        yield key
            case p.Revealed() as body:
                yield "\r" * len(body.lines)
                if random.random() < 0.2:
                    yield from ("+", f"{self.mark('remark')}\r")
                elif random.random() < 0.15:
                    yield from ("z", "\r")
                yield "n"
            case p.Voting():
                yield from (" ", "\x04")
            case p.Judging():
                yield from ("2\r", f"{self.mark('wish')}\r") if random.random() < 0.5 else ("1\r",)
            case p.Consenting():
                yield "1\r" if random.random() < 0.9 else "2\r"
            case p.Ending() as body:
                yield from ["2\r"] * len(body.concerns)
                yield "n"
            case p.Waiting() | p.Over():
                pass
            case _:
                yield random.choice("nnnb")

    def _notes(self, body: p.Writing) -> Keys:
        """On a list of notes: a few of them, some kept back, some taken off, some left half."""
        if body.notes and self.random.random() < 0.4:
            yield "\x04"
            return
        match self.random.randrange(8):
            case 0 | 1:
                yield f"{self.mark('note')}\r{self.mark('note')}\r"
            case 2:
                yield f"{self.mark('note')}\r"
                yield from ("\x1b", "x", "i")
            case 3:
                yield self.mark("half note")
            case 4 if body.notes:
                yield from ("\x1b", "d", "i")
            case 5 if body.notes:
                yield from ("\x1b[A", f" {self.mark('edit')}\r")
            case 6:
                yield f"{self.mark('note')}\r\x04"
            case _:
                yield "\x04"


class Leader(Person):
    """Who leads: presses keys, and moves the room."""

    def plan(self) -> Keys:
        """A message, a look at the cards, a look at the big page."""
        app = self.app
        if app is None or self.tape is None:
            return
        self.look()
        if len(app.screen_stack) > 2:
            yield "\x1b"
            return
        match self.random.randrange(6):
            case 0:
                yield from ("m", "\r", f"{self.mark('message to all')}\r")
            case 1:
                yield from ("m", "\x1b[B\r", f"{self.mark('message to one')}\r")
            case 2:
                yield from ("k", self.random.choice(["\x1b", "\r"]))
            case 3:
                yield from ("w", "q")
            case 4:
                yield from ("g", "c")
            case _:
                yield self.random.choice(["t", "y"])

    refused = ""
    """Why something could not be, the last time."""

    async def act(self, act: acts.Act) -> None:
        """Do something in the room that needs no words."""
        app = self.app
        if app is None:
            self.refused = "nobody leads"
            return
        try:
            await app.link.act(act)
        except StoreError as refused:
            self.refused = str(refused)


async def press(person: Person) -> None:
    """Do one act of somebody; not to its end, when another gets to look at the keyboard meanwhile.

    Words are marked as those of who looked when the act began.
    """
    keys = person.plan()
    piece = next(keys, None)
    before = person.looks
    while piece is not None and person.tape is not None and person.looks == before:
        await person.world.answered(person.tape, piece)
        piece = next(keys, None)
