"""The fields of a form: what each looks like, what stands in it, what that means."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from textual.containers import Horizontal
from textual.events import Resize

from flows import pages as p
from tui.cells import width
from tui.modals.dialog import Words
from tui.sentences import lead_of
from tui.talk.form_words import answers_of, heading, shown
from tui.talk.typed import HINTS, Understood, understood
from tui.widgets.choice_field import ChoiceField
from tui.widgets.frame import NARROW
from tui.widgets.line_input import LineInput

Field = LineInput | ChoiceField
"""What is filled in."""

_LABEL: Final = 28
_SHORT: Final = 14


def field_of(entry: p.FieldView, value: Any, id: str) -> Field:
    """Return the field for an entry, with a kept value in it."""
    answers = answers_of(entry)
    if answers or entry.type == "choice":
        empty = "choose, or leave it empty" if entry.optional else "choose"
        return ChoiceField([text for _, text in answers], shown(entry, value), empty=empty, id=id)
    return LineInput(shown(entry, value), placeholder=_hint(entry), id=id)


class FieldRow(Horizontal):
    """A field behind its name; beneath it where the screen is narrow and the name is long.

    An if–then plan stands apart from the rest and reads as the sentence it is.
    """

    DEFAULT_CSS = """
    FieldRow { width: 100%; height: auto; margin: 0 2; }
    FieldRow > Words { color: $muted; padding-right: 2; }
    FieldRow > .if-then { color: $accent; text-style: bold; }
    FieldRow > LineInput { width: 1fr; }
    FieldRow.-begins { margin: 1 2 0 2; }
    FieldRow.-ends { margin: 0 2 1 2; }
    FieldRow.-narrow { margin: 0 2; }
    FieldRow.-stacked { layout: vertical; }
    FieldRow.-stacked > LineInput, FieldRow.-stacked > ChoiceField { margin-left: 2; width: 100%; }
    """

    def __init__(self, entry: p.FieldView, field: Field, fields: Sequence[p.FieldView]) -> None:
        """Take a field of a form, and all of the form's entries, to stand in a column with them."""
        self._label = Words(heading(entry), classes="if-then" if _lead(entry) else "")
        super().__init__(self._label, field)
        names = [width(heading(one)) for one in fields]
        self._wide = min(_LABEL, max(names)) + 2
        self._narrow = max((name for name in names if name <= _SHORT), default=_SHORT) + 2
        self._long = width(heading(entry)) > _SHORT
        self.set_class(_lead(entry).startswith("if") and entry is not fields[0], "-begins")
        self.set_class(_lead(entry).startswith("then") and entry is not fields[-1], "-ends")

    def on_mount(self) -> None:
        """Lay it out for the screen."""
        narrow = self.screen.size.width < NARROW
        stacked = narrow and self._long
        self.set_class(narrow, "-narrow")
        self.set_class(stacked, "-stacked")
        self._label.styles.width = "100%" if stacked else self._narrow if narrow else self._wide

    def on_resize(self, event: Resize) -> None:
        """Lay it out for the new width."""
        _ = event
        self.on_mount()


def _lead(entry: p.FieldView) -> str:
    return lead_of(entry.id, entry.text)


def meaning(entry: p.FieldView, field: Field, today: date) -> Understood:
    """Return what stands in a field, as it is kept; an empty field means an empty text."""
    text = field.text.strip()
    if isinstance(field, ChoiceField):
        return Understood(answers_of(entry)[field.index][0] if field.index is not None else "")
    return understood(entry.type, text, today) if text else Understood()


def _hint(entry: p.FieldView) -> str:
    """What an empty field says of the form that is wanted."""
    hint = HINTS.get(entry.type, "")
    return f"{hint} (may stay empty)".strip() if entry.optional else hint
