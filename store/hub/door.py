"""The door: who is let in, with which code, PIN, key or word. All counting is in this memory."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from flows.workshop.seen import LEADING, Role
from flows.workshop.state import Member
from store.errors import BadName, NotNow, StoreError
from store.hub import codes
from store.hub.link import Answer, Knock
from store.hub.lockouts import Lockouts
from store.workshops import Keyed

if TYPE_CHECKING:
    from store.hub.hub import LocalHub
    from store.hub.liveroom import LiveRoom

TOKEN_SECONDS: Final = 60.0
"""A token opens a link for so long."""

_MOST_KEYS: Final = 5
"""Keys that are remembered of one member, the newest."""

_UNKNOWN: Final = Answer("unknown", "There is no workshop with this code here.")
# Some SSH clients print anything but ASCII in octal, so what is said at the door keeps to it.
_PIN: Final = Answer("pin", "Please type the PIN; whoever leads says it aloud.")
_WRONG: Final = Answer("wrong", "That is not right.")
_LOCKED: Final = Answer("locked", "Too many wrong tries. Please wait a quarter of an hour.")
_CLOSED: Final = Answer("closed", "This workshop is over.")
_NAME: Final = Answer("name", "Your name or an alias, please.")


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a token stands for."""

    workshop: str
    """Id of the workshop."""
    member: str
    """Id of the member."""
    word: str
    """Their way-back word, to be shown to them."""
    until: float
    """Until when it is good, on the loop's clock."""


class LocalDoor:
    """A :class:`store.hub.link.Door` in the hub's process."""

    def __init__(self, hub: LocalHub) -> None:
        self._hub = hub
        self._lockouts = Lockouts()
        self._tickets: dict[str, Ticket] = {}

    async def knock(self, knock: Knock) -> Answer:
        """Judge code, role, PIN or key. ``name`` follows a right PIN; ``in`` a known key."""
        found = await self._judge(knock)
        if isinstance(found, Answer):
            return found
        known = self._known(found, knock)
        if known is not None:
            return self._in(found, known, "")
        return _NAME

    async def enter(self, knock: Knock, name: str, word: str = "", offered: str = "") -> Answer:
        """Give a name (and, when it is taken, its way-back word). ``offered`` is a key to remember."""
        room = await self._judge(knock)
        if isinstance(room, Answer):
            return room
        there = room.named(name)
        if there is not None:
            return await self._back(room, there, knock, word, offered)
        try:
            member = await room.join(name, knock.role)
        except BadName as error:
            return Answer("name", str(error))
        except StoreError as error:
            return Answer("full" if room.state.closed is None else "closed", str(error))
        return await self._welcome(room, member, codes.new_word(), offered)

    async def seat(self, room: LiveRoom, name: str, role: Role, *, taken_too: bool) -> Answer:
        """Let somebody in who needs no PIN: whoever runs this hub on this machine.

        The seat of somebody who leads can be taken again; any other only with ``taken_too``.
        """
        there = room.named(name)
        same = there is not None and there.role == role and role in LEADING
        if there is not None and not (same or taken_too):
            raise NotNow(f"Somebody here is called “{there.name}” already.")
        return self._in(room, there or await room.join(name, role), "")

    def redeem(self, token: str) -> Ticket:
        """Take a token in; it is good once. :class:`NotNow` when it is not good."""
        ticket = self._tickets.pop(token, None)
        if ticket is None or ticket.until < _now():
            raise NotNow("Please come in by the door again.")
        return ticket

    async def _judge(self, knock: Knock) -> Answer | LiveRoom:
        """The room that a knock opens, or why it does not."""
        code = codes.clean(knock.code)
        room = self._hub.by_code(code)
        # A key that was proven guesses nothing: others' wrong tries do not keep it out.
        if room is not None and room.state.closed is None and self._by_key(room, knock):
            return room
        if self._lockouts.locked(knock.address) or self._lockouts.locked(f"code {code}"):
            return _LOCKED
        if room is None:
            self._lockouts.wrong(knock.address)
            return _UNKNOWN
        if room.state.closed is not None:
            return _CLOSED
        if not knock.pin:
            return _PIN
        leading = knock.role in LEADING
        kept = room.file.locks.lead_pin if leading else room.file.locks.pin
        if not await asyncio.to_thread(codes.matches, knock.pin, kept):
            return self._wrong(knock, code)
        self._lockouts.right(f"code {code}")
        return room

    def _by_key(self, room: LiveRoom, knock: Knock) -> bool:
        """Whether a key opens, without a PIN."""
        return self._may_lead(room, knock) or self._known(room, knock) is not None

    def forgive(self, code: str) -> None:
        """Forget the wrong tries at a code: it has another PIN now."""
        self._lockouts.right(f"code {codes.clean(code)}")

    def _wrong(self, knock: Knock, code: str) -> Answer:
        """Count a wrong PIN or word."""
        self._lockouts.wrong(f"code {code}")
        self._lockouts.wrong(knock.address)
        return _WRONG

    def _may_lead(self, room: LiveRoom, knock: Knock) -> bool:
        """Whether a key is one that may lead here."""
        mine = {*room.file.locks.leaders, *self._hub.leaders}
        return knock.role in LEADING and bool(knock.key) and knock.key in mine

    def _known(self, room: LiveRoom, knock: Knock) -> Member | None:
        """Who has shown this key before, in the same role or as a participant who was given another."""
        if not knock.key:
            return None
        for one, keyed in room.file.locks.members.items():
            member = room.state.member(one)
            if member and knock.key in keyed.keys and _fits(member, knock):
                return member
        return None

    async def _back(
        self, room: LiveRoom, member: Member, knock: Knock, word: str, offered: str
    ) -> Answer:
        """Somebody says that they are one who came before."""
        code = codes.clean(knock.code)
        if member.id in room.let_in:
            room.let_in.discard(member.id)
            return await self._welcome(room, member, codes.new_word(), offered)
        known = self._known(room, knock)
        if known is not None and known.id == member.id:
            return self._in(room, member, "")
        if not word:
            taken = f"There is a {member.name} here already. Your way-back word, or another name?"
            return Answer("word", taken)
        kept = room.file.locks.members.get(member.id, Keyed()).word
        if not kept or not await asyncio.to_thread(codes.matches, word, kept):
            return self._wrong(knock, code)
        if knock.role in LEADING and not member.leads:
            await room.give_role(member.id, knock.role)
        await self._remember(room, member, kept, offered)
        # They know their word; only who is new, or lost it, is shown one.
        return self._in(room, member, "")

    async def _welcome(self, room: LiveRoom, member: Member, word: str, offered: str) -> Answer:
        """Remember word and key of somebody, and let them in."""
        await self._remember(room, member, await asyncio.to_thread(codes.hashed, word), offered)
        return self._in(room, member, "" if offered else word)

    async def _remember(self, room: LiveRoom, member: Member, word: str, offered: str) -> None:
        """Keep the hash of somebody's word, and the newest of the keys they have shown."""
        before = room.file.locks.members.get(member.id, Keyed())
        keys = tuple(dict.fromkeys([*before.keys, *([offered] if offered else [])]))
        await room.keep_key(member.id, Keyed(word, keys[-_MOST_KEYS:]))

    def _in(self, room: LiveRoom, member: Member, word: str) -> Answer:
        """Let somebody in."""
        now = _now()
        self._tickets = {t: x for t, x in self._tickets.items() if x.until > now}
        token = secrets.token_urlsafe(24)
        self._tickets[token] = Ticket(room.state.id, member.id, word, now + TOKEN_SECONDS)
        return Answer("in", f"Welcome, {member.name}.", token, member.id)


def _fits(member: Member, knock: Knock) -> bool:
    """Whether somebody may come back through this door."""
    return knock.role in (member.role, "participant") or member.leads


def _now() -> float:
    """The loop's own clock, in seconds."""
    return asyncio.get_running_loop().time()
