"""What leading roles see on top of the people: conversations, cards, what to say and what is next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from flows.workshop import seen
from flows.workshop.crowd import Crowd
from flows.workshop.glance import Glance
from flows.workshop.seen import Board, Card, Table
from flows.workshop.state import Note, Talk


@dataclass(frozen=True)
class Boards:
    """The boards of a room at one moment, each made when first asked for."""

    crowd: Crowd
    """Its people, and with them all that is known of it."""
    now: datetime
    """The moment, UTC."""

    @cached_property
    def full(self) -> Board:
        """The board of leading roles."""
        state, live = self.crowd.state, self.crowd.live
        pulses = [live.pulses.get(talk.conversation) for talk in state.present_talks]
        known = [pulse for pulse in pulses if pulse]
        room = known[0] if known and state.now and state.now.size == "room" else None
        return Board(
            tables=tuple(self._table(talk) for talk in state.present_talks),
            unpaired=tuple(self.crowd.led[member.id] for member in state.unpaired),
            cards=tuple(map(self.card, self.crowd.open)),
            say=room.say if room else "",
            next=self._next(room),
            leave=self._leave(room),
            typing=len(live.typing),
            ready=sum(pulse.ready for pulse in known),
            asked=sum(pulse.asked for pulse in known),
            ahead=_sections(room),
        )

    @cached_property
    def bare(self) -> Board:
        """The board of the big screen: no cards, no script, nobody's keys."""
        full = self.full
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

    def card(self, note: Note) -> Card:
        """A card with the name of its author."""
        author = self.crowd.members.get(note.by)
        return Card(note.id, note.kind, note.text, author.name if author else "", note.at)

    def _next(self, room: Glance | None) -> str:
        """What going on would do now."""
        state = self.crowd.state
        if state.closed:
            return ""
        if room is not None and not room.finished:
            return room.next
        ahead = state.ahead
        return f"Begin “{ahead[0].title}”" if ahead else ""

    def _leave(self, room: Glance | None) -> str:
        """What could be begun instead of a flow that is held where it is."""
        state = self.crowd.state
        held = room is not None and not room.finished and not room.place
        ahead = state.ahead if held and state.closed is None else ()
        return ahead[0].title if ahead else ""

    def _table(self, talk: Talk) -> Table:
        """One conversation as the facilitator may know it."""
        state, live = self.crowd.state, self.crowd.live
        pulse = live.pulses.get(talk.conversation)
        people = tuple(self.crowd.led[member] for member in talk.members)
        item = state.item(talk.item)
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
            typing=sum(mate.id in live.typing for mate in people),
            finished=bool(pulse and pulse.finished),
        )


def _sections(room: Glance | None) -> tuple[seen.Section, ...]:
    """Parts of the running room-wide flow that lie ahead."""
    ahead = room.ahead if room else ()
    return tuple(seen.Section(x.place, x.title, x.minutes, x.dropped) for x in ahead)
