"""Before, between and after conversations: where the room is, who is here, with whom one talks."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from flows.workshop import acts
from flows.workshop.seen import Planned, Room
from tui.actions import Where
from tui.glyphs import Glyphs
from tui.keymap import bindings_for
from tui.look import glyphs_of
from tui.modals.ask_line import AskLine
from tui.modals.dialog import Words
from tui.room.listed import legend_lines
from tui.room.page import RoomPage
from tui.room.presence import grid_of_names, here_words, people_of
from tui.room.words import leader, pair_sentence, plan_line, waiting_sentence
from tui.safe_text import visible
from tui.widgets.frame import Frame


class LobbyPage(RoomPage):
    """The room's own page for who takes part."""

    where = Where.ROOM
    row = "none"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.ROOM)]
    DEFAULT_CSS = """
    LobbyPage VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
    LobbyPage Words { margin: 1 2 0 2; }
    """

    def compose(self) -> ComposeResult:
        """Lay the page out."""
        with Frame() as frame:
            yield VerticalScroll(Words("", id="now"), Words("", id="plan"), Words("", id="names"))
        frame.flow = visible(self.room.title)
        frame.promise = "Nothing is asked here. Your seat and your words are kept."

    def on_mount(self) -> None:
        """Let the arrows move the page where it is long."""
        self.query_one(VerticalScroll).focus()

    def on_resize(self) -> None:
        """Use the new width."""
        self.show_room()

    def show_room(self) -> None:
        """Show where the room is and who is here."""
        room, glyphs = self.room, glyphs_of(self)
        frame = self.query_one(Frame)
        frame.who = visible(room.me.name)
        frame.note = here_words(room)
        cells = max(20, self.app.size.width - 8)
        self._put("#now", now_lines(room, finished=self.shell.finished))
        self._put("#plan", plan_lines(room, glyphs))
        names = grid_of_names(people_of(room), cells, glyphs)
        self._put("#names", [*names, Content(""), *legend_lines(cells, self)])

    def _put(self, selector: str, lines: list[Content]) -> None:
        """Show lines, if they are others than before: a new view mostly changes little."""
        words = self.query_one(selector, Words)
        text = Content("\n").join(lines)
        if words.content != text:
            words.update(text)

    def on_screen_resume(self) -> None:
        """Go where the room went while something lay over this page."""
        self.app.call_later(self.shell.follow)

    def can_do(self, action: str) -> bool:
        """Find a pair only where there will be pairs and before one has one."""
        if action == "pair_word":
            ahead = any(x.size == "pairs" and x.state != "done" for x in self.room.plan)
            return ahead and not self.room.others and self.room.stage != "closed"
        return super().can_do(action)

    def do_pair_word(self) -> None:
        """Find one's pair by a word."""

        async def typed(word: str | None) -> None:
            if word:
                said = "Waiting for the other to type the same word."
                await self.shell.do(acts.PairByWord(word), said)

        question = "Agree on a word with your partner; both of you type it here:"
        promise = "The word is only compared. Nobody is shown it."
        self.app.push_screen(AskLine(question, promise=promise, limit=40), typed)

    def do_room_park(self) -> None:
        """Put a thing on the room's list."""

        async def parked(text: str | None) -> None:
            if text:
                await self.shell.do(acts.Park(text), "On the room's list.")

        lead = leader(self.room)
        self.app.push_screen(
            AskLine("Put aside for later:", promise=f"{lead} sees it, with your name."), parked
        )

    async def do_take_home(self) -> None:
        """Show what one takes home."""
        await self.shell.show_take_home()

    async def do_leave_room(self) -> None:
        """Leave the room."""
        await self.shell.leave()


def now_lines(room: Room, *, finished: bool) -> list[Content]:
    """Return what one waits for, and with whom one talks."""
    lines = [Content.styled(visible(waiting_sentence(room, finished)), "bold")]
    if pair := pair_sentence(room):
        lines.append(Content(visible(pair)))
    return lines


def plan_lines(room: Room, glyphs: Glyphs) -> list[Content]:
    """Return the plan, one item a line."""
    return [_planned(item, glyphs) for item in room.plan]


def _planned(item: Planned, glyphs: Glyphs) -> Content:
    sign, style = {
        "done": (glyphs.done, "$good"),
        "now": (glyphs.current, "$accent"),
        "later": (glyphs.todo, "$muted"),
    }[item.state]
    words = visible(plan_line(item))
    return Content.assemble((sign, style), " ", (words, "bold" if item.state == "now" else ""))
