"""The page on workshops: its commands are commands, its links lead somewhere."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import tui
from tui.cli.parser import understand

PAGE = (Path(tui.__file__).parent / "WORKSHOPS.md").read_text(encoding="utf-8")


def test_every_command_is_one() -> None:
    lines = re.findall(r"^\$ (duologue.*)$", PAGE, re.MULTILINE)
    lines += re.findall(r"`(duologue [^`]+)`", PAGE)
    assert len(lines) > 8
    for line in lines:
        understand(shlex.split(line)[1:])


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)]+)\)", PAGE):
        assert (Path(tui.__file__).parent / target).exists()
