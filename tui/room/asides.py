"""What anybody may do beside a page of a room: hand, a word in confidence, messages, who is here."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Final

from flows.workshop import acts
from tui.modals.ask_line import AskLine
from tui.modals.confirm import Confirm
from tui.page import Page, is_there
from tui.room.base import RoomBase
from tui.room.words import leader, may_lead

if TYPE_CHECKING:
    from tui.room.talk import RoomTalk

_TAKING_PART: Final = frozenset({"hand", "hand_word", "confide", "offer", "own_seat"})
_ANYBODY: Final = frozenset({"messages", "who_is_here"})


class RoomAsides(RoomBase):
    """Done by the app on whatever page is shown, so that the pages need not know of rooms."""

    talk: RoomTalk | None
    """The conversation on the screen."""
    _offered: tuple[bool, ...] = ()

    def renew_keys(self) -> None:
        """Show other keys where what the app itself does has changed."""
        offered = tuple(self.can_do(action) for action in ("follow", "board", "hand", "own_seat"))
        if offered != self._offered:
            self._offered = offered
            for screen in self.screen_stack:
                if isinstance(screen, Page) and is_there(screen):
                    screen.renew_keys()

    def can_do(self, action: str) -> bool:
        """Whether the app itself does an action now, for the page that is shown."""
        if action in _ANYBODY:
            return True
        if action in _TAKING_PART:
            may = {"own_seat": self._has_a_pair, "offer": self._is_no_private_page}
            return self._takes_part() and may.get(action, lambda: True)()
        if action == "follow":
            here = self.talk.seat if self.talk is not None else ("", ())
            there = self.room.conversation or (self.room.sits_at and here[0])
            waits = bool(there) and here != self.wanted_seat and not self.finished
            return waits and self.room.stage == "running"
        if action == "board" and may_lead(self.room):
            from tui.room.board import BoardPage

            return not isinstance(self.screen, BoardPage)
        return False

    @property
    def wanted_seat(self) -> tuple[str, tuple[str, ...]]:
        """The conversation where this keyboard belongs, and the ids of who writes at it there."""
        room = self.room
        return room.conversation, room.seated or (room.person,)

    @property
    @abstractmethod
    def finished(self) -> bool:
        """Whether this member is through with the conversation that runs."""

    @abstractmethod
    async def do_follow(self) -> None:
        """Go to where the room is, now."""

    def _takes_part(self) -> bool:
        return bool(self.room.conversation) or self.room.me.role == "participant"

    def _has_a_pair(self) -> bool:
        return bool(self.room.sits_at) or 0 < len(self.room.others) < 4

    def _is_no_private_page(self) -> bool:
        """Whether nobody is writing for themselves here: a slip must not become a line for all."""
        return self.talk is None or self.talk.page.person is None

    def lead_name(self) -> str:
        """Return the name of who leads."""
        return leader(self.room)

    async def do_hand(self) -> None:
        """Raise the hand, or take it down."""
        if self.room.me.hand:
            await self.do(acts.LowerHand(), "Your hand is down.")
        else:
            await self.do(acts.RaiseHand(), f"Your hand is up; {leader(self.room)} sees it.")

    def do_hand_word(self) -> None:
        """Raise the hand and say why."""

        async def raised(text: str | None) -> None:
            if text:
                await self.do(acts.RaiseHand(text), "Your hand is up, with what you wrote.")

        lead = leader(self.room)
        self.push_screen(
            AskLine(f"In a few words, for {lead}:", promise=f"{lead} reads it at once."), raised
        )

    def do_confide(self) -> None:
        """Tell who leads that something is not right, with or without a name."""
        lead = leader(self.room)

        def asked(text: str | None) -> None:
            if text:
                self._with_name(text, lead)

        promise = f"Only {lead} reads it. You choose whether your name goes with it."
        self.push_screen(AskLine("What is not right?", promise=promise), asked)

    def _with_name(self, text: str, lead: str) -> None:
        from tui.room.choose import Choice, Choose

        async def chosen(named: object) -> None:
            if named is None:
                self.say("Nothing was sent.")
            else:
                await self.do(acts.Concern(text, named=bool(named)), f"{lead} has it.")

        rows = [Choice(True, "with my name"), Choice(False, "without my name")]
        self.push_screen(Choose(f"Send it to {lead}", rows), chosen)

    def do_offer(self) -> None:
        """Offer one line to the whole room."""

        async def sure(yes: bool | None, text: str) -> None:
            if yes:
                await self.do(acts.Offer(text), "The room has your line.")
            else:
                self.say("Nothing was sent.")

        def offered(text: str | None) -> None:
            if text:
                question = Confirm("Show this to everybody?", yes="show it", no="no", detail=text)
                self.push_screen(question, lambda yes: sure(yes, text))

        promise = "Everybody in the room sees it at once, with your name."
        self.push_screen(AskLine("One line for the whole room:", promise=promise), offered)

    def do_messages(self) -> None:
        """Show what was said to this member and to all."""
        from tui.room.listed import Listed
        from tui.room.told import message_item

        items = [message_item(card) for card in self.room.messages]
        self.mark_read()
        self.push_screen(Listed("Messages", items, empty="Nothing has been said so far."))

    def do_who_is_here(self) -> None:
        """Show everybody, and what the signs mean."""
        from tui.room.listed import WhoIsHere

        self.push_screen(WhoIsHere())

    def do_own_seat(self) -> None:
        """Sit down at a partner's keyboard, or take one's own again."""
        from tui.room.choose import Choice, Choose

        async def chosen(host: object) -> None:
            if host is not None and await self.do(acts.Move(str(host))):
                self.room = self.link.room
                await self.do_follow()

        fellows = self.room.others if not self.room.sits_at else ()
        mates = [m for m in self.room.people if m.name in fellows and not m.proxied]
        rows = [Choice(mate.id, f"at {mate.name}'s keyboard") for mate in mates]
        rows.append(Choice("", "at my own keyboard"))
        self.push_screen(Choose("Where do you write?", rows), chosen)
