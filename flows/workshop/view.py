"""The boundary: what each member is given of a room.

It is made of the room's own state and of glances, never of a conversation, so no screen behind it
can show a word that was not addressed to it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property

from flows.workshop import seen
from flows.workshop.events import CardKind
from flows.workshop.glance import Glance
from flows.workshop.guards import open_notes
from flows.workshop.live import Live
from flows.workshop.seen import Board, Card, Doing, Mate, Presence, Room, Table
from flows.workshop.state import Item, Member, Note, RoomState, Talk

__all__ = ["MOST_MESSAGES", "Live", "Outlook", "room_of"]

MOST_MESSAGES = 20
"""Messages and offers that a member is given, the newest."""


@dataclass(frozen=True)
class Outlook:
    """A room at one moment, from which each member's view is taken; shared parts are made once."""

    state: RoomState
    """What the log comes to."""
    live: Live
    """What is not in the log."""
    now: datetime
    """The moment, UTC."""

    def room(self, id: str) -> Room:
        """Return what a member is given. ``KeyError`` for somebody who is not in the room."""
        state = self.state
        me = self._members[id]
        talk = self._talks.get(id)
        people = self._people(me, talk)
        sits = me.seat == me.id
        return Room(
            id=state.id,
            title=state.title,
            run_by=state.run_by,
            kept_days=state.kept_days,
            stage=state.stage,
            me=people[self._places[id]],
            people=people,
            expected=state.expected,
            plan=self._plan,
            conversation=talk.conversation if talk and sits else "",
            person=talk.person(id) if talk and sits else "",
            others=self._names(talk, id),
            called_back=state.called_back if _ahead(state.called_back, self.now) else None,
            ends=self._ends(talk),
            messages=self._messages(me),
            board=self._board(me),
            invitation=self.live.invitation if me.leads else "",
            seated=state.seated(id, talk) if talk and sits else (),
            sits_at="" if sits else self._members[me.seat].name,
        )

    @cached_property
    def _members(self) -> dict[str, Member]:
        """Everybody by id."""
        return {member.id: member for member in self.state.members}

    @cached_property
    def _talks(self) -> dict[str, Talk]:
        """The conversation at which each member sits now."""
        return {member: talk for talk in self.state.present_talks for member, _ in talk.seats}

    @cached_property
    def _hands(self) -> frozenset[str]:
        """Whose hand is up."""
        return frozenset(note.by for note in self._open if note.kind == "hand")

    @cached_property
    def _open(self) -> tuple[Note, ...]:
        """What waits for the facilitator; hands are down once the workshop is over."""
        kinds: tuple[CardKind, ...] = ("hand", "parked", "concern")
        return open_notes(self.state, *(kinds[1:] if self.state.closed else kinds))

    @cached_property
    def _everybody(self) -> tuple[Mate, ...]:
        """Everybody as all may know them, facilitators first."""
        ranks = {"facilitator": 0, "cofacilitator": 1}
        ordered = sorted(self.state.members, key=lambda member: ranks.get(member.role, 2))
        return tuple(
            Mate(
                id=member.id,
                name=member.name,
                role=member.role,
                presence=self._presence(member),
                hand=member.id in self._hands,
                proxied=bool(member.host),
            )
            for member in ordered
        )

    def _presence(self, member: Member) -> Presence:
        """Whether somebody is connected; who has no device is where their host is."""
        here = self.live.presence
        return here.get(member.host or member.id, "gone")

    @cached_property
    def _asked(self) -> dict[str, Doing]:
        """What each member's seat is asked to do."""
        found: dict[str, Doing] = {}
        for talk in self.state.present_talks:
            pulse = self.live.pulses.get(talk.conversation)
            for member, person in talk.seats:
                found[member] = pulse.doing.get(person, "") if pulse else ""
        return found

    @cached_property
    def _places(self) -> dict[str, int]:
        """Where everybody stands in the list of people."""
        return {mate.id: place for place, mate in enumerate(self._everybody)}

    def _people(self, me: Member, talk: Talk | None) -> tuple[Mate, ...]:
        """Everybody as one member may know them: who shares no conversation tells no doings.

        Fellows learn that somebody is asked to write, leading roles that somebody types; nobody
        who talks with them learns when, how long or how much they write.
        """
        if me.leads:
            return tuple(self._led.values())
        if talk is None:
            return self._everybody
        known = self._fellows.get(talk.conversation)
        if known is None:
            inside = set(talk.members)
            known = self._fellows[talk.conversation] = tuple(
                _doing(mate, self._asked.get(mate.id, "")) if mate.id in inside else mate
                for mate in self._everybody
            )
        return known

    @cached_property
    def _fellows(self) -> dict[str, tuple[Mate, ...]]:
        """Everybody as those in a conversation may know them, made when first asked for."""
        return {}

    @cached_property
    def _led(self) -> dict[str, Mate]:
        """Everybody as leading roles may know them, in the order of the list."""
        found = {}
        for mate in self._everybody:
            doing = self._asked.get(mate.id, "")
            if doing == "writing" and mate.id not in self.live.typing:
                doing = "reading"
            found[mate.id] = _doing(mate, doing)
        return found

    @cached_property
    def _plan(self) -> tuple[seen.Planned, ...]:
        """The items."""
        return tuple(self._planned(item) for item in self.state.plan)

    def _planned(self, item: Item) -> seen.Planned:
        """One item; parts only of a room-wide flow that runs."""
        running = item.id == self.state.running and self.state.closed is None
        pulse = None
        if running and item.size == "room":
            talks = self.state.present_talks
            pulse = self.live.pulses.get(talks[0].conversation) if talks else None
        return seen.Planned(
            id=item.id,
            flow=item.flow,
            title=item.title,
            minutes=item.minutes + item.extra,
            size=item.size,
            quick=item.quick,
            state="now" if running else ("later" if item.began is None else "done"),
            began=item.began,
            parts=pulse.parts if pulse else (),
        )

    def _names(self, talk: Talk | None, id: str) -> tuple[str, ...]:
        """Names of those who hold a conversation with somebody, or will: their pair."""
        group = self.state.group_of(id)
        members = talk.members if talk else (group.members if group else ())
        return tuple(self._members[one].name for one in members if one != id)

    def _ends(self, talk: Talk | None) -> datetime | None:
        """When the running item's time is up."""
        item = self.state.now
        if item is None or item.began is None or self.state.closed or not item.minutes:
            return None
        extra = item.extra + (talk.extra if talk else 0)
        began = talk.began if talk else item.began
        return began + timedelta(minutes=item.minutes + extra)

    def _card(self, note: Note) -> Card:
        """A card with the name of its author."""
        author = self._members.get(note.by)
        return Card(note.id, note.kind, note.text, author.name if author else "", note.at)

    def _messages(self, me: Member) -> tuple[Card, ...]:
        """Messages to a member or to all, and lines offered to the room."""
        mine = [
            note
            for note in open_notes(self.state, "message", "offer")
            if note.to in ("", me.id) or note.by == me.id
        ]
        return tuple(self._card(note) for note in mine[-MOST_MESSAGES:])

    def _board(self, me: Member) -> Board | None:
        """What leading roles see on top; the big screen gets it without cards and ``say``."""
        if me.leads:
            return self._full
        if me.role == "screen":
            return self._bare
        return None

    @cached_property
    def _full(self) -> Board:
        """The board of leading roles."""
        state, live = self.state, self.live
        pulses = [live.pulses.get(talk.conversation) for talk in state.present_talks]
        known = [pulse for pulse in pulses if pulse]
        room = known[0] if known and state.now and state.now.size == "room" else None
        return Board(
            tables=tuple(self._table(talk) for talk in state.present_talks),
            unpaired=tuple(self._led[member.id] for member in state.unpaired),
            cards=tuple(map(self._card, self._open)),
            say=room.say if room else "",
            next=self._next(room),
            leave=self._leave(room),
            typing=len(live.typing),
            ready=sum(pulse.ready for pulse in known),
            asked=sum(pulse.asked for pulse in known),
            ahead=_sections(room),
        )

    @cached_property
    def _bare(self) -> Board:
        """The board of the big screen: no cards, no script, nobody's keys."""
        full = self._full
        tables = tuple(
            replace(
                table,
                typing=0,
                people=tuple(replace(mate, doing="", hand=False) for mate in table.people),
            )
            for table in full.tables
        )
        unpaired = tuple(replace(mate, doing="", hand=False) for mate in full.unpaired)
        return replace(
            full,
            tables=tables,
            unpaired=unpaired,
            cards=(),
            say="",
            next="",
            leave="",
            typing=0,
            ahead=(),
        )

    def _next(self, room: Glance | None) -> str:
        """What going on would do now."""
        if self.state.closed:
            return ""
        if room is not None and not room.finished:
            return room.next
        ahead = self.state.ahead
        return f"Begin “{ahead[0].title}”" if ahead else ""

    def _leave(self, room: Glance | None) -> str:
        """What could be begun instead of a flow that is held where it is."""
        held = room is not None and not room.finished and not room.place
        ahead = self.state.ahead if held and self.state.closed is None else ()
        return ahead[0].title if ahead else ""

    def _table(self, talk: Talk) -> Table:
        """One conversation as the facilitator may know it."""
        pulse = self.live.pulses.get(talk.conversation)
        people = tuple(self._led[member] for member in talk.members)
        item = self.state.item(talk.item)
        return Table(
            id=talk.group,
            names=tuple(mate.name for mate in people),
            people=people,
            step=pulse.step if pulse else "",
            done=pulse.done if pulse else 0,
            total=pulse.total if pulse else 0,
            minutes=max(0, int((self.now - talk.began).total_seconds() // 60)),
            extra=talk.extra + (item.extra if item else 0),
            ready=pulse.ready if pulse else 0,
            typing=sum(mate.id in self.live.typing for mate in people),
            finished=bool(pulse and pulse.finished),
        )


def _doing(mate: Mate, doing: Doing) -> Mate:
    """Somebody with what their seat does."""
    return replace(mate, doing=doing) if doing else mate


def _ahead(moment: datetime | None, now: datetime) -> bool:
    """Whether a moment is still to come, or just over: one line about it goes with the next news."""
    return moment is not None and now < moment + timedelta(minutes=1)


def _sections(room: Glance | None) -> tuple[seen.Section, ...]:
    """Parts of the running room-wide flow that lie ahead."""
    ahead = room.ahead if room else ()
    return tuple(seen.Section(x.place, x.title, x.minutes, x.dropped) for x in ahead)


def room_of(state: RoomState, live: Live, member: str, now: datetime) -> Room:
    """Return what a member is given of a room. ``KeyError`` for somebody who is not there."""
    return Outlook(state, live, now).room(member)
