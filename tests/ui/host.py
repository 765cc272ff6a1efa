"""A bare app to try one widget or dialog in, and what it heard."""

from collections.abc import Sequence
from typing import Any

from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget

from tui.base_app import BaseApp
from tui.shots import text
from tui.widgets.messages import (
    Draft,
    EdgeReached,
    FieldLeft,
    Marked,
    Moved,
    Picked,
    Rated,
    Submitted,
)

HEARD = (Draft, EdgeReached, FieldLeft, Marked, Moved, Picked, Rated, Submitted)


class Host(BaseApp):
    """Shows the widgets it is given, and remembers their messages and the answers of dialogs."""

    def __init__(self, *widgets: Widget, **settings: Any) -> None:
        super().__init__(**settings)
        self._widgets = widgets
        self.heard: list[Message] = []
        self.answers: list[object] = []
        self.people: Sequence[tuple[str, str]] = ()

    def compose(self) -> ComposeResult:
        """Show the widgets."""
        yield from self._widgets

    async def on_event(self, event: Any) -> None:
        """Remember what widgets said."""
        if isinstance(event, HEARD):
            self.heard.append(event)
        await super().on_event(event)

    async def _dispatch_message(self, message: Message) -> None:
        if isinstance(message, HEARD):
            self.heard.append(message)
        await super()._dispatch_message(message)

    def of(self, kind: type[Message]) -> list[Any]:
        """Return the messages of one kind."""
        return [message for message in self.heard if type(message) is kind]

    def people_here(self) -> Sequence[tuple[str, str]]:
        """Return the people that the test put here."""
        return self.people

    async def uncovered(self, key: str) -> None:
        """Remember who uncovered the screen."""
        self.answers.append(key)

    def shown(self) -> str:
        """Return the text of the whole screen, dialogs included."""
        return text(self)
