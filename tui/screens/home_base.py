"""What the homes of a pair and of one person have in common: starting, jotting, going elsewhere."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult

from flows.people import PersonId
from store import Party, StoreError
from tui.look import keys_of
from tui.screens.gathered import Gathered
from tui.screens.jots import jot_promise
from tui.screens.lines import BLANK, Line, heading, sentence
from tui.screens.sheet import Sheet
from tui.shell import shell_of
from tui.widgets.frame import Frame
from tui.widgets.messages import Picked
from tui.words import long_day

if TYPE_CHECKING:
    from tui.screens.outlook import Outlook
    from tui.screens.suggestions import Offer


class HomeBase(Gathered["Outlook"]):
    """A home: its rows are read beside the event loop and shown in one sheet."""

    promise = ""
    """Who sees this page."""

    @property
    def party(self) -> Party:
        """The party that is open."""
        party = shell_of(self).party
        assert party is not None
        return party

    def compose(self) -> ComposeResult:
        """Lay the page out."""
        side = Sheet(id="side")
        side.can_focus = False
        with Frame(side=side) as frame:
            yield Sheet(id="ready")
        today = shell_of(self).stamps.today()
        frame.flow = self.title_words()
        frame.note = long_day(today, today)
        frame.promise = self.promise

    @abstractmethod
    def title_words(self) -> str:
        """Return what stands in the title row."""

    @abstractmethod
    def lines(self, found: Outlook) -> Sequence[Line]:
        """Return the rows of the page."""

    def reading(self) -> Callable[[], Outlook]:
        """Return what reads all that the page shows."""
        shell, party = shell_of(self), self.party
        today = shell.stamps.today()

        # The library is read on that thread, too: loading it takes longer than all the rest.
        def read() -> Outlook:
            from tui.screens.outlook import outlook

            return outlook(party, shell.library, today)

        return read

    def show(self, found: Outlook) -> None:
        """Show what was read; the cursor stays where it was."""
        from tui.screens.side import history_lines

        busy = shell_of(self).busy
        warning = [sentence(busy, "$warn"), BLANK] if busy else []
        lines = [*warning, *self.lines(found), *self._faults()]
        self.query_one("#ready", Sheet).show(lines, keep=True)
        self.query_one("#side", Sheet).show(history_lines(found.history, found.today))
        shell_of(self).get_ready()

    def _faults(self) -> list[Line]:
        """Return what in the settings was not understood, quietly."""
        faults = [*shell_of(self).settings.faults, *keys_of(self).faults]
        shown = [sentence(fault, most=2) for fault in faults[:2]]
        if faults[2:]:
            shown.append(sentence(f"and {len(faults) - 2} more in settings.toml"))
        return [BLANK, *shown] if shown else []

    def offer_lines(self, offers: Sequence[Offer]) -> list[Line]:
        """Return what can be begun, as rows."""
        return [Line(o.title, more=o.reason, value=o, most=2) for o in offers]

    @on(Picked, "#ready")
    async def start(self, event: Picked) -> None:
        """Begin, or go on with, what the cursor is on."""
        from tui.screens.suggestions import Offer

        row = self.query_one("#ready", Sheet).rows[event.indexes[0]]
        shell = shell_of(self)
        if not isinstance(row.value, Offer):
            return
        if shell.busy:
            self.say("Reading only, for now. Starting works again when the other one is closed.")
            return
        try:
            if row.value.conversation:
                await shell.resume(row.value.conversation)
            else:
                await shell.show_arrive(row.value.flow)
        except StoreError as error:
            self.say(str(error))

    async def do_history(self) -> None:
        """Show what was kept."""
        await shell_of(self).show_history()

    async def do_goals(self) -> None:
        """Show all goals."""
        await shell_of(self).show_goals()

    async def do_trends(self) -> None:
        """Show numbers over time."""
        await shell_of(self).show_trends()

    async def do_flows(self) -> None:
        """Show all conversations there are."""
        await shell_of(self).show_flows()

    async def do_home(self) -> None:
        """Choose other people."""
        await shell_of(self).show_parties()

    def do_quit(self) -> None:
        """Leave; everything is kept already."""
        self.app.exit(0)

    def do_jot(self) -> None:
        """Ask for one line."""
        from tui.modals.jot import Jot

        self.app.push_screen(Jot(jot_promise(self.party.people)), self._jotted)

    def author(self) -> PersonId | None:
        """Return whose a jot is."""
        return None

    async def _jotted(self, text: str | None) -> None:
        """Keep the line; when that fails, say why above the same words."""
        if text is None:
            return
        try:
            await shell_of(self).jot(text, self.author())
        except StoreError as error:
            from tui.modals.jot import Jot

            self.app.push_screen(Jot(str(error), value=text), self._jotted)
            return
        self.say("Kept for next time.")
        self.gather()


def part(title: str, rows: Sequence[Line]) -> list[Line]:
    """Return a heading, its rows and a blank line; nothing when there are no rows."""
    return [heading(title), *rows, BLANK] if rows else []
