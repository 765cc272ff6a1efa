"""What an app does that holds a conversation: who is at the keyboard, and what a cover hides."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.navigation import Navigation

if TYPE_CHECKING:
    from tui.talk.talk import Talk


class Holding(Navigation):
    """The ground of the app of a home and of the app of a room."""

    @abstractmethod
    def held(self) -> Talk | None:
        """Return the conversation on the screen; ``None`` for none."""

    def people_here(self) -> Sequence[tuple[str, str]]:
        """Return key and name of each person at this keyboard."""
        talk = self.held()
        if talk is None:
            return ()
        return [(talk.keys[person.id], person.name) for person in talk.sitting.people]

    async def uncovering(self, key: str) -> None:
        """Somebody lifts the cover: a private page opens to its own person only."""
        talk = self.held()
        if talk is not None and len(talk.sitting.eyes) < len(talk.sitting.people):
            person = next((who for who, wanted in talk.keys.items() if wanted == key), "")
            await talk.put_away(person)

    async def uncovered(self, key: str) -> None:
        """The cover is gone: show what is to be seen instead of a page that was put away."""
        talk = self.held()
        if talk is not None:
            await talk.come_back()
