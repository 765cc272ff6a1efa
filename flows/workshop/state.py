"""What the log of a room comes to. Derived, never saved; see :mod:`flows.workshop.fold`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from flows.people import PersonId
from flows.workshop.events import CardKind, MemberId, Size
from flows.workshop.seen import LEADING, Role

ROOM = "room"
"""Id of the group that everybody is."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who came into the room."""

    id: MemberId
    """Their id."""
    name: str
    """Name or alias."""
    role: Role
    """What they are now."""
    host: MemberId = ""
    """At whose seat they take part for want of a device; empty for those who have one."""
    at: MemberId = ""
    """At whose seat they sit for a while, though they have a device."""

    @property
    def leads(self) -> bool:
        """Whether they may move the room."""
        return self.role in LEADING

    @property
    def seat(self) -> MemberId:
        """At whose keyboard their words are entered."""
        return self.host or self.at or self.id


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the plan."""

    id: str
    """Its id."""
    flow: str
    """Name of the flow."""
    title: str
    """Its title."""
    minutes: int
    """Minutes planned."""
    size: Size
    """Who holds one conversation together."""
    quick: bool = False
    """The quick form."""
    began: datetime | None = None
    """When the room went on to it, UTC."""
    extra: int = 0
    """Minutes given to all on top."""


@dataclass(frozen=True, slots=True)
class Group:
    """People who hold their conversations together."""

    id: str
    """Its id."""
    members: tuple[MemberId, ...]
    """Who."""


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation of the workshop."""

    item: str
    """Id of the item."""
    group: str
    """Who holds it."""
    conversation: str
    """Its id."""
    party: str
    """Id of the party whose history it belongs to."""
    seats: tuple[tuple[MemberId, PersonId], ...]
    """Who takes part, and who they are in it."""
    began: datetime
    """When, UTC."""
    lead: PersonId = ""
    """Who facilitates inside it; empty for pairs."""
    extra: int = 0
    """Minutes given to it alone on top."""

    def person(self, member: MemberId) -> PersonId:
        """Return who a member is in it; empty when they do not take part."""
        return next((person for one, person in self.seats if one == member), "")

    @property
    def members(self) -> tuple[MemberId, ...]:
        """Who takes part."""
        return tuple(member for member, _ in self.seats)


@dataclass(frozen=True, slots=True)
class Note:
    """A card that was laid down."""

    id: str
    """Its id."""
    kind: CardKind
    """What it is."""
    text: str
    """Its words."""
    by: MemberId
    """Its author; empty when it came without a name."""
    at: datetime
    """When, UTC."""
    to: MemberId = ""
    """Only of a message: to whom; empty for all."""
    settled: bool = False
    """Whether it has been dealt with."""


@dataclass(frozen=True, slots=True)
class RoomState:
    """Everything that the log of a room comes to."""

    id: str
    """Workshop id."""
    title: str
    """Its title."""
    run_by: str
    """Name of the facilitator."""
    kept_days: int
    """Days for which raw words are kept."""
    opened: datetime
    """When it was made, UTC."""
    stirred: datetime
    """When something happened in it last, UTC."""
    expected: int = 0
    """About how many are expected."""
    members: tuple[Member, ...] = ()
    """Everybody, in order of joining."""
    plan: tuple[Item, ...] = ()
    """The items in order."""
    groups: tuple[Group, ...] = ()
    """The pairs as they are now."""
    talks: tuple[Talk, ...] = ()
    """All conversations, oldest first."""
    notes: tuple[Note, ...] = ()
    """Cards, oldest first."""
    running: str = ""
    """Id of the item that the room is at."""
    called_back: datetime | None = None
    """When the room meets again, UTC."""
    closed: datetime | None = None
    """When it was closed, UTC."""
    tidied: bool = False
    """Whether the raw words are deleted."""

    @property
    def stage(self) -> Literal["lobby", "running", "closed"]:
        """Before the first item, in one, or over."""
        if self.closed:
            return "closed"
        return "running" if self.running else "lobby"

    @property
    def now(self) -> Item | None:
        """The item that the room is at."""
        return next((item for item in self.plan if item.id == self.running), None)

    @property
    def ahead(self) -> tuple[Item, ...]:
        """The items that have not begun."""
        return tuple(item for item in self.plan if item.began is None)

    @property
    def present_talks(self) -> tuple[Talk, ...]:
        """The conversations of the running item, of groups as they are now."""
        newest = {talk.group: talk for talk in self.talks if talk.item == self.running}
        pairs = {group.id for group in self.groups}
        item = self.now
        if item is None or item.size != "pairs":
            return tuple(newest.values())
        return tuple(talk for talk in newest.values() if talk.group in pairs)

    @property
    def taking_part(self) -> tuple[Member, ...]:
        """Everybody who takes part, those without a device too."""
        return tuple(member for member in self.members if member.role == "participant")

    @property
    def unpaired(self) -> tuple[Member, ...]:
        """Who takes part and belongs to no pair."""
        paired = {member for group in self.groups for member in group.members}
        return tuple(member for member in self.taking_part if member.id not in paired)

    def member(self, id: MemberId) -> Member | None:
        """Return somebody by their id."""
        return next((member for member in self.members if member.id == id), None)

    def item(self, id: str) -> Item | None:
        """Return an item by its id."""
        return next((item for item in self.plan if item.id == id), None)

    def group_of(self, member: MemberId) -> Group | None:
        """Return the pair that somebody is in."""
        return next((group for group in self.groups if member in group.members), None)

    def talk_of(self, member: MemberId) -> Talk | None:
        """Return the conversation at which somebody sits now."""
        return next((t for t in reversed(self.present_talks) if t.person(member)), None)

    def guests(self, host: MemberId) -> tuple[Member, ...]:
        """Return who sits at somebody's keyboard beside them."""
        return tuple(one for one in self.members if one.seat == host and one.id != host)

    def seated(self, member: MemberId, talk: Talk) -> tuple[PersonId, ...]:
        """Return whose words may be entered at somebody's keyboard, their own first.

        They themselves stay among them also while they sit elsewhere: their seat is kept.
        """
        here = (member, *(guest.id for guest in self.guests(member)))
        return tuple(talk.person(one) for one in here if talk.person(one))
