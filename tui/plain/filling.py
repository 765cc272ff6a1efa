"""A form: one field after the other, once or "add another"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flows import events as ev
from flows.pages import FieldView
from tui.plain.fields import FieldsPage
from tui.plain.lists import numbers
from tui.talk.form_words import answers_of, shown
from tui.talk.typed import understood


class FormPage(FieldsPage):
    """Asks field by field. With several rows, an empty first field says that there are no more."""

    commands = frozenset({"done", "up", "clear", "edit", "drop"})

    # What is typed

    def take(self, text: str) -> None:
        """Take the answer to a field."""
        text = text.strip()
        if self._days is not None:
            if self._takes_day(text):
                self._on()
        elif not text and self._at == 0 and self.body.many and self._rows:
            self.do_done("")
        elif self._fits(text):
            self._on()

    # From field to field

    def _on(self) -> None:
        """Go to the next field; behind the last one keep the row."""
        if self._at + 1 < len(self.body.fields):
            self._at += 1
            self._ask_field()
        elif not self.body.many:
            self._answer([self._row()])
        else:
            self._keep_row()

    def _ask_field(self) -> None:
        """Say the question of the field, and what stands there already."""
        begun = self.words_begun(edits=self.talk.console.edits)
        self.talk.teller.say_last("\n".join(filter(None, [begun, self.question()])))

    def _row(self) -> dict[str, Any]:
        """What stands in the fields, as it is kept."""
        row: dict[str, Any] = {}
        for field in self.body.fields:
            text = self._now.get(field.id, "")
            values = {words: value for value, words in answers_of(field)}
            if text and values:
                row[field.id] = values[text]
            elif text:
                row[field.id] = understood(field.type, text, self.talk.seat.stamps.today()).value
        return row

    def _keep_row(self) -> None:
        """Keep a row and ask for another one."""
        self._rows.append(self._row())
        self._now, self._at = {}, 0
        if len(self._rows) >= self.body.most:
            self._answer(self._rows)
            return
        self.say(f"Kept as line {len(self._rows)}. Another one? An empty line says no.")
        self._ask_field()

    def _answer(self, rows: Sequence[dict[str, Any]]) -> None:
        """Keep it all and go on; what is refused is asked again."""
        kept = self.act(ev.Answered, value=tuple(rows))
        if not kept:
            self._at = 0
            if self._rows:
                row = self._rows.pop() if self.body.many else self._rows[0]
                self._now = {
                    field.id: shown(field, row.get(field.id)) for field in self.body.fields
                }
            self._ask_field()

    # Commands

    def can(self, command: str) -> bool:
        """Rows can be changed when there are any."""
        if command in {"edit", "drop"}:
            return self.body.many and bool(self._rows)
        if command == "up":
            return self._at > 0
        if command == "clear":
            return bool(self.start()) or self._days is not None
        return super().can(command)

    def do_up(self, text: str) -> None:
        """Go back one field."""
        self._days = None
        self._at -= 1
        self._ask_field()

    def do_clear(self, text: str) -> None:
        """Empty the field."""
        self._days = None
        self._now[self._field.id] = ""
        super().do_clear(text)

    def do_edit(self, text: str) -> None:
        """Take a row back into the fields."""
        if any(self._now.values()):
            self.say("Finish this line first, or empty it with :up and :clear.")
            return
        row = self._taken(text)
        if row is not None:
            self._now = {field.id: shown(field, row.get(field.id)) for field in self.body.fields}
            self._at = 0
            self._ask_field()

    def do_drop(self, text: str) -> None:
        """Take a row away."""
        row = self._taken(text)
        if row is not None:
            self._days = None
            self.say(f"Taken away: {self._summary(row)}")
            self._ask_field()

    def _taken(self, text: str) -> dict[str, Any] | None:
        """Take the row with that number off the list, the last one when none is named."""
        rows = numbers(text, len(self._rows)) if text else [len(self._rows) - 1]
        if not rows or len(rows) != 1:
            self.say(f"Which line? Please type its number, 1 to {len(self._rows)}.")
            return None
        return self._rows.pop(rows[0])

    def do_done(self, text: str) -> None:
        """Keep the rows and go on; of a row that is half filled in, the rest is asked first."""
        self._days = None
        if any(self._now.values()) or not self._rows:
            self._finish_row()
        else:
            self._answer(self._rows)

    def _finish_row(self) -> None:
        """Keep the row in the fields if it is complete, and all of it; else ask what is missing."""
        for at, field in enumerate(self.body.fields):
            if not field.optional and not self._now.get(field.id, "").strip():
                self._at = at
                self.say(self._lacks())
                self._ask_field()
                return
            if self._asks_again(field):
                self._at = at
                self._fits(self._now[field.id])
                return
        row = self._row()
        self._answer([*self._rows, row] if self.body.many else [row])

    def _asks_again(self, field: FieldView) -> bool:
        """Whether what stands in a field is not understood yet, such as a day that may be two."""
        text = self._now.get(field.id, "")
        if not text or answers_of(field):
            return False
        meant = understood(field.type, text, self.talk.seat.stamps.today())
        return bool(meant.wrong or meant.open)
