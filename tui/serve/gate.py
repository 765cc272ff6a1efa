"""Lets a few apps start at a time, so that people who type do not wait for people who join."""

import asyncio
from collections.abc import Callable
from typing import Final

LONGEST_START: Final = 5.0
"""Seconds after which an app that has not painted no longer keeps the others waiting."""


class Gate:
    """At most `width` apps between their making and their first frame."""

    def __init__(self, width: int) -> None:
        self._places = asyncio.Semaphore(width)

    async def enter(self) -> Callable[[], None]:
        """Wait for a turn; return what gives it back. Done twice, or after too long: nothing."""
        await self._places.acquire()
        given_back = False

        def leave() -> None:
            nonlocal given_back
            if not given_back:
                given_back = True
                late.cancel()
                self._places.release()

        late = asyncio.get_running_loop().call_later(LONGEST_START, leave)
        return leave
