"""The app of one member of a workshop: takes what the hub tells, and shows the page of their role."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.screen import Screen

from flows.workshop.seen import Room
from store import Link
from tui.glyphs import ASCII
from tui.page import is_there
from tui.room.going import RoomGoing
from tui.room.words import may_lead
from tui.settings import Settings
from tui.stamps import Stamps

if TYPE_CHECKING:
    from pathlib import Path

    from store import Library
    from tui.room.talk import RoomTalk

_WATCHING: Final = frozenset({"observer", "screen"})


class RoomApp(RoomGoing):
    """The full-screen face of a workshop, over a link that is admitted already."""

    TITLE = "Duologue"

    def __init__(
        self,
        link: Link,
        *,
        welcome: bool | None = None,
        library: Library | None = None,
        settings: Settings | None = None,
        stamps: Stamps | None = None,
        ascii_only: bool = False,
        log: Path | None = None,
    ) -> None:
        """Take a member's link. ``welcome``: they have not seen the first page yet.

        If nobody says, it is shown to whoever was just given a way-back word, and to who has no
        conversation to go back to: who comes back lands at the same word.

        ``library`` is where flows to insert come from, shared by the apps of a process. The app
        ends with status 0 when its person leaves; the link is closed then.
        """
        super().__init__(
            link,
            welcome=(bool(link.word) or not link.room.conversation) if welcome is None else welcome,
            settings=settings,
            stamps=stamps,
            ascii_only=ascii_only,
            log=log,
        )
        self._library = library
        self._news: Room | None = None

    @property
    def library(self) -> Library:
        """The flows; read when first asked for."""
        if self._library is None:
            from store import Library

            self._library = Library()
        return self._library

    def on_mount(self) -> None:
        """Listen, and show the first page."""
        self.link.listen(self._hear)
        self.link.on_lost(self._lose)
        self.room = self.link.room
        self.call_next(self._open)

    async def on_unmount(self) -> None:
        """Save what is half typed and leave the seat, which is kept."""
        if self.talk is not None:
            await self.talk.leave()
        await self.link.close()

    # What the hub tells

    def _hear(self, room: Room) -> None:
        """Take a new view; several that come together are shown once."""
        told = self._news is not None
        self._news = room
        if not told:
            self.call_later(self._take_news)

    async def _take_news(self) -> None:
        """Show the newest view on whatever page there is, then go where the room is."""
        if self._news is None or self.is_going:
            return
        if not is_there(self.screen):
            # A page has just been put up; this pump gives it its parts before it comes back here.
            self.call_later(self._take_news)
            return
        before, self.room, self._news = self.room, self._news, None
        if before.conversation != self.room.conversation:
            self._left = ""
        self._lost = ""
        self.hear_messages()
        self.renew_row()
        self.renew_keys()
        for screen in self.screen_stack:
            show = getattr(screen, "show_room", None)
            if show is not None and is_there(screen):
                show()
        if before.me.role != self.room.me.role:
            await self._change_role()
        else:
            await self.follow()

    def _lose(self, sentence: str) -> None:
        """Say that the hub is gone, until it is heard of again."""
        self.call_later(self.say_lost, sentence)

    # Pages

    async def _open(self) -> None:
        if self._welcome and self.room.me.role in {"participant", "observer"}:
            from tui.room.welcome import WelcomePage

            await self.show_page(WelcomePage())
        else:
            await self.come_in()

    async def come_in(self) -> None:
        """Go to where this member belongs."""
        self._welcome = False
        await self.show_home()

    def home_page(self) -> Screen[None]:
        """Return the page that belongs to the member's role."""
        if self.room.me.role in _WATCHING:
            from tui.room.big import BigPage

            return BigPage()
        if may_lead(self.room):
            from tui.room.board import BoardPage

            return BoardPage()
        if self.room.stage == "closed":
            from tui.room.leaving import TakeHomePage

            return TakeHomePage()
        from tui.room.lobby import LobbyPage

        return LobbyPage()

    async def show_take_home(self) -> None:
        """Show what this member takes home."""
        from tui.room.leaving import TakeHomePage

        await self.show_page(TakeHomePage())

    async def show_big(self) -> None:
        """Show the page for a projector."""
        from tui.room.big import BigPage

        await self.show_page(BigPage())

    async def _change_role(self) -> None:
        """Go to the page of a new role; a conversation is finished first."""
        if self.talk is not None:
            self.say("Your part in the room has changed. Go on here; g shows the rest.")
        elif self._is_free():
            await self.show_home()

    async def plain_signs(self) -> None:
        """Draw with plain signs only, from now on; the first page is drawn anew."""
        from tui.room.welcome import WelcomePage

        self.glyphs = ASCII
        self._safe.ascii_only = True
        self.set_class(True, "-ascii")
        await self.show_page(WelcomePage())
        self.say("Plain signs from now on. Enter goes into the room.")

    async def leave(self) -> None:
        """Leave the room; the seat is kept."""
        self.exit(0)

    # Who is here

    def held(self) -> RoomTalk | None:
        """Return the conversation on the screen; ``None`` for none."""
        return self.talk
