"""A form on the page: its rows so far, its fields, and what is half filled in."""

from __future__ import annotations

import json
from typing import Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.events import DescendantFocus
from textual.widget import Widget

from flows import pages as p
from tui.actions import Where
from tui.keymap import bindings_for
from tui.look import glyphs_of
from tui.talk.dated import Days
from tui.talk.fields import Field, FieldRow, field_of
from tui.talk.form_words import summary
from tui.talk.page import TalkPage
from tui.talk.talk import Talk
from tui.widgets.choice_field import ChoiceField
from tui.widgets.day_line import DayLine
from tui.widgets.line_input import LineInput
from tui.widgets.messages import Draft
from tui.widgets.note_list import Item, NoteList


class FieldsPage(TalkPage):
    """The fields of a form, and the rows that are filled in already."""

    where = Where.ASK
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for(Where.ASK),
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
    ]
    focus_on = "#field-0"
    DEFAULT_CSS = """
    FieldsPage #rows { height: auto; max-height: 30%; margin: 0 1 1 1; }
    FieldsPage #fields { width: 100%; height: 1fr; scrollbar-size-vertical: 1; }
    FieldsPage DayLine { margin: 0 2; }
    """

    def __init__(self, talk: Talk) -> None:
        super().__init__(talk)
        self._rows: list[dict[str, Any]] = []
        self._days = Days(DayLine(id="day"), talk.stage.stamps.today())

    def filling(self) -> p.Filling:
        """Return what is asked."""
        body = self.view.body
        assert isinstance(body, p.Filling)
        return body

    def body(self) -> list[Widget]:
        """Return the rows so far and the fields of the next one."""
        filling = self.filling()
        draft = self._draft()
        self._rows = draft.get("rows") or [dict(row) for row in filling.rows]
        now = draft.get("now") or {}
        if not filling.many and self._rows and not now:
            now, self._rows = self._rows[0], []
        fields = [
            FieldRow(entry, field_of(entry, now.get(entry.id), f"field-{i}"), filling.fields)
            for i, entry in enumerate(filling.fields)
        ]
        rows = NoteList(self._items(), show_cursor=False, id="rows")
        rows.display = bool(self._rows)
        dated = any(entry.type == "date" for entry in filling.fields)
        return [
            self.prompt(filling.text),
            rows,
            VerticalScroll(*fields, id="fields", can_focus=False),
            *([self._days.line] if dated else []),
        ]

    def _draft(self) -> dict[str, Any]:
        """What was half filled in before a crash."""
        try:
            found = json.loads(self.draft() or "{}")
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def _items(self) -> list[Item]:
        check = glyphs_of(self).check
        fields = self.filling().fields
        return [Item(summary(fields, row), check, lead_style="$good") for row in self._rows]

    def _show_rows(self) -> None:
        """Show the rows so far."""
        rows = self.query_one("#rows", NoteList)
        rows.display = bool(self._rows)
        rows.show(self._items(), cursor=len(self._rows) - 1)

    # What stands in the fields

    def _field(self, at: int) -> Field:
        field = self.query_one(f"#field-{at}")
        assert isinstance(field, LineInput | ChoiceField)
        return field

    def _now(self) -> dict[str, str]:
        """What stands in the fields."""
        return {
            entry.id: self._field(i).text.strip() for i, entry in enumerate(self.filling().fields)
        }

    @on(Draft)
    def _remember(self, event: Draft) -> None:
        event.stop()
        self._put_draft()
        if event.widget.has_focus:
            self._look_at(event.widget)

    def _put_draft(self) -> None:
        self.remember(self.in_fields())

    def in_fields(self) -> str:
        """Return rows and fields as a draft."""
        return json.dumps({"rows": self._rows, "now": self._now()}, ensure_ascii=False)

    def unsaved(self) -> str:
        """Return rows and fields, unless they are kept so already."""
        kept = [dict(row) for row in self.filling().rows]
        now = any(self._now().values())
        return self.in_fields() if now or self._rows != kept else ""

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Say what the day in the field means that the keyboard is in now."""
        self._look_at(event.widget)

    def _look_at(self, widget: Widget) -> None:
        if (at := place_of(widget)) is not None:
            dated = self.filling().fields[at].type == "date"
            self._days.look_at(self._field(at).text if dated else "")


def place_of(widget: Widget) -> int | None:
    """Return the number of the field that a widget is, from 0; nothing for another widget."""
    name, _, number = (widget.id or "").rpartition("-")
    return int(number) if name == "field" else None
