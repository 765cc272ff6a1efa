"""What happened in a room. The room's log is its only state; it holds no word of a conversation.

Times and ids come in with events. ``by`` is the member who acted, empty for the hub itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Literal, TypeAlias

from flows.people import PersonId
from flows.workshop.seen import Role

MemberId: TypeAlias = str
"""Id of a member, unique in the workshop and telling nothing."""

Size: TypeAlias = Literal["pairs", "fours", "room"]
"""Who holds one conversation together."""

CardKind: TypeAlias = Literal["hand", "parked", "concern", "offer", "message"]
"""What a card is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomEvent:
    """Something that happened in the room."""

    at: datetime
    """When, UTC."""
    by: MemberId = ""
    """Who; empty for the hub."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened(RoomEvent):
    """The workshop was made. Always the first event, and only there."""

    workshop: str
    """Its id."""
    title: str
    """Its title."""
    run_by: str
    """Name of the facilitator."""
    kept_days: int
    """Days for which raw words are kept after the close."""
    expected: int = 0
    """About how many are expected; 0 when nobody said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned(RoomEvent):
    """An item was put into the plan."""

    item: str
    """Its id."""
    flow: str
    """Name of the flow."""
    title: str
    """Title of the flow, as its author wrote it."""
    minutes: int
    """Minutes it takes."""
    size: Size
    """Who holds one conversation together."""
    quick: bool = False
    """The quick form."""
    after: str = ""
    """Behind which item; empty: before all that have not begun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplanned(RoomEvent):
    """An item that had not begun was taken out of the plan."""

    item: str
    """Its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined(RoomEvent):
    """Somebody came into the room for the first time."""

    member: MemberId
    """Their id."""
    name: str
    """Name or alias as they gave it."""
    role: Role
    """What they are."""
    host: MemberId = ""
    """At whose seat they take part, when they have no device."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleGiven(RoomEvent):
    """Somebody is something else from now on."""

    member: MemberId
    """Who."""
    role: Role
    """What."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paired(RoomEvent):
    """People are a pair (of two to four); pairs that they were in before are dissolved."""

    group: str
    """Id of the pair."""
    members: tuple[MemberId, ...]
    """Who."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemBegan(RoomEvent):
    """The room went on to an item; what ran before is over for the room."""

    item: str
    """Its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkBegan(RoomEvent):
    """A conversation of the running item began."""

    item: str
    """Id of the item."""
    group: str
    """Id of the pair, the four, or ``room``."""
    conversation: str
    """Id of the conversation."""
    party: str
    """Id of the party whose history it belongs to."""
    seats: tuple[tuple[MemberId, PersonId], ...]
    """Who takes part, and who they are in it."""
    lead: PersonId = ""
    """Who facilitates inside it; only of room-wide flows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeGiven(RoomEvent):
    """Minutes were given on top of the running item's."""

    minutes: int
    """How many."""
    group: str = ""
    """To whom; empty for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLaid(RoomEvent):
    """Words addressed to the room, to its facilitator or to one member."""

    card: str
    """Its id."""
    kind: CardKind
    """What it is."""
    text: str
    """Its words."""
    named: bool = True
    """Whether the author's name goes with it; without, ``by`` is empty too."""
    to: MemberId = ""
    """Only of a message: to whom; empty for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSettled(RoomEvent):
    """A card has been dealt with."""

    card: str
    """Its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalledBack(RoomEvent):
    """Everybody is asked to come back."""

    until: datetime
    """When the room meets, UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatMoved(RoomEvent):
    """Somebody sat down at another's seat, or took their own again."""

    member: MemberId
    """Who."""
    host: MemberId = ""
    """At whose seat; empty: their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomClosed(RoomEvent):
    """The workshop is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tidied(RoomEvent):
    """The raw words were deleted, because their time was up."""


ROOM_EVENTS: Mapping[str, type[RoomEvent]] = MappingProxyType(
    {
        "opened": Opened,
        "planned": Planned,
        "unplanned": Unplanned,
        "joined": Joined,
        "role_given": RoleGiven,
        "paired": Paired,
        "item_began": ItemBegan,
        "talk_began": TalkBegan,
        "time_given": TimeGiven,
        "card_laid": CardLaid,
        "card_settled": CardSettled,
        "called_back": CalledBack,
        "seat_moved": SeatMoved,
        "room_closed": RoomClosed,
        "tidied": Tidied,
    }
)
"""Names of the events in saved form. Published names are for ever."""
