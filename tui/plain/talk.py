"""A conversation, line by line: which page there is, what is typed, and what that does."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any, Final

from flows import pages as p
from flows.state import Status
from tui.clean_text import clean
from tui.plain.asides import Aside, confirm
from tui.plain.beside import ANYWHERE, Beside
from tui.plain.commands import COMMANDS, EVERYWHERE, Command, understood
from tui.plain.console import STILL_THERE, Console, carried
from tui.plain.kinds import page_for
from tui.plain.page import PlainPage
from tui.plain.readers import LONGEST
from tui.plain.seat import Seat
from tui.plain.telling import Teller
from tui.safety_words import safety_note
from tui.talk.sitting import Look, same_page

CANNOT_WIPE: Final = (
    "This terminal cannot be cleared: what one of you writes can be read above by whoever looks."
)
"""Said before the first private turn where it is so."""
COVERED: Final = "Covered. Whose turn is it?"
"""Said while nothing may be seen."""
ENDINGS: Final[dict[Status, str]] = {
    "finished": "This conversation is finished.",
    "stopped": "Ended here. What was shared stays in the history.",
    "forgotten": "Forgotten. No word of it is left.",
    "paused": "This conversation is paused.",
}
"""Said when nothing more is asked."""


class Talk:
    """One conversation at this console."""

    def __init__(
        self, console: Console, seat: Seat, *, timers: str = "on", notices: Sequence[str] = ()
    ) -> None:
        """Hold the conversation of a seat; ``notices`` are said with its first page."""
        self.console = console
        """Where it is said."""
        self.seat = seat
        """Where the people sit."""
        self.teller = Teller(console, timers, notices)
        """What says the pages."""
        self._beside = Beside(self)
        self._page: PlainPage[Any] | None = None
        self._covered = False
        self._accepted = console.wipes
        self._draft = ""
        self._since: datetime = seat.stamps.now()
        self._time_said = False

    @property
    def shown(self) -> PlainPage[Any]:
        """The page that was said last."""
        assert self._page is not None
        return self._page

    def say(self, text: str = "") -> None:
        """Say some lines."""
        self.console.say(text)

    def ask(self, aside: Aside) -> None:
        """Ask something beside the page."""
        self._beside.ask(aside)

    def ask_again(self) -> None:
        """Say the question of the page once more, unless it is what was heard last."""
        self.teller.ask_again(self.shown)

    def tell(self) -> None:
        """Say the present page from its beginning."""
        self.teller.tell(self.shown)

    def is_at(self, page: PlainPage[Any]) -> bool:
        """Whether a page is still the one where the people are."""
        return not self.seat.left and same_page(page.view, self.seat.look().page)

    def pause(self) -> None:
        """Keep everything and leave, unless it cannot be kept."""
        self.seat.pause()

    # The loop

    def hold(self) -> None:
        """Hold the conversation until it is over or paused.

        Ctrl+C, the end of input and everything else that ends it leave as exceptions, after all
        is kept. A terminal that is gone hides none of them.
        """
        try:
            self._catch_up()
            while not self.seat.left:
                self._turn()
                self._catch_up()
        except BaseException as ended:
            self._hold_words(clean(carried(ended), LONGEST))
            raise
        finally:
            if not self.seat.left:
                self.seat.close()
            with suppress(OSError):
                self.teller.make_room(None)

    def _hold_words(self, words: str) -> None:
        """Keep what stood behind the prompt."""
        if not words.strip() or self._page is None or self._covered:
            return
        if self._beside:
            self._beside.hold(words)
        else:
            self._page.hold(words)
            self._remember(self._page)

    def _turn(self) -> None:
        """Ask for one line, and do what it says."""
        if self._covered:
            self._uncover(self.teller.listen(COVERED, "Your key:"))
        elif self._beside:
            self._beside.turn()
        else:
            page = self.shown
            asked = (page.question(), page.prompt(), page.start())
            self._take(page, self.teller.listen(*asked, lines=page.lines))
            if self.is_at(page):
                self._remember(page)
                self._look_at_time(page)

    def _take(self, page: PlainPage[Any], line: str) -> None:
        """Do what a line on a page says."""
        typed = understood(line)
        if line.strip() == "?":
            self._help(page)
        elif typed.wrong:
            self.say(typed.wrong)
        elif typed.command is None:
            page.take(typed.text)
        elif not self._works(page, typed.command):
            self.say(f":{typed.command.name} does nothing here. A question mark says what does.")
        else:
            own = getattr(self, f"do_{typed.command.name}", None)
            (own or getattr(page, f"do_{typed.command.name}"))(typed.text)
            if self.is_at(page) and not self._beside and not self._covered:
                self.ask_again()

    def _works(self, page: PlainPage[Any], command: Command) -> bool:
        """Whether a command works on a page now."""
        return command.name in page.commands | EVERYWHERE and page.can(command.name)

    def _remember(self, page: PlainPage[Any]) -> None:
        """Keep what is half typed."""
        if (draft := page.draft()) != self._draft:
            self._draft = draft
            self.seat.put_draft(page.view, draft)

    def _look_at_time(self, page: PlainPage[Any]) -> None:
        """Say once that the time is up. It never blocks and never moves anybody."""
        minutes = self.teller.head.minutes(page.view)
        gone = (self.seat.stamps.now() - self._since).total_seconds() / 60
        if minutes is not None and gone >= minutes and not self._time_said:
            self._time_said = True
            self.say("Time is up; finish your sentence. :more gives one more minute.")

    # Pages

    def _catch_up(self) -> None:
        """Say what there is to do now; nothing while it is the same page."""
        if self.seat.left or self._covered:
            return
        now = self.seat.look()
        if isinstance(now.page.body, p.Over):
            self.seat.close()
            self._say_ending(now.page.body.status)
        elif self._page is not None and same_page(self._page.view, now.page):
            self._page.renew(now)
        else:
            self._arrive(now)

    def _say_ending(self, status: Status) -> None:
        """Say how it ended; of what is forgotten nothing stays on the screen either."""
        forgotten = status == "forgotten"
        self.teller.make_room(None, always=forgotten)
        self.say(f"\n{ENDINGS[status]}")
        if forgotten and not self.console.wipes:
            self.say(STILL_THERE)

    def _arrive(self, now: Look) -> None:
        """Say a new page."""
        hand_over = isinstance(now.page.body, p.HandOver)
        private = now.page.person is not None and not self.seat.alone
        person = now.page.person.id if now.page.person is not None and private else None
        self.teller.make_room(person, always=hand_over)
        self._beside.clear()
        self._since, self._time_said = self.seat.stamps.now(), False
        self._page = page_for(self, now)
        self._draft = self._page.draft()
        if hand_over and not self._accepted:
            self._ask_whether()
        else:
            self.tell()

    def _ask_whether(self) -> None:
        """Where nothing can be cleared, say so, and ask whether to go on."""

        def then(yes: bool) -> None:
            if yes:
                self._accepted = True
                self.tell()
            else:
                self.pause()

        self.say(f"\n{CANNOT_WIPE}")
        aside = confirm("Go on all the same?", then, self.say)
        aside.leave = self.pause
        self.ask(aside)

    # Commands of all pages

    def _help(self, page: PlainPage[Any]) -> None:
        """Say how to answer, and what else can be typed here."""
        self.say(f"\n{page.hint()}\nYou may also type:")
        for command in COMMANDS:
            if self._works(page, command):
                self.say(f"{command.typed}, to {command.does}.")
        self.say("A question mark, to hear this. A text that begins with a colon needs two.")
        self.ask_again()

    def do_again(self, text: str) -> None:
        """Say the page once more, all of it."""
        self.teller.head.forget(title=True)
        self.tell()

    def do_pause(self, text: str) -> None:
        """Keep everything and leave."""
        self.pause()

    def do_safety(self, text: str) -> None:
        """Say when this is not the right tool."""
        self.say(f"\n{safety_note()}")

    def do_cover(self, text: str) -> None:
        """Take everything off the screen until somebody says who they are."""
        if not self.teller.wipe():
            self.say("\nThis terminal cannot be cleared; turn it away, or close it.")
        self._covered = True
        keys = self.seat.keys
        for person in self.seat.sitting.people:
            self.say(f"{person.name}: type {keys[person.id]} and Enter.")
        self.say(COVERED)

    def _uncover(self, line: str) -> None:
        """A private page opens to its own person only; others get what everybody may see."""
        sitting, key, keys = self.seat.sitting, line.strip().casefold(), self.seat.keys
        if key.removeprefix(":") in ANYWHERE and key.startswith(":"):
            getattr(self, f"do_{key[1:]}")("")
            if key == ":safety":
                self.say(COVERED)
            return
        person = next((who.id for who in sitting.people if keys[who.id] == key), None)
        if person is None:
            self.say("That is nobody's key here. Nothing was opened.")
            return
        if person not in sitting.eyes:
            self.seat.hand_back()
        self._covered, self._page = False, None
