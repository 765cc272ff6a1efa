"""Two processes and one party: the second reads, and cannot write, until the first is gone."""

import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from tests.journeys.cli import process
from tests.journeys.noting import at_notes
from tests.journeys.terminal import Terminal, as_text

Start = Callable[..., Terminal]

HELD = "This is already open"


@pytest.fixture
def first(duologue: Start, home: Path) -> Terminal:
    """A terminal on which Sam is writing notes; one is kept."""
    terminal = at_notes(duologue, home)
    terminal.press("a walrus", "enter")
    terminal.wait_for("1 a walrus")
    return terminal


def everything(home: Path) -> dict[str, str]:
    """Each file of a home and what it holds."""
    files = (path for path in home.rglob("*") if path.is_file())
    return {str(path.relative_to(home)): sha256(path.read_bytes()).hexdigest() for path in files}


def flat(terminal: Terminal) -> str:
    """What is on the screen, as one line."""
    return re.sub(r"\s+", " ", as_text(terminal.frame()))


def test_the_second_is_told_and_reads_and_changes_nothing(
    first: Terminal, duologue: Start, home: Path
) -> None:
    before = everything(home)
    second = duologue("open", "sam-noa")
    second.wait_for(HELD)
    said = flat(second)
    assert f"process {first.pid}" in said
    assert re.search(r"since \d\d:\d\d on \d+ \w+", said), said
    assert "can be read here" in said
    second.press("down", "enter")
    second.wait_for("Reading only, for now.")
    second.press("h")
    second.wait_for("filter")
    assert "walrus" not in as_text(second.frame())
    second.press("q")
    second.wait_for(HELD)
    second.press("q")
    assert second.wait_exit() == 0
    assert everything(home) == before
    assert b"walrus" not in second.raw
    first.press("and a heron", "enter")
    first.wait_for("2 and a heron")


def test_the_second_cannot_begin_from_the_command_line(
    first: Terminal, duologue: Start, home: Path
) -> None:
    before = everything(home)
    second = duologue("run", "sticky-notes")
    second.wait_for(HELD)
    second.press("enter")
    second.wait_for("Reading only, for now.")
    second.kill()
    assert everything(home) == before
    first.press("and a heron", "enter")
    first.wait_for("2 and a heron")


def test_plain_commands_work_meanwhile(first: Terminal, home: Path) -> None:
    """Reading works, and a jot is kept, for both."""
    shown = process("history", home=home)
    assert shown.code == 0
    assert "walrus" not in shown.out
    jotted = process("jot", "ask about August", home=home)
    assert jotted.code == 0, jotted.err
    assert "ask about August" in process("history", home=home).out
    first.press("and a heron", "enter")
    first.wait_for("2 and a heron")
    first.press("escape", "q")
    first.wait_for("Ready for you")
    assert "ask about August" in as_text(first.wait_for("ask about August"))
    assert "ask about August" in process("history", home=home).out


@pytest.mark.parametrize("end", ["kill -9", "leave"])
def test_the_next_start_takes_over(first: Terminal, duologue: Start, home: Path, end: str) -> None:
    if end == "leave":
        first.press("escape", "q")
        first.wait_for("Ready for you")
        first.press("q")
        assert first.wait_exit() == 0
    else:
        first.kill()
    second = duologue("open", "sam-noa")
    second.wait_for("> Sticky notes")
    second.press("enter")
    second.wait_for("Please hand over to  S A M")
    assert HELD not in "".join(as_text(frame) for frame in second.frames)
    second.press("s")
    second.wait_for("1 a walrus")
    second.press("and a heron", "enter")
    second.wait_for("2 and a heron")
