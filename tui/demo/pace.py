"""How quickly the demo goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_READING: Final = 45
"""Characters that somebody who watches reads in a second."""
_LONGEST: Final = 5.0
"""The longest look at one page, in seconds."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Waits between keys, in seconds."""

    letter: float
    """After each letter of a text."""
    key: float
    """After each other key."""
    page: float
    """Before the first key on a page, at least."""

    def after(self, key: str) -> float:
        """How long to wait after a key."""
        return self.letter if len(key) == 1 else self.key

    def look(self, words: int) -> float:
        """How long to look at a page with so many characters before the first key."""
        return min(self.page + words / _READING, _LONGEST) if self.page else 0.0


WATCHABLE: Final = Pace(letter=0.035, key=0.35, page=1.2)
"""To read along."""
FAST: Final = Pace(letter=0.0, key=0.0, page=0.0)
"""As fast as the program can."""
