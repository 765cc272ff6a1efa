"""Who calls, as far as the user name of a connection says it."""

from dataclasses import dataclass
from typing import Final

from flows.workshop.seen import Role

PREFIXES: Final[dict[str, Role]] = {
    "watch-": "observer",
    "screen-": "screen",
    "lead-": "facilitator",
    "co-": "cofacilitator",
}
"""What stands before the join code, and what one is then."""
CODE_LENGTH: Final = 16
"""The most characters of a code that are looked at."""


@dataclass(frozen=True, slots=True)
class Caller:
    """What a user name asks for. The server decides; nobody is anybody because of a name."""

    role: Role
    """As what."""
    code: str
    """Where; upper case, letters and digits; may be empty."""


def caller_of(user: str) -> Caller:
    """Return what a user name asks for: ``K7P3Q2``, ``watch-K7P3Q2``, ``lead`` alone.

    A client may send anything as a user name, a kilobyte of it.
    """
    said = user[:200].strip().lower()
    for prefix, role in PREFIXES.items():
        if said.startswith(prefix) or said == prefix[:-1]:
            return Caller(role, _code(said[len(prefix) :]))
    return Caller("participant", _code(said))


def _code(said: str) -> str:
    """Return the letters and digits of a code."""
    return "".join(c for c in said if c.isascii() and c.isalnum()).upper()[:CODE_LENGTH]
