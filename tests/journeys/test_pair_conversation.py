"""Two people, and one alone, finish real conversations; nothing is seen before its time."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys import script
from tests.journeys.strokes import ARRIVE
from tests.journeys.terminal import Terminal, as_text
from tests.journeys.watch import Watch, on_disk

Start = Callable[..., Terminal]

FOUND = ("zeppelin", "quokka naps", "juniper", "fruit", "ukulele")
"""Lines of the full script that the history shows."""


def never_larger(terminal: Terminal, rows: int, cols: int) -> None:
    """No picture was larger than the terminal, and nothing was written past its edges."""
    assert all(len(frame) == rows for frame in terminal.frames)
    assert all(len(row) <= cols for frame in terminal.frames for row in frame)
    assert not terminal.overflows


def leave(terminal: Terminal) -> None:
    """Leave from a home; the terminal is as it was before."""
    terminal.press("q")
    assert terminal.wait_exit() == 0
    assert not terminal.full_screen


def test_two_people_finish_the_first_run_and_sticky_notes(duologue: Start, home: Path) -> None:
    terminal = duologue()
    terminal.wait_for("Who will write here?")
    watch = Watch(terminal, home)
    watch.play(script.full())
    assert watch.checks >= 9, "the promise was hardly looked at"
    never_larger(terminal, 24, 80)
    assert "Traceback" not in as_text(terminal.frame())
    leave(terminal)
    _history_shows_it(duologue)
    assert not on_disk(home, ["traceback", "error"])


def _history_shows_it(duologue: Start) -> None:
    """A new start shows the history, filtered too."""
    terminal = duologue("open", "sam-noa")
    terminal.wait_for("Ready for you")
    terminal.press("h")
    for line in FOUND:
        terminal.wait_for("filter")
        terminal.press("/")
        terminal.wait_for("Filter")
        terminal.press(line)
        shown = terminal.wait_for(lambda frame, line=line: as_text(frame).count(line) > 1)  # type: ignore[misc]
        assert line in as_text(shown)
        terminal.press("ctrl+u", "enter")
    terminal.press("q")
    terminal.wait_for("Ready for you")
    leave(terminal)


@pytest.mark.parametrize(("rows", "cols"), [(20, 60)])
def test_the_short_form_on_the_smallest_screen(
    duologue: Start, home: Path, rows: int, cols: int
) -> None:
    begin = duologue(rows=rows, cols=cols)
    begin.wait_for("Who will write here?")
    Watch(begin, home).play(script.first_run())
    leave(begin)
    never_larger(begin, rows, cols)
    terminal = duologue("run", "sticky-notes", "--quick", rows=rows, cols=cols)
    terminal.wait_for(ARRIVE.shows)
    watch = Watch(terminal, home)
    watch.play(script.sticky(("noa", "sam"), short=True, again=True))
    assert watch.checks >= 6
    leave(terminal)
    never_larger(terminal, rows, cols)


def test_somebody_alone_reflects(duologue: Start, home: Path) -> None:
    terminal = duologue("me", rows=50, cols=132)
    terminal.wait_for("Your name:")
    terminal.press("Mia", "enter")
    terminal.wait_for("Mia, private")
    terminal.wait_for("> Reflect")
    terminal.press("enter")
    terminal.wait_for(ARRIVE.shows)
    for stroke in script.reflecting():
        terminal.press(stroke.key)
        terminal.wait_for(stroke.shows)
    terminal.wait_for("Mia, private")
    never_larger(terminal, 50, 132)
    terminal.press("h")
    terminal.wait_for("a narwhal")
    terminal.press("q")
    terminal.wait_for("Mia, private")
    leave(terminal)
    again = duologue("me")
    again.wait_for("Mia, private")
    again.press("h")
    again.wait_for("a narwhal")
