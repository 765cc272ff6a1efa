"""The fields of a form: what is said of each, and whether what is typed fits."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from flows import pages as p
from tui.plain.lists import numbered, numbers, only
from tui.plain.page import PlainPage
from tui.sentences import lead_of
from tui.talk.form_words import answers_of, heading, shown, told
from tui.talk.typed import GONE_BY, Understood, full_day, understood

_KINDS: Final = {"number": "Number", "scale": "Number", "date": "Day, such as 21 June"}
"""What is typed into a field, by the type of its question."""


class FieldsPage(PlainPage[p.Filling]):
    """The fields of a form, one asked after the other, and the rows that are filled in already."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        draft = self._draft()
        self._rows: list[dict[str, Any]] = draft.get("rows") or [dict(r) for r in self.body.rows]
        self._now: dict[str, str] = self._fitting(draft.get("now") or {})
        self._at = self._first()
        if not self.body.many and self._rows and not any(self._now.values()):
            row, self._rows = self._rows[0], []
            self._now = {f.id: shown(f, row.get(f.id)) for f in self.body.fields}
        self._days: Understood | None = None
        self._gone: set[tuple[str, str]] = set()

    def _draft(self) -> dict[str, Any]:
        """What was half filled in before."""
        try:
            found = json.loads(self.talk.seat.draft(self.view) or "{}")
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def _fitting(self, now: dict[str, Any]) -> dict[str, str]:
        """What was half filled in, without what is none of the answers there are."""
        fields = {field.id: [words for _, words in answers_of(field)] for field in self.body.fields}
        return {
            name: str(text)
            for name, text in now.items()
            if name in fields and (not fields[name] or text in fields[name])
        }

    def _first(self) -> int:
        """Where to begin: the last field that something stands in, else the first of all."""
        fields = self.body.fields
        filled = [at for at, field in enumerate(fields) if self._now.get(field.id, "").strip()]
        return filled[-1] if filled and len(filled) < len(fields) else 0

    # What is said

    @property
    def _field(self) -> p.FieldView:
        return self.body.fields[self._at]

    def above(self) -> Sequence[str]:
        """Return what the form is for, and the rows so far."""
        rows = [f"Line {n}: {self._summary(row)}" for n, row in enumerate(self._rows, start=1)]
        return [part for part in (self.body.text, "\n".join(rows)) if part]

    def _summary(self, row: dict[str, Any]) -> str:
        """A row as one sentence."""
        parts = []
        for field in self.body.fields:
            text = told(field, row.get(field.id))
            if text:
                lead = lead_of(field.id, field.text)
                parts.append(f"{lead} {text}" if lead else f"{field.text.rstrip('?:. ')}: {text}")
        return "; ".join(parts)

    def hint(self) -> str:
        """Return how many questions there are, and how they end."""
        count = len(self.body.fields)
        hint = "One question." if count == 1 else f"{count} short questions, one after the other."
        if self.body.many:
            hint += " Then the same again; an empty first answer, or :done, ends it."
        return hint

    def question(self) -> str:
        """Return the question of the field; its answers are said before it."""
        field = self._field
        listed = numbered([words for _, words in answers_of(field)])
        if field.type == "yesno":
            listed = []
        count = len(self.body.fields)
        at = f"Question {self._at + 1} of {count}: " if count > 1 else ""
        return "\n".join([*listed, f"{at}{heading(field)}"])

    def prompt(self) -> str:
        """Return what stands before the answer."""
        field = self._field
        if self._days is not None:
            return f"1 to {len(self._days.days)}:"
        if field.type == "yesno":
            kind = "yes or no"
        elif answers_of(field):
            kind = f"Number, 1 to {len(field.options)}"
        else:
            kind = _KINDS.get(field.type, "Answer")
        return f"{kind}, or Enter:" if self._may_be_empty() else f"{kind}:"

    def _may_be_empty(self) -> bool:
        """Whether an empty answer means something here."""
        return self._field.optional or (self._at == 0 and self.body.many and bool(self._rows))

    def start(self) -> str:
        """Return what stands in the field already."""
        return "" if self._days is not None else self._now.get(self._field.id, "")

    def words_begun(self, *, edits: bool) -> str:
        """Return what stands in the field already."""
        words = self.start()
        return f"There already: “{words}”. Enter alone keeps it." if words and not edits else ""

    def draft(self) -> str:
        """Return rows and fields, as the full screen keeps them too."""
        kept = [dict(row) for row in self.body.rows]
        if not any(self._now.values()) and self._rows == kept:
            return ""
        return json.dumps({"rows": self._rows, "now": self._now}, ensure_ascii=False)

    def hold(self, words: str) -> None:
        """Keep what stood in the field, but not the number of a day in place of the answer."""
        if self._days is None:
            self._now[self._field.id] = words

    # What is typed

    def _fits(self, text: str) -> bool:
        """Put an answer into the field; false, with the reason said, when it does not fit."""
        field = self._field
        self._now[field.id] = ""
        if not text:
            if not field.optional:
                self.say(self._lacks())
            return field.optional
        if answers_of(field):
            return self._choose(text)
        meant = understood(field.type, text, self.talk.seat.stamps.today())
        if meant.wrong:
            self.say(meant.wrong)
        elif meant.open:
            self._ask_day(text, meant)
        elif self._is_gone(meant):
            self._now[field.id] = text
            self.say(f"{GONE_BY} Enter alone keeps it.")
        else:
            self._now[field.id] = text
            if meant.days:
                self.say(f"That is {full_day(meant.days[0])}.")
            return True
        return False

    def _lacks(self) -> str:
        """What to say of a field that is empty and may not be."""
        if self._field.type == "choice" and not self._field.options:
            return f"“{self._field.text}” has nothing to choose from; :pass leaves it open."
        return f"“{self._field.text}” needs an answer; :pass leaves all of it open."

    def _choose(self, text: str) -> bool:
        """Put one of the answers there are into the field: by its number or its words."""
        texts = [words for _, words in answers_of(self._field)]
        same = [words for words in texts if words.casefold() == text.casefold()]
        begin = [words for words in texts if words.casefold().startswith(text.casefold())]
        rows = numbers(text, len(texts)) or []
        named = [texts[row] for row in rows]
        found = same or named or begin
        if len(found) != 1:
            kind = "yes or no" if self._field.type == "yesno" else f"a number, 1 to {len(texts)}"
            self.say(f"Please type {kind}.")
            return False
        self._now[self._field.id] = found[0]
        return True

    def _is_gone(self, meant: Understood) -> bool:
        """Whether a day has gone by, and that was not said yet of this field."""
        key = (self._field.id, str(meant.value))
        gone = bool(meant.days) and meant.days[0] < self.talk.seat.stamps.today()
        new = gone and key not in self._gone
        self._gone |= {key} if gone else set()
        return new

    def _ask_day(self, text: str, meant: Understood) -> None:
        self._now[self._field.id], self._days = text, meant
        self.say(f"“{text}” can be read in {len(meant.days)} ways.")
        for line in numbered([full_day(day) for day in meant.days]):
            self.say(line)
        self.say("Which day is meant?")

    def _takes_day(self, text: str) -> bool:
        """Put the day with that number into the field; false when there is none."""
        assert self._days is not None
        rows = numbers(text, len(self._days.days))
        if not rows or len(rows) != 1:
            self.say(only(len(self._days.days)))
            return False
        day = self._days.days[rows[0]]
        self._days = None
        return self._fits(day.isoformat())
