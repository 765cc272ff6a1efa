"""What the tools for workshops share: the desk, and finding one workshop by what somebody typed."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

from tui.cli.places import home_of
from tui.cli.printing import say
from tui.cli.trouble import Cannot, Misused
from tui.stamps import MachineStamps

if TYPE_CHECKING:
    from store import Desk, Invitation, WorkshopCard

_T = TypeVar("_T")


def at_desk(options: Namespace, do: Callable[[Desk], Awaitable[_T]]) -> _T:
    """Do something at the desk of the home that the command line names. Raises ``StoreError``."""
    from store import desk_of

    home = home_of(options)

    async def act() -> _T:
        desk = await desk_of(home, MachineStamps())
        try:
            return await do(desk)
        finally:
            await desk.close()

    return asyncio.run(act())


def meant(cards: tuple[WorkshopCard, ...], name: str) -> WorkshopCard:
    """Return the workshop that is meant. Raises :class:`Cannot` or :class:`Misused`."""
    wanted = "".join(name.split()).casefold()
    found = [card for card in cards if wanted in {card.id.casefold(), card.code.casefold()}]
    found = found or [card for card in cards if "".join(card.title.split()).casefold() == wanted]
    if not found:
        raise Cannot(f"There is no workshop “{name}”. “duologue workshop list” shows all.")
    if len(found) > 1:
        codes = ", ".join(card.code for card in found)
        raise Misused(f"Several workshops are called “{name}”. Say its join code: {codes}.")
    return found[0]


def say_invitation(invitation: Invitation) -> None:
    """Print what people need to come in."""
    say(invitation.text)
    say("")
    say(f"To lead it: the same command with “lead-{invitation.code}”.")
    say(f"PIN for leading  {invitation.lead_pin}")
    say("Where the server lists keys for leading, it asks for one of those instead.")
    say("PINs are kept nowhere: write them down. “workshop invite” makes new ones.")
