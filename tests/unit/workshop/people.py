"""A room with people for tests: acts in, state out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from types import MappingProxyType

from flows.workshop import events as ev
from flows.workshop.acts import Act
from flows.workshop.fold import apply, fold
from flows.workshop.guards import Given, decide
from flows.workshop.seen import Role
from flows.workshop.state import RoomState

START = datetime(2026, 6, 14, 14, 0, tzinfo=UTC)


def at(minutes: float = 0) -> datetime:
    """So many minutes after the start."""
    return START + timedelta(minutes=minutes)


@dataclass
class House:
    """A room and its log. Members' ids are their names in lower case."""

    state: RoomState
    log: list[ev.RoomEvent]

    def __post_init__(self) -> None:
        self._ids = count(1)
        self.words: dict[str, str] = {}

    def happen(self, *events: ev.RoomEvent) -> None:
        """Take events in; the log alone comes to the same."""
        for event in events:
            self.log.append(event)
            self.state = apply(self.state, event)
        assert fold(self.log) == self.state

    def join(self, *names: str, role: Role = "participant") -> None:
        """People come in."""
        for name in names:
            self.happen(ev.Joined(at=at(), member=name.lower(), name=name, role=role))

    def act(self, who: str, act: Act, *, minutes: float = 0, name: str = "") -> None:
        """Somebody does something."""
        member = self.state.member(who)
        assert member
        fresh = tuple(f"id{next(self._ids)}" for _ in range(60))
        order = tuple(sorted(one.id for one in self.state.members))
        given = Given(
            at=at(minutes),
            fresh=fresh,
            order=order,
            words=MappingProxyType(self.words),
            titles=MappingProxyType({"notes": ("Sticky notes", 20)}),
            name=name,
        )
        self.happen(*decide(self.state, member, act, given))

    def plan(self, item: str, size: ev.Size = "pairs", after: str = "", minutes: int = 20) -> None:
        """Put an item into the plan."""
        self.happen(
            ev.Planned(
                at=at(),
                item=item,
                flow="notes",
                title=item.title(),
                minutes=minutes,
                size=size,
                after=after,
            )
        )

    def begin(self, item: str, **groups: tuple[str, ...]) -> None:
        """Begin an item with conversations of some groups."""
        self.happen(ev.ItemBegan(at=at(), item=item))
        for group, members in groups.items():
            self.talk(item, group, *members)

    def talk(self, item: str, group: str, *members: str) -> None:
        """Begin one conversation; it is called after its group."""
        self.happen(
            ev.TalkBegan(
                at=at(1),
                item=item,
                group=group,
                conversation=f"c-{group}",
                party=f"p-{group}",
                seats=tuple((member, f"{member}!") for member in members),
                lead="facilitator" if group == "room" else "",
            )
        )

    def settled(self, kind: str) -> list[bool]:
        """Whether the cards of a kind have been dealt with."""
        return [note.settled for note in self.state.notes if note.kind == kind]


def a_room(*names: str) -> House:
    """A room that Ines leads, with people."""
    opened = ev.Opened(
        at=at(), workshop="w", title="Team day", run_by="Ines", kept_days=90, expected=12
    )
    house = House(fold([opened]), [opened])
    house.join("Ines", role="facilitator")
    house.join(*names)
    return house
