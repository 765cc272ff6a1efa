"""People with goals and numbers behind them: half a year as in the pictures, or single records."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from flows.records import FieldValue, Record
from store import Home, Party
from tests.ui.screens_app import NOW
from tui.fixtures.spring import half_a_year

_NUMBERS = count(1)


def spring(folder: Path) -> tuple[Home, Party]:
    """Sam and Noa after half a year."""
    return half_a_year(folder / "home")


def evening(day: str) -> datetime:
    """Six in the evening of a day."""
    return datetime.fromisoformat(f"{day}T18:00").replace(tzinfo=UTC)


def record(day: str, kind: str, fields: dict[str, FieldValue], **more: Any) -> Record:
    """A shared record of a day."""
    plain: dict[str, Any] = {
        "id": f"t{next(_NUMBERS):04}", "kind": kind, "author": None, "conversation": "",
        "step": "", "visibility": "shared", "created": evening(day), "fields": fields,
    }  # fmt: skip
    return Record(**(plain | more))


def rated(day: str, value: float, by: str = "sam", what: str = "connection", **more: str) -> Record:
    """What somebody said about something."""
    return record(day, "rating", {"what": what, "value": value, **more}, author=by)


def told(home: Home, names: list[str], *records: Record) -> Party:
    """People with these records in their history."""
    party = home.create_party(names, NOW)
    with party.write(since=NOW) as writer:
        for one in records:
            writer._history.put_jot(one)
        writer._history.take_jots()
    return party
