"""What every kind of test may ask for."""

import gc
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.journeys.terminal import Terminal, environment

ROOT = Path(__file__).resolve().parent.parent

BYTECODE = ROOT / ".pytest_cache" / "bytecode"
"""Where compiled modules are kept when they may not stand beside their sources."""
GARBAGE = (50_000, 20, 50)
"""Allocations until a look for garbage among the youngest; of those until one further, and so on."""


def _keep_bytecode() -> None:
    """Keep compiled modules, here and in every process that a test starts.

    Where the surroundings forbid it, each of a few hundred processes would compile the whole
    program anew.
    """
    if sys.dont_write_bytecode:
        sys.dont_write_bytecode, sys.pycache_prefix = False, str(BYTECODE)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(BYTECODE)


_keep_bytecode()

_KEPT = ("TEXTUAL_SNAPSHOT",)
"""What the snapshot plugin needs for itself."""
_SCRUBBED = (
    "COLORTERM",
    "NO_COLOR",
    "FORCE_COLOR",
    "TEXTUAL",
    "DUOLOGUE",
    "LC_",
    "LANGUAGE",
    "COLUMNS",
    "LINES",
)


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give each test the same terminal, language and time zone, whatever the machine's."""
    for name in os.environ:
        if name.startswith(_SCRUBBED) and not name.startswith(_KEPT):
            monkeypatch.delenv(name)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()
    if gc.get_threshold() != GARBAGE:
        pytest_collection_finish()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a home folder for Duologue that is not there yet; $DUOLOGUE_HOME names it."""
    folder = tmp_path / "home"
    monkeypatch.setenv("DUOLOGUE_HOME", str(folder))
    return folder


@pytest.fixture
def duologue(home: Path) -> Iterator[Callable[..., Terminal]]:
    """Return a function that starts Duologue with arguments on a terminal of its own.

    duologue("flows", rows=20, cols=60, env={"NO_COLOR": "1"}): keywords go to Terminal; env is
    added to the plain environment. All are ended with the test.
    """
    with ExitStack() as running:

        def start(
            *args: str,
            rows: int = 24,
            cols: int = 80,
            env: Mapping[str, str] | None = None,
            strict: bool = True,
        ) -> Terminal:
            argv = [sys.executable, "-m", "tui", *args]
            variables = environment(home) | dict(env or {})
            terminal = Terminal(argv, rows, cols, variables, ROOT, strict=strict)
            return running.enter_context(terminal)

        yield start


def pytest_collection_finish() -> None:
    """Leave all that was collected out of the looks for garbage, and look less often.

    Thousands of tests and modules live to the end; looking through them again and again takes a
    fifth of the time of the whole run. What a server does about garbage is put right again, too.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GARBAGE)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One more than there are cores: the journeys mostly wait for terminals."""
    return (os.cpu_count() or 1) + 1
