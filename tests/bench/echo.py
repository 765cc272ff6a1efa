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

ROUNDS = 3
"""How often the text is typed; the field is emptied between two."""
PAUSE = 0.1
"""Seconds between two keys of a fast typist: 120 words a minute."""

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
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        with (
            start("-m", "tests.bench.floor_echo", "line", home=home) as bare,
            start("-m", "tui", home=home) as ours,
        ):
            bare.wait_for(whole)
            bare.wait_idle()
            reach_field(ours)
            typed = _typed(bare, ours, PAUSE)
            hurried = _typed(bare, ours, 0)
    yield Row("key to echo, ten keys a second", *typed, "ms", BUDGET)
    # Up to sixty a second, as pictures go out: whatever follows from a key belongs into its picture.
    yield Row("  each key at the echo of the last", *hurried, "ms", BUDGET)


def _typed(bare: Terminal, ours: Terminal, pause: float) -> tuple[float, float]:
    """Type into both; return the medians of ours and of the bare widget, in milliseconds."""
    value: list[float] = []
    floor: list[float] = []
    for _ in range(ROUNDS):
        for terminal in (bare, ours):
            terminal.send(TEXT[:WARM_UP])
            terminal.wait_for(TEXT[:WARM_UP])
        for length in range(WARM_UP + 1, len(TEXT) + 1):
            for terminal, times in ((bare, floor), (ours, value)):
                time.sleep(pause)
                times.append(_until_echoed(terminal, TEXT[:length]))
        for terminal in (bare, ours):
            terminal.send(CLEAR)
            terminal.wait_gone(TEXT[:WARM_UP])
    return statistics.median(value), statistics.median(floor)


def _until_echoed(terminal: Terminal, text: str) -> float:
    """Send the last character of text; return the milliseconds until all of it is shown."""
    begin = time.perf_counter()
    terminal.send(text[-1])
    terminal.wait_for(text)
    return (time.perf_counter() - begin) * 1000
