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
PLAIN: Final = "plain-"
"""Stands before all of it where somebody wants lines and no pages."""
CODE_LENGTH: Final = 16
"""The most characters of a code that are looked at."""


@dataclass(frozen=True, slots=True)
class Caller:
    """What a user name asks for. The server decides; nobody is anybody because of a name."""

    role: Role
    """As what."""
    code: str
    """Where; upper case, letters and digits; may be empty."""
    plain: bool = False
    """Whether they ask to take part line by line, whatever their terminal can do."""


def caller_of(user: str) -> Caller:
    """Return what a user name asks for: ``K7P3Q2``, ``plain-K7P3Q2``, ``watch-K7P3Q2``, ``lead``.

    A client may send anything as a user name, a kilobyte of it.
    """
    said = user[:200].strip().lower()
    plain = said.startswith(PLAIN) or said == PLAIN[:-1]
    if plain:
        said = said[len(PLAIN) :]
    for prefix, role in PREFIXES.items():
        if said.startswith(prefix) or said == prefix[:-1]:
            return Caller(role, _code(said[len(prefix) :]), plain)
    return Caller("participant", _code(said), plain)


def _code(said: str) -> str:
    """Return the letters and digits of a code."""
    return "".join(c for c in said if c.isascii() and c.isalnum()).upper()[:CODE_LENGTH]
