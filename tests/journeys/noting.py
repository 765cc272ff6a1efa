"""The way to the first private page, which several journeys begin with."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from store import open_home
from tests.journeys.terminal import Terminal


def at_notes(duologue: Callable[..., Terminal], home: Path) -> Terminal:
    """Go to Sam's page of notes about tea, in a new home of Sam and Noa."""
    open_home(home).create_party(["Sam", "Noa"], datetime.now(UTC))
    terminal = duologue("run", "sticky-notes", "--quick")
    terminal.wait_for("Nothing is stored before you press Enter")
    terminal.press("enter")
    terminal.wait_for("What do you want ideas about?")
    terminal.press("tea", "enter")
    terminal.wait_for("Please hand over to")
    terminal.press("s")
    terminal.wait_for("one idea, then Enter")
    return terminal
