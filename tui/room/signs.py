"""The signs of people in a room, and their twins in plain ASCII. Each is one cell wide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from flows.workshop.seen import LEADING, Mate
from tui.glyphs import ASCII as PLAIN_GLYPHS
from tui.glyphs import Glyphs


@dataclass(frozen=True, slots=True)
class Signs:
    """One table of signs."""

    lead: str
    """Who leads, or helps leading."""
    ready: str
    """Through with what is asked."""
    writing: str
    """At a page to write on."""
    reading: str
    """At any other page, or waiting."""
    away: str
    """Connected, and quiet for some minutes."""
    gone: str
    """Not connected; the seat is kept."""
    hand: str
    """Hand up."""
    watching: str
    """Looks on."""
    block: str
    """A square of the large digits."""


UNICODE: Final = Signs(
    lead="◆", ready="✓", writing="~", reading="·", away="z", gone="×", hand="▲", watching="○",
    block="█",
)  # fmt: skip
"""For terminals that show Unicode."""
ASCII: Final = Signs(
    lead="*", ready="v", writing="~", reading=".", away="z", gone="x", hand="^", watching="o",
    block="#",
)  # fmt: skip
"""For `--ascii` and whoever chose plain signs."""


def table(glyphs: Glyphs) -> Signs:
    """Return the table that goes with an app's own signs."""
    return ASCII if glyphs is PLAIN_GLYPHS else UNICODE


def sign_of(mate: Mate, signs: Signs) -> tuple[str, str]:
    """Return the one sign that says most about somebody, and its colour's meaning."""
    if mate.presence == "gone":
        return signs.gone, "$muted"
    if mate.presence == "away":
        return signs.away, "$muted"
    if mate.role in LEADING:
        return signs.lead, "$accent"
    if mate.role in {"observer", "screen"}:
        return signs.watching, "$muted"
    return {
        "ready": (signs.ready, "$good"),
        "writing": (signs.writing, "$ink"),
        "waiting": (signs.ready, "$good"),
        "reading": (signs.reading, "$muted"),
        "": ("", "$ink"),
    }[mate.doing]


def legend(signs: Signs) -> tuple[tuple[str, str], ...]:
    """Return every sign with what it means, in the order of how often it is met."""
    return (
        (signs.lead, "leads"),
        (signs.ready, "done here"),
        (signs.writing, "writing"),
        (signs.reading, "reading"),
        (signs.away, "quiet"),
        (signs.gone, "not connected"),
        (signs.hand, "hand up"),
        (signs.watching, "looks on"),
    )
