"""Two programs on one party: the second reads, is told who holds it, and cannot corrupt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from store import open_home
from tests.journeys.terminal import Terminal

Start = Callable[..., Terminal]

HELD = "is writing here"
"""What the second one is told, among other things."""


def a_pair(home: Path) -> None:
    open_home(home).create_party(["Sam", "Noa"], datetime.now(UTC))


def files(home: Path) -> dict[str, bytes]:
    """Every file of the party but the lock and the card of the list."""
    folder = home / "parties" / "sam-noa"
    kept = (path for path in folder.rglob("*.json") if path.name != "card.json")
    return {str(path.relative_to(folder)): path.read_bytes() for path in kept}


def talking(duologue: Start) -> Terminal:
    """A terminal in the middle of a conversation."""
    first = duologue("run", "hello")
    first.wait_for("Nothing is stored before you press Enter")
    first.press("enter")
    first.wait_for("Please hand over to")
    return first


def test_the_second_terminal_is_told_who_holds_the_party_and_can_read(
    duologue: Start, home: Path
) -> None:
    a_pair(home)
    first = talking(duologue)
    before = files(home)
    second = duologue("open", "sam-noa")
    second.wait_for("Ready for you")
    second.wait_for(lambda frame: str(first.pid) in " ".join(frame) or "since" in " ".join(frame))
    second.press("h")
    second.wait_for("First minutes")
    second.press("q")
    second.wait_for("Ready for you")
    second.press("enter")
    second.wait_for("Reading only")
    second.press("q")
    second.wait_exit()
    assert files(home) == before


def test_a_lock_left_by_a_dead_program_is_taken_over(duologue: Start, home: Path) -> None:
    a_pair(home)
    talking(duologue).kill()
    second = duologue("open", "sam-noa")
    second.wait_for("resume at the same word")
    second.press("enter")
    second.wait_for("Please hand over to")


def test_a_party_is_free_again_after_its_program_ended(duologue: Start, home: Path) -> None:
    a_pair(home)
    first = talking(duologue)
    first.press("q")
    first.wait_for("Ready for you")
    first.press("q")
    first.wait_exit()
    second = duologue("run", "hello")
    second.wait_for("Nothing is stored before you press Enter")
