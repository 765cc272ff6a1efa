"""The pages on workshops: their commands are commands, their links lead somewhere."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

import tui
from tui.cli.parser import understand

TUI = Path(tui.__file__).parent
PAGES = (TUI / "WORKSHOPS.md", TUI / "serve" / "OPERATORS.md")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_is_one(page: Path) -> None:
    text = page.read_text("utf-8")
    lines = re.findall(r"^ *\$ .*?(duologue .*)$", text, re.MULTILINE)
    lines += re.findall(r"`(duologue [^`]+)`", text)
    assert len(lines) > 8
    for line in lines:
        understand(shlex.split(line, comments=True)[1:])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)]+)\)", page.read_text("utf-8"))
    assert targets
    for target in targets:
        assert (page.parent / target).exists()
