"""The calendar, read by another program's library, and held to the letter of RFC 5545."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from store import Party
from store.exports.calendar import _folded, _text
from tests.storage.histories import a_history, out


@pytest.fixture
def history(tmp_path: Path) -> Party:
    return a_history(tmp_path)


def entries(party: Party) -> dict[str, Any]:
    """Every entry by its title."""
    text = out(party, "ics")
    found = Calendar.from_ical(text)
    assert found.errors == []
    assert found["VERSION"] == "2.0"
    assert found["PRODID"]
    return {str(entry["SUMMARY"]): entry for entry in found.subcomponents}


def test_another_program_reads_it(history: Party) -> None:
    found = entries(history)
    assert set(found) == {
        "Sam & Noa: time for us",
        "Goal: Dance every Sunday until 30 June. Really, 2.5 hours",
        "Goal: Sleep at ten",
        "Goal: one day",
        "Sam: Find a hall!",
        "both: First ball",
        "Sam: book the hall",
        "Noa: buy shoes",
        "both: If it is Sunday, then we put the record on",
        "Kim the cat: =1+1 due:2020-01-01 +x",
    }
    for entry in found.values():
        assert entry.errors == []
        assert {"UID", "DTSTAMP", "SUMMARY"} <= set(entry)
        assert entry["DTSTAMP"].dt.tzinfo is not None
    assert len({entry["UID"] for entry in found.values()}) == len(found)


def test_meetings_and_goals_are_whole_days(history: Party) -> None:
    found = entries(history)
    meeting = found["Sam & Noa: time for us"]
    assert meeting.name == "VEVENT"
    assert (meeting["DTSTART"].dt, meeting["DTEND"].dt) == (date(2026, 6, 21), date(2026, 6, 22))
    assert meeting["DTSTAMP"].dt == datetime(2026, 1, 15, 20, tzinfo=UTC)
    assert found["Goal: Sleep at ten"]["STATUS"] == "CANCELLED"
    assert "DTEND" not in found["Goal: one day"]
    dance = found["Goal: Dance every Sunday until 30 June. Really, 2.5 hours"]
    assert (dance["STATUS"], dance["SEQUENCE"]) == ("CONFIRMED", 1)


def test_promises_and_milestones_are_to_dos(history: Party) -> None:
    found = entries(history)
    hall = found["Sam: Find a hall!"]
    assert (hall.name, hall["STATUS"], hall["DUE"].dt) == ("VTODO", "COMPLETED", date(2026, 2, 1))
    assert hall["COMPLETED"].dt == datetime(2026, 1, 25, 20, tzinfo=UTC)
    booked = found["Sam: book the hall"]
    assert booked["STATUS"] == "NEEDS-ACTION"
    assert booked["DESCRIPTION"].split("\n")[1:] == [
        "First move: ring them",
        "Help: Noa has the number",
    ]
    assert found["Kim the cat: =1+1 due:2020-01-01 +x"]["STATUS"] == "CANCELLED"
    assert "COMPLETED" not in found["Kim the cat: =1+1 due:2020-01-01 +x"]


def test_lines_are_short_and_end_as_they_should(history: Party) -> None:
    raw = out(history, "ics").encode()
    assert raw.endswith(b"END:VCALENDAR\r\n")
    lines = raw.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert any(line.startswith(b" ") for line in lines)


def test_somebody_alone_has_their_own_time(tmp_path: Path) -> None:
    found = entries(a_history(tmp_path, names=("Noa",)))
    assert "Noa: my time" in found


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_folding_and_escaping_lose_nothing(text: str) -> None:
    raw = _folded(f"SUMMARY:{_text(text)}")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    for line in raw.split(b"\r\n"):
        line.decode()
    entry = b"BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\n" + raw + b"END:VTODO\r\nEND:VCALENDAR\r\n"
    found = Calendar.from_ical(entry).subcomponents[0]
    assert str(found["SUMMARY"]) == text
