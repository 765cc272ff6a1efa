"""What stands in a log for the words of another: no words, no number, no time.

The gate puts these in (:func:`flows.visibility.redact`); nobody can make them happen. The log that
was written while people talked never holds them. One that left through the gate does: an export,
and what was imported from it.
"""

from __future__ import annotations

from dataclasses import dataclass

from flows.events.base import AtPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed(AtPlace):
    """What a seat is given instead of another's words: "answered".

    Stands for an answer, a pass or being done alike, so that a pass leaves no trace.
    """

    given: bool = False
    """Only at a consent: everybody there said yes. Whoever said no or passed is never told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened(AtPlace):
    """What a seat is given when another takes up a sealed turn again."""
