"""From a key press to the character on the screen, beside the bare widget."""

import statistics
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from tests.bench.programs import start, whole
from tests.bench.registry import Missing, Row, bench
from tests.journeys.terminal import Terminal

TEXT = "zqxthequickbrownfoxjumps"
CLEAR = "\x15"
"""Ctrl+U empties the field."""
WARM_UP = 3
"""Characters typed before the measuring starts."""

ROUNDS = 6
"""How often the text is typed; the field is emptied between two. One round is too few on a machine
that others use, too: its median then goes up and down by a third."""

BUDGET = 1.3


def reach_field(terminal: Terminal) -> None:
    """Bring Duologue from its first frame to an empty text field that has the focus.

    A home without parties opens with the field for the first name.
    """
    terminal.wait_for(whole)
    terminal.wait_idle()


@bench("echo")
def key_to_echo() -> Iterable[Row | Missing]:
    """Type the same text into both programs, a key here and a key there."""
    value, floor = [], []
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        with (
            start("-m", "tests.bench.floor_echo", "line", home=home) as bare,
            start("-m", "tui", home=home) as ours,
        ):
            bare.wait_for(whole)
            bare.wait_idle()
            reach_field(ours)
            for _ in range(ROUNDS):
                for terminal in (bare, ours):
                    terminal.send(TEXT[:WARM_UP])
                    terminal.wait_for(TEXT[:WARM_UP])
                for length in range(WARM_UP + 1, len(TEXT) + 1):
                    floor.append(_until_echoed(bare, TEXT[:length]))
                    value.append(_until_echoed(ours, TEXT[:length]))
                for terminal in (bare, ours):
                    terminal.send(CLEAR)
                    terminal.wait_gone(TEXT[:WARM_UP])
    yield Row("key to echo", statistics.median(value), statistics.median(floor), "ms", BUDGET)


def _until_echoed(terminal: Terminal, text: str) -> float:
    """Send the last character of text; return the milliseconds until all of it is shown."""
    begin = time.perf_counter()
    terminal.send(text[-1])
    terminal.wait_for(text)
    return (time.perf_counter() - begin) * 1000
