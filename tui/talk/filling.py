"""A form: several small questions on one page, once or "add another"."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget

from flows import events as ev
from flows import pages as p
from tui.actions import Where
from tui.cells import width
from tui.keymap import bindings_for
from tui.look import glyphs_of
from tui.modals.dialog import Words
from tui.talk.asking import HINTS, understood
from tui.talk.page import TalkPage
from tui.widgets.line_input import LineInput
from tui.widgets.messages import Draft, EdgeReached, Submitted
from tui.widgets.note_list import Item, NoteList


class FormPage(TalkPage):
    """Enter goes to the next field; after the last it keeps the row. Ctrl+D is done."""

    where = Where.ASK
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for(Where.ASK),
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
    ]
    focus_on = "#field-0"
    DEFAULT_CSS = """
    FormPage #rows { height: auto; max-height: 30%; margin: 0 1 1 1; }
    FormPage .field { height: auto; margin: 0 2; }
    FormPage .field Words { color: $muted; padding-right: 2; }
    FormPage .field LineInput { width: 1fr; }
    FormPage #fields { height: 1fr; scrollbar-size-vertical: 1; }
    """

    def __init__(self, talk: Any) -> None:
        super().__init__(talk)
        self._rows: list[dict[str, Any]] = []

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
            Horizontal(
                _label(entry.text, filling.fields),
                LineInput(
                    _shown(entry, now.get(entry.id)), placeholder=_hint(entry), id=f"field-{i}"
                ),
                classes="field",
            )
            for i, entry in enumerate(filling.fields)
        ]
        return [
            self.prompt(filling.text),
            NoteList(self._items(), show_cursor=False, id="rows"),
            VerticalScroll(*fields, id="fields", can_focus=False),
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
        return [Item(_summary(fields, row), check, lead_style="$good") for row in self._rows]

    def _now(self) -> dict[str, str]:
        """What stands in the fields."""
        return {
            entry.id: self.query_one(f"#field-{i}", LineInput).text.strip()
            for i, entry in enumerate(self.filling().fields)
        }

    @on(Draft)
    def _remember(self, event: Draft) -> None:
        event.stop()
        self._put_draft()

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

    @on(Submitted)
    async def _next_field(self, event: Submitted) -> None:
        event.stop()
        at = int((event.widget.id or "field-0").rpartition("-")[2])
        last = at == len(self.filling().fields) - 1
        if not last:
            self.query_one(f"#field-{at + 1}", LineInput).focus()
        elif not self.filling().many:
            await self.do_done()
        elif self._keep_row():
            self.query_one("#field-0", LineInput).focus()

    @on(EdgeReached)
    def _take_up(self, event: EdgeReached) -> None:
        """Take the last row back into the fields, to change it."""
        event.stop()
        if not event.up or not self._rows:
            return
        if any(self._now().values()):
            self.say("Enter keeps this line first; then the up arrow takes the last one back.")
            return
        row = self._rows.pop()
        for i, entry in enumerate(self.filling().fields):
            self.query_one(f"#field-{i}", LineInput).put(_shown(entry, row.get(entry.id)))
        self.query_one("#rows", NoteList).show(self._items(), cursor=len(self._rows) - 1)
        self.query_one("#field-0", LineInput).focus()

    def _keep_row(self) -> bool:
        """Move what stands in the fields to the rows; says what is wrong when it cannot."""
        row, wrong = self._understood()
        if wrong:
            self.say(wrong)
            return False
        if len(self._rows) >= self.filling().most and self.filling().many:
            self.say(f"There is room for {self.filling().most}; Ctrl+D is done.")
            return False
        self._rows.append(row)
        for i in range(len(self.filling().fields)):
            self.query_one(f"#field-{i}", LineInput).put("")
        self.query_one("#rows", NoteList).show(self._items(), cursor=len(self._rows) - 1)
        self._put_draft()
        # The rows have grown: the first field may have moved out of sight.
        self.call_after_refresh(self.query_one("#field-0", LineInput).scroll_visible, animate=False)
        return True

    def _understood(self) -> tuple[dict[str, Any], str]:
        """The row in the fields as it is kept, and what is wrong with it."""
        row: dict[str, Any] = {}
        for entry in self.filling().fields:
            text = self._now()[entry.id]
            if not text:
                if not entry.optional:
                    return {}, f"“{entry.text}” is still empty."
                continue
            value, wrong = _value(entry, text, self.talk.stage.stamps.today())
            if wrong:
                return {}, f"{entry.text}: {wrong}"
            row[entry.id] = value
        return row, ""

    async def do_done(self) -> None:
        """Keep the rows and go on."""
        begun = any(self._now().values())
        if (begun or not self._rows) and not self._keep_row():
            return
        await self.act(ev.Answered, value=tuple(self._rows))

    do_next = do_done


def _label(text: str, fields: Sequence[p.FieldView]) -> Words:
    """The name of a field, in a column as wide as the longest of them needs."""
    label = Words(text)
    label.styles.width = min(28, max(width(entry.text) for entry in fields)) + 2
    return label


def _hint(entry: p.FieldView) -> str:
    """What an empty field says of the form that is wanted."""
    if entry.type == "yesno":
        return "yes or no"
    if entry.options:
        return " / ".join(option.text for option in entry.options)
    hint = HINTS.get(entry.type, "")
    return f"{hint} (may stay empty)".strip() if entry.optional else hint


def _value(entry: p.FieldView, text: str, today: Any) -> tuple[Any, str]:
    """What a field's text means, and what is wrong with it."""
    if entry.type == "yesno":
        known = {"yes": True, "y": True, "no": False, "n": False}.get(text.casefold())
        return known, "" if known is not None else "yes or no."
    if entry.options:
        found = [o.id for o in entry.options if o.text.casefold().startswith(text.casefold())]
        return (found[0], "") if len(found) == 1 else ("", "one of " + _hint(entry))
    return understood(entry.type, text, today)


def _shown(entry: p.FieldView, value: Any) -> str:
    """A kept value as it would be typed."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    labels = {option.id: option.text for option in entry.options}
    return "" if value is None else labels.get(str(value), str(value))


def _summary(fields: Sequence[p.FieldView], row: Mapping[str, Any]) -> str:
    """A kept row in one line."""
    return "   ".join(filter(None, (_shown(entry, row.get(entry.id)) for entry in fields)))
