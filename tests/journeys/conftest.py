"""What journeys by the command line ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.cli import Line


@pytest.fixture
def line(home: Path, capsys: pytest.CaptureFixture[str]) -> Line:
    """Return the command line in this process, on a home that is not there yet."""
    return Line(capsys)
