"""The first run: names, and straight into the first question. Also for new people later on."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from store import Party, StoreError
from tui.actions import Where
from tui.keymap import bindings_for
from tui.modals.dialog import Words
from tui.page import Page
from tui.screens.lines import Line
from tui.screens.sheet import Sheet
from tui.shell import shell_of
from tui.widgets.frame import Frame
from tui.widgets.line_input import LineInput
from tui.widgets.messages import Draft, EdgeReached, Picked, Submitted
from tui.words import names

MOST: Final = 12
"""The most people that can be named here."""
HELLO: Final = "hello"
"""The flow that two or more people begin with."""
_NAME_LIMIT: Final = 80


class NameRow(Horizontal):
    """A number and the field for one name."""

    DEFAULT_CSS = """
    NameRow { height: 1; padding: 0 0 0 2; }
    NameRow > Words { width: 4; }
    NameRow > LineInput { width: 1fr; max-width: 44; }
    """

    def __init__(self, number: int) -> None:
        """Offer the field of the person with this number, from 1."""
        super().__init__()
        self._number = number

    def compose(self) -> ComposeResult:
        """Lay the row out."""
        hint = {1: "a first name or a nickname", 2: "leave it empty to write alone"}
        yield Words(f"{self._number}", style="$muted")
        yield LineInput(
            id=f"name-{self._number}", limit=_NAME_LIMIT, placeholder=hint.get(self._number, "")
        )


class FirstRun(Page):
    """Asks for names and makes a party of them. Nothing typed is lost when that cannot be done."""

    where = Where.FIRST_RUN
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.FIRST_RUN)]
    DEFAULT_CSS = """
    FirstRun #question { padding: 1 0 1 2; text-style: bold; }
    FirstRun #people { height: auto; max-height: 50%; overflow-y: auto; scrollbar-size-vertical: 1; }
    FirstRun #ways { height: 2; margin-top: 1; }
    FirstRun #trouble { height: auto; padding: 1 2 0 2; display: none; }
    FirstRun #trouble.-said { display: block; }
    FirstRun #privacy { height: auto; padding: 1 2 0 2; }
    """

    def __init__(self) -> None:
        """Ask for the names of a new party."""
        super().__init__()
        self._others = False
        self._making = False

    def compose(self) -> ComposeResult:
        """Lay the page out."""
        with Frame() as frame:
            yield Words("Who will write here?", id="question")
            with Vertical(id="people"):
                yield NameRow(1)
                yield NameRow(2)
            yield Sheet(id="ways")
            yield Words("", style="$warn", id="trouble")
            yield Words(self._privacy(), style="$muted", id="privacy")
        frame.flow = "Welcome to Duologue"
        frame.promise = "Nothing is stored before you begin."

    def _privacy(self) -> str:
        """Return where everything is kept, and who reads it."""
        path = shell_of(self).home.path
        shown = f"~/{path.relative_to(Path.home())}" if path.is_relative_to(Path.home()) else path
        return (
            f"Kept on this machine only, in {shown}. Nothing is sent anywhere. "
            "What you write alone, you open together."
        )

    def on_mount(self) -> None:
        """Begin with the first name."""
        self._renew()
        self._fields()[0].focus()
        self.run_worker(self._look_for_others())

    async def _look_for_others(self) -> None:
        """Offer the way back when others write here already."""
        with suppress(StoreError):
            self._others = bool(await asyncio.to_thread(shell_of(self).home.parties))
        if self._others and self.app.return_code is None:
            self.query_one(Frame).flow = "New people"
            self.renew_keys()

    def _fields(self) -> list[LineInput]:
        """Return the fields, in order."""
        return list(self.query(LineInput).results(LineInput))

    def _names(self) -> list[str]:
        """Return the names typed so far."""
        return [field.text.strip() for field in self._fields() if field.text.strip()]

    @on(Draft)
    def _renew(self) -> None:
        """Say what Enter would begin with these names."""
        people = self._names()
        if not people:
            begin = Line("Begin", style="$muted", value="begin")
        elif len(people) == 1:
            begin = Line(f"Begin alone, as {people[0]}", value="begin")
        else:
            begin = Line(f"Begin: {names(people)}", value="begin")
        more = [Line("+ another person", style="$muted", value="more")]
        room = len(self._fields()) < MOST
        self.query_one(Sheet).show([begin, *(more if room else [])], keep=True)
        self._say("")

    def _say(self, trouble: str) -> None:
        """Show what is wrong with the names, or take it away."""
        words = self.query_one("#trouble", Words)
        if str(words.content) == trouble:
            return  # each letter that is typed comes here; to update is to lay the page out anew
        words.update(trouble)
        words.set_class(bool(trouble), "-said")

    @on(Submitted)
    def _next_field(self, event: Submitted) -> None:
        """Go on to the next name, and after the last one to the beginning."""
        self._go(event.widget, 1)

    @on(EdgeReached)
    def _move(self, event: EdgeReached) -> None:
        """Let the arrows go through names and rows as through one list."""
        self._go(event.widget, -1 if event.up else 1)

    def _go(self, widget: object, by: int) -> None:
        """Go to the field or list before or behind a widget."""
        places = [*self._fields(), self.query_one(Sheet)]
        index = next((i for i, place in enumerate(places) if place is widget), 0)
        places[min(max(index + by, 0), len(places) - 1)].focus()

    @on(Picked, "#ways")
    async def choose(self, event: Picked) -> None:
        """Begin, or ask for one more name."""
        if self.query_one(Sheet).rows[event.indexes[0]].value == "more":
            await self._another()
        else:
            await self.do_done()

    async def _another(self) -> None:
        """Add a field."""
        row = NameRow(len(self._fields()) + 1)
        await self.query_one("#people").mount(row)
        row.query_one(LineInput).focus()
        self._renew()

    async def do_done(self) -> None:
        """Make the party and begin; say what is wrong where that cannot be done."""
        people = self._names()
        if not people:
            self._say("Type at least one name.")
            self._fields()[0].focus()
            return
        if self._making:
            return
        self._making = True
        try:
            await self._begin(people)
        except (StoreError, ValueError) as error:
            self._say(str(error))
        finally:
            self._making = False

    async def _begin(self, people: list[str]) -> None:
        """Make the party and show its first page: one question each, or the page of one person."""
        shell = shell_of(self)
        party: Party = await asyncio.to_thread(shell.home.create_party, people, shell.stamps.now())
        await shell.show_party(party.id)
        ids = tuple(person.id for person in party.people)
        if len(ids) > 1:
            await shell.begin(HELLO, ids, ids[0], quick=False)

    def can_do(self, action: str) -> bool:
        """Offer the way back to other people only where there are any."""
        return super().can_do(action) and (self._others or action != "home")

    async def do_home(self) -> None:
        """Go back to the people who are there already."""
        await shell_of(self).show_parties()

    def do_quit(self) -> None:
        """Leave; nothing was stored."""
        self.app.exit(0)
