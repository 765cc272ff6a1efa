"""Puts the plain face together, and runs it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tui.plain.face import show
from tui.plain.house import House
from tui.stamps import MachineStamps, Stamps

if TYPE_CHECKING:
    from store import Home
    from tui.opening import Opening
    from tui.plain.console import Console
    from tui.settings import Settings


def run(
    home: Home,
    opening: Opening,
    console: Console,
    settings: Settings,
    *,
    stamps: Stamps | None = None,
    alone: bool = False,
) -> None:
    """Show the plain face from that opening on; see :func:`tui.plain.face.show`.

    It waits for the keeper between two lines, and for the people in the main thread, so that
    Ctrl+C reaches whoever types.
    """
    with asyncio.Runner() as runner:
        house = House(
            home, console, settings=settings, stamps=stamps or MachineStamps(), run=runner.run
        )
        show(house, opening, alone=alone)
