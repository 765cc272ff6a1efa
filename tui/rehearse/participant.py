"""One simulated person of a rehearsal, from the door to the end."""

from __future__ import annotations

import asyncio
import re
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from random import Random
from typing import Final

from flows import pages as p
from flows.workshop.seen import Room
from store import Link
from tui.rehearse.calling import Call, Caller, dial
from tui.rehearse.cast import Character, Pace
from tui.rehearse.deciding import Intent, Part, intent
from tui.rehearse.rhythm import strokes
from tui.rehearse.visible import Visible
from tui.rehearse.watching import Watching
from tui.stamps import Stamps
from tui.talk.sitting import same_page

FIRST_PAGE: Final = "What happens with what you write"
"""Stands on the page that everybody sees first."""
_WORD: Final = re.compile(r"should the line break:\s+([a-z]+-[a-z]+)")
"""The way-back word, as the first page shows it."""
QUIET: Final = 0.2
"""Seconds without a byte after which a screen has come to rest."""
SETTLING: Final = 5.0
"""The longest that is waited for that."""
ANSWERED: Final = 10.0
"""Seconds without a byte after which keys that led nowhere are helped on."""
HELPING: Final = 60.0
"""Seconds after which somebody else does what is for all and nobody does."""
_HELP: Final = (("enter",), ("escape", "tab"), ("ctrl+d",), ("escape", "n"))
"""What is tried when keys led nowhere: take it, leave a dialog for the field, be done, go on."""
_NO_FIELD: Final = (p.Reading, p.Opening, p.Revealed, p.Compared, p.Waiting)
"""Pages without a field, on which letters are keys."""
READING: Final = (2.0, 6.0)
"""Seconds for which the first page is read."""
BY_CHANCE: Final = 0.3
"""How likely it is that somebody does on a page what they are known for."""
AWAY: Final = (60.0, 150.0)
"""Seconds for which somebody is away, the shortest and the longest."""


class Participant:
    """An invented person with an SSH client."""

    def __init__(
        self,
        who: Character,
        caller: Caller,
        look: Callable[[], Awaitable[Link]],
        *,
        pace: Pace,
        seed: int,
        stamps: Stamps,
        tell: Callable[[str], object],
    ) -> None:
        """``look`` opens a line to the hub for this person's own view, once they are in."""
        self.who = who
        self.keys = 0
        """Keys pressed so far."""
        self.stuck = 0
        """How often keys led nowhere and had to be helped on."""
        self.here = False
        """Whether they are connected."""
        self.came = False
        """Whether they were ever in."""
        self.saw_end = False
        """Whether they were there when the workshop was closed."""
        self._caller = caller
        self._look = look
        self._pace: Pace = pace
        self._seed = seed
        self._stamps = stamps
        self._tell = tell
        self._dice = Random(f"{seed}/{who.name}")  # noqa: S311 - no secret is made here
        self._call: Call | None = None
        self._watching: Watching | None = None
        self._visible = Visible()
        self._recent = ""
        self._last = 0.0
        self._tried: Counter[str] = Counter()
        self._habit = who.habit

    @property
    def room(self) -> Room | None:
        """The room as they see it; none while they are not there."""
        return self._watching.room if self._watching is not None else None

    async def come(self) -> None:
        """Call, read the first page, go in, and begin to look."""
        self._recent, self._visible = "", Visible()
        self._call = await dial(self._caller, self._hear)
        self.here = True
        await self._painted(FIRST_PAGE)
        if found := _WORD.search(self._recent):
            # Before the name: the question for the word speaks of names, too.
            answers = {"way-back": found[1], **self._caller.answers}
            self._caller = replace(self._caller, answers=answers)
        await self._wait(self._dice.uniform(*READING))
        await self._press(("enter",))
        self._watching = Watching(await self._look())
        self.came = True

    async def live(self) -> None:
        """Do what is asked until the workshop is closed or the line is gone."""
        while self._call is not None and self._call.is_open and self._watching is not None:
            if self._watching.room.stage == "closed":
                self.saw_end = True
                return
            await self._turn(self._watching)

    async def leave(self) -> None:
        """Hang up."""
        self.here = False
        if self._watching is not None:
            await self._watching.close()
            self._watching = None
        if self._call is not None:
            await self._call.hang_up()
            self._call = None

    # One page

    async def _turn(self, watching: Watching) -> None:
        """Look at the page; do what it asks, or wait for another."""
        page = await watching.page()
        if page is not None and await self._goes_by_habit(page):
            return
        plan = self._intent(watching, page)
        if page is None or plan is None:
            await watching.news(30)
            return
        if plan.shared and not self._leads(watching) and await watching.news(HELPING):
            return
        await self._rest()
        if await self._write(watching, page, plan) and not await self._through(watching, page):
            await self._help_on(page)

    def _intent(self, watching: Watching, page: p.Page | None) -> Intent | None:
        if page is None:
            return None
        me = watching.room.person
        people = watching.conversation.people if watching.conversation else ()
        name = next((person.name for person in people if person.id == me), self.who.name)
        part = Part(me, name, self.who.order, self._leads(watching), self._seed)
        return intent(page, part, self._stamps.now(), self._stamps.today())

    def _leads(self, watching: Watching) -> bool:
        """Whether they press the keys for all at their table: the first of those who are here."""
        conversation, room = watching.conversation, watching.room
        if conversation is None:
            return False
        names = {mate.name for mate in room.people if mate.presence == "here"}
        present = [x.id for x in conversation.people if x.name in names and x.role != "facilitator"]
        return not present or present[0] == room.person

    async def _write(self, watching: Watching, page: p.Page, plan: Intent) -> bool:
        """Press the keys; false when the room went on meanwhile."""
        words = False
        for stroke in strokes(plan.keys, self.who, self._pace, self._dice):
            await asyncio.sleep(stroke.wait)
            now = await watching.page()
            if now is None or not same_page(page, now):
                if words:
                    # The page stays as long as words stand on it; they are given as they are.
                    await self._wait(2)
                    self._send(b"\x04")
                return False
            self._send(stroke.data)
            if self._pace == "fast" and not stroke.data.isalnum():
                await self._rest()
            words = stroke.data.isalnum() or (words and stroke.data != b"\r")
        return True

    async def _through(self, watching: Watching, page: p.Page) -> bool:
        """Wait until the page is done; whether it is."""
        since = time.monotonic()
        while time.monotonic() - max(since, self._last) < ANSWERED:
            now = await watching.page()
            if now is None or not same_page(page, now) or self._intent(watching, now) is None:
                self._tried.pop(page.place, None)
                return True
            await watching.news(0.5)
        return False

    async def _help_on(self, page: p.Page) -> None:
        """Do what people do whose keys led nowhere: press the next best one."""
        self.stuck += 1
        self._tried[page.place] += 1
        tries = self._tried[page.place]
        self._tell(f"{self.who.name} does not get on at “{page.title}” ({page.place})")
        await self._press(_HELP[(tries - 1) % len(_HELP)])
        await self._wait(min(60.0, 5.0 * tries))

    # Habits

    async def _goes_by_habit(self, page: p.Page) -> bool:
        """Go away or raise the hand, once; whether the page has to be looked at anew."""
        if self._pace == "fast" or not self._habit or self._dice.random() > BY_CHANCE:
            return False
        if self._habit == "hand" and isinstance(page.body, _NO_FIELD):
            self._habit = ""
            await self._wait(self._dice.uniform(*READING))
            self._tell(f"{self.who.name} raises a hand")
            await self._press(("h",))
            return True
        if self._habit == "away":
            self._habit = ""
            await self._go_away(self._dice.uniform(*AWAY))
            return True
        return False

    async def _go_away(self, seconds: float) -> None:
        """Hang up and come back after a while."""
        self._tell(f"{self.who.name} is gone for {seconds:.0f} seconds")
        await self.leave()
        await asyncio.sleep(seconds)
        await self.come()
        self._tell(f"{self.who.name} is back")

    # The keyboard and the screen

    async def _press(self, keys: Sequence[str]) -> None:
        for stroke in strokes(keys, self.who, self._pace, self._dice, fresh=False):
            await asyncio.sleep(stroke.wait)
            self._send(stroke.data)

    def _send(self, data: bytes) -> None:
        if self._call is not None:
            self.keys += 1
            self._call.type(data)

    async def _wait(self, seconds: float) -> None:
        """Wait at human pace; at the fast one only until the screen has come to rest."""
        if self._pace == "human":
            await asyncio.sleep(seconds)
        else:
            await self._rest()

    def _hear(self, data: bytes) -> None:
        self._last = time.monotonic()
        self._recent = (self._recent + self._visible.feed(data))[-4000:]

    async def _painted(self, text: str) -> None:
        """Wait until a text stands on the screen; one who was here before may be further on."""
        end = time.monotonic() + SETTLING
        while text not in self._recent and time.monotonic() < end:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
        await self._rest()

    async def _rest(self) -> None:
        """Wait until the screen has come to rest."""
        end = time.monotonic() + SETTLING
        while time.monotonic() < end:
            quiet = time.monotonic() - self._last
            if self._last and quiet >= QUIET:
                return
            await asyncio.sleep(max(0.02, QUIET - quiet))
