"""The hub in one process: workshops of a home, their door, and their members' lines."""

from __future__ import annotations

import asyncio
import hmac
import secrets
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from flows.workshop import events as ev
from flows.workshop.events import Size
from flows.workshop.seen import Role
from store.errors import NotNow, StoreError
from store.files import read_bytes, write_bytes
from store.home import Home
from store.hub import codes
from store.hub.clock import Clock
from store.hub.door import LocalDoor
from store.hub.inviting import Address, invitation
from store.hub.link import Answer
from store.hub.liveroom import LiveRoom
from store.hub.locallink import LocalLink
from store.hub.parties import Parties
from store.hub.tidying import abandoned, due
from store.library import Library
from store.lock import Lock
from store.workshops import Locks, WorkshopCard, WorkshopFile, workshop_cards, workshop_files

STOPPING: Final = "The workshop's machine stops for a moment. Everything you wrote is kept."
"""What everybody is told when the hub stops."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """What people need to come in. The PINs are nowhere else: only hashes are kept."""

    workshop: str
    """Id of the workshop."""
    code: str
    """Join code."""
    pin: str
    """PIN for everybody; empty after the hub was started again."""
    lead_pin: str
    """Long PIN for who leads without a key; empty after the hub was started again."""
    text: str
    """What to paste and read aloud."""


class LocalHub:
    """All workshops of a home that are not closed. One process at a time."""

    def __init__(self, home: Home, clock: Clock, lock: Lock, key: bytes) -> None:
        """Use :meth:`open`."""
        self.home = home
        """The home."""
        self.leaders: frozenset[str] = frozenset()
        """Fingerprints of keys that may lead any workshop here."""
        self.address = Address()
        """How people reach this machine."""
        self.door = LocalDoor(self)
        """Who lets people in."""
        self._clock = clock
        self._lock = lock
        self._key = key
        self._library = Library(home.flows)
        self._parties = Parties(home, clock, self._told)
        self._rooms: dict[str, LiveRoom] = {}
        self._invitations: dict[str, Invitation] = {}
        self._invented: set[str] = set()
        self._closed = False

    @classmethod
    async def open(
        cls,
        home: Home | Path,
        clock: Clock,
        *,
        address: Address | None = None,
        leaders: Iterable[str] = (),
    ) -> LocalHub:
        """Take the workshops of a home. :class:`LockHeld` when another hub holds them."""
        where = home if isinstance(home, Home) else Home(home)
        lock = Lock(where.workshops / "lock")
        await asyncio.to_thread(where.prepare)
        await asyncio.to_thread(lock.take, "duologue workshop", clock.now())
        try:
            hub = cls(where, clock, lock, await asyncio.to_thread(_key, where.workshops / "key"))
            hub.address, hub.leaders = address or Address(), frozenset(leaders)
            await hub._read()
            await hub.tidy()
        except BaseException:
            lock.release()
            raise
        return hub

    async def create(
        self,
        title: str,
        run_by: str,
        plan: Sequence[tuple[str, Size, bool]],
        *,
        expected: int = 0,
        kept_days: int = 90,
        leaders: Iterable[str] = (),
        invented: bool = False,
    ) -> str:
        """Make a workshop and return its id; :meth:`invitation` has its code and PINs.

        ``plan`` holds name of the flow, who holds it together, and whether in its quick form.
        ``invented``: nobody real takes part, so that any seat can be taken beside its own terminal.
        """
        at = self._clock.now()
        name = f"{at:%Y-%m-%d}-{secrets.token_hex(3)}"
        pin, lead_pin = codes.new_pin(), codes.new_lead_pin()
        opened = ev.Opened(
            at=at, workshop=name, title=title, run_by=run_by, kept_days=kept_days, expected=expected
        )
        planned: list[ev.Planned] = []
        for flow_name, size, quick in plan:
            flow = await asyncio.to_thread(self._library.load, flow_name)
            after = planned[-1].item if planned else ""
            planned.append(
                ev.Planned(
                    at=at,
                    item=secrets.token_hex(4),
                    flow=flow_name,
                    title=flow.title,
                    minutes=flow.minutes,
                    size=size,
                    quick=quick,
                    after=after,
                )
            )
        locks = Locks(
            code=self._new_code(),
            pin=await asyncio.to_thread(codes.hashed, pin),
            lead_pin=await asyncio.to_thread(codes.hashed, lead_pin),
            leaders=tuple(leaders),
        )
        file = WorkshopFile(self.home.workshops / name)
        await asyncio.to_thread(file.create, [opened, *planned], locks)
        room = self._add(file)
        self._invite(room, pin, lead_pin)
        if invented:
            self._invented.add(name)
        return name

    def invitation(self, workshop: str) -> Invitation:
        """Return what people need to come in."""
        return self._invitations[self._room(workshop).state.id]

    async def renew_pin(self, workshop: str) -> Invitation:
        """Make new PINs, as after the hub was started again and nobody knows the old ones."""
        room = self._room(workshop)
        pin, lead_pin = codes.new_pin(), codes.new_lead_pin()
        await room.renew(
            await asyncio.to_thread(codes.hashed, pin),
            await asyncio.to_thread(codes.hashed, lead_pin),
        )
        self.door.forgive(room.file.locks.code)
        return self._invite(room, pin, lead_pin)

    async def seat(self, workshop: str, name: str, role: Role) -> Answer:
        """Let somebody in without a PIN: for who runs this hub on this machine, and rehearsals.

        :class:`NotNow` for the seat of somebody real who takes part: it is theirs alone.
        """
        return await self.door.seat(
            self._room(workshop), name, role, taken_too=workshop in self._invented
        )

    async def link(self, token: str) -> LocalLink:
        """Open a member's line with a token of the door. :class:`NotNow` when it is not good."""
        ticket = self.door.redeem(token)
        return self._room(ticket.workshop).open_link(ticket.member, ticket.word)

    def pass_of(self, workshop: str, member: str) -> str:
        """Return what opens a member's line again after the hub was started anew."""
        return hmac.new(self._key, f"{workshop} {member}".encode(), "sha256").hexdigest()

    async def link_again(self, workshop: str, member: str, shown: str) -> LocalLink:
        """Open a member's line with its pass. :class:`NotNow` when it is not good."""
        if not hmac.compare_digest(shown.encode(), self.pass_of(workshop, member).encode()):
            raise NotNow("Please come in by the door again.")
        return self._room(workshop).open_link(member, "")

    def by_code(self, code: str) -> LiveRoom | None:
        """Return the workshop of a join code, as :func:`store.hub.codes.clean` writes it."""
        rooms = [room for room in self._rooms.values() if codes.clean(room.file.locks.code) == code]
        return min(rooms, key=lambda room: room.state.closed is not None, default=None)

    def room(self, workshop: str) -> LiveRoom:
        """Return a workshop of this hub, for this process. :class:`NotNow` when there is none."""
        return self._room(workshop)

    def cards(self) -> tuple[WorkshopCard, ...]:
        """Return what lists show of all workshops of the home, the newest first."""
        return workshop_cards(self.home.workshops)

    async def finish(self, workshop: str) -> None:
        """End a workshop, as whoever runs this machine; conversations that run are paused."""
        await self._room(workshop).finish()

    async def tidy(self) -> tuple[WorkshopCard, ...]:
        """Close rooms that were forgotten, and delete the raw words of those whose time is up.

        Returns the latter. Done at open, then daily.
        """
        found = []
        for room in list(self._rooms.values()):
            if abandoned(room.state, self._clock.now()) and not room.links:
                await room.finish()
            if due(room.state, self._clock.now()):
                for party in {talk.party for talk in room.state.talks}:
                    await self._parties.let_go(party)
                with suppress(StoreError):
                    await room.tidy(self.home)
                    found.append(room.file.card())
        return tuple(found)

    async def flush(self) -> None:
        """Save all drafts now."""
        await self._parties.flush()

    async def close(self, sentence: str = STOPPING) -> None:
        """Stop: everybody is told, everything is on the disk. Closing twice does nothing."""
        if self._closed:
            return
        self._closed = True
        for room in self._rooms.values():
            room.close(sentence)
        await self._parties.close()
        await asyncio.to_thread(self._lock.release)

    async def _read(self) -> None:
        """Take the workshops that lie in the home; what cannot be read is left as it is."""
        for file in await asyncio.to_thread(workshop_files, self.home.workshops):
            with suppress(StoreError):
                await asyncio.to_thread(file.load)
                room = self._add(file)
                self._invite(room, "", "")
                await room.look_around()

    def _add(self, file: WorkshopFile) -> LiveRoom:
        """Hold one more workshop."""
        room = LiveRoom(file, self._parties, self._library, self._clock)
        self._rooms[file.state.id] = room
        return room

    def _invite(self, room: LiveRoom, pin: str, lead_pin: str) -> Invitation:
        """Write the invitation."""
        code = room.file.locks.code
        text = invitation(room.state, code, pin, self.address)
        found = Invitation(room.state.id, code, pin, lead_pin, text)
        self._invitations[room.state.id], room.invitation = found, text
        return found

    def _room(self, id: str) -> LiveRoom:
        """A workshop by its id."""
        if id not in self._rooms:
            raise NotNow("There is no such workshop here.")
        return self._rooms[id]

    def _new_code(self) -> str:
        """A join code that no workshop here has."""
        while self.by_code(codes.clean(code := codes.new_code())) is not None:
            pass
        return code

    def _told(self, conversation: str) -> None:
        """A conversation has a new pulse."""
        for room in self._rooms.values():
            if any(talk.conversation == conversation for talk in room.state.present_talks):
                room.news()


def _key(path: Path) -> bytes:
    """The key that signs passes of this home; made once."""
    try:
        return read_bytes(path)
    except FileNotFoundError:
        made = secrets.token_bytes(32)
        write_bytes(path, made)
        return made
