"""Private writing: one line per idea."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from flows import events as ev
from flows import pages as p
from tui.actions import Where
from tui.keymap import bindings_for
from tui.look import glyphs_of
from tui.modals.dialog import Words
from tui.talk.note_pad import NEW, taken_up
from tui.talk.page import TalkPage
from tui.talk.talk import Talk
from tui.widgets.line_input import LineInput
from tui.widgets.messages import Draft, EdgeReached, FieldLeft, Submitted
from tui.widgets.note_list import Item, NoteList


class NotesPage(TalkPage):
    """Enter keeps a note and clears the field; the up arrow takes an earlier note back into it."""

    where = Where.NOTES
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.NOTES)]
    focus_on = "#field"
    DEFAULT_CSS = """
    NotesPage #list { height: auto; margin: 0 1; }
    NotesPage .entry { margin: 0 2 0 3; }
    NotesPage #lens { margin: 1 2 0 3; color: $muted; }
    """

    def __init__(self, talk: Talk) -> None:
        super().__init__(talk)
        self._pad, self._start = taken_up(self.draft(), self._ids())
        self._lens = -1

    def writing(self) -> p.Writing:
        """Return what is to be written, and the notes so far."""
        body = self.view.body
        assert isinstance(body, p.Writing)
        return body

    def _ids(self) -> list[str]:
        return [note.item for note in self.writing().notes]

    def body(self) -> list[Widget]:
        """Return the question, the notes, the field and room for a lens."""
        return [
            self.prompt(self.writing().text),
            NoteList(self._items(), show_cursor=False, id="list"),
            self.with_cursor(
                LineInput(self._start, placeholder="one idea, then Enter", id="field")
            ),
            Words("", id="lens"),
        ]

    def begin(self) -> None:
        """Show the newest note."""
        self._renew_list()

    def renew(self) -> None:
        """Show the notes as they are now."""
        super().renew()
        if self._pad.item not in self._ids():
            self._pad.item = NEW
        self._renew_list()

    def on_resize(self) -> None:
        """Leave room for the field."""
        self.call_after_refresh(self._fit)

    def _renew_list(self) -> None:
        items, ids = self._items(), self._ids()
        at = ids.index(self._pad.item) if self._pad.item else len(items) - 1
        self.query_one("#list", NoteList).show(items, cursor=at)
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Let the list take what the others leave, so that the field is always in sight."""
        rows = self.query_one("#list", NoteList)
        body = rows.parent
        if isinstance(body, Widget):
            others = sum(
                w.outer_size.height + w.styles.margin.height for w in body.children if w is not rows
            )
            rows.styles.max_height = max(1, body.content_size.height - others)

    def _items(self) -> list[Item]:
        """The notes, numbered; private ones with their sign."""
        seal = glyphs_of(self).sealed
        return [
            Item(
                note.text,
                f"{number:>2}",
                f"{seal} private" if note.private else "",
                "$sealed" if note.private else "",
                "$accent" if note.item == self._pad.item else "$muted",
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
        self.remember(self.in_fields())

    def in_fields(self) -> str:
        """Return what stands in the field, and what is aside, as a draft."""
        return self._pad.draft(self.field.text)

    def unsaved(self) -> str:
        """Return the same, unless all of it is kept already."""
        kept = self.field.text.strip() in {"", self._words(self._pad.item)}
        return "" if kept and not self._pad.aside else self.in_fields()

    def _words(self, item: str) -> str:
        """The kept words of a note; none for the new one."""
        return next((note.text for note in self.writing().notes if note.item == item), "")

    @on(Submitted)
    async def _keep(self, event: Submitted) -> None:
        event.stop()
        await self._keep_field()

    async def _keep_field(self) -> bool:
        """Keep what stands in the field; true when nothing is left there."""
        text = self.field.text.strip()
        if not text:
            return True
        if self._pad.item:
            kept = await self.act(ev.NoteEdited, item=self._pad.item, text=text)
        else:
            item = self.talk.stage.stamps.new_id()
            kept = await self.act(ev.NoteKept, item=item, text=text)
        if kept and not self.is_left:
            self._turn_to(NEW, self.field.text)
        return kept

    def _turn_to(self, item: str, before: str) -> None:
        """Show another note in the field; ``before`` is what counts as kept of the present one."""
        self.field.put(self._pad.turn_to(item, self.field.text, self._words(item), before))
        self.remember(self.in_fields())
        self._renew_list()

    @on(EdgeReached)
    def _edit(self, event: EdgeReached) -> None:
        """Take the note above (below) into the field; unkept words are there again on the way back."""
        event.stop()
        ids = [*self._ids(), NEW]
        at = ids.index(self._pad.item) + (-1 if event.up else 1)
        if 0 <= at < len(ids):
            self._turn_to(ids[at], self._words(self._pad.item))

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
        note = next((n for n in notes if n.item == self._pad.item), notes[-1])
        private = not note.private
        if await self.act(ev.NoteMarkedPrivate, item=note.item, private=private):
            self.say(
                "That note stays with you; nobody learns that it is there."
                if private
                else "That note will be opened with the others."
            )

    async def do_drop(self) -> None:
        """Take the note in the field, or the newest one, off the list."""
        notes = self.writing().notes
        note = next((n for n in notes if n.item == self._pad.item), notes[-1])
        if NEW in self._pad.aside or (not self._pad.item and self.field.text.strip()):
            self.say("Words stand in the field: Enter keeps them first.")
        elif await self.act(ev.NoteDropped, item=note.item) and not self.is_left:
            words = self.field.text if self._pad.item else note.text
            self._pad.item = NEW
            self.field.put(words)
            self._renew_list()
            self.say("Taken off the list; its words stand in the field.")

    async def do_done(self) -> None:
        """Keep what stands in the field, and what is aside, and go on."""
        while await self._keep_field() and not self.is_left:
            if not self._pad.aside:
                await self.act(ev.Done)
                return
            item = next(iter(self._pad.aside))
            self._turn_to(item, self.field.text)

    do_next = do_done
