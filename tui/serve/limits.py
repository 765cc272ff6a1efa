"""How much one server, one address and one person may take, and who counts it."""

from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic


@dataclass(frozen=True, slots=True)
class Limits:
    """The numbers, for each worker. Each can be set in the configuration."""

    sessions: int = 150
    """People at once."""
    starting: int = 64
    """Connections at once that have not shown who they are."""
    starting_each: int = 20
    """The same, of one address; a room behind one router is one address."""
    connections_each: int = 120
    """Connections at once of one address."""
    failures_each: int = 30
    """Failed attempts of one address in five minutes, after which it is not heard."""
    keys_offered: int = 10
    """Public keys that one connection may offer; agents offer many."""
    login_seconds: int = 120
    """Until somebody has shown who they are; a PIN and a name take a while to type."""
    unused_seconds: int = 10
    """Until a connection that is let in opens its session."""
    idle_minutes: int = 240
    """Without a key, after which somebody is let go; their text is kept."""
    alive_seconds: int = 15
    """Without a sign from a client until it is asked for one; at the third, it is gone."""
    starts: int = 1
    """Apps that start at a time."""


WINDOW = 300.0
"""Seconds for which a failed attempt counts."""


class Counting:
    """Counts connections and failures by address."""

    def __init__(self, limits: Limits, now: Callable[[], float] = monotonic) -> None:
        self._limits = limits
        self._now = now
        self._starting: Counter[str] = Counter()
        self._connected: Counter[str] = Counter()
        self._failures: dict[str, deque[float]] = {}

    def may_come(self, address: str) -> bool:
        """Whether another connection of an address is heard."""
        limits = self._limits
        return (
            self._starting.total() < limits.starting
            and self._starting[address] < limits.starting_each
            and self._connected[address] < limits.connections_each
            and self._recent(address) < limits.failures_each
        )

    def come(self, address: str) -> None:
        """A connection begins."""
        self._starting[address] += 1
        self._connected[address] += 1

    def known(self, address: str) -> None:
        """A connection has shown who it is, or ends without."""
        _take_one(self._starting, address)

    def gone(self, address: str) -> None:
        """A connection ends."""
        _take_one(self._connected, address)

    def failed(self, address: str) -> None:
        """An attempt to show who one is has failed."""
        self._failures.setdefault(address, deque(maxlen=200)).append(self._now())

    def _recent(self, address: str) -> int:
        """Failures of an address that still count."""
        since = self._now() - WINDOW
        for known, times in list(self._failures.items()):
            while times and times[0] < since:
                times.popleft()
            if not times:
                del self._failures[known]
        return len(self._failures.get(address, ()))


def _take_one(counter: Counter[str], address: str) -> None:
    """Count one less, and forget what is at nothing."""
    counter[address] -= 1
    if counter[address] <= 0:
        del counter[address]
