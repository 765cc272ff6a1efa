"""Who is connected, and who types: in the hub's memory only, never on the disk."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from typing import Final

from flows.workshop.seen import Presence

TYPING_SECONDS: Final = 4.0
"""Somebody types until so long after their last key."""

AWAY_SECONDS: Final = 180.0
"""Somebody connected is away so long after their last key."""


class Attendance:
    """Presence of the members of one room. Tells its room when somebody's presence changes."""

    def __init__(self, changed: Callable[[], object]) -> None:
        self._changed = changed
        self._links: Counter[str] = Counter()
        self._stirred: dict[str, float] = {}
        self._typing: dict[str, float] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._shown: tuple[dict[str, Presence], frozenset[str]] = ({}, frozenset())

    def came(self, member: str) -> None:
        """A link of theirs was opened."""
        self._links[member] += 1
        self._stirred[member] = _now()
        self._look()

    def left(self, member: str) -> None:
        """A link of theirs was closed."""
        self._links[member] -= 1
        if self._links[member] <= 0:
            del self._links[member]
            self._typing.pop(member, None)
        self._look()

    def stir(self, member: str, *, typing: bool = False) -> None:
        """They pressed a key; ``typing`` when it went into a field of a conversation."""
        if member not in self._links:
            return
        self._stirred[member] = _now()
        if typing:
            self._typing[member] = _now() + TYPING_SECONDS
        if self.of(member) != self._shown[0].get(member) or (
            typing and member not in self._shown[1]
        ):
            self._look()

    def rest(self, member: str) -> None:
        """What they typed was given: they do not type any more."""
        if self._typing.pop(member, None) is not None:
            self._look()

    def of(self, member: str) -> Presence:
        """Whether somebody is connected."""
        if member not in self._links:
            return "gone"
        return "here" if _now() - self._stirred[member] < AWAY_SECONDS else "away"

    @property
    def presence(self) -> dict[str, Presence]:
        """Everybody who is connected."""
        return {member: self.of(member) for member in self._links}

    @property
    def typing(self) -> frozenset[str]:
        """Who types now."""
        now = _now()
        return frozenset(member for member, until in self._typing.items() if until > now)

    def close(self) -> None:
        """Look no more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _look(self) -> None:
        """Tell the room if something is different, and look again when something will be."""
        seen = (self.presence, self.typing)
        if seen != self._shown:
            self._shown = seen
            self._changed()
        self.close()
        due = self._due()
        if due is not None:
            self._timer = asyncio.get_running_loop().call_later(due, self._look)

    def _due(self) -> float | None:
        """In how many seconds somebody stops typing or turns away; ``None`` when nobody will."""
        now = _now()
        ends = [until for until in self._typing.values() if until > now]
        aways = [self._stirred[member] + AWAY_SECONDS for member in self._links]
        coming = [moment for moment in (*ends, *aways) if moment > now]
        return min(coming) - now + 0.01 if coming else None


def _now() -> float:
    """The loop's own clock, in seconds; it never jumps."""
    return asyncio.get_running_loop().time()
