"""Counting wrong tries: five in a row by code or by address, then a quarter of an hour of quiet.

A right try by somebody else clears the count of the code, because a room of forty mistypes, too; it
does not clear the count of an address. In memory only: addresses never reach the disk.
"""

from __future__ import annotations

import asyncio
from typing import Final

MOST_WRONG: Final = 5
"""Wrong tries before the door stays shut."""

LOCK_SECONDS: Final = 15 * 60.0
"""For how long it stays shut, and for how long a wrong try counts."""

_MOST_COUNTED: Final = 10_000
"""Codes and addresses that are counted at a time; the oldest are let go."""


class Lockouts:
    """Who has tried too often."""

    def __init__(self) -> None:
        self._wrong: dict[str, list[float]] = {}

    def wrong(self, who: str) -> None:
        """Count a wrong try. Nobody in particular (an empty name) is not counted."""
        if not who:
            return
        self._wrong[who] = [*self._fresh(who), _now()][-MOST_WRONG:]
        if len(self._wrong) > _MOST_COUNTED:
            del self._wrong[next(iter(self._wrong))]

    def right(self, who: str) -> None:
        """Forget the wrong tries of a code."""
        self._wrong.pop(who, None)

    def locked(self, who: str) -> bool:
        """Whether the door stays shut."""
        return len(self._fresh(who)) >= MOST_WRONG

    def _fresh(self, who: str) -> list[float]:
        """Wrong tries that still count."""
        now = _now()
        return [moment for moment in self._wrong.get(who, []) if now - moment < LOCK_SECONDS]


def _now() -> float:
    """The loop's own clock, in seconds."""
    return asyncio.get_running_loop().time()
