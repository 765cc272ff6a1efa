"""What who leads does with single people, pairs and items of the plan."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Callable
from typing import Any, Final

from flows.workshop import acts
from flows.workshop.seen import Mate, Role
from tui.modals.ask_line import AskLine
from tui.room.board_rows import PersonRow, TableRow
from tui.room.choose import Choice, Choose
from tui.room.listed import Listed
from tui.room.plan_acts import PlanActs
from tui.room.told import card_item
from tui.room.words import ROLES

_GIVEN: Final[tuple[Role, ...]] = ("facilitator", "cofacilitator", "participant", "observer")
"""Roles that can be given."""


class BoardActs(PlanActs):
    """The acts of the board. Each asks what it needs to know, then asks the hub."""

    @property
    @abstractmethod
    def under_cursor(self) -> PersonRow | TableRow | None:
        """The row under the cursor."""

    def mate(self) -> Mate | None:
        """Return the person under the cursor."""
        row = self.under_cursor
        return row.mate if isinstance(row, PersonRow) else None

    def offer_acts(self) -> None:
        """Offer what can be done with the row under the cursor."""
        row = self.under_cursor
        if row is None:
            return
        if isinstance(row, TableRow):
            rows = [Choice("tell", "a message to one, or to all"), Choice("room_time", "+1 minute")]
            title = " & ".join(row.table.names)
        else:
            title = row.mate.name
            rows = [Choice("tell", "a message"), Choice("role", "another role")]
            if row.mate.role == "participant":
                rows.append(Choice("pair", "a pair"))
            if row.mate.presence == "gone":
                rows.append(Choice("let_in", "let in again, without the word"))
        hands = row.table.people if isinstance(row, TableRow) else (row.mate,)
        if any(mate.hand for mate in hands):
            rows.insert(0, Choice("lower_hand", "hand down"))

        async def chosen(action: object) -> None:
            if action is not None:
                await self.action_act(str(action))

        self.app.push_screen(Choose(title, rows), chosen)

    # Time, words

    async def do_room_time(self) -> None:
        """Give a minute to the pair under the cursor, or to all."""
        row = self.under_cursor
        if isinstance(row, TableRow):
            names = " & ".join(row.table.names)
            await self.shell.do(acts.MoreMinutes(1, row.table.id), f"A minute more for {names}.")
        else:
            await self.shell.do(acts.MoreMinutes(1), "A minute more for all.")

    def do_tell(self) -> None:
        """Send a message to one, or to all."""
        row = self.under_cursor
        first: list[Mate] = []
        if isinstance(row, PersonRow):
            first = [row.mate]
        elif isinstance(row, TableRow):
            first = list(row.table.people)
        near = {mate.id for mate in first}
        others = [m for m in self._others() if m.id not in near]
        rows = [Choice("", "everybody")]
        rows += [Choice(m.id, m.name) for m in (*first, *others) if m.id != self.room.me.id]

        def chosen(whom: object) -> None:
            if whom is not None:
                self._tell(str(whom))

        self.app.push_screen(Choose("A message to whom?", rows), chosen)

    def _tell(self, whom: str) -> None:
        name = next((m.name for m in self.room.people if m.id == whom), "everybody")

        async def told(text: str | None) -> None:
            if text:
                await self.shell.do(acts.Tell(text, whom), f"{name[:1].upper()}{name[1:]} has it.")

        promise = "It appears as one line; nobody is taken from what they do."
        self.app.push_screen(AskLine(f"To {name}:", promise=promise), told)

    def do_cards(self) -> None:
        """Show hands, parked things and concerns; Enter when one has been dealt with."""
        offers = (card for card in self.room.messages if card.kind == "offer")
        cards = (*offers, *self.board.cards)
        self.shell.mark_read()

        async def chosen(index: int | None) -> None:
            if index is not None and index < len(cards):
                await self.shell.do(acts.SettleCard(cards[index].id), "Dealt with.")

        items = [card_item(card) for card in cards]
        empty = "No hands, no concerns, nothing parked."
        self.app.push_screen(Listed("Cards", items, empty=empty, enter="dealt with"), chosen)

    async def do_lower_hand(self) -> None:
        """Take the hand of the row under the cursor down."""
        row = self.under_cursor
        people = row.table.people if isinstance(row, TableRow) else (row.mate,) if row else ()
        raised = next((mate for mate in people if mate.hand), None)
        if raised is None:
            self.say("No hand is up in this row.")
        else:
            await self.shell.do(acts.LowerHand(raised.id), f"{raised.name}'s hand is down.")

    # People

    def _others(self) -> list[Mate]:
        """Everybody that can be chosen, in the order of the room."""
        return [mate for mate in self.room.people if mate.role != "screen"]

    def _ask_who(
        self, question: str, mates: list[Mate], then: Callable[[Mate], Any], *more: Choice
    ) -> None:
        """Ask for one of some people; the one under the cursor comes first."""
        here = self.mate()
        mates = sorted(mates, key=lambda mate: here is None or mate.id != here.id)
        if not mates and not more:
            self.say("There is nobody to choose from now.")
            return
        by_id = {mate.id: mate for mate in mates}

        async def chosen(value: object) -> None:
            if value is None:
                return
            result = (
                then(by_id[str(value)]) if str(value) in by_id else then(Mate("", "", "observer"))
            )
            if asyncio.iscoroutine(result):
                await result

        rows = [*more, *(Choice(mate.id, mate.name, ROLES[mate.role]) for mate in mates)]
        self.app.push_screen(Choose(question, rows), chosen)

    def do_pair(self) -> None:
        """Put people together, one after the other."""
        loose = {mate.id for mate in self.board.unpaired}
        people = [mate for mate in self._others() if mate.role == "participant"]
        people.sort(key=lambda mate: mate.id not in loose)
        self._pair(people, ())

    def _pair(self, people: list[Mate], chosen: tuple[Mate, ...]) -> None:
        left = [mate for mate in people if mate not in chosen]
        names = " and ".join(mate.name for mate in chosen)
        question = f"{names} and …" if chosen else "Who?"
        more = [Choice("-", "that is all")] if len(chosen) >= 2 else []

        async def then(mate: Mate) -> None:
            now = (*chosen, mate) if mate.id else chosen
            if not mate.id or len(now) == 4:
                ids = tuple(one.id for one in now)
                await self.shell.do(
                    acts.Pair(ids), f"{' & '.join(x.name for x in now)} are together."
                )
            else:
                self._pair(people, now)

        self._ask_who(question, left, then, *more)

    async def do_draw(self) -> None:
        """Pair everybody who has no pair."""
        await self.shell.do(acts.Draw(), "Drawn: everybody has a pair.")

    def do_role(self) -> None:
        """Pass or share the lead, or make somebody a watcher."""

        def then(mate: Mate) -> None:
            async def given(role: object) -> None:
                wanted = next((one for one in _GIVEN if one == role), None)
                if wanted is not None:
                    said = f"{mate.name} {ROLES[wanted]} from now on."
                    await self.shell.do(acts.GiveRole(mate.id, wanted), said)

            rows = [Choice(role, ROLES[role]) for role in _GIVEN if role != mate.role]
            self.app.push_screen(Choose(f"{mate.name} from now on:", rows), given)

        self._ask_who("Whose role?", [m for m in self._others() if not m.proxied], then)

    def do_proxy(self) -> None:
        """Somebody without a device takes part at another's seat."""

        def named(name: str | None) -> None:
            if not name:
                return

            async def then(mate: Mate) -> None:
                said = f"{name} writes at {mate.name}'s seat, each in turn."
                await self.shell.do(acts.AddProxy(name, mate.id), said)

            hosts = [m for m in self._others() if m.role == "participant" and not m.proxied]
            self._ask_who(f"At whose seat does {name} write?", hosts, then)

        promise = "Their words are sealed from the one whose seat it is, as at one keyboard."
        self.app.push_screen(AskLine("Who has no device?", promise=promise, limit=60), named)

    def do_let_in(self) -> None:
        """Give a seat back to somebody who lost their word."""

        async def then(mate: Mate) -> None:
            await self.shell.do(
                acts.LetIn(mate.id), f"{mate.name} can come in by the PIN alone, once."
            )

        gone = [mate for mate in self._others() if mate.presence == "gone" and not mate.proxied]
        self._ask_who("Who stands outside?", gone, then)

    # The page

    async def do_big_screen(self) -> None:
        """Show the page for a projector."""
        await self.shell.show_big()

    def do_copy(self) -> None:
        """Copy the invitation."""
        if self.room.invitation:
            self.app.copy_to_clipboard(self.room.invitation)
            self.say("The invitation is copied, if your terminal allows it.")
        else:
            self.say("There is no invitation to copy.")

    async def do_leave_room(self) -> None:
        """Leave the room; it goes on, and another who leads may take over."""
        await self.shell.leave()
