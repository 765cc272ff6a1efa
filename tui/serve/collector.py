"""When Python looks for garbage, in a process where a long look stops everybody's keys.

The figures behind it: with the defaults a look takes 0.3 to 0.5 s at 50 people, after an hour of
coming and going several seconds, and everybody waits. What lives as long as an app is taken out of
the look (`gc.freeze`) once people have stopped coming, after a look at what is new alone; it is put
back and looked at when nobody is there. Those who leave are taken apart (`farewell`), so hardly
anything waits for that.
"""

import asyncio
import gc
from typing import Final

THRESHOLDS: Final = (20_000, 10, 10**6)
"""Allocations until a look at the youngest, and so on; the oldest in effect never."""
STABLE: Final = 2.0
"""Seconds without anybody coming or leaving after which those who are there stay a while."""


class Collector:
    """Follows who comes and goes. `begin` once, before the first session."""

    def __init__(self) -> None:
        self._here = 0
        self._soon: asyncio.TimerHandle | None = None

    def begin(self) -> None:
        """Take all that was imported out of the look."""
        gc.collect()
        gc.freeze()
        gc.set_threshold(*THRESHOLDS)

    def came(self) -> None:
        """A session begins."""
        self._here += 1
        self._later()

    def left(self) -> None:
        """A session has ended."""
        self._here -= 1
        self._later()

    def stop(self) -> None:
        """Do nothing more, and go back to the defaults."""
        if self._soon is not None:
            self._soon.cancel()
        gc.unfreeze()
        gc.set_threshold(700, 10, 10)

    def _later(self) -> None:
        """Act when nobody has come or left for a while."""
        if self._soon is not None:
            self._soon.cancel()
        self._soon = asyncio.get_running_loop().call_later(STABLE, self._act)

    def _act(self) -> None:
        """Freeze those who stay; look at everything when nobody does."""
        if self._here == 0:
            gc.unfreeze()
        gc.collect()
        gc.freeze()
