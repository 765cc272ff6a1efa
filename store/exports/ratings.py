"""Ratings as CSV (RFC 4180), for spreadsheets."""

from __future__ import annotations

import csv
import io
import unicodedata
from typing import Final

from flows.history.things import number_of, owners, text_of, things
from flows.records import Record
from store.exports.lines import one_line
from store.exports.material import Material
from store.query import local_day

_FORMULA: Final = frozenset("=+-@")
"""What makes a spreadsheet take a text for something to compute, when it comes first."""
_UNSEEN: Final = "CMZ"
"""Unicode's classes of signs that cannot be seen by themselves; some programs skip them."""


def ratings(material: Material) -> tuple[bytes, int]:
    """Return date, what, who, value and goal of each rating, oldest first; and how many."""
    text = io.StringIO(newline="")
    sheet = csv.writer(text, lineterminator="\r\n")
    sheet.writerow(["date", "what", "who", "value", "goal"])
    count = 0
    for thing in things(material.records, "rating"):
        value = number_of(thing.now, "value")
        if value is None:
            continue
        count += 1
        sheet.writerow(
            [
                local_day(thing.now.created).isoformat(),
                _cell(thing.text("what")),
                _cell(_whose(thing.now, material)),
                value,
                _cell(material.goals.get(thing.text("goal"), "")),
            ]
        )
    return text.getvalue().encode(), count


def _whose(record: Record, material: Material) -> str:
    """Whose value it is."""
    said = text_of(record, "who")
    if len(owners(said, material.people)) == 1 or not record.author:
        return material.owner(said)
    return material.name_of(record.author)


def _cell(text: str) -> str:
    """A text that no spreadsheet computes."""
    line = one_line(text)
    first = next((sign for sign in line if unicodedata.category(sign)[0] not in _UNSEEN), "")
    return f"'{line}" if first in _FORMULA else line
