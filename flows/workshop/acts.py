"""What people can do in a workshop. The hub adds who and when, and asks the guards of the core.

A participant may: raise and lower the hand, park a card, raise a concern, offer a line, say ready,
go away and forget their notes. Everything else is for leading roles. ``Refused`` says why not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from flows.workshop.seen import Role


class Refused(ValueError):
    """An act that cannot be now; the message is a sentence for people."""


@dataclass(frozen=True, slots=True)
class RaiseHand:
    """Ask for the facilitator, with a word why or without."""

    text: str = ""
    """Why; for the facilitator."""


@dataclass(frozen=True, slots=True)
class LowerHand:
    """Take a hand down: one's own, or, as a leading role, somebody's."""

    member: str = ""
    """Whose; empty for one's own."""


@dataclass(frozen=True, slots=True)
class Park:
    """Put a thing on the room's list for later."""

    text: str
    """What."""


@dataclass(frozen=True, slots=True)
class Concern:
    """Say that something is not right; goes to the facilitator only."""

    text: str
    """What."""
    named: bool = True
    """Whether the name goes with it."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One line from a pair to the whole room."""

    text: str
    """The line."""


@dataclass(frozen=True, slots=True)
class SettleCard:
    """A card has been dealt with and leaves the list."""

    card: str
    """Its id."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Put people together: an existing pair of theirs is dissolved for this workshop."""

    members: tuple[str, ...]
    """Two to four member ids."""


@dataclass(frozen=True, slots=True)
class Draw:
    """Pair everybody who has no pair; the hub gives the order. An odd one joins a pair of three."""


@dataclass(frozen=True, slots=True)
class PairByWord:
    """Two who type the same word are a pair (participants)."""

    word: str
    """The word they agreed on, compared without case and spaces."""


@dataclass(frozen=True, slots=True)
class Next:
    """Go on: begin the first or next item, or within a room-wide flow open, release or move on.

    Refused while people are typing unless ``sure``.
    """

    sure: bool = False
    """Asked twice."""
    leave: bool = False
    """Leave a room-wide flow unfinished where it cannot be moved on, and begin the next item."""


@dataclass(frozen=True, slots=True)
class MoreMinutes:
    """Give time on top to the running item, for one table or for all."""

    minutes: int = 1
    """How many."""
    table: str = ""
    """Whose; empty for all."""


@dataclass(frozen=True, slots=True)
class CallBack:
    """Ask all to come back; nobody is moved, one line says so."""

    seconds: int = 30
    """Notice given."""


@dataclass(frozen=True, slots=True)
class Tell:
    """A message to one, or to all."""

    text: str
    """Its words."""
    member: str = ""
    """To whom; empty for all."""


@dataclass(frozen=True, slots=True)
class Insert:
    """Put a flow of the library into the plan, ahead of the room."""

    flow: str
    """Its name."""
    size: Literal["pairs", "fours", "room"] = "pairs"
    """Who holds one conversation together."""
    after: str = ""
    """Behind which item; empty: next."""
    quick: bool = False
    """The quick form."""


@dataclass(frozen=True, slots=True)
class Drop:
    """Take an item that has not begun out of the plan."""

    item: str
    """Its id."""


@dataclass(frozen=True, slots=True)
class GiveRole:
    """Pass or share the lead, or make somebody a watcher."""

    member: str
    """Who."""
    role: Role
    """What they are from now on."""


@dataclass(frozen=True, slots=True)
class AddProxy:
    """Somebody without a device takes part at another's seat, behind the same hand-over."""

    name: str
    """Their name."""
    host: str
    """Member id at whose seat they sit."""


@dataclass(frozen=True, slots=True)
class Move:
    """Sit down at another's seat (one keyboard for the pair), or take one's own seat again."""

    host: str = ""
    """Member id at whose seat; empty: one's own."""


@dataclass(frozen=True, slots=True)
class LetIn:
    """Let somebody who lost their way-back word take their seat again."""

    member: str
    """Who."""


@dataclass(frozen=True, slots=True)
class Close:
    """End the workshop; conversations that run are paused."""


Act: TypeAlias = (
    RaiseHand
    | LowerHand
    | Park
    | Concern
    | Offer
    | SettleCard
    | Pair
    | Draw
    | PairByWord
    | Next
    | MoreMinutes
    | CallBack
    | Tell
    | Insert
    | Drop
    | GiveRole
    | AddProxy
    | Move
    | LetIn
    | Close
)
"""Everything that can be done in a room."""
