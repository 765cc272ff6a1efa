"""What screens may ask of the app, without importing it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Protocol, cast

from textual.dom import DOMNode

if TYPE_CHECKING:
    from flows.people import PersonId
    from store import Home, Keeper, Library, Party
    from tui.screens.spot import Spot
    from tui.settings import Settings
    from tui.stamps import Stamps


class Shell(Protocol):
    """The app, as screens see it. Each ``show_`` replaces the page that is there."""

    home: Home
    """Where everything lasts."""
    library: Library
    """The flows."""
    stamps: Stamps
    """Times and ids."""
    party: Party | None
    """The people whose history is open; ``None`` at the picker."""
    keeper: Keeper | None
    """Who keeps that party's conversations; ``None`` while it can only be read."""
    busy: str
    """Why the party can only be read (who holds it, since when); empty when it can be written."""

    @property
    def settings(self) -> Settings:
        """The user's settings."""
        ...

    def hold_input(self) -> AbstractContextManager[None]:
        """Let keys wait, until the page has what they act on."""
        ...

    async def show_parties(self) -> None:
        """Show the picker, or the first run when there is no party yet."""
        ...

    async def show_new_party(self) -> None:
        """Ask for the names of a new party."""
        ...

    async def show_party(self, id: str) -> None:
        """Open a party and show its home (the solo page for a party of one)."""
        ...

    async def show_home(self) -> None:
        """Show the home of the party that is open."""
        ...

    def get_ready(self) -> None:
        """Take the open party for writing: its page has been shown, and there is time now."""
        ...

    async def show_history(self, spot: Spot | None = None) -> None:
        """Show the time line of the party that is open, as it was left at a spot if one is named."""
        ...

    async def show_goals(self) -> None:
        """Show all goals of the party that is open."""
        ...

    async def show_goal(self, goal: str) -> None:
        """Show one goal, by its id."""
        ...

    async def show_trends(self, goal: str = "") -> None:
        """Show numbers over time; those of a goal first, and back to it, when one is named."""
        ...

    async def show_flows(self) -> None:
        """Show the flows that suit the party that is open."""
        ...

    async def show_page_as_it_was(
        self, conversation: str, *, goal: str = "", spot: Spot | None = None
    ) -> None:
        """Show a conversation to read; and back to a goal or a spot in the history if one is named."""
        ...

    async def show_arrive(self, flow: str) -> None:
        """Show who is here, how long, what will be kept."""
        ...

    async def begin(
        self, flow: str, people: tuple[PersonId, ...], first: PersonId, *, quick: bool
    ) -> None:
        """Begin a conversation and show its first page."""
        ...

    async def resume(self, conversation: str) -> None:
        """Go on with a conversation where it stands."""
        ...

    async def jot(self, text: str, author: PersonId | None) -> None:
        """Keep a note for next time, outside a conversation. ``StoreError`` when it cannot."""
        ...


def shell_of(node: DOMNode) -> Shell:
    """Return the app of a screen or widget as a :class:`Shell`."""
    return cast("Shell", cast("Any", node.app))
