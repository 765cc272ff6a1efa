"""What a member's program asks of the hub: one interface, in process or over a socket.

A link belongs to one member who was admitted. The hub checks every call against that member, so a
worker or a screen that asks for more is refused there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from flows.workshop.acts import Act
from flows.workshop.seen import Role, Room
from store.keeper import Keeper


@dataclass(frozen=True, slots=True)
class Knock:
    """What somebody shows at the door."""

    code: str
    """The join code as typed, without its role prefix; upper and lower case are the same."""
    role: Role
    """The role that the join command names (`watch-`, `screen-`, `lead-`, `co-`, or none)."""
    pin: str = ""
    """The PIN as typed; empty when a key stands for it."""
    address: str = ""
    """Where they come from, for the lockout; never kept on the disk."""
    key: str = ""
    """Fingerprint of a public key whose possession was proven; empty for none."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the door says."""

    verdict: Literal["in", "name", "word", "pin", "wrong", "locked", "unknown", "closed", "full"]
    """Let in; asks the name, the way-back word, the PIN; wrong PIN or word; locked out; no such
    code; the workshop is over; no seat is left."""
    sentence: str = ""
    """One polite line for people."""
    token: str = ""
    """With ``in``: what opens a :class:`Link`, once."""
    member: str = ""
    """With ``in``: the member's id."""


class Door(Protocol):
    """Who lets people in. All counting (wrong PINs by code and by address) happens in the hub."""

    async def knock(self, knock: Knock) -> Answer:
        """Judge code, role, PIN or key. ``name`` follows a right PIN; ``in`` a known key."""
        ...

    async def enter(self, knock: Knock, name: str, word: str = "", offered: str = "") -> Answer:
        """Give a name (and, when it is taken, its way-back word). ``offered`` is a key to remember."""
        ...


class Link(Protocol):
    """One member's line to the hub."""

    room: Room
    """The newest view that was given; never older than the last message."""
    keeper: Keeper
    """Conversations of this member; any other id is refused with ``UnknownConversation``."""
    word: str
    """The member's way-back word, to be shown to them; empty when their key is known."""

    def listen(self, tell: Callable[[Room], object]) -> None:
        """Be told of each new view, in the event loop; at most about twice a second for boards."""
        ...

    def on_lost(self, tell: Callable[[str], object]) -> None:
        """Be told, in one sentence, that the hub is gone or stops."""
        ...

    async def act(self, act: Act) -> None:
        """Do something in the room. ``StoreError`` with a sentence when it cannot be."""
        ...

    def stir(self) -> None:
        """A key was pressed here (presence; coalesced, never per key on the wire)."""
        ...

    async def take_home(self, form: str = "markdown") -> str:
        """Return this member's page: own commitments, notes, what is kept where (through the gate)."""
        ...

    async def forget_notes(self) -> int:
        """Delete this member's notes for good; how many."""
        ...

    async def close(self) -> None:
        """Leave the seat; it is kept."""
        ...
