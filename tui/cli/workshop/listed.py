"""``duologue workshop list``: the workshops of this home."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from tui.cli.codes import DONE
from tui.cli.printing import say
from tui.cli.workshop.desks import at_desk

if TYPE_CHECKING:
    from store import WorkshopCard


def add(parser: ArgumentParser) -> None:
    """``workshop list`` has no arguments of its own."""


def run(options: Namespace) -> int:
    """Print a line for each."""
    cards = at_desk(options, lambda desk: desk.cards())
    if not cards:
        say("There is no workshop yet. “duologue workshop new” makes one.")
    for card in cards:
        say(_line(card))
    return DONE


def _line(card: WorkshopCard) -> str:
    """One workshop in a line."""
    if card.trouble:
        return f"        {card.id}: {card.trouble}"
    day = f"{card.opened.astimezone():%Y-%m-%d}" if card.opened else ""
    stage = {"lobby": "not begun", "running": "running", "closed": "over"}[card.stage]
    return f"{card.code}  {day}  {card.title}, {card.people} joined, {stage}"
