"""Puts a demo together: a home, two invented people, a player and the app."""

from __future__ import annotations

from flows.model import Flow
from store import Home
from tui.demo.pace import FAST, WATCHABLE
from tui.demo.player import Player
from tui.demo.watched import Watched
from tui.opening import Opening
from tui.root import build_watched
from tui.simulated.cast import company
from tui.stamps import MachineStamps


def demo_app(
    home: Home, flow: Flow, *, seed: int = 1, fast: bool = False, ascii_only: bool = False
) -> Watched:
    """Return the app in which invented people go through a flow from arriving to the end.

    ``home`` is empty; they are two, or as many as the flow needs.
    """
    people = company(min(max(2, flow.least), flow.most))
    party = home.create_party([person.name for person in people], MachineStamps().now())
    return build_watched(
        home,
        Opening(party=party.id, flow=flow.name),
        play=Player(people, seed, stay=not fast),
        pace=FAST if fast else WATCHABLE,
        ascii_only=ascii_only,
    )
