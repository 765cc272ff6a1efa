"""Arriving: who is here, who goes first, how much time, what will be kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from flows.people import Person
from store import Party, StoreError
from tui.action_table import BY_ID
from tui.actions import Where
from tui.keymap import bindings_for, entry
from tui.look import glyphs_of, keys_of
from tui.screens.arrive_lines import Choice, arrive_lines
from tui.screens.arriving import Found, arriving, objection
from tui.screens.gathered import Gathered
from tui.screens.kept import part_titles, quick_minutes
from tui.screens.sheet import Sheet
from tui.shell import shell_of
from tui.widgets.frame import Frame
from tui.widgets.messages import Picked


class ArriveSheet(Sheet):
    """The rows of the page; Space marks the row under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "mark", show=False, id="mark")]

    def action_mark(self) -> None:
        """Let the page mark what the cursor is on."""
        if self.chosen is not None and isinstance(self.screen, Arrive):
            self.screen.mark(self.chosen.value)


class Arrive(Gathered[Found]):
    """The page before a conversation. Nothing is stored before Enter."""

    where = Where.ARRIVE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.ARRIVE)]

    def __init__(self, flow: str, *, quick: bool = False) -> None:
        """Arrive at the flow of this name; `quick` proposes its short form."""
        super().__init__()
        self._flow = flow
        self._found: Found | None = None
        self._choice = Choice(quick=quick)
        self._beginning = False

    def compose(self) -> ComposeResult:
        """Lay the page out."""
        with Frame() as frame:
            yield ArriveSheet(id="arrive")
        frame.flow = self._flow
        frame.promise = "Nothing is stored before you press Enter."

    def reading(self) -> Callable[[], Found]:
        """Return what reads the flow and the rules."""
        return partial(arriving, self._party, shell_of(self).library, self._flow)

    @property
    def _party(self) -> Party:
        """The party that is open."""
        party = shell_of(self).party
        assert party is not None
        return party

    def show(self, found: Found) -> None:
        """Show the page, everybody being here."""
        self._found = found
        here = tuple(person.id for person in self._party.people)
        self._choice = Choice(here, self._party.next_first(here), quick=self._choice.quick)
        frame = self.query_one(Frame)
        frame.flow = found.flow.title
        frame.note = f"about {found.flow.minutes} min"
        frame.parts = ("Arrive", *part_titles(found.flow))
        self._renew()

    def _renew(self) -> None:
        """Show the choices as they stand."""
        if self._found is not None:
            lines = arrive_lines(
                self._found.flow,
                self._party.people,
                self._choice,
                glyphs_of(self),
                rules=self._found.rules,
                label=self._found.label,
                last_first=self._found.last_first,
                order_key=entry(BY_ID["who_first"], keys_of(self), glyphs_of(self)).key,
            )
            self.query_one(Sheet).show(lines, keep=True)
            self.renew_keys()

    def mark(self, value: object) -> None:
        """Mark a person or a length of time, or take a person's mark away."""
        if isinstance(value, Person):
            here = set(self._choice.here) ^ {value.id}
            ids = tuple(person.id for person in self._party.people if person.id in here)
            self._choice = Choice(ids, self._party.next_first(ids), quick=self._choice.quick)
        elif isinstance(value, bool):
            self._choice = Choice(self._choice.here, self._choice.first, quick=value)
        self._renew()

    def can_do(self, action: str) -> bool:
        """Offer another order only where several people are here."""
        if action == "who_first":
            return len(self._choice.here) > 1
        return super().can_do(action)

    def do_who_first(self) -> None:
        """Let the next person go first."""
        here = self._choice.here
        place = here.index(self._choice.first) + 1 if self._choice.first in here else 0
        self._choice = Choice(here, here[place % len(here)], quick=self._choice.quick)
        self._renew()

    @on(Picked, "#arrive")
    async def do_begin(self) -> None:
        """Begin, or say what is missing."""
        shell, found = shell_of(self), self._found
        if found is None or self._beginning:
            return
        if trouble := shell.busy or objection(found.flow, len(self._choice.here)):
            self.say(trouble)
            return
        self._beginning = True
        quick = self._choice.quick and quick_minutes(found.flow) is not None
        try:
            await shell.begin(self._flow, self._choice.here, self._choice.first, quick=quick)
        except (StoreError, ValueError) as error:
            self.say(str(error))
        finally:
            self._beginning = False

    async def do_close(self) -> None:
        """Do it another day."""
        await shell_of(self).show_home()

    def why(self) -> tuple[str, str]:
        """Return why one arrives before one begins."""
        reason = (
            "A minute to arrive: who is here, who goes first, how long you have, "
            "and what will stay. Then nobody has to ask on the way."
        )
        return reason, ""
