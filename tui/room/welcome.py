"""The first page of a workshop: who runs it, what happens with what one writes, can the signs be seen."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from tui.actions import Where
from tui.cells import wrap
from tui.glyphs import ASCII, Glyphs
from tui.keymap import bindings_for
from tui.look import glyphs_of
from tui.modals.dialog import Words
from tui.room.page import RoomPage
from tui.room.signs import table
from tui.room.words import leader, what_happens
from tui.safe_text import visible
from tui.widgets.frame import NARROW, Frame


class WelcomePage(RoomPage):
    """Shown once, before anything can be written."""

    where = Where.WELCOME
    row = "none"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.WELCOME)]
    DEFAULT_CSS = """
    WelcomePage VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
    WelcomePage .part { margin: 1 2 0 2; }
    """

    def compose(self) -> ComposeResult:
        """Lay the page out."""
        with Frame() as frame:
            yield Words("", id="you", classes="part")
            yield VerticalScroll(Words("", id="promises"), classes="part")
            yield Words("", id="signs", classes="part")
        frame.flow = visible(f"Welcome to “{self.room.title}”")
        frame.promise = "Nothing is asked before you come in."

    def on_mount(self) -> None:
        """Let the arrows move the text where it is long."""
        self.query_one(VerticalScroll).focus()

    def on_resize(self) -> None:
        """Use the new width."""
        self.show_room()

    def show_room(self) -> None:
        """Show what holds for this room."""
        room, glyphs = self.room, glyphs_of(self)
        self.query_one(Frame).note = visible(f"run by {room.run_by}")
        head = Content.styled("What happens with what you write", "bold $accent")
        cells = max(20, self.app.size.width - 9)
        lines = [
            f"{'   ' if number else f' {glyphs.bullet} '}{line}"
            for promise in what_happens(room)
            for number, line in enumerate(wrap(visible(promise), cells - 3))
        ]
        self.query_one("#promises", Words).update(Content("\n").join([head, *map(Content, lines)]))
        self.query_one("#you", Words).update(self._you())
        self.query_one("#signs", Words).update(_signs(glyphs, self.app.size.width))

    def _you(self) -> Content:
        """Return under which name somebody is here, and how they come back."""
        shell = self.shell
        lines = [Content.assemble("You are here as ", (visible(shell.room.me.name), "bold"), ".")]
        if shell.link.word:
            lines.append(
                Content.assemble(
                    "Your way back, should the line break: ",
                    (f" {visible(shell.link.word)} ", "bold reverse"),
                    "  (shown only now)",
                )
            )
        if shell.room.me.role == "observer":
            lead = leader(shell.room)
            lines.append(Content(visible(f"You look on. {lead} and all others see that you do.")))
        return Content("\n").join(lines)

    async def do_join(self) -> None:
        """Go into the room."""
        await self.shell.come_in()

    async def do_signs_fine(self) -> None:
        """All signs can be seen."""
        self.say("Good. Enter goes into the room.")

    async def do_signs_plain(self) -> None:
        """Draw with plain signs only."""
        await self.shell.plain_signs()

    def can_do(self, action: str) -> bool:
        """Offer plain signs as long as there are others."""
        if action in {"signs_plain", "signs_fine"} and glyphs_of(self) is ASCII:
            return False
        return super().can_do(action)

    async def do_leave_room(self) -> None:
        """Leave; nothing was written."""
        await self.shell.leave()


def _signs(glyphs: Glyphs, cells: int) -> Content:
    """Return the test line: signs, colours where there is room, and what to press."""
    if glyphs is ASCII:
        return Content.styled("Drawn with plain signs.", "$muted")
    signs = table(glyphs)
    drawn = (glyphs.done, glyphs.current, glyphs.todo, glyphs.bar_full, glyphs.rule)
    shown = " ".join((*drawn, signs.lead, signs.ready, signs.writing, signs.hand, signs.gone))
    keys = (("y", "bold $accent"), " yes   ", ("n", "bold $accent"), " plain signs")
    if cells < NARROW:
        return Content.assemble("Can you see ", (shown, "bold"), " ?\n", *keys)
    colours = [("one ", "$accent"), ("two ", "$good"), ("three ", "$warn"), ("four", "$sealed")]
    return Content.assemble(
        "Can you see ten signs  ", (shown, "bold"), "\nand four colours       ", *colours, "  ?   ", *keys
    )  # fmt: skip
