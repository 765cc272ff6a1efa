"""When Python looks for garbage, in a process where a long look stops everybody's keys.

The figures behind it: with the defaults a look takes 0.3 to 0.5 s at 50 people, after an hour of
coming and going several seconds, and everybody waits. What lives as long as an app is taken out of
the look (`gc.freeze`) once people have stopped coming, after a look at what is new alone; it is put
back and looked at when nobody is there, or when as many have left as are there. Those who leave are
taken apart (`farewell`), so little waits for that: 0.1 to 0.2 MiB a person, 1.2 without.
"""

import asyncio
import gc
from typing import Final

THRESHOLDS: Final = (20_000, 10, 10**6)
"""Allocations until a look at the youngest, and so on; the oldest in effect never."""
STABLE: Final = 2.0
"""Seconds without anybody coming or leaving after which those who are there stay a while."""
OFTEN: Final = 180.0
"""Seconds between two looks at everything while people are there."""


class Collector:
    """Follows who comes and goes. `begin` once, before the first session."""

    def __init__(self) -> None:
        self._here = 0
        self._left = 0
        self._looked = 0.0
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
        self._left += 1
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
        """Freeze those who stay; look at everything when few do."""
        now = asyncio.get_running_loop().time()
        if self._here == 0 or (self._left > self._here and now - self._looked > OFTEN):
            gc.unfreeze()
            self._left, self._looked = 0, now
        gc.collect()
        gc.freeze()
