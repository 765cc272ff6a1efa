"""All conversations there are; those that do not suit say why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from store import FlowCard, StoreError
from tui.actions import Where
from tui.keymap import bindings_for
from tui.screens.filter_line import FilterLine
from tui.screens.filtered import FilteredCards
from tui.screens.lines import BLANK, Line, heading, sentence
from tui.screens.sheet import Sheet
from tui.shell import shell_of
from tui.widgets.frame import Frame
from tui.widgets.messages import Picked
from tui.words import count


class Flows(FilteredCards[FlowCard]):
    """The library, for the people who are here."""

    where = Where.FLOWS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.FLOWS)]

    def compose(self) -> ComposeResult:
        """Lay the page out."""
        with Frame() as frame:
            yield FilterLine()
            yield Sheet(id="flows")
        frame.flow = "Conversations"
        frame.promise = "Nothing begins before you have seen what is kept."

    def reading(self) -> Callable[[], Sequence[FlowCard]]:
        """Return what reads the library."""
        return shell_of(self).library.cards

    def words_of(self, card: FlowCard) -> str:
        """Return title and summary."""
        return f"{card.title} {card.summary}"

    def rows(self, cards: Sequence[FlowCard], *, filtered: bool) -> list[Line]:
        """Return the flows, for as many people as are here."""
        _ = filtered
        party = shell_of(self).party
        return flow_lines(cards, len(party.people) if party else 1)

    @on(Picked, "#flows")
    async def open(self, event: Picked) -> None:
        """Arrive at the flow under the cursor."""
        shell = shell_of(self)
        value = self.query_one(Sheet).rows[event.indexes[0]].value
        if shell.busy:
            self.say("Reading only, for now. Starting works again when the other one is closed.")
            return
        try:
            await shell.show_arrive(str(value))
        except StoreError as error:
            self.say(str(error))

    async def do_close(self) -> None:
        """Go back home."""
        await shell_of(self).show_home()


def people_words(card: FlowCard) -> str:
    """Return for how many people a flow is."""
    if card.least == card.most:
        return "alone" if card.most == 1 else count(card.most, "person", "people")
    return f"{card.least} to {card.most} people"


def flow_lines(cards: Sequence[FlowCard], people: int) -> list[Line]:
    """Return the rows: what suits so many people, what does not, and what has faults."""
    if not cards:
        return [sentence("Nothing of that name.")]
    suit = [card for card in cards if card.suits(people)]
    others = [card for card in cards if not card.suits(people) and not card.trouble]
    broken = [card for card in cards if card.trouble]
    lines = [line for card in suit for line in _flow(card, value=card.name)]
    if others:
        lines.append(heading("For other numbers of people"))
        lines += [line for card in others for line in _flow(card, value=None)]
    if broken:
        lines.append(heading("Flow files with faults"))
        for card in broken:
            lines += [Line(card.name, style="$muted"), _below(card.trouble, "$warn", 8), BLANK]
    return lines


def _flow(card: FlowCard, value: str | None) -> list[Line]:
    """Return a flow: its title with people and minutes, its summary below."""
    style = "" if value else "$muted"
    aside = f"{people_words(card)} · {card.minutes} min"
    own = " (your own)" if card.own else ""
    return [
        Line(card.title + own, aside=aside, style=style, value=value),
        _below(card.summary, "$muted", 2),
        BLANK,
    ]


def _below(text: str, style: str, most: int) -> Line:
    """Return a text below a title."""
    return Line(text, style=style, most=most, indent=4)
