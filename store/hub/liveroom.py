"""One workshop while the hub holds it: its log, who is there, and what each of them is given."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from flows.people import PersonId
from flows.workshop import acts
from flows.workshop import events as ev
from flows.workshop.acts import Act, Refused
from flows.workshop.guards import Given, decide, somebody, word_key
from flows.workshop.seen import Role, Room
from flows.workshop.state import Member, RoomState, Talk
from flows.workshop.view import Live, Outlook
from store.errors import NotNow, StoreError
from store.home import Home
from store.hub.clock import Clock
from store.hub.going import Going
from store.hub.leaving import forget_notes, take_home
from store.hub.locallink import LocalLink
from store.hub.parties import Parties
from store.hub.presence import Attendance
from store.hub.pushing import Pushing
from store.hub.tidying import tidy_workshop
from store.library import Library
from store.names import clean_name, same
from store.workshops import Keyed, Locks, WorkshopFile

MOST_MEMBERS: Final = 120
"""People in one room, watchers and big screens among them."""


class LiveRoom:
    """One workshop of a running hub. Acts are done one after the other, and are on the disk first."""

    def __init__(
        self, file: WorkshopFile, parties: Parties, library: Library, clock: Clock
    ) -> None:
        self.file = file
        """Its file; its state is what the room knows."""
        self.parties = parties
        """Where its conversations are."""
        self.invitation = ""
        """The text to paste and read aloud."""
        self.let_in: set[str] = set()
        """Members who may take their seat again without their word, once."""
        self.links: set[LocalLink] = set()
        """Who is connected."""
        self._library = library
        self._clock = clock
        self._words: dict[str, str] = {}
        self._acting = asyncio.Lock()
        self._attendance = Attendance(self.news)
        self._pushing = Pushing(self)
        self._going = Going(self, parties, library, clock)

    @property
    def state(self) -> RoomState:
        """What the log comes to."""
        return self.file.state

    # What everybody is given.

    def outlook(self) -> Outlook:
        """Return the room as it is at this moment."""
        pulses = {}
        for talk in self.state.present_talks:
            pulse = self.parties.pulse(talk.conversation)
            if pulse is not None:
                pulses[talk.conversation] = pulse
        live = Live(
            MappingProxyType(self._attendance.presence),
            self._attendance.typing,
            MappingProxyType(pulses),
            self.invitation,
        )
        return Outlook(self.state, live, self._clock.now())

    def view(self, member: str) -> Room:
        """Return what a member is given now."""
        return self.outlook().room(member)

    def news(self) -> None:
        """Something is different: tell everybody soon, all of it at once."""
        self._pushing.soon()

    # Coming and going.

    async def look_around(self) -> None:
        """Take the pulse of the conversations that run, after the hub was started again."""
        if self.state.closed is None:
            for talk in self.state.present_talks:
                with suppress(StoreError):
                    await self.parties.look(talk.party, talk.conversation)

    def open_link(self, member: str, word: str) -> LocalLink:
        """Give a member a line to this room."""
        self._attendance.came(member)
        link = LocalLink(self, member, word)
        self.links.add(link)
        self.news()
        return link

    def left(self, link: LocalLink) -> None:
        """A line was closed."""
        if link in self.links:
            self.links.discard(link)
            self._attendance.left(link.member)

    def named(self, name: str) -> Member | None:
        """Return who has this name; capitals aside."""
        mine = (one for one in self.state.members if not one.host)
        return next((one for one in mine if same(one.name, name)), None)

    async def join(self, name: str, role: Role) -> Member:
        """Take somebody in. ``BadName`` or :class:`NotNow` when that cannot be."""
        clean = clean_name(name)
        async with self._acting:
            if self.state.closed:
                raise NotNow("The workshop is over.")
            if any(same(one.name, clean) for one in self.state.members):
                raise NotNow(f"Somebody here is called “{clean}” already.")
            if len(self.state.members) >= MOST_MEMBERS or self._full(role):
                raise NotNow("No seat is left in this workshop.")
            fresh = self._fresh(1)[0]
            await self.save([ev.Joined(at=self._clock.now(), member=fresh, name=clean, role=role)])
        found = self.state.member(fresh)
        assert found is not None
        return found

    def _full(self, role: Role) -> bool:
        """Whether there are as many as can hold one conversation."""
        return role == "participant" and len(self.state.taking_part) >= 50

    async def give_role(self, member: str, role: Role) -> None:
        """Make somebody something else, as the door has found them to be."""
        async with self._acting:
            await self.save([ev.RoleGiven(at=self._clock.now(), member=member, role=role)])

    async def keep_key(self, member: str, keyed: Keyed) -> None:
        """Remember how somebody is known again at the door."""
        async with self._acting:
            members = MappingProxyType({**self.file.locks.members, member: keyed})
            await self._save_locks(replace(self.file.locks, members=members))

    async def renew(self, pin: str, lead_pin: str) -> None:
        """Take other PINs, by their hashes."""
        async with self._acting:
            await self._save_locks(replace(self.file.locks, pin=pin, lead_pin=lead_pin))

    async def _save_locks(self, locks: Locks) -> None:
        """Save how people are let in."""
        await asyncio.shield(asyncio.to_thread(self.file.save_locks, locks))

    # What people do.

    async def act(self, member: str, act: Act) -> None:
        """Do something as a member. :class:`NotNow` with a sentence when it cannot be."""
        async with self._acting:
            try:
                await self._do(somebody(self.state, member), act)
            except Refused as refused:
                raise NotNow(str(refused)) from refused
        self.news()

    async def _do(self, member: Member, act: Act) -> None:
        """Do it, under the lock."""
        if isinstance(act, acts.Next):
            await self._going.on(member, act, self._attendance.typing)
            return
        part = act.item if isinstance(act, acts.Drop) else ""
        if part and self.state.item(part) is None and await self._going.drop(member, part):
            return
        events = decide(self.state, member, act, self._given(act))
        match act:
            case acts.PairByWord() if not events:
                self._words[word_key(act.word)] = member.id
            case acts.LetIn():
                self.let_in.add(act.member)
            case _:
                pass
        await self.save(events)
        if any(isinstance(event, ev.Paired) for event in events):
            await self._going.catch_up()
        if isinstance(act, acts.Move):
            for link in self.links:
                link.seats.drop()
        if isinstance(act, acts.Close):
            await self._going.pause_all()

    def _given(self, act: Act) -> Given:
        """What a decision needs from outside."""
        ids = [member.id for member in self.state.members]
        secrets.SystemRandom().shuffle(ids)
        titles, name = {}, ""
        if isinstance(act, acts.Insert):
            with suppress(StoreError):
                flow = self._library.load(act.flow)
                titles[act.flow] = (flow.title, flow.minutes)
        if isinstance(act, acts.AddProxy):
            name = clean_name(act.name)
            if any(same(one.name, name) for one in self.state.members):
                raise NotNow(f"Somebody here is called “{name}” already.")
        return Given(
            at=self._clock.now(),
            fresh=self._fresh(len(ids) + 2),
            order=tuple(ids),
            words=MappingProxyType(dict(self._words)),
            titles=MappingProxyType(titles),
            name=name,
        )

    def _fresh(self, count: int) -> tuple[str, ...]:
        """Ids that nobody has and that tell nothing."""
        return tuple(secrets.token_hex(4) for _ in range(count))

    async def save(self, events: Sequence[ev.RoomEvent]) -> None:
        """Put what happened on the disk, then know it."""
        if events:
            await asyncio.shield(asyncio.to_thread(self.file.append, tuple(events)))
            self.news()

    # What the members' keepers ask.

    def talks_of(self, member: str) -> tuple[Talk, ...]:
        """Return the conversations that somebody, or a guest at their keyboard, holds here."""
        mine = {member, *(guest.id for guest in self.state.guests(member))}
        return tuple(talk for talk in self.state.talks if mine & set(talk.members))

    def seated(self, member: str, talk: Talk) -> tuple[PersonId, ...]:
        """Return whose words may be entered at somebody's keyboard, their own first."""
        return self.state.seated(member, talk)

    def others_here(self, member: str, talk: Talk) -> bool:
        """Whether somebody else of a conversation is connected, at another seat."""
        others = {one for one in talk.members if one != member}
        return any(link.member in others for link in self.links)

    def stirred(self, member: str, *, typing: bool) -> None:
        """A key was pressed."""
        self._attendance.stir(member, typing=typing)

    def rested(self, member: str) -> None:
        """What was typed was given."""
        self._attendance.rest(member)

    async def save_drafts(self, member: str) -> None:
        """Save what somebody typed half."""
        for party in {talk.party for talk in self.talks_of(member)}:
            with suppress(StoreError):
                await (await self.parties.keeper(party)).flush()

    async def take_home(self, member: str, form: str) -> str:
        """Return somebody's page."""
        return await take_home(self.parties, self.state, member, form, self._clock.today())

    async def forget_notes(self, member: str) -> int:
        """Delete somebody's own notes for good; how many."""
        return await forget_notes(self.parties, self.state, member)

    async def finish(self) -> None:
        """End the workshop; ended twice, nothing happens."""
        async with self._acting:
            if self.state.closed is None:
                await self.save([ev.RoomClosed(at=self._clock.now())])
                await self._going.pause_all()

    async def tidy(self, home: Home) -> None:
        """Delete the raw words of this workshop."""
        async with self._acting:
            await asyncio.to_thread(tidy_workshop, home, self.file, self._clock.now())
        self.news()

    def close(self, sentence: str) -> None:
        """Tell everybody that the hub stops, and look at nothing any more."""
        self._attendance.close()
        self._pushing.close()
        for link in list(self.links):
            link.lose(sentence)
        self.links.clear()
