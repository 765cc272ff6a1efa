"""The reader: a conversation as it was, as one page to read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from store import ConversationCard, Party
from tui.actions import Where
from tui.keymap import bindings_for
from tui.screens.gathered import Gathered
from tui.screens.lines import BLANK, Line, heading, sentence
from tui.screens.sheet import Sheet
from tui.shell import shell_of
from tui.transcript import Section, transcript
from tui.widgets.frame import Frame
from tui.words import local_day, long_day, names, on_day

if TYPE_CHECKING:
    from tui.screens.spot import Spot


@dataclass(frozen=True, slots=True)
class Found:
    """What was read for the page."""

    card: ConversationCard
    """What the index says."""
    people: tuple[str, ...]
    """Names of those who took part."""
    sections: Sequence[Section]
    """What was shared, step by step."""
    whole: bool
    """Whether everybody of the party took part."""


def read(party: Party, conversation: str) -> Found:
    """Return a conversation, as all people of the party, looking together, may read it."""
    card = party.card_of(conversation)
    eyes = [person.id for person in party.people]
    seen = party.read(conversation, eyes)
    people = tuple(person.name for person in seen.people)
    return Found(card, people, transcript(seen, eyes), whole=set(eyes) <= set(card.people))


class Reader(Gathered[Found]):
    """One conversation, to read."""

    where = Where.READER
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for(Where.READER),
        Binding("space", "scroll_on", show=False),
    ]

    def __init__(self, conversation: str, goal: str = "", spot: Spot | None = None) -> None:
        """Read the conversation with this id; one came from a goal or a spot in the history."""
        super().__init__()
        self._conversation = conversation
        self._goal = goal
        self._spot = spot

    def compose(self) -> ComposeResult:
        """Lay the page out."""
        with Frame() as frame:
            yield Sheet(id="reader")
        party = shell_of(self).party
        alone = party is not None and len(party.people) == 1
        frame.promise = "Only you." if alone else "Shared. Private notes are not shown here."

    def reading(self) -> Callable[[], Found]:
        """Return what reads the conversation."""
        party = shell_of(self).party
        assert party is not None
        return partial(read, party, self._conversation)

    def show(self, found: Found) -> None:
        """Show the conversation."""
        today = shell_of(self).stamps.today()
        day = local_day(found.card.started)
        frame = self.query_one(Frame)
        frame.flow = found.card.title
        frame.note = long_day(day, today)
        status = (
            f"Paused {on_day(local_day(found.card.updated), today)}." if found.card.open else ""
        )
        people = names(found.people)
        nothing = (
            "Nothing was shared in it yet."
            if found.whole
            else f"What was written in it is for {people} alone."
        )
        self.query_one(Sheet).show(reader_lines(found.sections, people, status, nothing))

    def action_scroll_on(self) -> None:
        """Go on by a screenful."""
        self.query_one(Sheet).action_page(1)

    async def do_close(self) -> None:
        """Go back to the goal or the history."""
        shell = shell_of(self)
        await (shell.show_goal(self._goal) if self._goal else shell.show_history(self._spot))


def reader_lines(sections: Sequence[Section], people: str, status: str, nothing: str) -> list[Line]:
    """Return the rows: parts as headings, questions, and what came of them, or `nothing`."""
    words = " ".join(filter(None, [people + ".", status]))
    lines = [sentence(words), BLANK]
    part = ""
    for section in sections:
        if section.part and section.part != part:
            lines.append(heading(section.part))
        part = section.part
        lines.append(Line(section.text, style="$muted" if section.entries else "", most=12))
        for entry in section.entries:
            note = f"  ({entry.note})" if entry.note and entry.text else entry.note
            text = f"{entry.text}{note}"
            lines.append(Line(text, lead=entry.by or " ", most=12))
        lines.append(BLANK)
    if not sections:
        lines.append(sentence(nothing))
    return lines
