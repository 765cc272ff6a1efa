"""The picker: who sits here today."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from store import PartyCard, StoreError
from tui.actions import Where
from tui.keymap import bindings_for
from tui.screens.filter_line import FilterLine
from tui.screens.filtered import FilteredCards
from tui.screens.lines import BLANK, Line, heading, sentence
from tui.screens.sheet import Sheet
from tui.shell import shell_of
from tui.widgets.frame import Frame
from tui.widgets.messages import Picked
from tui.words import ago, count, local_day

NEW = object()
"""What the row for new people stands for."""


class PartyPicker(FilteredCards[PartyCard]):
    """All parties of the home, those that met last first."""

    where = Where.PICKER
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.PICKER)]

    def compose(self) -> ComposeResult:
        """Lay the page out."""
        with Frame() as frame:
            yield FilterLine()
            yield Sheet(id="parties")
        frame.flow = "Duologue"
        frame.promise = "Names only; what people wrote stays on their own pages."

    def reading(self) -> Callable[[], Sequence[PartyCard]]:
        """Return what reads the parties."""
        return shell_of(self).home.parties

    def words_of(self, card: PartyCard) -> str:
        """Return the names."""
        return card.name

    def rows(self, cards: Sequence[PartyCard], *, filtered: bool) -> list[Line]:
        """Return the parties; while nothing is typed also what begins a new one."""
        return party_lines(cards, shell_of(self).stamps.today(), filtered=filtered)

    @on(Picked, "#parties")
    async def start(self, event: Picked) -> None:
        """Open the party under the cursor."""
        value = self.query_one(Sheet).rows[event.indexes[0]].value
        shell = shell_of(self)
        try:
            if isinstance(value, str):
                await shell.show_party(value)
            else:
                await shell.show_new_party()
        except StoreError as error:
            self.say(str(error))

    async def do_new_party(self) -> None:
        """Ask for names."""
        await shell_of(self).show_new_party()

    def do_quit(self) -> None:
        """Leave."""
        self.app.exit(0)


def party_lines(cards: Sequence[PartyCard], today: date, *, filtered: bool) -> list[Line]:
    """Return the rows: parties, each with when they met; what is wrong with one stands below it."""
    lines: list[Line] = [heading("Who sits here today?"), BLANK]
    for card in cards:
        lines.append(_party_line(card, today))
        if card.trouble:
            lines.append(Line(card.trouble, style="$warn", most=4, indent=4))
    if filtered:
        return lines if cards else [*lines, sentence("Nobody of that name.")]
    lines += [BLANK, Line("Somebody new", value=NEW)]
    if not any(len(card.people) == 1 for card in cards):
        lines.append(Line("Just me", more="a page for one; give one name", value=(NEW,)))
    return lines


def _party_line(card: PartyCard, today: date) -> Line:
    """Return the row of one party."""
    if card.trouble:
        return Line(card.id, more="cannot be read", style="$muted", value=card.id)
    met = f"met {ago(local_day(card.last), today)}" if card.last else "not met yet"
    name = card.name
    if len(card.people) == 1:
        name = f"{name}, alone"
        met = met.replace("met", "wrote", 1) if card.last else "nothing written yet"
    waiting = f"{count(card.open, 'talk', 'talks')} waiting" if card.open else ""
    return Line(name, more=met, aside=waiting, value=card.id)
