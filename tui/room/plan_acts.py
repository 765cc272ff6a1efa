"""What who leads does with the plan, ahead of the room."""

from __future__ import annotations

import asyncio
from typing import Final

from flows.workshop import acts
from store import FlowCard, StoreError
from tui.room.choose import Choice, Choose
from tui.room.lead import Leading
from tui.room.words import SIZES, plan_line

_FEWEST: Final = {"pairs": 2, "fours": 4, "room": 3}
"""People that each way of holding an item brings together, at least."""


class PlanActs(Leading):
    """Inserts flows of the library, and leaves out what has not begun."""

    async def do_insert(self) -> None:
        """Put a flow of the library into the plan."""
        try:
            cards = await asyncio.to_thread(self.shell.library.cards)
        except StoreError as said:
            self.say(str(said))
            return
        fit = [card for card in cards if not card.trouble and card.most >= 2]
        rows = [Choice(card, card.title, f"{card.minutes} min") for card in fit]

        def chosen(card: object) -> None:
            if isinstance(card, FlowCard):
                self._insert(card)

        self.app.push_screen(Choose("Which one comes next?", rows), chosen)

    def _insert(self, card: FlowCard) -> None:
        """Ask who holds it, among what the flow is made for."""
        sizes = [
            size
            for size, few in _FEWEST.items()
            if card.most >= few and (size == "room" or card.least <= few)
        ]

        async def chosen(size: object) -> None:
            for wanted in ("pairs", "fours", "room"):
                if size == wanted:
                    said = f"“{card.title}” comes next, {SIZES[wanted]}."
                    await self.shell.do(acts.Insert(card.name, wanted), said)

        rows = [Choice(size, SIZES[size]) for size in sizes]
        self.app.push_screen(Choose(f"“{card.title}”, held by whom?", rows), chosen)

    def do_drop_item(self) -> None:
        """Leave out a part or an item that has not begun; a part can be put in again."""
        parts = [
            Choice(
                part.place,
                f"{'put in again' if part.dropped else 'leave out'}: {part.title}",
                f"{part.minutes} min" if part.minutes else "",
            )
            for part in self.board.ahead
        ]
        items = [item for item in self.room.plan if item.state == "later"]
        if not parts and not items:
            self.say("Nothing is ahead in the plan.")
            return

        async def chosen(item: object) -> None:
            if item is not None:
                await self.shell.do(acts.Drop(str(item)), "The plan is changed.")

        rows = [*parts, *(Choice(x.id, f"leave out: {plan_line(x)}") for x in items)]
        self.app.push_screen(Choose("What is left out?", rows), chosen)
