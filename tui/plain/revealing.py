"""The reveal: notes read one after the other, and answers side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flows import events as ev
from flows import pages as p
from tui.plain.asides import Aside, confirm
from tui.plain.lists import numbers
from tui.plain.page import GoOnPage, PlainPage


class RevealPage(PlainPage[p.Revealed]):
    """Enter reads the next note; after the last it goes on."""

    commands = frozenset({"done", "remark", "same", "takeback", "undo"})

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._warned = False

    @property
    def _closed(self) -> list[int]:
        return [row for row, line in enumerate(self.body.lines) if not line.read]

    def above(self) -> Sequence[str]:
        """Return the words above, and the notes that have been read."""
        read = [self._told(row) for row, line in enumerate(self.body.lines) if line.read]
        return [part for part in (self.body.text, "\n".join(read), self._state(len(read))) if part]

    def _state(self, read: int) -> str:
        """How many are open."""
        count = len(self.body.lines)
        if not count:
            return "Nothing was written. That is fine."
        if read:
            return f"{read} of {count} are open."
        return "One note, still closed." if count == 1 else f"{count} notes, all still closed."

    def _told(self, row: int) -> str:
        """One note, with whose it is and all that stands beside it."""
        line = self.body.lines[row]
        whose = f", {line.author}" if line.author else ""
        parts = [f"{row + 1} of {len(self.body.lines)}{whose}: {line.text}"]
        parts += [f"The same as: {text}" for text in line.like]
        parts += [f"Remark: {text}" for text in line.remarks]
        return "\n".join(parts)

    def prompt(self) -> str:
        """Return what Enter does."""
        return "Enter opens the next note:" if self._closed else "Enter goes on:"

    def take(self, text: str) -> None:
        """Read the next note, or go on."""
        if text.strip():
            self.say("Nothing is kept here. Enter alone goes on; :remark writes beside a note.")
        elif not self._closed:
            self.act(ev.Done)
        else:
            self._open(self._closed[0])

    def _open(self, row: int) -> None:
        """Open a note and read it."""
        if self.act(ev.ItemRead, item=self.body.lines[row].item):
            self.say(f"\n{self._told(row)}")
            if invitation := self._invitation(row):
                self.say(invitation)

    def _invitation(self, row: int) -> str:
        """What the people might do with a note; said of the first one, it holds for all."""
        if row:
            return ""
        line = self.body.lines[row]
        others = [x for x in self.talk.seat.sitting.conversation.people if x.id != line.by]
        if line.author and len(others) == 1:
            return f"{line.author}, would you like to say more? {others[0].name}, ask one question."
        return "Would its author like to say more? Ask one question first."

    def do_done(self, text: str) -> None:
        """Go on; the first time it says how many notes are still closed."""
        closed = len(self._closed)
        if closed and not self._warned:
            self._warned = True
            notes = "note is" if closed == 1 else "notes are"
            self.say(f"{closed} {notes} still closed. Enter opens them; :done again goes on.")
            return
        self.act(ev.Done)

    def can(self, command: str) -> bool:
        """Beside a note something can stand when one is open."""
        lines = self.body.lines
        if command in {"remark", "same", "takeback"}:
            return any(line.read for line in lines)
        if command == "undo":
            return any(line.remarks or line.like for line in lines)
        return super().can(command)

    def _named(self, text: str) -> list[p.RevealedLine] | None:
        """The open notes that numbers name; ``None``, with the reason said, for none."""
        rows = numbers(text, len(self.body.lines))
        if not rows or any(not self.body.lines[row].read for row in rows):
            self.say("Please type the number of a note that is open.")
            return None
        return [self.body.lines[row] for row in rows]

    def do_remark(self, text: str) -> None:
        """Put a short remark beside a note."""
        number, _, words = text.partition(" ")
        found = self._named(number)
        if found is None:
            return
        item = found[0].item

        def keep(remark: str) -> bool:
            kept = self.act(ev.Remarked, item=item, text=remark)
            if kept:
                self.say("The remark stands beside it.")
            return kept

        if not words or not keep(words):
            aside = Aside("A short remark.", keep, f"remark {item}", self.view.promise, words)
            self.ask(aside)

    def do_same(self, text: str) -> None:
        """Say that two notes are the same."""
        found = self._named(text)
        if found is None:
            return
        if len(found) != 2:
            self.say("Please type two numbers, such as :same 1 3.")
        elif self.act(ev.Likened, item=found[0].item, to=found[1].item):
            self.say("They count as the same.")

    def do_takeback(self, text: str) -> None:
        """Take one's own note back."""
        found = self._named(text)
        if found is None:
            return
        line = found[0]
        name = self.talk.seat.sitting.conversation.state.name(line.by)

        def then(yes: bool) -> None:
            if yes and self.act(ev.TakenBack, place=line.place, item=line.item, by=line.by):
                self.say("Taken back.")

        self.say("It leaves the table and stays with its author. It has been seen.")
        self.ask(confirm(f"{name}, do you take your note back?", then, self.say))

    def do_undo(self, text: str) -> None:
        """Undo the last remark or likeness."""
        if self.act(ev.Undone):
            self.say("Undone.")


class ComparedPage(GoOnPage[p.Compared]):
    """Answers side by side; nobody has won."""

    def above(self) -> Sequence[str]:
        """Return the words above, and a line for each thing."""
        rows = "\n".join(self._row(row) for row in self.body.rows)
        return [part for part in (self.body.text, rows) if part]

    def _row(self, row: p.Row) -> str:
        """One thing, and what each gave."""
        cells = [_points(n) for n in row.weights] if row.weights else row.cells
        given = [
            f"{name}: {cell or 'nothing'}."
            for name, cell in zip(self.body.columns, cells, strict=False)
        ]
        if not any(cells):
            given = ["Nobody."]
        label = f"{row.label}." if row.label and row.label[-1] not in ".!?" else row.label
        note = f"{row.note[:1].upper()}{row.note[1:]}." if row.note else ""
        return " ".join(filter(None, [label, *given, note]))


def _points(points: int) -> str:
    """Points in words; a thumb down is a minus."""
    return f"minus {-points}" if points < 0 else str(points) if points else ""
