"""Promises of people who left and flows that are gone, as the command line tells of them."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.journeys.cli import Line
from tests.storage import odd
from tui.stamps import MachineStamps


@pytest.fixture(autouse=True)
def _a_day_in_june(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MachineStamps, "now", lambda _: datetime(2026, 6, 14, 9, tzinfo=UTC))
    monkeypatch.setattr(MachineStamps, "today", lambda _: odd.TODAY)


def test_due_tells_of_a_promise_whose_owners_left(line: Line, home: Path) -> None:
    odd.an_odd_home(home)
    said = line("due")
    assert (said.code, said.err) == (0, "")
    assert "1 promise since 1 February" in said.out
    assert "Kim" not in said.out
    promises = [one for one in json.loads(line("due", "--json").out) if one["kind"] == "promise"]
    assert promises == [
        {
            "party": "sam-noa",
            "kind": "promise",
            "day": str(date(2026, 2, 1)),
            "text": "water the plants",
        }
    ]


def test_a_flow_that_is_gone_is_still_in_the_history(line: Line, home: Path) -> None:
    found, _, _ = odd.an_odd_home(home)
    before = line("history"), line("search", "summer"), line("export", "--format", "md")
    assert "Our own notes" in before[2].out
    odd.flow_file(found).unlink()
    assert (line("history"), line("search", "summer"), line("export", "--format", "md")) == before
    assert all(said.code == 0 for said in before)


def test_to_begin_a_flow_that_is_gone_is_refused_in_a_sentence(line: Line, home: Path) -> None:
    found, _, _ = odd.an_odd_home(home)
    odd.flow_file(found).unlink()
    said = line("run", "ours")
    assert said.code != 0
    assert "There is no flow “ours”" in said.err
    assert len(said.err.splitlines()) == 1
