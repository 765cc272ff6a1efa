"""What changed from one version of a thing to the next, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from flows.records import FieldValue, Record
from tui.glyphs import Glyphs
from tui.screens.lines import Line
from tui.words import local_day, plain_day, read_day, short_day

_WORDS: Final = ("statement", "text", "wish")
"""Fields that hold the words of a thing."""
_QUIET: Final = frozenset({"goal", "reason", "who", "what"})
"""Fields that say nothing about a change by themselves."""
_NAMES: Final = {
    "state": "", "level": "", "value": "", "due": "until ", "owner": "whose ", "if_": "if ",
    "horizon": "how far ", "sphere": "part of life ", "first_move": "first move ",
    "rhythm": "how often ",
}  # fmt: skip
"""What stands before a field's value, where its name will not do."""


def version_lines(versions: Sequence[Record], today: date, glyphs: Glyphs) -> list[Line]:
    """Return a row for each version, the oldest first: its day, what changed, and why."""
    lines: list[Line] = []
    for version, said in steps(versions, today, glyphs):
        day = local_day(version.created)
        year = "" if day.year == today.year else f" {day.year}"
        lines.append(Line(said, lead=f"{short_day(day)}{year}", value=version, most=6))
        if reason := why(version):
            lines.append(Line(f"why: {reason}", lead=" ", style="$muted", most=3))
    return lines


def steps(versions: Sequence[Record], today: date, glyphs: Glyphs) -> list[tuple[Record, str]]:
    """Return each version, the oldest first, with what it changed."""
    before = [None, *versions]
    return [
        (version, "; ".join(changed(old, version, today, glyphs)) or "said again")
        for old, version in zip(before, versions, strict=False)
    ]


def why(version: Record) -> str:
    """Return why a version was made; may be empty."""
    return str(version.fields.get("reason", ""))


def changed(before: Record | None, after: Record, today: date, glyphs: Glyphs) -> list[str]:
    """Return what a version changed, each in a few words; of a first version, its words."""
    old, new = _words(before), _words(after)
    if before is None and new:
        return [f"“{new}”"]
    found = []
    if new and new != old:
        found.append(f"“{old}” {glyphs.arrow} “{new}”" if old else f"“{new}”")
    for name, value in _telling(after):
        known = before.fields.get(name) if before is not None else None
        if value == known:
            continue
        label = _NAMES.get(name, f"{name} ")
        was = f"{_shown(known, today)} {glyphs.arrow} " if known is not None else ""
        found.append(f"{label}{was}{_shown(value, today)}")
    return found


def _words(record: Record | None) -> str:
    """Return the words of a thing: of a goal its statement, before there is one the wish."""
    fields = record.fields if record is not None else {}
    return next((str(fields[name]) for name in _WORDS if fields.get(name)), "")


def _telling(record: Record) -> list[tuple[str, FieldValue]]:
    """Return the fields of a record that can tell of a change, its state first."""
    fields = [item for item in record.fields.items() if item[0] not in {*_QUIET, *_WORDS}]
    return sorted(fields, key=lambda item: item[0] != "state")


def _shown(value: FieldValue, today: date) -> str:
    """Return a field as people read it."""
    if isinstance(value, tuple):
        return ", ".join(value)
    day = read_day(value) if isinstance(value, str) else None
    return plain_day(day, today) if day else str(value)
