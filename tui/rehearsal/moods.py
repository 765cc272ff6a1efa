"""Moods: how readily a simulated person leaves the straight path."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

_LEVELS = (0.0, 0.5, 1.0, 2.0)
"""How much of a habit somebody has; most people lack some of them."""


@dataclass(frozen=True, slots=True)
class Mood:
    """Chances, each from 0 to 1, that something is done on one page."""

    passes: float = 0.0
    """To pass."""
    back: float = 0.0
    """To go one step back."""
    pauses: float = 0.0
    """To pause, and come back another day."""
    asides: float = 0.0
    """To jot something down, park it, raise a concern, or take more time."""
    edits: float = 0.0
    """To reword, drop, keep private, take back, undo."""
    varies: float = 0.0
    """To answer otherwise than an agreeable person would."""

    @classmethod
    def of(cls, chance: Random) -> Mood:
        """A mood by chance."""

        def habit(usual: float) -> float:
            return usual * chance.choice(_LEVELS)

        return cls(habit(0.12), habit(0.06), habit(0.02), habit(0.03), habit(0.15), habit(0.45))


CALM = Mood()
"""Answers what is asked and goes on."""
