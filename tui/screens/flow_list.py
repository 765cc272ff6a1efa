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
from tui.screens.gathered import Gathered
from tui.screens.lines import BLANK, Line, heading, sentence
from tui.screens.sheet import Sheet
from tui.shell import shell_of
from tui.widgets.frame import Frame
from tui.widgets.messages import Draft, EdgeReached, FieldLeft, Picked, Submitted
from tui.words import count


class Flows(Gathered[Sequence[FlowCard]]):
    """The library, for the people who are here."""

    where = Where.FLOWS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.FLOWS)]

    def __init__(self) -> None:
        """Show the app's library."""
        super().__init__()
        self._cards: Sequence[FlowCard] = ()

    def compose(self) -> ComposeResult:
        """Lay the page out."""
        with Frame() as frame:
            yield FilterLine()
            yield Sheet(id="flows")
        frame.flow = "Conversations"
        frame.promise = "Nothing begins before you have seen what is kept."

    def on_mount(self) -> None:
        """Begin on the list."""
        self.query_one(Sheet).focus()

    def reading(self) -> Callable[[], Sequence[FlowCard]]:
        """Return what reads the library."""
        return shell_of(self).library.cards

    def show(self, found: Sequence[FlowCard]) -> None:
        """Show the flows."""
        self._cards = found
        self._filter()

    @on(Draft, "#filter")
    def _filter(self) -> None:
        """Show the flows whose title or summary holds what is typed."""
        words = self.query_one(FilterLine).text.casefold().split()
        shown = [
            card
            for card in self._cards
            if all(word in f"{card.title} {card.summary}".casefold() for word in words)
        ]
        party = shell_of(self).party
        here = len(party.people) if party else 1
        self.query_one(Sheet).show(flow_lines(shown, here))
        self.query_one(Frame).note = f"{len(shown)} of {len(self._cards)}" if words else ""

    @on(Submitted, "#filter")
    @on(FieldLeft, "#filter")
    @on(EdgeReached, "#filter")
    def _to_list(self) -> None:
        """Go from the field to the list."""
        self.query_one(FilterLine).leave()
        self.query_one(Sheet).focus()

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

    def do_search(self) -> None:
        """Filter by typing."""
        self.query_one(FilterLine).open()

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
