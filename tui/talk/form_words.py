"""How the questions of a form and what was filled in read, in any face."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from flows import pages as p
from flows.wording import day
from tui.sentences import lead_of

_YES_NO: Final = ("yes", "no")


def heading(entry: p.FieldView) -> str:
    """Return the name of a field: `IF` and `THEN WE` in capitals, so that the plan reads as one."""
    return lead_of(entry.id, entry.text).upper() or entry.text


def answers_of(entry: p.FieldView) -> list[tuple[Any, str]]:
    """Return what can be chosen, each with its words; nothing where something is typed."""
    if entry.type == "yesno":
        return [(True, _YES_NO[0]), (False, _YES_NO[1])]
    return [(option.id, option.text) for option in entry.options]


def shown(entry: p.FieldView, value: Any) -> str:
    """Return a kept value as it would be typed."""
    if isinstance(value, bool):
        return _YES_NO[0 if value else 1]
    if value is None:
        return ""
    words = {str(known): text for known, text in answers_of(entry)}
    return words.get(str(value), f"{value:g}" if isinstance(value, float) else str(value))


def told(entry: p.FieldView, value: Any) -> str:
    """Return a kept value as people say it."""
    if entry.type == "date" and value:
        return day(date.fromisoformat(str(value)))
    return shown(entry, value)


def summary(fields: Sequence[p.FieldView], row: Mapping[str, Any]) -> str:
    """Return a kept row in one line; days in words."""
    given = [(entry, told(entry, row.get(entry.id))) for entry in fields]
    return "   ".join(
        f"{heading(entry)} {text}" if lead_of(entry.id, entry.text) else text
        for entry, text in given
        if text
    )
