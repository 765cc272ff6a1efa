"""The boundary: what each member is given of a room.

It is made of the room's own state and of glances, never of a conversation, so no screen behind it
can show a word that was not addressed to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from flows.workshop import seen
from flows.workshop.boards import Boards
from flows.workshop.crowd import Crowd
from flows.workshop.guards import open_notes
from flows.workshop.live import Live
from flows.workshop.seen import Board, Card, Room
from flows.workshop.state import Item, Member, RoomState, Talk

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

    @cached_property
    def _crowd(self) -> Crowd:
        """The people."""
        return Crowd(self.state, self.live)

    @cached_property
    def _boards(self) -> Boards:
        """What leading roles and the big screen see on top."""
        return Boards(self._crowd, self.now)

    def room(self, id: str) -> Room:
        """Return what a member is given. ``KeyError`` for somebody who is not in the room."""
        state = self.state
        me = self._crowd.members[id]
        talk = self._crowd.talks.get(id)
        people = self._crowd.known_to(me, talk)
        sits = me.seat == me.id
        return Room(
            id=state.id,
            title=state.title,
            run_by=state.run_by,
            kept_days=state.kept_days,
            stage=state.stage,
            me=people[self._crowd.places[id]],
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
            sits_at="" if sits else self._crowd.members[me.seat].name,
        )

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
        return tuple(self._crowd.members[one].name for one in members if one != id)

    def _ends(self, talk: Talk | None) -> datetime | None:
        """When the running item's time is up."""
        item = self.state.now
        if item is None or item.began is None or self.state.closed or not item.minutes:
            return None
        extra = item.extra + (talk.extra if talk else 0)
        began = talk.began if talk else item.began
        return began + timedelta(minutes=item.minutes + extra)

    def _messages(self, me: Member) -> tuple[Card, ...]:
        """Messages to a member or to all, and lines offered to the room."""
        mine = [
            note
            for note in open_notes(self.state, "message", "offer")
            if note.to in ("", me.id) or note.by == me.id
        ]
        return tuple(self._boards.card(note) for note in mine[-MOST_MESSAGES:])

    def _board(self, me: Member) -> Board | None:
        """What leading roles see on top; the big screen gets it without cards and ``say``."""
        if me.leads:
            return self._boards.full
        if me.role == "screen":
            return self._boards.bare
        return None


def _ahead(moment: datetime | None, now: datetime) -> bool:
    """Whether a moment is still to come, or just over: one line about it goes with the next news."""
    return moment is not None and now < moment + timedelta(minutes=1)


def room_of(state: RoomState, live: Live, member: str, now: datetime) -> Room:
    """Return what a member is given of a room. ``KeyError`` for somebody who is not there."""
    return Outlook(state, live, now).room(member)
