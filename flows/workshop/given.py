"""What every decision in a room is made with, and what is asked before most of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from flows.workshop import events as ev
from flows.workshop.acts import Refused
from flows.workshop.state import Member, RoomState

LONGEST = 500
"""Signs in one card, at most."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the hub hands to a decision, so that it stays pure."""

    at: datetime
    """Now, UTC."""
    fresh: tuple[str, ...]
    """Ids that nobody has; as many as people in the room will do."""
    order: tuple[ev.MemberId, ...] = ()
    """Members in an order of chance, for drawing."""
    words: Mapping[str, ev.MemberId] = field(default_factory=lambda: MappingProxyType({}))
    """Words that people typed to find their pair, and who did last."""
    titles: Mapping[str, tuple[str, int]] = field(default_factory=lambda: MappingProxyType({}))
    """Title and minutes of the flow that is to be inserted, by its name."""
    name: str = ""
    """The name of a proxy as it is kept."""


def lead(member: Member) -> None:
    """Refuse somebody who may not move the room."""
    if not member.leads:
        raise Refused("Only who leads this workshop can do that.")


def running(state: RoomState) -> None:
    """Refuse while nothing runs."""
    if not state.running:
        raise Refused("Nothing has begun yet.")


def somebody(state: RoomState, id: ev.MemberId) -> Member:
    """Return a member, or refuse."""
    member = state.member(id)
    if member is None:
        raise Refused("There is nobody of that name in the room.")
    return member


def words(text: str) -> str:
    """Return the words of a card in one line without invisible signs, or refuse."""
    clean = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if not clean:
        raise Refused("There are no words yet.")
    if len(clean) > LONGEST:
        raise Refused(f"That is too long; a card has at most {LONGEST} signs.")
    return clean
