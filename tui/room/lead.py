"""What who leads does with the room as a whole. Everything is asked of the hub, which may refuse."""

from __future__ import annotations

from flows.workshop import acts
from flows.workshop.seen import Board
from tui.modals.confirm import Confirm
from tui.room.page import RoomPage
from tui.room.words import clock_up, may_lead
from tui.safe_text import visible
from tui.words import count

_LEADING = frozenset({"room_next", "call_back", "room_time", "end_room"})


class Leading(RoomPage):
    """A page from which the room can be moved by those who lead."""

    @property
    def leads(self) -> bool:
        """Whether this member may move the room."""
        return may_lead(self.room)

    @property
    def board(self) -> Board:
        """What those who lead are given beyond what everybody sees."""
        return self.room.board or Board()

    def can_do(self, action: str) -> bool:
        """Only those who lead move the room."""
        if action in _LEADING and not self.leads:
            return False
        return super().can_do(action)

    async def do_room_next(self) -> None:
        """Go on; asked again while people are typing."""
        board = self.board
        if board.leave:
            self._ask_to_leave(board.next, board.leave)
        elif board.next and board.typing:
            typing = count(board.typing, "person is", "people are")
            self.app.push_screen(
                Confirm(
                    f"Go on all the same? {typing} typing.",
                    yes="go on",
                    no="wait",
                    detail=f"{board.next[:1].upper()}{board.next[1:]}. Whoever types stays on their"
                    " page until they finish; their words are kept.",
                ),
                self._sure,
            )
        else:
            await self.shell.do(acts.Next(), "The room goes on.")

    def _ask_to_leave(self, held: str, following: str) -> None:
        """Ask before a flow is left unfinished: there is no way back to it."""

        async def leave(yes: bool | None) -> None:
            if yes:
                await self.shell.do(acts.Next(sure=True, leave=True), "The room goes on.")

        self.app.push_screen(
            Confirm(
                f"Leave this unfinished and begin “{visible(following)}”?",
                yes="leave it",
                no="wait",
                detail=f"{held}. What comes after it in this flow is left out for good.",
            ),
            leave,
        )

    async def _sure(self, yes: bool | None) -> None:
        if yes:
            await self.shell.do(acts.Next(sure=True), "The room goes on.")

    async def do_call_back(self) -> None:
        """Ask all to come back; nobody is moved."""
        if await self.shell.do(acts.CallBack()):
            at = self.shell.link.room.called_back
            when = f": back at {clock_up(at)}" if at else ""
            self.say(f"All were told{when}. Nobody is moved.")

    def do_end_room(self) -> None:
        """End the workshop, once that has been said again."""

        async def end(yes: bool | None) -> None:
            if yes:
                await self.shell.do(
                    acts.Close(), "The workshop is over. All see what they take home."
                )

        self.app.push_screen(
            Confirm(
                "Close the workshop for everybody?",
                yes="close it",
                no="go on",
                detail="What still runs is paused and kept. Each person sees what they take home.",
            ),
            end,
        )
