"""The desk: what whoever runs workshops on this machine does with them, beside leading one.

One interface with two forms: in the hub's own process, and over its socket. The socket is its
owner's alone, so whoever reaches it may do all of this.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from flows.workshop.events import Size
from flows.workshop.seen import Role
from store.errors import HubGone, StoreError
from store.home import Home
from store.hub.hub import Invitation, LocalHub
from store.hub.line import HubLine
from store.hub.link import Answer
from store.plainly import build, plain
from store.workshops import WorkshopCard

if TYPE_CHECKING:
    from store.hub.clock import Clock

SOCKET: Final = "hub.sock"
"""Name of the hub's socket, in the home's folder for workshops."""

LONGEST: Final = 100
"""Bytes of a socket's path; the system takes a few more."""


@dataclass(frozen=True, slots=True)
class Step:
    """One flow of a workshop that is to be made."""

    flow: str
    """Its name."""
    size: Size = "pairs"
    """Who holds one conversation together."""
    quick: bool = False
    """Whether in its quick form."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A workshop that is to be made."""

    title: str
    """Its title."""
    run_by: str
    """Who leads it."""
    plan: tuple[Step, ...]
    """What is done, in order."""
    expected: int = 0
    """About how many come; 0 when nobody knows."""
    kept_days: int = 90
    """Days for which raw words are kept."""
    invented: bool = False
    """Whether nobody real takes part: a rehearsal."""


class Desk(Protocol):
    """What can be done with the workshops of a home. Each may raise ``StoreError``."""

    async def create(self, wish: Wish) -> Invitation:
        """Make a workshop."""
        ...

    async def cards(self) -> tuple[WorkshopCard, ...]:
        """Return what lists show, the newest first."""
        ...

    async def invite(self, workshop: str) -> Invitation:
        """Make new PINs for a workshop; the old ones open nothing any more."""
        ...

    async def finish(self, workshop: str) -> None:
        """End a workshop; conversations that run are paused."""
        ...

    async def seat(self, workshop: str, name: str, role: Role) -> Answer:
        """Let in without a PIN: who leads, or invented people. No seat of anybody real is given."""
        ...

    async def tidy(self) -> tuple[str, ...]:
        """Delete raw words whose days are over; the titles of the workshops."""
        ...

    async def close(self) -> None:
        """Let the hub go."""
        ...


class LocalDesk:
    """A :class:`Desk` in the hub's process."""

    def __init__(self, hub: LocalHub, *, own: bool = False) -> None:
        """``own``: the hub is nobody else's, and is closed with the desk."""
        self._hub = hub
        self._own = own

    async def create(self, wish: Wish) -> Invitation:
        """Make a workshop."""
        plan = [(step.flow, step.size, step.quick) for step in wish.plan]
        made = await self._hub.create(
            wish.title,
            wish.run_by,
            plan,
            expected=wish.expected,
            kept_days=wish.kept_days,
            invented=wish.invented,
        )
        return self._hub.invitation(made)

    async def cards(self) -> tuple[WorkshopCard, ...]:
        """Return what lists show, the newest first."""
        return self._hub.cards()

    async def invite(self, workshop: str) -> Invitation:
        """Make new PINs for a workshop."""
        return await self._hub.renew_pin(workshop)

    async def finish(self, workshop: str) -> None:
        """End a workshop; conversations that run are paused."""
        await self._hub.finish(workshop)

    async def seat(self, workshop: str, name: str, role: Role) -> Answer:
        """Let somebody in without a PIN."""
        return await self._hub.seat(workshop, name, role)

    async def tidy(self) -> tuple[str, ...]:
        """Delete raw words whose days are over."""
        return tuple(card.title for card in await self._hub.tidy())

    async def close(self) -> None:
        """Let the hub go."""
        if self._own:
            await self._hub.close()

    def calls(self) -> Mapping[str, Callable[[Mapping[str, Any]], Awaitable[object]]]:
        """Return what may be called over the socket, by name; see :class:`RemoteDesk`."""
        return {
            "desk-create": self._said_create,
            "desk-cards": self._said_cards,
            "desk-invite": self._said_invite,
            "desk-finish": self._said_finish,
            "desk-seat": self._said_seat,
            "desk-tidy": self._said_tidy,
        }

    async def _said_create(self, said: Mapping[str, Any]) -> object:
        return plain(await self.create(build(Wish, said["wish"])))

    async def _said_cards(self, said: Mapping[str, Any]) -> object:
        return [plain(card) for card in await self.cards()]

    async def _said_invite(self, said: Mapping[str, Any]) -> object:
        return plain(await self.invite(str(said["workshop"])))

    async def _said_finish(self, said: Mapping[str, Any]) -> object:
        await self.finish(str(said["workshop"]))
        return None

    async def _said_seat(self, said: Mapping[str, Any]) -> object:
        return plain(await self.seat(str(said["workshop"]), str(said["name"]), said["role"]))

    async def _said_tidy(self, said: Mapping[str, Any]) -> object:
        return list(await self.tidy())


class RemoteDesk:
    """A :class:`Desk` over the socket."""

    def __init__(self, line: HubLine) -> None:
        self._line = line

    async def create(self, wish: Wish) -> Invitation:
        """Make a workshop."""
        return build(Invitation, await self._line.call("desk-create", wish=plain(wish)))

    async def cards(self) -> tuple[WorkshopCard, ...]:
        """Return what lists show, the newest first."""
        said = await self._line.call("desk-cards")
        return tuple(build(WorkshopCard, card) for card in said)

    async def invite(self, workshop: str) -> Invitation:
        """Make new PINs for a workshop."""
        return build(Invitation, await self._line.call("desk-invite", workshop=workshop))

    async def finish(self, workshop: str) -> None:
        """End a workshop; conversations that run are paused."""
        await self._line.call("desk-finish", workshop=workshop)

    async def seat(self, workshop: str, name: str, role: Role) -> Answer:
        """Let somebody in without a PIN."""
        said = await self._line.call("desk-seat", workshop=workshop, name=name, role=role)
        return build(Answer, said)

    async def tidy(self) -> tuple[str, ...]:
        """Delete raw words whose days are over."""
        return tuple(map(str, await self._line.call("desk-tidy")))

    async def close(self) -> None:
        """Let the hub go."""
        await self._line.close()


def socket_of(home: Home) -> Path:
    """Return where the hub of a home listens. ``StoreError`` when that is too long a name."""
    path = home.workshops / SOCKET
    if len(str(path).encode()) > LONGEST:
        raise StoreError(
            f"The home's folder has too long a name for a server ({path.parent}). "
            "Use --home with a shorter one."
        )
    return path


async def desk_of(home: Home, clock: Clock) -> Desk:
    """Return the desk of a home: at the server that runs, or one of this process's own.

    :class:`store.errors.LockHeld` when another program holds the workshops and does not answer.
    """
    try:
        return RemoteDesk(await HubLine.open(socket_of(home)))
    except HubGone:
        return LocalDesk(await LocalHub.open(home, clock), own=True)
