"""A page of a room: a frame, renewed when a new view of the room comes and at no other time."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar, Literal

from flows.workshop.seen import Room
from tui.page import Page
from tui.room.shell import RoomShell, room_app
from tui.widgets.frame import Frame


class RoomPage(Page):
    """What all pages of a room around a conversation share."""

    row: ClassVar[Literal["people", "cards", "none", "public"]] = "people"
    """What the row above the promise shows beside what is urgent: messages and people; messages and
    cards; messages alone, where the page names people itself; or people alone, for all eyes."""

    @property
    def shell(self) -> RoomShell:
        """The app."""
        return room_app(self)

    @property
    def room(self) -> Room:
        """The newest view of the workshop."""
        return self.shell.room

    def on_mount(self) -> None:
        """Show the room as it is."""
        self.show_room()

    @abstractmethod
    def show_room(self) -> None:
        """Show what the newest view says; called with each new one while this page is there."""

    def say(self, sentence: str) -> None:
        """Show one sentence in place of the promise."""
        self.query_one(Frame).say(sentence)
