"""What the hub asks of a clock; the program's and the tests' stamps are ones."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol


class Clock(Protocol):
    """Gives times."""

    def now(self) -> datetime:
        """Return the present moment, UTC."""
        ...

    def today(self) -> date:
        """Return the day on the people's own calendar."""
        ...
