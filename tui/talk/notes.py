"""Private writing: one line per idea."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from flows import events as ev
from flows import pages as p
from tui.actions import Where
from tui.keymap import bindings_for
from tui.look import glyphs_of
from tui.modals.dialog import Words
from tui.talk.page import TalkPage
from tui.widgets.line_input import LineInput
from tui.widgets.messages import Draft, EdgeReached, FieldLeft, Submitted
from tui.widgets.note_list import Item, NoteList


class NotesPage(TalkPage):
    """Enter keeps a note and clears the field; the up arrow takes an earlier note back into it."""

    where = Where.NOTES
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.NOTES)]
    focus_on = "#field"
    DEFAULT_CSS = """
    NotesPage #list { height: auto; max-height: 1fr; margin: 0 1; }
    NotesPage .entry { margin: 0 2 0 3; }
    NotesPage #lens { margin: 1 2 0 3; color: $muted; }
    """

    def __init__(self, talk: Any) -> None:
        super().__init__(talk)
        self._editing = ""
        self._lens = -1

    def writing(self) -> p.Writing:
        """Return what is to be written, and the notes so far."""
        body = self.view.body
        assert isinstance(body, p.Writing)
        return body

    def body(self) -> list[Widget]:
        """Return the question, the notes, the field and room for a lens."""
        return [
            self.prompt(self.writing().text),
            NoteList(self._items(), show_cursor=False, id="list"),
            self.with_cursor(
                LineInput(self.draft(), placeholder="one idea, then Enter", id="field")
            ),
            Words("", id="lens"),
        ]

    def begin(self) -> None:
        """Show the newest note."""
        self._renew_list()

    def renew(self) -> None:
        """Show the notes as they are now."""
        super().renew()
        self._renew_list()

    def _renew_list(self) -> None:
        items = self._items()
        self.query_one("#list", NoteList).show(items, cursor=len(items) - 1)

    def _items(self) -> list[Item]:
        """The notes, numbered; private ones with their sign."""
        seal = glyphs_of(self).sealed
        return [
            Item(
                note.text,
                f"{number:>2}",
                f"{seal} private" if note.private else "",
                "$sealed" if note.private else "",
                "$accent" if note.item == self._editing else "$muted",
            )
            for number, note in enumerate(self.writing().notes, start=1)
        ]

    @property
    def field(self) -> LineInput:
        """The field."""
        return self.query_one("#field", LineInput)

    def can_do(self, action: str) -> bool:
        """Lens and private only where the flow has them."""
        if action == "lens":
            return bool(self.writing().lenses)
        if action in {"private", "drop"}:
            can = self.writing().keep_private if action == "private" else True
            return can and bool(self.writing().notes)
        return super().can_do(action)

    @on(Draft)
    def _remember(self, event: Draft) -> None:
        event.stop()
        self.remember(event.text)

    @on(Submitted)
    async def _keep(self, event: Submitted) -> None:
        event.stop()
        await self._keep_field()

    async def _keep_field(self) -> bool:
        """Keep what stands in the field; true when nothing is left there."""
        text = self.field.text.strip()
        if not text:
            return True
        if self._editing:
            kept = await self.act(ev.NoteEdited, item=self._editing, text=text)
        else:
            item = self.talk.stage.stamps.new_id()
            kept = await self.act(ev.NoteKept, item=item, text=text)
        if kept:
            self._editing = ""
            self.field.put("")
            self._renew_list()
        return kept

    @on(EdgeReached)
    def _edit(self, event: EdgeReached) -> None:
        """Take the note above (below) into the field; what stood there is kept as a draft."""
        event.stop()
        notes = self.writing().notes
        ids = [note.item for note in notes]
        at = ids.index(self._editing) if self._editing in ids else len(ids)
        at = max(0, at - 1) if event.up else at + 1
        if not notes or (at >= len(ids) and not self._editing):
            return
        if at < len(ids):
            self._editing = ids[at]
            self.field.put(notes[at].text)
        else:
            self._editing = ""
            self.field.put("")
        self._renew_list()

    def unsaved(self) -> str:
        """Return what stands in the field, unless it is kept so already."""
        kept = {note.text for note in self.writing().notes if note.item == self._editing}
        text = self.field.text.strip()
        return "" if text in kept else text

    @on(FieldLeft)
    def _left(self, event: FieldLeft) -> None:
        event.stop()
        self.renew_keys()

    def do_lens(self) -> None:
        """Show the next lens."""
        lenses = self.writing().lenses
        self._lens = (self._lens + 1) % len(lenses)
        self.query_one("#lens", Words).update(f"Another look: {lenses[self._lens]}")
        self.do_write()

    async def do_private(self) -> None:
        """Keep the note that is being edited, or the newest one, private (or open it again)."""
        notes = self.writing().notes
        note = next((n for n in notes if n.item == self._editing), notes[-1])
        private = not note.private
        if await self.act(ev.NoteMarkedPrivate, item=note.item, private=private):
            self.say(
                "That note stays with you; nobody learns that it is there."
                if private
                else "That note will be opened with the others."
            )

    async def do_drop(self) -> None:
        """Take the note that is being edited, or the newest one, off the list."""
        notes = self.writing().notes
        note = next((n for n in notes if n.item == self._editing), notes[-1])
        if await self.act(ev.NoteDropped, item=note.item):
            self._editing = ""
            self.field.put(note.text)
            self._renew_list()
            self.say("Taken off the list; its words stand in the field.")

    async def do_done(self) -> None:
        """Keep what stands in the field, and go on."""
        if await self._keep_field():
            await self.act(ev.Done)

    do_next = do_done
