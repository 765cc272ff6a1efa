"""A conversation of a workshop, line by line, at one person's own seat.

Three things are different from a conversation that people hold at one keyboard: leaving pauses
nothing, others act elsewhere meanwhile, and nobody is taken from words that are half typed.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, Final

from flows import events as ev
from flows import pages as p
from store import Keeper
from tui.plain.agreeing import JudgePage
from tui.plain.asking import AskingPage
from tui.plain.between import OpeningPage
from tui.plain.commands import Command
from tui.plain.fields import FieldsPage
from tui.plain.notes import NotesPage
from tui.plain.page import PlainPage
from tui.plain.reading import EndingPage, WaitingPage
from tui.plain.seat import Run, Seat
from tui.plain.sorting import ThemesPage
from tui.plain.talk import Talk
from tui.plain.voting import VotePage
from tui.room.plain.commands import Going
from tui.room.words import where_the_room_is
from tui.talk.sitting import Look, Sitting, same_page
from tui.talk.talk import STAY

if TYPE_CHECKING:
    from tui.room.plain.face import RoomFace

ENTER_GOES: Final = "Enter goes there:"
"""The prompt of a page where nothing is to be done any more."""
_FOR_SMALL: Final = frozenset({"stop", "forget"})
"""What ends a conversation for all who hold it: not for one among many to decide."""
_SMALL: Final = 4
"""So many people may still decide that together."""
_SAYS_ITSELF: Final = (OpeningPage, EndingPage, WaitingPage)
"""Pages that say themselves what is new, or say it only to whoever looks."""

_TAKES_WORDS: Final = (AskingPage, NotesPage, FieldsPage, JudgePage, VotePage, ThemesPage)
"""Pages on which something is written."""


class RoomSeat(Seat):
    """A seat whose keeper lives in another thread."""

    acts = 0
    """How often somebody here has done something that leads on."""

    def look(self) -> Look:
        """Return the present page. It is made where news are told, so that none come in between."""

        async def look() -> Look:
            return Seat.look(self)

        found: Look = self._run(look())
        return found

    def act(self, event: type[ev.Event], seen: Look, **fields: Any) -> bool:
        """Something happens on a page. False, with the reason said, if it cannot."""
        done = super().act(event, seen, **fields)
        if done and not issubclass(event, STAY):
            self.acts += 1
        return done

    async def _pause(self) -> None:
        """Leave the seat; the others go on, and it is kept."""
        await self.sitting.close()


class RoomTalk(Talk):
    """One conversation at this console."""

    seat: RoomSeat

    def __init__(
        self, face: RoomFace, at: tuple[str, tuple[str, ...]], sitting: Sitting, keeper: Keeper
    ) -> None:
        """Hold the conversation at which ``sitting`` sits; ``at``: its id, and who writes here."""
        run: Run = face.run
        seat = RoomSeat(sitting, keeper, run, face.stamps, face.console.say)
        notices = []
        if sitting.lost:
            notices.append(f"{sitting.lost} sealed lines cannot be opened: their key is gone.")
        super().__init__(face.console, seat, notices=notices)
        self.at = at
        """Id of the conversation, and of those in it who write at this keyboard."""
        self.moved = False
        """Whether it was left because the room is elsewhere."""
        self.over = False
        """Whether it has come to its end."""
        self._face = face
        self._acts = 0
        self._going = False
        self._told: object = None
        sitting.changed = self._changed

    # On the loop, while nobody's line is being worked off, or shortly before

    def _changed(self) -> None:
        """Somebody elsewhere did something: have it said, when it can be."""
        page = self._page
        if page is None or self.seat.left:
            return
        if self._told is not None or page.view != self.seat.sitting.page:
            self._face.wake()

    def keep(self, words: str) -> None:
        """Keep what stands behind the prompt, while somebody is still typing."""
        page = self._page
        if page is None or self.seat.left or self._covered or _is_command(words):
            return
        if self._beside:
            name, draft = self._beside.drafted(words)
        else:
            name, draft = "", drafted(page, words)
            if draft == self._draft:
                return
            self._draft = draft
        if name or not self._beside:
            self.seat.sitting.put_draft(page.view, draft, name)

    # In the thread

    def look_up(self, question: str, prompt: str) -> tuple[str, str]:
        """Say what is new on this page, or that it goes on elsewhere; return what is asked now."""
        page = self._page
        if page is None or self._covered or self._beside:
            return question, prompt
        now = self.seat.look()
        if same_page(page.view, now.page):
            if self._told is not None:
                # It went on, and came back here.
                self._told = None
                page.renew(now)
                self.tell()
            self._renew(page, now)
            return page.question(), page.prompt()
        self._say_moved(now)
        return (question, prompt) if isinstance(page, _TAKES_WORDS) else ("", ENTER_GOES)

    def _turn(self) -> None:
        try:
            super()._turn()
        except Going:
            self._going = True

    def _take(self, page: PlainPage[Any], line: str) -> None:
        """Do what a line says; an empty one where it goes on elsewhere just goes on."""
        empty = not line.strip()
        if empty and not page.draft() and self._is_behind(page):
            return
        if empty and isinstance(page, WaitingPage):
            page.renew(self.seat.look())
            self.say("\n".join(page.above()))
            return
        super()._take(page, line)

    def _is_behind(self, page: PlainPage[Any]) -> bool:
        """Whether a page, or the whole seat, is no longer where this person belongs."""
        return self._face.is_elsewhere(self) or not same_page(page.view, self.seat.look().page)

    def _hold_words(self, words: str) -> None:
        """Keep what stood behind the prompt, but no command: it was not meant for this page."""
        if not _is_command(words):
            super()._hold_words(words)

    def _works(self, page: PlainPage[Any], command: Command) -> bool:
        """Whether a command works now; what ends it for many does not."""
        many = len(self.seat.sitting.conversation.people) > _SMALL
        return super()._works(page, command) and not (many and command.name in _FOR_SMALL)

    def _help(self, page: PlainPage[Any]) -> None:
        """Say what can be typed for the room, too."""
        self.say("\nFor the room:")
        self._face.commands.help()
        super()._help(page)

    def _catch_up(self) -> None:
        """Say what there is to do now, and go where the room is; never away from words."""
        page = self._page
        if self.seat.left or self._covered or page is None:
            super()._catch_up()
            return
        led_on = self._going or self.seat.acts != self._acts
        self._acts = self.seat.acts
        stays = not led_on and (bool(self._beside) or bool(page.draft()))
        if self._face.is_elsewhere(self) and not stays:
            self.moved = True
            self.seat.close()
            self.say(f"\nThe room is at {where_the_room_is(self._face.room)}.")
            return
        now = self.seat.look()
        if isinstance(now.page.body, p.Over):
            self.over = True
            super()._catch_up()
        elif same_page(page.view, now.page):
            self._renew(page, now)
            self._going = False
        elif stays:
            self._remember(page)
            self._say_moved(now)
        else:
            super()._catch_up()

    def _arrive(self, now: Look) -> None:
        """Say a new page; Enters that were typed before it answer none of it."""
        self._face.console.settle()
        self._going, self._told = False, None
        super()._arrive(now)

    def _renew(self, page: PlainPage[Any], now: Look) -> None:
        """Say what others did on the same page."""
        if isinstance(page, _SAYS_ITSELF):
            page.renew(now)
            return
        before = {line for part in page.above() for line in part.split("\n")}
        page.renew(now)
        after = [line for part in page.above() for line in part.split("\n")]
        new = [line for line in after if line not in before]
        if new:
            self.say("\n".join(new))

    def _say_moved(self, now: Look) -> None:
        """Say once that it goes on elsewhere."""
        there = (now.page.place, now.page.person, type(now.page.body))
        if self._told == there:
            return
        self._told = there
        page = self.shown
        part = _part(now.page)
        where = f" to “{part}”" if part and part != _part(page.view) else ""
        if isinstance(now.page.body, p.Over):
            self.say("This conversation is over for all.")
        elif not isinstance(page, _TAKES_WORDS):
            self.say(f"It goes on{where}.")
        elif page.draft():
            self.say(f"The room has moved on{where}. Finish in peace; :go goes there at once.")
        else:
            self.say(
                f"The room has moved on{where}. Enter goes there; what you type is still kept."
            )


def _part(page: p.Page) -> str:
    """The title of the part that runs now."""
    return next((part.title for part in page.parts if part.state == "now"), "")


def drafted(page: PlainPage[Any], words: str) -> str:
    """Return what the draft of a page would be, were it left with these words behind the prompt."""
    twin = copy.copy(page)
    for name, value in vars(page).items():
        if isinstance(value, list | dict | set):
            setattr(twin, name, copy.copy(value))
    if words.strip() or twin.begun:
        twin.hold(words)
    return twin.draft()


def _is_command(words: str) -> bool:
    """Whether what is being typed is no answer."""
    return words == "?" or (words.startswith(":") and not words.startswith("::"))
