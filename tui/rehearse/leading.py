"""A simulated facilitator, for rehearsals that nobody leads: goes on when all are through."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Final

from flows.workshop.acts import Act, Close, Draw, Next
from flows.workshop.seen import Board, Room
from store import Link, StoreError

PATIENCE: Final = 240.0
"""Seconds after which the room goes on though not all are through."""
LOOKS: Final = 1.0
"""Seconds between two looks at the board."""


def due(room: Room, waited: float, *, sure: bool) -> Act | None:
    """Return what whoever leads does now; ``waited``: seconds since they last did something."""
    board = room.board
    if board is None or room.stage == "closed":
        return None
    if room.stage == "lobby":
        needs_pairs = any(item.size == "pairs" and item.state != "done" for item in room.plan)
        return Draw() if needs_pairs and board.unpaired else Next()
    late = waited > PATIENCE
    if board.tables and all(table.finished for table in board.tables):
        later = any(item.state == "later" for item in room.plan)
        return Next(sure=True) if later else Close()
    return Next(sure=sure or late) if board.next and (_all_through(board) or late) else None


def _all_through(board: Board) -> bool:
    """Whether everybody who is asked something is through, or nobody is asked any more."""
    return board.ready >= board.asked and not board.typing


async def lead(link: Link) -> None:
    """Lead the workshop to its end."""
    loop = asyncio.get_running_loop()
    last = loop.time()
    refused = False
    while link.room.stage != "closed":
        act = due(link.room, loop.time() - last, sure=refused)
        if act is not None:
            refused = False
            try:
                await link.act(act)
                last = loop.time()
            except StoreError:
                # People were typing, or the room cannot be moved from here: look again.
                refused = True
        await asyncio.sleep(LOOKS)
    with suppress(StoreError):
        await link.close()
