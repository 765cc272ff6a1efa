"""Notes, one line each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from flows import events as ev
from flows import pages as p
from tui.plain.lists import numbers, parted
from tui.plain.page import PlainPage
from tui.talk.note_pad import NEW, taken_up

_SHORT: Final = 60
"""Characters by which a note that could not be kept is named."""


class NotesPage(PlainPage[p.Writing]):
    """Each line is a note; an empty one says that there are no more."""

    commands = frozenset({"done", "edit", "drop", "private", "lens", "add", "clear"})
    lines = True

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._pad, self.begun = taken_up(self.talk.seat.draft(self.view), self._ids())
        self._lens = -1

    def _ids(self) -> list[str]:
        return [note.item for note in self.body.notes]

    def above(self) -> Sequence[str]:
        """Return what leads up to the question, and the notes so far."""
        above, _ = parted(self.body.text)
        notes = "\n".join(
            f"Note {number}{', private' if note.private else ''}: {note.text}"
            for number, note in enumerate(self.body.notes, start=1)
        )
        return [part for part in (above, notes) if part]

    def hint(self) -> str:
        """Return how notes are written."""
        least = len(self.body.notes) < self.body.least
        needed = f" At least {self.body.least}, please." if least and self.body.least > 1 else ""
        lens = " :lens shows another way to look." if self.body.lenses else ""
        return f"One idea a line; an empty line when you are done.{needed}{lens}"

    def question(self) -> str:
        """Return what to write about."""
        return parted(self.body.text)[1]

    def prompt(self) -> str:
        """Return which note it is."""
        ids = self._ids()
        at = ids.index(self._pad.item) if self._pad.item in ids else len(ids)
        return f"Note {at + 1}:"

    def draft(self) -> str:
        """Return what stands behind the prompt, and what was put aside."""
        return self._pad.draft(self.begun)

    def renew(self, look: Any) -> None:
        """The notes as they are now."""
        super().renew(look)
        if self._pad.item not in self._ids():
            self._pad.item = NEW

    def take(self, text: str) -> None:
        """Keep a note, or those that were pasted; with an empty line, go on."""
        if text.strip():
            self._keep_all(text)
        else:
            self._go_on()

    def _keep_all(self, text: str) -> bool:
        """Keep a note of each line; the first that cannot be kept waits with those behind it."""
        notes = [line.strip() for line in text.split("\n") if line.strip()]
        for at, note in enumerate(notes):
            if not self._keep(note):
                self.begun = "\n".join(notes[at:])
                self._say_unkept(notes[at:])
                return False
        return True

    def _say_unkept(self, notes: Sequence[str]) -> None:
        """Say which notes still wait behind the prompt."""
        more = f" and {len(notes) - 1} more" if len(notes) > 1 else ""
        first = notes[0] if len(notes[0]) <= _SHORT else f"{notes[0][:_SHORT]}…"
        self.say(
            f"Not kept yet: “{first}”{more}. Enter alone tries again; :clear puts "
            f"{'them' if more else 'it'} away."
        )

    def _keep(self, text: str) -> bool:
        """Keep a line as a new note, or in the place of the one that is being written anew."""
        if self._pad.item:
            kept = self.act(ev.NoteEdited, item=self._pad.item, text=text)
        else:
            kept = self.act(ev.NoteKept, item=self.talk.seat.stamps.new_id(), text=text)
        if kept:
            self._pad.item = NEW
            self.begun = self._pad.aside.pop(NEW, "")
        else:
            self.begun = text
        return kept

    def do_done(self, text: str) -> None:
        """Keep the words that were begun, and go on."""
        while self._is_unkept(self.begun):
            if not self._keep_all(self.begun):
                return
        self._go_on()

    def _is_unkept(self, words: str) -> bool:
        """Whether there are words, and others than those of the note that is being written anew."""
        written = [note.text for note in self.body.notes if note.item == self._pad.item]
        return bool(words.strip()) and words not in written

    def _go_on(self) -> None:
        """Go on; words that were put aside are kept first."""
        for item, words in list(self._pad.aside.items()):
            self._pad.item = item
            del self._pad.aside[item]
            if words.strip() and not self._keep(words.strip()):
                return
        self.act(ev.Done)

    def do_add(self, text: str) -> None:
        """Put words behind those that were begun, and keep them."""
        self._keep(f"{self.begun} {text}".strip())

    def do_clear(self, text: str) -> None:
        """Put the words that were begun away."""
        self._pad.item = NEW
        super().do_clear(text)

    def can(self, command: str) -> bool:
        """Notes can be changed when there are any; lens and private where the flow has them."""
        if command == "lens":
            return bool(self.body.lenses)
        if command in {"edit", "drop", "private"}:
            can = self.body.keep_private if command == "private" else True
            return can and bool(self.body.notes)
        return super().can(command)

    def _named(self, text: str) -> p.NoteLine | None:
        """The note with that number; the newest when none is named."""
        notes = self.body.notes
        rows = numbers(text, len(notes)) if text else [len(notes) - 1]
        if rows is None or len(rows) != 1:
            self.say(f"Which note? Please type its number, 1 to {len(notes)}.")
            return None
        return notes[rows[0]]

    def do_edit(self, text: str) -> None:
        """Write a note anew."""
        note = self._named(text)
        if note is not None:
            if self.begun and not self._pad.item:
                self._pad.aside[NEW] = self.begun
            self._pad.item, self.begun = note.item, note.text
            said = "" if self.talk.console.edits else "Enter alone leaves it; typing replaces it."
            self.say(f"Now: {note.text} {said}".rstrip())

    def do_drop(self, text: str) -> None:
        """Take a note off the list."""
        note, written = self._named(text), self._pad.item
        if note is not None and self.act(ev.NoteDropped, item=note.item):
            self._pad.aside.pop(note.item, "")
            if written == note.item:
                self._pad.item, self.begun = NEW, self._pad.aside.pop(NEW, "")
            self.say(f"Taken off the list: {note.text}")

    def do_private(self, text: str) -> None:
        """Keep a note private, or open it again."""
        note = self._named(text)
        if note is None:
            return
        if self.act(ev.NoteMarkedPrivate, item=note.item, private=not note.private):
            self.say(
                "That note will be opened with the others."
                if note.private
                else "That note stays with you; nobody learns that it is there."
            )

    def do_lens(self, text: str) -> None:
        """Say the next lens."""
        lenses = self.body.lenses
        self._lens = (self._lens + 1) % len(lenses)
        self.say(f"Another look: {lenses[self._lens]}")
