"""The rows of the time line, and the versions that stand below one of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from flows.records import Record
from store import Party
from tui.cells import pad
from tui.glyphs import Glyphs
from tui.screens.changes import steps, why
from tui.screens.entries import TALK, Entry, who_of
from tui.screens.lines import Line
from tui.screens.story import versions
from tui.words import short_day

VERSION: Final = "version"
"""The kind of a line that stands for one version of the line above."""
_KIND_CELLS: Final = 9


def older(party: Party, record: Record, today: date, glyphs: Glyphs) -> tuple[Entry, ...]:
    """Return a line for each version of a record, the oldest first, with what it changed."""
    found = [one for one in versions(party) if one.thing == record.thing]
    found.sort(key=lambda one: one.created)
    lines = []
    for version, said in steps(found, today, glyphs):
        text = f"{said} (why: {why(version)})" if why(version) else said
        whose = who_of(version.author, party.people)
        lines.append(
            Entry(version.created, VERSION, "below", text, whose, version.conversation, version)
        )
    return tuple(lines)


def history_rows(found: Sequence[Entry], glyphs: Glyphs, *, narrow: bool) -> list[Line]:
    """Return the rows: year (once), day, sign, kind, text, whose."""
    rows: list[Line] = []
    year = 0
    for entry in found:
        day = entry.day
        shown = f"{day.year}" if day.year != year else "    "
        year = day.year
        sign = getattr(glyphs, entry.sign)
        kind = "" if narrow else " " + pad(entry.kind, _KIND_CELLS, glyphs.ellipsis)
        rows.append(
            Line(
                entry.text,
                lead=f"{shown}  {short_day(day)}  {sign}{kind}",
                aside=entry.who,
                style="bold" if entry.kind == TALK else "",
                value=entry,
                most=4 if entry.kind == VERSION else 1,
            )
        )
    return rows
