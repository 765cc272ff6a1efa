"""What pages of a room may ask of the app, without importing it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Protocol, cast

from textual.dom import DOMNode

if TYPE_CHECKING:
    from flows.workshop.acts import Act
    from flows.workshop.seen import Card, Room
    from store import Library, Link
    from tui.stamps import Stamps


class RoomShell(Protocol):
    """The app of a room, as its pages see it."""

    room: Room
    """The newest view of the workshop."""
    link: Link
    """The member's line to the hub."""
    stamps: Stamps
    """Times and ids."""

    @property
    def library(self) -> Library:
        """The flows that can be put into the plan."""
        ...

    @property
    def unread(self) -> tuple[Card, ...]:
        """Messages that this person has not looked at in the list."""
        ...

    def mark_read(self) -> None:
        """All messages have been looked at."""
        ...

    def hold_input(self) -> AbstractContextManager[None]:
        """Let keys wait."""
        ...

    async def do(self, act: Act, said: str = "") -> bool:
        """Do something in the room and say a sentence; false, with the reason said, if it cannot."""
        ...

    async def come_in(self) -> None:
        """The first page has been read."""
        ...

    async def follow(self) -> None:
        """Go to where the room is, if it is elsewhere."""
        ...

    async def show_home(self) -> None:
        """Show where this member is in the room."""
        ...

    async def show_take_home(self) -> None:
        """Show what this member takes home."""
        ...

    async def show_big(self) -> None:
        """Show the page for a projector."""
        ...

    async def plain_signs(self) -> None:
        """Draw with plain signs only, from now on."""
        ...

    async def leave(self) -> None:
        """Leave the room; the seat is kept."""
        ...

    @property
    def finished(self) -> bool:
        """Whether this member is through with the conversation that runs."""
        ...


def room_app(node: DOMNode) -> RoomShell:
    """Return the app of a screen or widget as a :class:`RoomShell`."""
    return cast("RoomShell", cast("Any", node.app))
