"""``duologue workshop close``: end a workshop."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from tui.cli.codes import DONE
from tui.cli.printing import say
from tui.cli.workshop.desks import at_desk, meant

if TYPE_CHECKING:
    from store import Desk, WorkshopCard


def add(parser: ArgumentParser) -> None:
    """Add the arguments of ``workshop close``."""
    parser.add_argument("name", metavar="NAME", help="join code, id or title")


def run(options: Namespace) -> int:
    """End it, and say what stays."""

    async def close(desk: Desk) -> WorkshopCard:
        card = meant(await desk.cards(), options.name)
        if card.stage != "closed":
            await desk.finish(card.id)
        return card

    card = at_desk(options, close)
    if card.stage == "closed":
        say(f"“{card.title}” was over already.")
    else:
        say(
            f"“{card.title}” is over. Each pair keeps its history; raw words for {card.kept_days} days."
        )
    return DONE
