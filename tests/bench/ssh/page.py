"""The real page of notes on each line, in one process: what the page costs without door and hub.

python -m tests.bench.ssh.page HOME COUNT: makes COUNT parties of one in HOME, each at its page.
"""

import asyncio
import shutil
import sys
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from store import Home, Library, LocalKeeper
from tests.bench.ssh.hosting import Seats, host
from tui.app import Duologue
from tui.base_app import BaseApp
from tui.opening import Opening
from tui.root import build
from tui.serve.host import MakeApp
from tui.serve.line import Line
from tui.widgets.frame import Frame

FLOW = Path(__file__).with_name("notes.flow.yaml")
"""What is talked by."""


class Tables:
    """The parties of one, each with a conversation."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._free: deque[Opening] = deque()
        self._apps: set[Duologue] = set()

    async def lay(self, count: int) -> None:
        """Make so many."""
        self._home.prepare()
        self._home.flows.mkdir(exist_ok=True)
        shutil.copy(FLOW, self._home.flows / "bench-notes.flow.yaml")
        flow = Library(self._home.flows).load("bench-notes")
        now = datetime.now(UTC)
        for number in range(count):
            party = self._home.create_party([f"Person {number}"], now)
            keeper = await LocalKeeper.open(party, since=now)
            started = party.started(flow, at=now, people=party.people, today=now.date())
            talk = await keeper.start(flow, started)
            await keeper.close()
            self._free.append(Opening(party=party.id, conversation=talk))

    def take(self) -> tuple[MakeApp, Callable[[], object]]:
        """Give the app of a free table."""
        opening = self._free.popleft()
        mine: list[Duologue] = []

        def make(line: Line) -> BaseApp:
            app = build(self._home, opening, ascii_only=line.terminal.ascii_only)
            mine.append(app)
            self._apps.add(app)
            return app

        def leave() -> None:
            self._apps.difference_update(mine)
            mine.clear()
            self._free.append(opening)

        return make, leave

    def tell(self, word: str) -> None:
        """Show a word to all."""
        for app in self._apps:
            app.call_later(_say, app, word)


def _say(app: Duologue, word: str) -> None:
    for frame in app.screen.query(Frame):
        frame.say(word)


async def main(home: Path, count: int) -> None:
    """Serve until stdin ends."""
    tables = Tables(Home(home))
    await tables.lay(count)
    await host(Seats(tables.take), {"broadcast": tables.tell})


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])))
