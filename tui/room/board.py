"""The page of who leads: the plan, the people or the pairs, what to say and what is next.

It is given a :class:`flows.workshop.seen.Room` and nothing else: process, never content.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content

from flows.workshop.seen import Room
from tui.actions import Where
from tui.cells import wrap
from tui.keymap import bindings_for
from tui.look import glyphs_of
from tui.modals.dialog import Words
from tui.room.board_acts import BoardActs
from tui.room.board_rows import (
    PersonRow,
    TableRow,
    counts,
    person_line,
    person_rows,
    plan_column,
    table_head,
    table_line,
    table_rows,
)
from tui.room.presence import here_words
from tui.room.rows import Rows
from tui.room.words import clock, now_of
from tui.safe_text import visible
from tui.widgets.frame import NARROW, Frame
from tui.widgets.messages import Picked

PLAN_CELLS = 26
"""Width of the plan at the left."""
SAY_CELLS = 25
"""Width of what stands at the right."""
FRAME_ROWS = 8
"""Rows of a wide frame around the page, that about the people included."""
WIDER, WIDEST = 110, 132
"""Columns from which pairs leave room for what to say, and for the plan."""


class BoardPage(BoardActs):
    """The facilitator's page, for room-wide flows and for pairs."""

    where = Where.BOARD
    row = "cards"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.BOARD)]
    DEFAULT_CSS = """
    BoardPage #plan { width: 26; height: 100%; padding: 0 1 0 0; }
    BoardPage #say { width: 26; height: 100%; padding: 0 0 0 2; }
    BoardPage Vertical { width: 1fr; height: 100%; }
    BoardPage .-away { display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._wanted: tuple[str, bool] = ("", False)
        self._offered: tuple[bool, ...] = ()
        self._people = Rows[PersonRow](
            lambda row, cells: person_line(row, cells, glyphs_of(self)),
            lambda row: row.mate.id,
            id="people",
        )
        self._pairs = Rows[TableRow](
            lambda row, cells: table_line(row, cells, glyphs_of(self)),
            lambda row: row.table.id,
            id="pairs",
        )

    def compose(self) -> ComposeResult:
        """Lay the page out."""
        with Frame() as frame:
            yield Horizontal(
                Words("", id="plan"),
                Vertical(Words("", id="head"), self._people, self._pairs),
                Words("", id="say"),
            )
        frame.flow = visible(self.room.title)

    @property
    def shows_pairs(self) -> bool:
        """Whether the rows are conversations and not people."""
        item = now_of(self.room)
        by_itself = item is not None and item.size != "room" and bool(self.board.tables)
        asked_at, asked = self._wanted
        return asked if asked_at == (item.id if item else "-") else by_itself

    @property
    def under_cursor(self) -> PersonRow | TableRow | None:
        """The row under the cursor."""
        return self._pairs.here if self.shows_pairs else self._people.here

    def can_do(self, action: str) -> bool:
        """Offer what makes sense at this stage."""
        ahead = any(x.size == "pairs" and x.state != "done" for x in self.room.plan)
        possible = {
            "copy": self.room.stage == "lobby" and bool(self.room.invitation),
            "room_time": now_of(self.room) is not None,
            "call_back": self.room.stage == "running",
            "draw": ahead and len(self.board.unpaired) > 1,
            "pair": ahead,
            "room_next": self.room.stage != "closed",
            "end_room": self.room.stage != "closed",
            "insert": self.room.stage != "closed",
        }
        return possible.get(action, True) and super().can_do(action)

    def on_mount(self) -> None:
        """Go to the rows."""
        self._rows().focus()

    def on_resize(self) -> None:
        """Use the new width."""
        self.show_room()

    def _rows(self) -> Rows[TableRow] | Rows[PersonRow]:
        return self._pairs if self.shows_pairs else self._people

    def show_room(self) -> None:
        """Show the newest view; rows that did not change are left alone."""
        room, glyphs = self.room, glyphs_of(self)
        self._fill_frame(room)
        offered = tuple(self.can_do(one) for one in ("copy", "room_time", "call_back", "draw"))
        if offered != self._offered:
            self._offered = offered
            self.renew_keys()
        pairs, cells = self.shows_pairs, self.app.size.width
        plan, say = self.query_one("#plan", Words), self.query_one("#say", Words)
        sides = (cells >= (WIDEST if pairs else NARROW), sides_say(pairs, cells))
        for widget, shown in ((plan, sides[0]), (say, sides[1])):
            widget.set_class(not shown, "-away")
        now, rows = self.shell.stamps.now(), self.app.size.height - FRAME_ROWS
        put(plan, plan_column(room, PLAN_CELLS - 2, glyphs, now, rows))
        put(say, say_column(room, SAY_CELLS - 2))
        head = self.query_one("#head", Words)
        head.set_class(not pairs, "-away")
        self._people.set_class(pairs, "-away")
        self._pairs.set_class(not pairs, "-away")
        if pairs:
            room_for = cells - 3 - (SAY_CELLS + 1) * sides[1] - PLAN_CELLS * sides[0]
            put(head, [table_head(room_for)])
            self._pairs.show(table_rows(room))
        else:
            self._people.show(person_rows(room))
        if self.focused in {self._people, self._pairs, None}:
            self._rows().focus()

    def _fill_frame(self, room: Room) -> None:
        frame = self.query_one(Frame)
        item = now_of(room)
        narrow = self.app.size.width < NARROW
        until = f"until {clock(room.ends)}" if room.ends else ""
        said = (counts(room), here_words(room), until)
        told = [x for x in said if x][: 1 if narrow else 3]
        frame.note = "   ".join(told)
        frame.parts = tuple(visible(x.title) for x in room.plan) if item else ()
        frame.at = next((i for i, x in enumerate(room.plan) if x.state == "now"), 0)
        frame.promise = visible(_next(room, said=sides_say(self.shows_pairs, self.app.size.width)))

    @on(Picked)
    def _picked(self, event: Picked) -> None:
        event.stop()
        self.offer_acts()

    def do_people_or_pairs(self) -> None:
        """Show the other kind of rows, until the room goes on to something else."""
        item = now_of(self.room)
        self._wanted = (item.id if item else "-", not self.shows_pairs)
        self.show_room()
        self._rows().focus()


def put(words: Words, lines: list[Content]) -> None:
    """Show lines, if they are others than before."""
    text = Content("\n").join(lines)
    if words.content != text:
        words.update(text)


def sides_say(pairs: bool, cells: int) -> bool:
    """Whether there is room at the right for what to say and what is next."""
    return cells >= (WIDER if pairs else NARROW)


def _next(room: Room, *, said: bool) -> str:
    """Return what `n` would do now, unless it is ``said`` beside, and who is not moved by it."""
    board = room.board
    if room.stage == "closed":
        return "The workshop is over. What was agreed stays with those who agreed."
    if board is None or not board.next:
        return "You see who is here and how far they are, and no word that they write."
    typing = f"{board.typing} writing: they stay until they finish." if board.typing else ""
    if said:
        return typing or "Whoever writes is never moved."
    return f"n: {board.next}. {typing}".rstrip()


def _essentials(invitation: str) -> str:
    """What everybody needs to come in: the lines under the title, as far as the empty one."""
    return invitation.partition("\n\n")[0].partition("\n")[2]


def say_column(room: Room, cells: int) -> list[Content]:
    """Return a line to say, what is next, and in the lobby the invitation."""
    board = room.board
    lines: list[Content] = []

    def part(title: str, text: str) -> None:
        if text:
            if lines:
                lines.append(Content(""))
            lines.append(Content.styled(title, "bold $accent"))
            lines.extend(Content(visible(line)) for line in wrap(text, cells))

    if board is not None and room.stage != "closed":
        if room.stage == "lobby":
            part("Invite (y copies)", _essentials(room.invitation))
        part("Say, if you like", board.say)
        part("Next (n)", board.next)
    return lines
