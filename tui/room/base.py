"""What an app of a room knows and says: the newest view, one row about the people, messages."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from textual.content import Content
from textual.events import Event, Key, Paste
from textual.screen import Screen

from flows.workshop.acts import Act, Refused
from flows.workshop.seen import Card, Room
from store import Link, StoreError
from tui.cells import fit, width
from tui.page import Page
from tui.room.presence import presence_line
from tui.room.told import cards_line
from tui.room.words import called_back, card_line
from tui.safe_text import visible
from tui.settings import Settings
from tui.stamps import MachineStamps, Stamps
from tui.talk.holding import Holding
from tui.widgets.frame import Frame
from tui.widgets.row import Row

SHOWN_AT_LEAST: Final = timedelta(seconds=20)
"""A message keeps its row so long at least; after that the next page may take it away."""


class RoomBase(Holding):
    """The ground of :class:`tui.room.app.RoomApp`."""

    def __init__(
        self,
        link: Link,
        *,
        settings: Settings | None,
        stamps: Stamps | None,
        ascii_only: bool,
        log: Path | None,
    ) -> None:
        """Take a member's link."""
        self.stamps: Stamps = stamps or MachineStamps()
        """Times and ids."""
        self.link = link
        """The member's line to the hub."""
        self.room: Room = link.room
        """The newest view of the workshop."""
        super().__init__(
            settings,
            ascii_only=ascii_only,
            log=log,
            now=lambda: self.stamps.now().astimezone(),
        )
        self._lost = ""
        self._read = {card.id for card in self.room.messages}
        self._heard: dict[str, datetime] = {}
        self._row_now: tuple[object, ...] = ()

    async def on_event(self, event: Event) -> None:
        """Tell the hub that somebody is there when they press a key."""
        await super().on_event(event)
        if isinstance(event, Key | Paste):
            self.link.stir()

    # Messages

    @property
    def unread(self) -> tuple[Card, ...]:
        """Messages that this person has not looked at, oldest first."""
        mine = self.room.me.name
        news = (card for card in self.room.messages if card.id not in self._read)
        return tuple(card for card in news if card.by != mine)

    def mark_read(self) -> None:
        """All messages have been looked at."""
        self._read |= {card.id for card in self.room.messages}
        self.renew_row()

    def hear_messages(self) -> None:
        """Take notice of when messages came."""
        for card in self.unread:
            self._heard.setdefault(card.id, self.stamps.now())

    async def show_page(self, screen: Screen[None]) -> None:
        """Put a screen in the place of the present page; messages shown for a while leave the row."""
        now = self.stamps.now()
        gone = {card for card, at in self._heard.items() if now - at >= SHOWN_AT_LEAST}
        self._read |= gone
        await super().show_page(screen)
        self.renew_row()

    # The row

    def room_row(self, cells: int) -> Content:
        """Return the row above the promise: what is urgent, a message, or who is here."""
        urgent = self._lost or called_back(self.room)
        if urgent:
            return Content.styled(fit(f" {urgent}", cells, self.glyphs.ellipsis), "bold $warn")
        row = self._row_of_page()
        if self.unread and row != "public":
            return self._message_row(cells, "k" if row == "cards" else "m")
        if row == "cards":
            return cards_line(self.room, cells, self.glyphs)
        return Content("") if row == "none" else presence_line(self.room, cells, self.glyphs)

    def _row_of_page(self) -> str:
        """Return what the page on top wants in the row: see `RoomPage.row`."""
        pages = [screen for screen in self.screen_stack if isinstance(screen, Page)]
        return str(getattr(pages[-1], "row", "people")) if pages else "people"

    def _message_row(self, cells: int, key: str) -> Content:
        """Return the newest message, and that there is a list of them."""
        more = len(self.unread) - 1
        right = f"{key}: {more} more" if more else f"{key}: all"
        text = fit(
            visible(card_line(self.unread[-1])), cells - width(right) - 4, self.glyphs.ellipsis
        )
        gap = " " * max(2, cells - 2 - width(text) - width(right))
        return Content.assemble(" ", (text, "bold $accent"), gap, (right, "$muted"))

    def renew_row(self) -> None:
        """Repaint the row on all pages, if it reads otherwise than before."""
        line = self.room_row(self.size.width)
        now = (line.plain, tuple(line.spans))
        if now != self._row_now:
            self._row_now = now
            for screen in self.screen_stack:
                row = screen.query_one_optional("#frame-room", Row)
                if row is not None:
                    row.refresh()

    # Saying and doing

    def say(self, sentence: str) -> None:
        """Show one sentence on the page, also when a dialog lies over it."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Page) and screen.query(Frame):
                screen.query_one(Frame).say(sentence)
                return

    def say_lost(self, sentence: str) -> None:
        """Show that the hub cannot be reached, until it is heard of again."""
        self._lost = sentence
        self.renew_row()

    async def do(self, act: Act, said: str = "") -> bool:
        """Do something in the room and say a sentence; false, with the reason said, if it cannot."""
        with self.hold_input():
            try:
                await self.link.act(act)
            except (StoreError, Refused) as refused:
                self.say(str(refused))
                return False
        if said:
            self.say(said)
        return True
