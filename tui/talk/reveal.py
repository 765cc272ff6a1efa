"""The reveal: the read-through of what was opened, and answers side by side."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from flows import events as ev
from flows import pages as p
from tui.actions import Where
from tui.glyphs import Glyphs
from tui.keymap import bindings_for
from tui.look import glyphs_of
from tui.modals.confirm import Confirm
from tui.modals.dialog import Words
from tui.talk.page import TalkPage
from tui.talk.reading import ENTER_GOES_ON
from tui.talk.talk import Talk
from tui.widgets.messages import Moved, Picked
from tui.widgets.note_list import Item, NoteList
from tui.widgets.side_by_side import Line, SideBySide


class RevealPage(TalkPage):
    """The cursor opens each note once; the counter says how many have been opened."""

    where = Where.REVEAL
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.REVEAL)]
    focus_on = "#list"

    def __init__(self, talk: Talk) -> None:
        super().__init__(talk)
        self._warned = False
        self._like = ""

    def revealed(self) -> p.Revealed:
        """Return what was opened."""
        body = self.view.body
        assert isinstance(body, p.Revealed)
        return body

    def body(self) -> list[Widget]:
        """Return the words above, the notes, and a line beneath."""
        return [
            self.prompt(self.revealed().text),
            NoteList(self._items(), id="list"),
            Words("", id="beneath", classes="hint"),
        ]

    def begin(self) -> None:
        """Put the cursor on the first closed note."""
        closed = [i for i, line in enumerate(self.revealed().lines) if not line.read]
        self._show(closed[0] if closed else 0)

    def renew(self) -> None:
        """Show what is open now."""
        super().renew()
        self._show(None)

    def _show(self, cursor: int | None) -> None:
        rows = self.query_one("#list", NoteList)
        rows.show(self._items(), cursor if cursor is not None else rows.cursor)
        self.query_one("#beneath", Words).update(self._beneath())

    def side_note(self) -> str:
        """Return how many notes have been opened."""
        lines = self.revealed().lines
        return f"opened {sum(line.read for line in lines)} of {len(lines)}"

    def _items(self) -> list[Item]:
        return [self._item(line) for line in self.revealed().lines]

    def _item(self, line: p.RevealedLine) -> Item:
        """One note: covered until it is opened."""
        glyphs = glyphs_of(self)
        if not line.read:
            return Item(glyphs.covered * 12, glyphs.bullet, "", "$muted")
        text = line.text
        if line.like:
            text += f"   = {line.like[0]}"
        for remark in line.remarks:
            text += f"   + {remark}"
        return Item(text, glyphs.check, line.author, lead_style="$good")

    def _beneath(self) -> str:
        """What the people might do with the note under the cursor."""
        lines = self.revealed().lines
        if not lines:
            return "Nothing was written. That is fine. n goes on."
        line = lines[min(self.query_one("#list", NoteList).cursor, len(lines) - 1)]
        if not line.read:
            return "Enter opens the next note."
        others = [x for x in self.talk.sitting.conversation.people if x.id != line.by]
        if line.author and len(others) == 1:
            return f"{line.author}, would you like to say more? {others[0].name}, ask one question."
        return "Would its author like to say more? Ask one question first."

    @on(Picked)
    async def _open_next(self, event: Picked) -> None:
        """Open the note under the cursor; when it is open, go to the next closed one."""
        event.stop()
        lines = self.revealed().lines
        at = event.indexes[0]
        if lines[at].read:
            closed = [i for i, line in enumerate(lines) if not line.read]
            if not closed:
                self.say("All are open. n goes on.")
                return
            at = next((i for i in closed if i > at), closed[0])
        await self.act(ev.ItemRead, item=lines[at].item)
        if not self.is_left:
            self._show(at)

    @on(Moved)
    def _moved(self, event: Moved) -> None:
        event.stop()
        self.query_one("#beneath", Words).update(self._beneath())

    def _here(self) -> p.RevealedLine | None:
        """The open note under the cursor."""
        lines = self.revealed().lines
        at = self.query_one("#list", NoteList).cursor
        return lines[at] if at < len(lines) and lines[at].read else None

    def can_do(self, action: str) -> bool:
        """Speak of notes only when one is open; undo only when there is something to undo."""
        lines = self.revealed().lines
        if action in {"remark", "take_back", "alike"}:
            return any(line.read for line in lines)
        if action == "undo":
            return any(line.remarks or line.like for line in lines)
        return super().can_do(action)

    def do_remark(self) -> None:
        """Put a short remark beside the note."""
        line = self._here()
        if line is None:
            self.say("Open the note first.")
            return

        item = line.item

        async def keep(text: str) -> bool:
            return await self.act(ev.Remarked, item=item, text=text)

        self.ask(f"remark {item}", "A short remark:", keep)

    async def do_alike(self) -> None:
        """Say that two notes are the same: once on each."""
        line = self._here()
        if line is None:
            self.say("Open the note first.")
        elif not self._like or self._like == line.item:
            self._like = line.item
            self.say("Same as which? Go to the other note and press = again.")
        else:
            first, self._like = self._like, ""
            await self.act(ev.Likened, item=first, to=line.item)

    def do_take_back(self) -> None:
        """Take one's own note back."""
        line = self._here()
        if line is None:
            self.say("Open the note first.")
            return

        async def take(yes: bool | None) -> None:
            if yes:
                await self.act(ev.TakenBack, place=line.place, item=line.item, by=line.by)

        name = self.talk.sitting.conversation.state.name(line.by)
        self.app.push_screen(
            Confirm(
                f"{name}, take your note back?",
                yes=f"I am {name}: take it back",
                no="leave it",
                detail="It leaves the table and stays with you. It has been seen.",
            ),
            take,
        )

    async def do_undo(self) -> None:
        """Undo the last remark or likeness."""
        await self.act(ev.Undone)

    async def do_next(self) -> None:
        """Go on; the first time it says how many notes are still closed."""
        closed = sum(not line.read for line in self.revealed().lines)
        if closed and not self._warned:
            self._warned = True
            notes = "note is" if closed == 1 else "notes are"
            self.say(f"{closed} {notes} still closed. Enter opens them; n again goes on.")
            return
        await self.act(ev.Done)


class ComparedPage(TalkPage):
    """Answers side by side; nobody has won."""

    where = Where.RESULT
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.RESULT), ENTER_GOES_ON]
    DEFAULT_CSS = """
    ComparedPage SideBySide { margin: 0 2; }
    ComparedPage #scroll { height: 1fr; overflow-y: auto; scrollbar-size-vertical: 1; }
    """

    def body(self) -> list[Widget]:
        """Return the words above and the table."""
        body = self.view.body
        assert isinstance(body, p.Compared)
        glyphs = glyphs_of(self)
        lines = [
            Line(
                row.label,
                tuple(_dots(n, glyphs) for n in row.weights) if row.weights else row.cells,
                row.note,
            )
            for row in body.rows
        ]
        table = SideBySide(body.columns, lines, id="table")
        return [self.prompt(body.text), VerticalScroll(table, id="scroll", can_focus=True)]

    async def do_next(self) -> None:
        """Go on."""
        await self.act(ev.Done)


def _dots(points: int, glyphs: Glyphs) -> str:
    """Points as dots; a thumb down as a minus."""
    return glyphs.vote * points if points >= 0 else glyphs.minus
