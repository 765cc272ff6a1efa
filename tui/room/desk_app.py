"""The desk of who leads: which workshop, or a new one. A few dialogs, one after the other.

Called as `lead@…`, without a code. It ends with a token for the room that was chosen; the house
then opens that room on the same line.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from textual.screen import Screen

from flows.workshop.events import Size
from store import Desk, FlowCard, Library, Step, StoreError, Wish
from tui.base_app import BaseApp
from tui.modals.ask_line import AskLine
from tui.modals.confirm import Confirm
from tui.room.choose import Choice, Choose
from tui.settings import Settings

if TYPE_CHECKING:
    from store import WorkshopCard

SIZES: Final[tuple[tuple[Size, str, int], ...]] = (
    ("pairs", "in pairs, side by side", 2),
    ("fours", "in fours, side by side", 3),
    ("room", "the whole room together", 2),
)
"""Who may hold one conversation together, in words, and for how many a flow has to be made."""
_NEW: Final = "new"
_STAGES: Final = {"lobby": "not begun", "running": "running"}


class DeskApp(BaseApp):
    """Asks what is to be led. `token` opens the room afterwards; empty when they left."""

    TITLE = "Duologue"

    def __init__(
        self,
        desk: Desk,
        *,
        library: Library | None = None,
        settings: Settings | None = None,
        ascii_only: bool = False,
        log: Path | None = None,
    ) -> None:
        """Take the desk of the hub."""
        super().__init__(settings, ascii_only=ascii_only, log=log)
        self.token = ""
        """What the door gave for the room; empty when nothing was chosen."""
        self._desk = desk
        self._library = library or Library()

    def on_mount(self) -> None:
        """Begin to ask."""
        self.push_screen(Screen())
        self.run_worker(self._ask(), exit_on_error=True)

    async def _ask(self) -> None:
        """Ask until a room is open, or they leave."""
        trouble = ""
        while not self.token:
            try:
                if not await self._once(trouble):
                    break
            except StoreError as error:
                trouble = str(error)
        self.exit(0)

    async def _once(self, trouble: str) -> bool:
        """Ask which workshop and under what name; false when they want to leave."""
        cards = [x for x in await self._desk.cards() if x.stage in _STAGES and not x.trouble]
        chosen = await self.push_screen_wait(Choose(_question(trouble), _workshops(cards)))
        if chosen is None:
            return not await self.push_screen_wait(Confirm("Leave?", yes="leave", no="stay"))
        name = await self._line("Your name, as the room sees it")
        if not name:
            return True
        workshop = await self._new(name) if chosen == _NEW else str(chosen)
        if workshop:
            self.token = (await self._desk.seat(workshop, name, "facilitator")).token
        return True

    async def _new(self, name: str) -> str:
        """Make a workshop and return its id; nothing when they changed their mind."""
        flow = await self.push_screen_wait(
            Choose("What is done first? More can follow.", _flows(self._library.cards()))
        )
        if not isinstance(flow, FlowCard):
            return ""
        size = await self.push_screen_wait(Choose("Who talks together?", _sizes(flow)))
        if size is None:
            return ""
        title = await self._line("What is the workshop called?", flow.title)
        if not title:
            return ""
        step = Step(flow.name, cast("Size", size))
        made = await self._desk.create(Wish(title=title, run_by=name, plan=(step,)))
        return made.workshop

    async def _line(self, question: str, value: str = "") -> str:
        """Ask for one line; nothing when it was left."""
        said = await self.push_screen_wait(AskLine(question, value=value, limit=40))
        return (said or "").strip()


def _question(trouble: str) -> str:
    """What is asked first, below what went wrong before."""
    asked = "Which workshop do you lead?"
    return f"{trouble}\n\n{asked}" if trouble else asked


def _workshops(cards: Sequence[WorkshopCard]) -> list[Choice]:
    """The workshops that are not over, and a new one."""
    rows = [
        Choice(card.id, f"{card.title}  ({card.code})", f"{card.people} in, {_STAGES[card.stage]}")
        for card in cards
    ]
    return [*rows, Choice(_NEW, "A new one")]


def _flows(cards: Sequence[FlowCard]) -> list[Choice]:
    """The flows that more than one person can hold, those made for workshops first."""
    fitting = [card for card in cards if card.most > 1 and not card.trouble]
    fitting.sort(key=lambda card: not card.name.startswith("ws-"))
    return [Choice(card, card.title, f"{card.minutes} min") for card in fitting]


def _sizes(flow: FlowCard) -> list[Choice]:
    """Who may hold a flow together; what it is mostly made for comes first."""
    fitting = [(size, words) for size, words, least in SIZES if flow.most >= least]
    if flow.most > 4:
        fitting.reverse()
    return [Choice(size, words) for size, words in fitting]
