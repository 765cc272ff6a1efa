"""The composition root: the one place that puts the app together."""

from __future__ import annotations

from store import Home
from tui.app import Duologue
from tui.opening import Opening
from tui.settings import Settings, read_settings
from tui.stamps import MachineStamps, Stamps


def build(
    home: Home,
    opening: Opening,
    *,
    ascii_only: bool = False,
    settings: Settings | None = None,
    stamps: Stamps | None = None,
) -> Duologue:
    """Return the app on a home; the home's own settings and the machine's clock if none are given.

    The command line, the demo, the pictures and the tests all call this.
    """
    return Duologue(
        home,
        opening=opening,
        settings=settings or read_settings(home.settings),
        stamps=stamps or MachineStamps(),
        ascii_only=ascii_only,
    )
