"""Telling everybody in a room what is new: many news in a row cost one round.

A round makes a few views, then lets the event loop do other things, so that one event in a room of
fifty keeps nobody's key waiting. The first news is told at once, what follows it a little later,
and boards, which change with every key pause of everybody, twice a second at most.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from store.hub.liveroom import LiveRoom

ROOM_SECONDS: Final = 0.15
"""Seconds between two rounds, at least."""

BOARD_SECONDS: Final = 0.5
"""Seconds between two rounds that boards are told in, at least."""

_AT_ONCE: Final = 8
"""Views made between two turns of the event loop."""


class Pushing:
    """Hands out the views of one room."""

    def __init__(self, room: LiveRoom) -> None:
        self._room = room
        self._task: asyncio.Task[None] | None = None
        self._news = False
        self._boards = False
        self._round_at = self._boards_at = float("-inf")
        self._closed = False

    def soon(self) -> None:
        """Tell everybody, after what is happening now has happened."""
        self._news = self._boards = True
        if not self._closed and (self._task is None or self._task.done()):
            self._task = asyncio.get_running_loop().create_task(self._rounds())

    def close(self) -> None:
        """Tell nobody any more."""
        self._closed = True
        if self._task is not None:
            self._task.cancel()

    async def _rounds(self) -> None:
        """Tell, and once more for what came meanwhile."""
        now = asyncio.get_running_loop().time
        while self._news or self._boards:
            room_due = self._round_at + ROOM_SECONDS
            due = room_due if self._news else self._boards_at + BOARD_SECONDS
            await asyncio.sleep(max(0.0, due - now()))
            boards = now() - self._boards_at >= BOARD_SECONDS
            self._round_at, self._news = now(), False
            if boards:
                self._boards_at, self._boards = now(), False
            await self._tell(boards=boards)

    async def _tell(self, *, boards: bool) -> None:
        """One round. Views of one round are of the same moment, unless there are news meanwhile."""
        outlook = self._room.outlook()
        for number, link in enumerate(list(self._room.links), 1):
            if boards or link.room.board is None:
                link.give(outlook.room(link.member))
            if number % _AT_ONCE == 0:
                await asyncio.sleep(0)
                outlook = self._room.outlook() if self._news else outlook
