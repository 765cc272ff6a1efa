"""``duologue workshop invite``: new PINs, and the invitation again."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from tui.cli.codes import DONE
from tui.cli.trouble import Cannot
from tui.cli.workshop.desks import at_desk, meant, say_invitation

if TYPE_CHECKING:
    from store import Desk, Invitation


def add(parser: ArgumentParser) -> None:
    """Add the arguments of ``workshop invite``."""
    parser.add_argument("name", metavar="NAME", help="join code, id or title")


def run(options: Namespace) -> int:
    """Make new PINs and print them."""

    async def invite(desk: Desk) -> Invitation:
        card = meant(await desk.cards(), options.name)
        if card.stage == "closed":
            raise Cannot(f"“{card.title}” is over; nobody comes in any more.")
        return await desk.invite(card.id)

    say_invitation(at_desk(options, invite))
    return DONE
