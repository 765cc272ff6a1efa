"""What was measured, as values."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value below which such a share lies (nearest rank); 0 for no values."""
    if not values:
        return 0.0
    ranked = sorted(values)
    return ranked[max(0, ceil(share * len(ranked)) - 1)]


@dataclass(frozen=True, slots=True)
class Echo:
    """From a key to its character, over all keys of a phase."""

    keys: int = 0
    """Keys that were due."""
    missing: int = 0
    """Keys whose character was not seen by the next Enter or the end."""
    p50: float = 0.0
    """Milliseconds, of the keys that were seen."""
    p95: float = 0.0
    """Milliseconds."""
    p99: float = 0.0
    """Milliseconds."""
    most: float = 0.0
    """Milliseconds."""

    @classmethod
    def of(cls, latencies: Sequence[float], missing: int) -> "Echo":
        """Return the figures of latencies in seconds."""
        in_ms = [value * 1000 for value in latencies]
        return cls(
            len(in_ms) + missing,
            missing,
            quantile(in_ms, 0.5),
            quantile(in_ms, 0.95),
            quantile(in_ms, 0.99),
            max(in_ms, default=0.0),
        )


@dataclass(frozen=True, slots=True)
class Step:
    """One server with a number of people."""

    server: str
    """Which server."""
    people: int
    """How many sessions."""
    echo: Echo = field(default_factory=Echo)
    """Everybody types."""
    cores: float = 0.0
    """CPU of the server's processes while everybody types, in cores."""
    cpu_key: float = 0.0
    """CPU of the server's processes a key, in milliseconds."""
    bytes_key: float = 0.0
    """Bytes that came back a key."""
    idle_bytes: int = 0
    """Bytes that came while nobody typed."""
    idle_cores: float = 0.0
    """CPU while nobody typed, in cores."""
    broadcasts: tuple[float, ...] = ()
    """Milliseconds from a broadcast until all see it."""
    rss: float = 0.0
    """Resident memory of the server's processes, MiB."""
    pss: float = 0.0
    """The same, shared pages counted once."""
    paints: tuple[float, ...] = ()
    """Milliseconds from connecting to the first paint, of those who came with this step."""
    greetings: tuple[float, ...] = ()
    """Milliseconds of these that went by before the door let them in: network, keys, PIN, name."""
    lost: int = 0
    """Lines that the server closed."""
    load: float = 0.0
    """CPU of the load generator while everybody types, in cores: near 1 the figures are not good."""


@dataclass(frozen=True, slots=True)
class Storm:
    """Many come at once."""

    server: str
    """Which server."""
    joining: int
    """How many come."""
    paints: tuple[float, ...]
    """Milliseconds to the first paint."""
    failed: int = 0
    """How many did not get in."""
    typing: int = 0
    """How many type meanwhile."""
    echo: Echo = field(default_factory=Echo)
    """Their keys."""


@dataclass(frozen=True, slots=True)
class Churn:
    """Crowds come and go."""

    server: str
    """Which server."""
    each: int
    """How many come, and go, in one round."""
    rss: tuple[float, ...]
    """MiB after each round, when everybody had left."""
    alive: int | None
    """Apps that are left at the end; none when the server does not tell."""


@dataclass(frozen=True, slots=True)
class Board:
    """The facilitator's screen."""

    server: str
    """Which server."""
    rows: int
    """Live rows on it."""
    with_it: float
    """Cores that the server takes while everybody types and the screen is open."""
    without: float
    """The same without the screen."""


@dataclass(frozen=True, slots=True)
class Visits:
    """One person comes and goes, several times."""

    server: str
    """Which server."""
    paints: tuple[float, ...]
    """Milliseconds from the door to the first paint, each time."""
