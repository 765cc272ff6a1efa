"""The command line as tests call it: in this process, or as a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store import Home, Party
from tests.children import PATIENCE
from tests.journeys.terminal import environment
from tui.cli import main
from tui.stamps import MachineStamps

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 6, 14, 9, tzinfo=UTC)
"""When it is in tests that hold the clock."""


@dataclass(frozen=True)
class Said:
    """What came of a command."""

    code: int
    """Exit code."""
    out: str
    """What stands on stdout."""
    err: str
    """What stands on stderr."""


@dataclass(frozen=True)
class Line:
    """The command line in this process."""

    capture: pytest.CaptureFixture[str]
    """Pytest's."""

    def __call__(self, *args: str) -> Said:
        """Run a command; an exception that gets out fails the test."""
        code = main(args)
        out, err = self.capture.readouterr()
        return Said(code, out, err)


def process(
    *args: str, home: Path, stdin: bytes = b"", env: Mapping[str, str] | None = None
) -> Said:
    """Run a command as a process, without a terminal."""
    done = subprocess.run(
        [sys.executable, "-m", "tui", *args],
        cwd=ROOT,
        env=environment(home) | dict(env or {}),
        input=stdin,
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())


def people(home: Path, *names: str) -> Party:
    """Make a party in a home."""
    return Home(home).create_party(names or ("Sam", "Noa"), MachineStamps().now())


def one_sentence(said: str) -> bool:
    """Whether something was said, and no traceback."""
    return bool(said.strip()) and "Traceback" not in said and len(said.splitlines()) <= 3
