"""What a member of a workshop is given to see of it: values that hold process, never content.

The hub makes one :class:`Room` for each member, by role, and sends no more than that. A screen can
therefore show all of it. Words that stand here were addressed to the room or to the facilitator by
their author: a raised hand's line, a parked card, a concern, an offered line, a message.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

Role: TypeAlias = Literal["facilitator", "cofacilitator", "participant", "observer", "screen"]
"""Decided by the server: who leads, who helps leading, who takes part, who watches, the big screen."""

LEADING: frozenset[Role] = frozenset({"facilitator", "cofacilitator"})
"""Roles that may move the room."""

Presence: TypeAlias = Literal["here", "away", "gone"]
"""Connected; connected without a key for some minutes; not connected (the seat is kept)."""

Doing: TypeAlias = Literal["", "writing", "ready", "waiting", "reading"]
"""What a person's seat is doing, as far as others may know: never what, how long or how much."""


@dataclass(frozen=True, slots=True)
class Mate:
    """One person in the room, as everybody there may know them."""

    id: str
    """Member id, unique in the workshop."""
    name: str
    """Name or alias as they gave it."""
    role: Role
    """What they are here."""
    presence: Presence = "here"
    """Whether they are connected."""
    hand: bool = False
    """Whether their hand is up."""
    doing: Doing = ""
    """What their seat does; empty for those who may not know (other pairs)."""
    proxied: bool = False
    """Has no device: enters words at somebody else's seat."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One item of the plan: a flow that pairs, fours or the whole room run."""

    id: str
    """Item id, unique in the workshop."""
    flow: str
    """Name of the flow."""
    title: str
    """Its title."""
    minutes: int
    """Minutes planned, extensions included."""
    size: Literal["pairs", "fours", "room"]
    """Who holds one conversation together."""
    quick: bool = False
    """The quick form."""
    state: Literal["done", "now", "later"] = "later"
    """Where the room is."""
    began: datetime | None = None
    """When it began, UTC."""
    parts: tuple[tuple[str, int, Literal["done", "now", "later"]], ...] = ()
    """Title, minutes (0: none planned) and state of the flow's named parts; only of a room-wide flow."""


@dataclass(frozen=True, slots=True)
class Card:
    """Words addressed to the room or its facilitator by their author."""

    id: str
    """Card id."""
    kind: Literal["hand", "parked", "concern", "offer", "message"]
    """What it is."""
    text: str
    """Its words; a hand may have none."""
    by: str
    """Name of the author; empty when it was given without a name."""
    at: datetime
    """When, UTC."""


@dataclass(frozen=True, slots=True)
class Table:
    """One conversation of the workshop, as the facilitator may know it: process, no content."""

    id: str
    """Id of the pair (or four, or room) that holds it."""
    names: tuple[str, ...]
    """Who holds it."""
    people: tuple[Mate, ...]
    """The same people with presence, hand and what their seats do."""
    step: str
    """Title of the part they are in, as the author of the flow wrote it; empty before and after."""
    done: int
    """Parts behind them."""
    total: int
    """Parts in all."""
    minutes: int
    """Whole minutes since they began this item."""
    extra: int = 0
    """Minutes they were given on top."""
    ready: int = 0
    """How many are through with what is asked now."""
    typing: int = 0
    """How many are typing now."""
    finished: bool = False
    """Whether this item's conversation is over."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a room-wide flow that lies ahead; :class:`flows.workshop.acts.Drop` leaves it out."""

    place: str
    """What ``Drop.item`` names; dropped once more it is put in again."""
    title: str
    """Its title."""
    minutes: int
    """Minutes planned; 0 when none are."""
    dropped: bool = False
    """Whether it is left out now."""


@dataclass(frozen=True, slots=True)
class Board:
    """What leading roles see on top of what everybody sees."""

    tables: tuple[Table, ...] = ()
    """All conversations of the item that runs now."""
    unpaired: tuple[Mate, ...] = ()
    """Who takes part and belongs to no pair yet."""
    cards: tuple[Card, ...] = ()
    """Hands, parked cards and concerns, oldest first."""
    say: str = ""
    """A line to say, if one likes, of the part that runs now (room-wide flows)."""
    next: str = ""
    """What ``next`` would do now, in words; empty when there is nothing."""
    leave: str = ""
    """Title of the item that would be begun if the room left the present flow unfinished; only where
    that flow cannot be moved on, because somebody has to answer."""
    typing: int = 0
    """How many in the room are typing: ``next`` asks twice."""
    ready: int = 0
    """How many are through with what is asked now."""
    asked: int = 0
    """How many are asked something now."""
    ahead: tuple[Section, ...] = ()
    """Parts of the room-wide flow that runs which can be left out or put in again."""


@dataclass(frozen=True, slots=True)
class Room:
    """A workshop as one member is given it."""

    id: str
    """Workshop id."""
    title: str
    """Its title."""
    run_by: str
    """Name of the facilitator."""
    kept_days: int
    """Days for which raw words are kept."""
    stage: Literal["lobby", "running", "closed"]
    """Before the first item, in one, or over."""
    me: Mate
    """Whose view this is."""
    people: tuple[Mate, ...]
    """Everybody in the room, facilitators first, then in order of joining."""
    expected: int = 0
    """About how many are expected; 0 when nobody said."""
    plan: tuple[Planned, ...] = ()
    """The items; participants are given their titles, too."""
    conversation: str = ""
    """Id of the conversation at which this member sits now; empty for none."""
    person: str = ""
    """Id of this member in that conversation."""
    seated: tuple[str, ...] = ()
    """Ids in it of everybody who sits at this member's keyboard, their own first; with nobody
    beside them it may be empty."""
    others: tuple[str, ...] = ()
    """Names of those who hold it with them."""
    called_back: datetime | None = None
    """When the room meets again, UTC; set while a call back runs."""
    ends: datetime | None = None
    """When the running item's time is up, UTC, extensions included; soft: nothing happens then."""
    messages: tuple[Card, ...] = ()
    """Messages to this member and lines offered to the room, oldest first, the last twenty."""
    board: Board | None = None
    """Only for leading roles; the big screen gets one without cards and without ``say``."""
    invitation: str = ""
    """The text to paste and read aloud; only for leading roles."""
    sits_at: str = ""
    """Name of whose keyboard this member sits at for now; empty at their own."""
