"""Where times and ids come from: the only clock and the only dice of the program."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Protocol


class Stamps(Protocol):
    """Gives times and ids to events."""

    def now(self) -> datetime:
        """Return the present moment, UTC."""
        ...

    def today(self) -> date:
        """Return the day on the people's own calendar."""
        ...

    def new_id(self) -> str:
        """Return an id that nobody has, and that tells nothing."""
        ...


class MachineStamps:
    """The machine's clock and randomness."""

    def now(self) -> datetime:
        """Return the present moment, UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Return the day on this machine's calendar."""
        return datetime.now().astimezone().date()

    def new_id(self) -> str:
        """Return twelve random hexadecimal digits."""
        import secrets  # not before the first page

        return secrets.token_hex(6)
