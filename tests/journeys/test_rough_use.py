"""Rough use on a real terminal: hostile text, odd names, sizes, signals, damaged files."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store import open_home
from tests.journeys.terminal import Terminal

Start = Callable[..., Terminal]

MARKUP = "[@click=app.quit]x[/] [/] [red]no[/red]"
"""What must stay words everywhere."""


def a_pair(home: Path, *names: str) -> str:
    return open_home(home).create_party(list(names) or ["Sam", "Noa"], datetime.now(UTC)).id


def begin(duologue: Start, **how: object) -> Terminal:
    """A terminal on Sam's page of the first question."""
    terminal = duologue("run", "hello", **how)
    terminal.wait_for("Nothing is stored before you press")
    terminal.press("enter")
    terminal.wait_for("Please hand over to")
    terminal.press("s")
    terminal.wait_for("what would you like")
    return terminal


def half_typed(duologue: Start, **how: object) -> Terminal:
    """A terminal on Sam's page, with an answer begun."""
    terminal = begin(duologue, **how)
    terminal.press("half a wo")
    terminal.wait_for("half a wo")
    return terminal


def test_markup_in_an_answer_is_shown_as_the_words_that_were_typed(
    duologue: Start, home: Path
) -> None:
    a_pair(home)
    terminal = begin(duologue)
    terminal.send(MARKUP)
    terminal.wait_for(MARKUP)
    terminal.press("enter")
    terminal.wait_for("N O A")
    terminal.press("n")
    terminal.wait_for("what would you like")
    terminal.press("[/]", "enter")
    terminal.wait_for("Both are done")
    terminal.press("s", "n")
    terminal.wait_for(MARKUP)
    terminal.press("n")
    terminal.wait_for("Kept")
    terminal.press("enter")
    terminal.wait_for("Ready for you")
    terminal.press("h")
    terminal.wait_for(MARKUP)


@pytest.mark.parametrize(
    "names",
    [
        ["Zoë", "Łukasz"],
        ["נועה", "سام"],
        ["e\u0301va", "👩‍👩‍👧"],
        ["Sam", "Sara"],
        ["N" * 40, "O" * 40],
    ],
    ids=["accents", "right to left", "combining and emoji", "one initial", "forty letters"],
)
def test_odd_names_still_get_a_turn_of_their_own(
    duologue: Start, home: Path, names: list[str]
) -> None:
    party = a_pair(home, *names)
    terminal = duologue("run", "hello", "--party", party)
    terminal.wait_for("Nothing is stored before you press")
    terminal.press("enter")
    terminal.wait_for("Please hand over to")


def test_a_terminal_that_gets_too_small_keeps_the_text(duologue: Start, home: Path) -> None:
    a_pair(home)
    terminal = half_typed(duologue, strict=False)  # what is being painted may meet the new size
    terminal.resize(19, 59)
    terminal.wait_for("60")
    terminal.press("x")
    terminal.resize(24, 80)
    terminal.wait_for("half a wo")
    assert "half a wox" not in terminal.text


def test_a_terminal_that_is_too_small_from_the_start_says_so(duologue: Start, home: Path) -> None:
    a_pair(home)
    terminal = duologue("open", "sam-noa", rows=19, cols=59, strict=False)
    terminal.wait_for("60")
    terminal.resize(24, 80)
    terminal.wait_for("Ready for you")


def test_no_color_sends_no_colour(duologue: Start, home: Path) -> None:
    a_pair(home)
    terminal = duologue("open", "sam-noa", env={"NO_COLOR": "1"})
    terminal.wait_for("Ready for you")
    for code in (b"[38;", b"[48;", b";38;", b";48;"):
        assert code not in terminal.raw


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["term", "hangup"])
def test_a_signal_ends_the_program_and_keeps_the_half_typed_word(
    duologue: Start, home: Path, number: signal.Signals
) -> None:
    a_pair(home)
    terminal = half_typed(duologue)
    os.kill(terminal.pid, number)
    terminal.wait_exit()
    again = duologue("open", "sam-noa")
    again.wait_for("resume at the same word")
    again.press("enter")
    again.wait_for("Please hand over to")
    again.press("s")
    again.wait_for("half a wo")


def test_ctrl_c_in_a_conversation_pauses_it(duologue: Start, home: Path) -> None:
    a_pair(home)
    terminal = half_typed(duologue)
    terminal.send("\x03")
    terminal.wait_for("resume at the same word")


def test_the_cover_hides_everything_at_once(duologue: Start, home: Path) -> None:
    a_pair(home)
    terminal = half_typed(duologue)
    terminal.send("\x0c")
    terminal.wait_for("Covered")
    assert "half" not in terminal.text
    terminal.press("x")
    terminal.wait_for("Whose turn is it?")
    terminal.press("s")
    terminal.wait_for("half a wo")


def test_a_damaged_conversation_is_set_aside_and_the_others_go_on(
    duologue: Start, home: Path
) -> None:
    a_pair(home)
    begin(duologue).kill()
    folder = home / "parties" / "sam-noa" / "conversations"
    damaged = next(path for path in folder.glob("*.json") if "draft" not in path.name)
    damaged.write_bytes(b'{"schema": 1, "events"')
    for backup in (home / "parties" / "sam-noa" / "backup").rglob(damaged.name):
        backup.unlink()
    terminal = duologue("open", "sam-noa")
    terminal.wait_for("Ready for you")
    terminal.press("f")
    terminal.wait_for("Ground rules")
    terminal.wait_for(lambda _: bool(list(folder.parent.rglob("*.damaged-*"))))
    assert damaged.read_bytes().startswith(b'{"schema"')
