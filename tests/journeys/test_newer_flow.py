"""A conversation in flight keeps its flow; one quiet line says that there is a newer one."""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from store import Library
from store.keeper import Keeper
from store.local import LocalKeeper
from tests.journeys.terminal import Terminal
from tests.storage.talk import a_party, at

Start = Callable[..., Terminal]
LINE = "There is a newer version of this with 1 more question."


async def paused(home: Path) -> None:
    """Sam and Noa in the first page of “First minutes”, then a newer one in their folder."""
    party = a_party(home)
    flow = Library().load("hello")
    started = party.started(flow, at=at(), today=at().date(), quick=False, people=party.people)
    keeper: Keeper = await LocalKeeper.open(party, since=at())
    await keeper.start(flow, started)
    await keeper.close()
    text = (files("flows") / "library" / "hello.flow.yaml").read_text("utf-8")
    text = text.replace("revision: 1", "revision: 2", 1)
    more = "steps:\n  - ask: mood\n    who: all\n    type: line\n    text: How are you?\n"
    (home / "flows").mkdir()
    (home / "flows" / "hello.flow.yaml").write_text(text.replace("steps:\n", more, 1))


async def test_the_full_screen_says_it_below_the_page(duologue: Start, home: Path) -> None:
    await paused(home)
    terminal = duologue("open", "sam-noa")
    terminal.wait_for("resume at the same word")
    terminal.press("enter")
    terminal.wait_for(LINE)
    assert "Please hand over to  S A M" in terminal.text
    terminal.press("s")
    terminal.wait_for("Only you, until you both open it.")


async def test_the_plain_face_says_it_before_the_page(duologue: Start, home: Path) -> None:
    await paused(home)
    terminal = duologue("open", "sam-noa", "--plain", rows=60)
    terminal.wait_for("What would you like to do?")
    terminal.send("1\r")
    terminal.wait_for(LINE)
    terminal.wait_for("Key of Sam:")
