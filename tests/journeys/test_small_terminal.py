"""A terminal that is too small says so, keeps what was typed, and comes back."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from store import open_home
from tests.journeys.terminal import Terminal, as_text

Start = Callable[..., Terminal]
SMALL = "Please make this window a little larger."


def test_too_small_from_the_start(duologue: Start) -> None:
    terminal = duologue(rows=19, cols=59, strict=False)
    terminal.wait_for(SMALL)
    terminal.wait_for("59 × 19; 60 × 20 is needed")
    terminal.press("Sam", "enter")
    terminal.wait_idle()
    terminal.resize(24, 80)
    frame = terminal.wait_for("Who will write here?")
    assert "Sam" not in as_text(frame)
    terminal.press("Ada")
    terminal.wait_for("1   Ada")


def test_it_keeps_the_text_in_the_middle_of_a_word(duologue: Start, home: Path) -> None:
    open_home(home).create_party(["Mia"], datetime.now(UTC))
    terminal = duologue("run", "reflect", strict=False)
    terminal.wait_for("Nothing is stored before you press Enter")
    terminal.press("enter")
    terminal.wait_for("What do you look back on?")
    terminal.press("enter")
    terminal.wait_for("What happened?")
    terminal.press("a narw")
    terminal.wait_for("a narw")
    for rows, cols in ((19, 80), (24, 59), (5, 10), (2, 2)):
        terminal.resize(rows, cols)
        terminal.wait_for(lambda frame: "narw" not in as_text(frame))
        terminal.press("x", "ctrl+d", "enter", "escape", "q")
        terminal.wait_idle()
    terminal.resize(20, 60)
    terminal.wait_for("a narw")
    terminal.press("hal", "ctrl+d")
    terminal.wait_for("What did it do to you?")
    party = open_home(home).party("mia")
    said = repr(party.read(party.conversations()[0].id, ["mia"]).events)
    assert "'a narwhal'" in said


def test_smaller_while_handing_over_shows_nothing(duologue: Start, home: Path) -> None:
    """Small and large again: the page that comes back is the one that was there."""
    open_home(home).create_party(["Sam", "Noa"], datetime.now(UTC))
    terminal = duologue("run", "hello", strict=False)
    terminal.wait_for("Nothing is stored before you press Enter")
    terminal.press("enter")
    terminal.wait_for("Please hand over to  S A M")
    terminal.resize(10, 40)
    terminal.wait_for(SMALL)
    terminal.press("s")
    terminal.wait_idle()
    terminal.resize(24, 80)
    terminal.wait_for("Please hand over to  S A M")
    terminal.press("s")
    terminal.wait_for("Sam, what would you like")
