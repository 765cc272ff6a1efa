"""Going on: the one act of a room that opens conversations and moves them."""

from __future__ import annotations

import asyncio
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

from flows import events as conversation_events
from flows.engine import Impossible
from flows.model import Flow
from flows.people import Person
from flows.workshop import events as ev
from flows.workshop.acts import Next, Refused
from flows.workshop.guards import grouped, lead
from flows.workshop.state import ROOM, Group, Item, Member, Talk
from store.errors import StoreError
from store.hub.clock import Clock
from store.hub.parties import Parties
from store.library import Library
from store.party import Party

if TYPE_CHECKING:
    from store.hub.liveroom import LiveRoom

LEAD = "facilitator"
"""Role of who facilitates inside a room-wide conversation, and their id in it."""


class Going:
    """Begins the items of one room and moves its room-wide conversation."""

    def __init__(self, room: LiveRoom, parties: Parties, library: Library, clock: Clock) -> None:
        self._room = room
        self._parties = parties
        self._library = library
        self._clock = clock

    async def on(self, member: Member, act: Next, typing: frozenset[str]) -> None:
        """Go on: move the room's conversation from where it is, or begin the next item."""
        state = self._room.state
        lead(member)
        if state.closed:
            raise Refused("The workshop is over.")
        talk = self._whole_room()
        if typing and state.running and not act.sure:
            who = "1 person is" if len(typing) == 1 else f"{len(typing)} people are"
            raise Refused(f"{who} typing now. Go on all the same?")
        if talk is not None and await self._moved(talk, act):
            return
        if not state.ahead:
            raise Refused("That was the last item of the plan. Add one, or close the workshop.")
        await self._begin(member, state.ahead[0])

    async def catch_up(self) -> None:
        """Begin the running item with pairs that were made since it began."""
        state = self._room.state
        item = state.now
        if item is None or item.size != "pairs" or state.closed:
            return
        begun = {talk.group for talk in state.present_talks}
        late = tuple(group for group in state.groups if group.id not in begun)
        await self._room.save(await self._talks(item, late))

    async def pause_all(self) -> None:
        """Pause every conversation that runs; the workshop is over."""
        at = self._clock.now()
        for talk in self._room.state.talks:
            with suppress(StoreError, Impossible):
                await self._parties.append(
                    talk.party, talk.conversation, conversation_events.Paused(at=at)
                )

    def _whole_room(self) -> Talk | None:
        """The conversation of the whole room, if one runs."""
        item, talks = self._room.state.now, self._room.state.present_talks
        return talks[-1] if item and item.size == "room" and talks else None

    async def drop(self, member: Member, place: str) -> bool:
        """Leave out a part ahead of the room, or put it in again; false when there is none."""
        lead(member)
        talk = self._whole_room()
        if talk is None:
            return False
        pulse = await self._parties.look(talk.party, talk.conversation)
        for part in pulse.ahead:
            if part.place == place:
                at, by = self._clock.now(), talk.lead or None
                event = conversation_events.Dropped(at=at, by=by, place=place, out=not part.dropped)
                await self._led(talk, event)
                return True
        return False

    async def _moved(self, talk: Talk, act: Next) -> bool:
        """Move the room's conversation on; false when it is over, or is left where it is held."""
        pulse = await self._parties.look(talk.party, talk.conversation)
        if pulse.finished:
            return False
        if not pulse.place:
            if act.leave and self._room.state.ahead:
                return False
            raise Refused(f"{pulse.next or 'The room cannot be moved on from here'}.")
        at, by = self._clock.now(), talk.lead or None
        await self._led(talk, conversation_events.MovedOn(at=at, by=by, place=pulse.place))
        return True

    async def _led(self, talk: Talk, event: conversation_events.Event) -> None:
        """Do what a facilitator does inside the room's conversation."""
        try:
            await self._parties.append(talk.party, talk.conversation, event)
        except Impossible as refused:
            raise Refused(str(refused)) from refused

    async def _begin(self, member: Member, item: Item) -> None:
        """Begin an item: all of its conversations, then the room's word for it."""
        fresh = tuple(secrets.token_hex(4) for _ in self._room.state.members)
        groups = grouped(self._room.state, item.size, fresh)
        begun = ev.ItemBegan(at=self._clock.now(), by=member.id, item=item.id)
        talks = await self._talks(item, groups)
        await self._room.save([begun, *talks])

    async def _talks(self, item: Item, groups: tuple[Group, ...]) -> list[ev.TalkBegan]:
        """Begin a conversation for each group; all of them, or the room does not go on."""
        flow = await asyncio.to_thread(self._library.load, item.flow)
        for group in groups:
            self._fits(flow, group)
        return list(await asyncio.gather(*(self._talk(item, flow, group) for group in groups)))

    def _fits(self, flow: Flow, group: Group) -> None:
        """Refuse a flow that is not for so many people."""
        count = len(group.members)
        if not flow.least <= count <= flow.most:
            names = ", ".join(self._names(group)[:4])
            raise Refused(
                f"“{flow.title}” is for {flow.least} to {flow.most} people; "
                f"{count} would hold it together ({names})."
            )

    async def _talk(self, item: Item, flow: Flow, group: Group) -> ev.TalkBegan:
        """Begin one conversation, in the history that its people share already or in a new one."""
        party = await self._party(group)
        ids = [person.id for person in party.people]
        whole = item.size == "room"
        person = Person(_free(LEAD, ids), self._room.state.run_by, LEAD) if whole else None
        begun = await self._parties.begin(party, flow, quick=item.quick, lead=person)
        return ev.TalkBegan(
            at=self._clock.now(),
            item=item.id,
            group=ROOM if whole else group.id,
            conversation=begun,
            party=party.id,
            seats=tuple(zip(group.members, ids, strict=True)),
            lead=person.id if person else "",
        )

    async def _party(self, group: Group) -> Party:
        """The party of these very people in this workshop."""
        for talk in reversed(self._room.state.talks):
            if talk.members == group.members:
                return await self._parties.party(talk.party)
        return await self._parties.create(self._names(group))

    def _names(self, group: Group) -> list[str]:
        """Names of a group's people, in its order."""
        names = {member.id: member.name for member in self._room.state.members}
        return [names[one] for one in group.members]


def _free(wanted: str, taken: list[str]) -> str:
    """An id that nobody has: people may be called what they like."""
    while wanted in taken:
        wanted += "-"
    return wanted
