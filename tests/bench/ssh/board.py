"""The facilitator's screen with many live rows, over a link that is made up.

python -m tests.bench.ssh.board ROWS: each half second a tenth of the rows reads otherwise.
"""

import asyncio
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from random import Random
from typing import Final

from flows.workshop.acts import Act
from flows.workshop.seen import Board, Doing, Mate, Planned, Room, Table
from store.hub.link import Link
from store.keeper import Keeper
from tests.bench.ssh.hosting import Seats, host
from tui.base_app import BaseApp
from tui.room.app import RoomApp
from tui.serve.host import MakeApp
from tui.serve.line import Line

BEAT: Final = 0.5
"""Seconds between two views; the hub gives no more."""
CHANGING: Final = 10
"""Of so many rows, one changes with each view."""
_DOINGS: Final[tuple[Doing, ...]] = ("writing", "ready", "waiting", "reading")


class Live:
    """A room that changes all the time, and a facilitator's link to it."""

    word = ""
    keeper: Keeper
    """There is none: nobody sits at a conversation here."""

    def __init__(self, rows: int) -> None:
        self._dice = Random(1)  # noqa: S311 - a load, no secret
        self._listeners: list[Callable[[Room], object]] = []
        me = Mate("lead", "Ines", "facilitator")
        tables = tuple(_table(number) for number in range(rows))
        people = (me, *(mate for table in tables for mate in table.people))
        plan = (Planned("i", "f", "Notes", 60, "pairs", state="now", began=datetime.now(UTC)),)
        self.room = Room(
            *("w", "Team day", "Ines", 90, "running", me, people),
            plan=plan,
            board=Board(tables, next="begin the next part", asked=2 * rows),
        )

    def listen(self, tell: Callable[[Room], object]) -> None:
        """Tell of each view."""
        self._listeners.append(tell)

    def on_lost(self, tell: Callable[[str], object]) -> None:
        """Never lost."""

    async def act(self, act: Act) -> None:
        """Nothing."""

    def stir(self) -> None:
        """Nothing."""

    async def take_home(self, form: str = "markdown") -> str:
        """Nothing."""
        return ""

    async def forget_notes(self) -> int:
        """Nothing."""
        return 0

    async def close(self) -> None:
        """Tell nobody any more."""
        self._listeners.clear()

    async def change(self) -> None:
        """Change without end; also while nobody looks, so that only the looking is measured."""
        while True:
            await asyncio.sleep(BEAT)
            board = self.room.board
            assert board is not None
            tables = list(board.tables)
            for _ in range(max(1, len(tables) // CHANGING)):
                at = self._dice.randrange(len(tables))
                tables[at] = self._changed(tables[at])
            self.room = replace(self.room, board=replace(board, tables=tuple(tables)))
            for tell in list(self._listeners):
                tell(self.room)

    def _changed(self, table: Table) -> Table:
        people = tuple(replace(mate, doing=self._dice.choice(_DOINGS)) for mate in table.people)
        typing = sum(mate.doing == "writing" for mate in people)
        ready = sum(mate.doing == "ready" for mate in people)
        return replace(
            table, people=people, typing=typing, ready=ready, done=(table.done + 1) % table.total
        )


def _table(number: int) -> Table:
    names = (f"Ann {number}", f"Bob {number}")
    people = tuple(Mate(name, name, "participant", doing="writing") for name in names)
    return Table(f"t{number}", names, people, "Notes", 1, 6, 5, typing=2)


async def main(rows: int) -> None:
    """Serve until stdin ends."""
    live = Live(rows)
    changing = asyncio.create_task(live.change())

    def take() -> tuple[MakeApp, Callable[[], object]]:
        def make(line: Line) -> BaseApp:
            link: Link = live
            return RoomApp(link, ascii_only=line.terminal.ascii_only)

        return make, lambda: None

    try:
        await host(Seats(take), {})
    finally:
        changing.cancel()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
