"""Duologue with its clock moved: `python -m tests.journeys.later DAYS [arguments]`."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, timedelta

from tui.stamps import MachineStamps


def move(days: int) -> None:
    """Let the only clock of the program be so many days ahead."""
    shift = timedelta(days=days)

    def now(_: MachineStamps) -> datetime:
        return datetime.now(UTC) + shift

    def today(self: MachineStamps) -> date:
        return now(self).astimezone().date()

    MachineStamps.now, MachineStamps.today = now, today  # type: ignore[method-assign, assignment]


def main() -> int:
    """Move the clock, then be the program."""
    from tui.cli import main as run

    move(int(sys.argv.pop(1)))
    return run()


if __name__ == "__main__":
    sys.exit(main())
