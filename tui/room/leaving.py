"""What one takes home: the own page as a text, to be read, copied, or partly deleted."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from store import StoreError
from tui.actions import Where
from tui.keymap import bindings_for
from tui.modals.confirm import Confirm
from tui.modals.dialog import Words
from tui.room.page import RoomPage
from tui.safe_text import visible
from tui.widgets.frame import Frame
from tui.words import count


class TakeHomePage(RoomPage):
    """The personal page at the end of a workshop; it can be looked at before, too."""

    where = Where.TAKE_HOME
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.TAKE_HOME)]
    DEFAULT_CSS = """
    TakeHomePage VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; padding: 1 2; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._text = ""

    def compose(self) -> ComposeResult:
        """Lay the page out."""
        with Frame() as frame:
            yield VerticalScroll(Words("", id="page"))
        frame.flow = visible(self.room.title)
        frame.note = "what you take home"
        frame.promise = "Only you see this page."
        frame.sealed = True

    def on_mount(self) -> None:
        """Fetch the page; the arrows move it."""
        for body in self.query(VerticalScroll):
            body.focus()
        self.call_next(self._fetch)

    async def _fetch(self) -> None:
        with self.shell.hold_input():
            try:
                self._text = await self.shell.link.take_home()
            except StoreError as said:
                self.say(str(said))
                return
        shown = "\n".join(visible(line) for line in self._text.split("\n"))
        for page in self.query("#page").results(Words):  # none when another page has come meanwhile
            page.update(shown or "There is nothing to take home so far.")

    def show_room(self) -> None:
        """Say whether the workshop is over."""
        over = self.room.stage == "closed"
        for frame in self.query(Frame):  # none when the page has been left before it was there
            frame.who = "it is over" if over else ""

    def do_copy(self) -> None:
        """Copy the page to the clipboard of whoever sits there, through their terminal."""
        self.app.copy_to_clipboard(self._text)
        self.say("Copied, if your terminal allows it. If not: select the text with the mouse.")

    def do_forget_notes(self) -> None:
        """Delete the own notes for good."""

        async def forget(yes: bool | None) -> None:
            if not yes:
                return
            with self.shell.hold_input():
                try:
                    gone = await self.shell.link.forget_notes()
                except StoreError as said:
                    self.say(str(said))
                    return
            await self._fetch()
            self.say(f"{count(gone, 'note is', 'notes are')} deleted for good.")

        self.app.push_screen(
            Confirm(
                "Forget your notes?",
                yes="forget them",
                no="keep them",
                detail="Every note that you wrote here is deleted. What was agreed together stays."
                " This cannot be undone.",
            ),
            forget,
        )

    async def do_close(self) -> None:
        """Go back to the room; when it is over, ask whether to leave."""
        if self.room.stage == "closed":
            self.app.push_screen(
                Confirm("Leave the room?", yes="leave", no="stay", detail="Your seat is kept."),
                self._left,
            )
        else:
            await self.shell.show_home()

    async def _left(self, yes: bool | None) -> None:
        if yes:
            await self.shell.leave()
