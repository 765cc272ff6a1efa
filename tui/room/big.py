"""The page for a projector, and for who looks on: title, step, time, presence. No text of anybody."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from flows.workshop import acts
from flows.workshop.seen import Room
from tui.actions import Where
from tui.cells import wrap
from tui.glyphs import Glyphs
from tui.keymap import bindings_for
from tui.look import glyphs_of
from tui.modals.confirm import Confirm
from tui.modals.dialog import Words
from tui.room.digits import large
from tui.room.lead import Leading
from tui.room.page import RoomPage
from tui.room.signs import table
from tui.room.words import SIZES, called_back, clock, clock_up, leader, now_of, part_of
from tui.safe_text import visible
from tui.widgets.frame import Frame
from tui.widgets.progress import progress


class BigPage(Leading, RoomPage):
    """What everybody may see from afar. Times are times of day: they stay true without ticking."""

    where = Where.BIG
    row = "public"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.BIG)]
    DEFAULT_CSS = """
    BigPage Words { margin: 1 3 0 3; }
    """

    def compose(self) -> ComposeResult:
        """Lay the page out."""
        with Frame() as frame:
            yield Words("", id="big")
        frame.flow = visible(self.room.title)

    def on_resize(self) -> None:
        """Use the new width."""
        self.show_room()

    def show_room(self) -> None:
        """Show where the room is."""
        room, glyphs = self.room, glyphs_of(self)
        frame = self.query_one(Frame)
        frame.promise = _below(room)
        words = self.query_one("#big", Words)
        size = self.app.size
        text = Content("\n").join(big_lines(room, max(20, size.width - 8), size.height, glyphs))
        if words.content != text:
            words.update(text)

    def can_do(self, action: str) -> bool:
        """Who looks on can do nothing here; who leads goes on."""
        if action == "close":
            return True
        return super().can_do(action)

    async def do_close(self) -> None:
        """Go back to the board; who only looks on is asked whether to leave."""
        if self.leads:
            await self.shell.show_home()
        else:
            self.app.push_screen(Confirm("Leave the room?", yes="leave", no="stay"), self._left)

    async def _left(self, yes: bool | None) -> None:
        if yes:
            await self.shell.leave()

    async def do_call_back(self) -> None:
        """Ask all to come back."""
        await self.shell.do(acts.CallBack(), "All were told.")


def _below(room: Room) -> str:
    """Return the line in place of a promise."""
    if room.me.role == "observer":
        return "You look on. Words that people write are theirs; they are not shown here."
    return "Words that people write are theirs; they are not shown here."


def big_lines(room: Room, cells: int, rows: int, glyphs: Glyphs) -> list[Content]:
    """Return what stands on the page, for a width and a height."""
    item = now_of(room)
    if room.stage == "closed":
        return [Content.styled("Thank you. This is the end.", "bold $accent")]
    if item is None:
        head = [Content.styled("Welcome.", "bold $accent"), Content("")]
        return [*head, Content(visible(f"{leader(room)} begins when all are here."))]
    part = part_of(item)
    lines = [Content.styled(line, "bold $accent") for line in wrap(visible(item.title), cells)]
    lines.append(Content.styled(SIZES[item.size], "$muted"))
    if part:
        lines += [Content(""), Content.styled(visible(part), "bold")]
        at = next((i for i, (_, _, state) in enumerate(item.parts) if state == "now"), 0)
        if rows >= NARROW_ROWS:
            lines.append(Content(""))
            lines.append(progress([title for title, _, _ in item.parts], at, cells, glyphs))
    if notice := called_back(room):
        assert room.called_back is not None
        return [*lines, Content(""), Content.styled(visible(notice), "bold $warn"), Content(""),
                *_time(clock_up(room.called_back), cells, rows, glyphs)]  # fmt: skip
    if room.ends is not None:
        lines += [Content(""), Content.styled("until", "$muted")]
        lines += _time(clock(room.ends), cells, rows, glyphs)
    return lines


NARROW_ROWS = 22
"""Below so many rows the line of parts gives way to the time."""


def _time(text: str, cells: int, rows: int, glyphs: Glyphs) -> list[Content]:
    """Return a time of day, as large as there is room."""
    return large(text, table(glyphs).block, 2 if cells >= 100 and rows >= 32 else 1)
