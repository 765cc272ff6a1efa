"""What journeys by the command line ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import Party
from tests.journeys.cli import NOW, Line
from tests.storage.histories import a_history
from tui.stamps import MachineStamps


@pytest.fixture
def line(home: Path, capsys: pytest.CaptureFixture[str]) -> Line:
    """Return the command line in this process, on a home that is not there yet."""
    return Line(capsys)


@pytest.fixture
def a_day_in_june(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be 14 June 2026, 9 o'clock, in this process."""
    monkeypatch.setattr(MachineStamps, "now", lambda _: NOW)
    monkeypatch.setattr(MachineStamps, "today", lambda _: NOW.date())


@pytest.fixture
def spoken(home: Path) -> Party:
    """Return a party with one of everything, and something private of Noa's."""
    party = a_history(home)
    party.jot("a secret of mine", at=NOW, by="noa", private=True)
    return party
