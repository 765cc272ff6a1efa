"""Starting Duologue and the floor programs on a pty, and telling when a frame is whole."""

import sys
from pathlib import Path

from tests.journeys.terminal import Frame, Terminal, environment

ROOT = Path(__file__).resolve().parents[2]


def start(*argv: str, home: Path) -> Terminal:
    """Return a terminal, 80x24, that will run this Python with argv on a home folder."""
    command = [sys.executable, *argv]
    return Terminal(command, env=environment(home), cwd=ROOT, strict=False, controlling=False)


def whole(frame: Frame) -> bool:
    """Whether a frame is painted from its first to its last rows (few keys need only one)."""
    return bool(frame[0].strip() and any(row.strip() for row in frame[-2:]))
