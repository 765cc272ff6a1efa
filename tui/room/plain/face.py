"""One member's workshop line by line, from the welcome to the last word.

All of it runs in a thread of its own and waits for lines and for the hub. Only `hear`, `lose` and
`typed` are called on the loop; they leave values behind and write nothing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Final

from flows import Impossible
from flows.workshop.seen import Room
from store import Link, StoreError
from tui.clean_text import clean
from tui.plain.console import Ended, Interrupted
from tui.plain.menu import Leave
from tui.plain.seat import Run
from tui.room.plain import words
from tui.room.plain.commands import Going, RoomCommands
from tui.room.plain.console import RoomConsole
from tui.room.plain.talk import RoomTalk
from tui.stamps import Stamps
from tui.talk.sitting import Sitting

MOST_NEWS: Final = 50
"""Lines of news that wait for somebody who does not press Enter; the oldest are let go."""
_LEAVES: Final = frozenset({"quit", "q", "exit"})


class RoomFace:
    """The plain face of a workshop, over a link that is admitted already."""

    def __init__(
        self,
        link: Link,
        console: RoomConsole,
        run: Run,
        stamps: Stamps,
        wake: Callable[[], object],
    ) -> None:
        """Take a member's link. ``run`` waits for the loop; ``wake`` gives an empty prompt back."""
        self.link = link
        """The member's line to the hub."""
        self.console = console
        """Where it is said."""
        self.run = run
        """Waits for something on the loop."""
        self.stamps = stamps
        """Times and ids."""
        self.wake = wake
        """Asks for the prompt, because there is something to say."""
        self.room: Room = link.room
        """The newest view of the workshop."""
        self.talk: RoomTalk | None = None
        """The conversation that is being held."""
        self.commands = RoomCommands(self)
        """What can be typed for the room."""
        self._news: deque[str] = deque(maxlen=MOST_NEWS)
        self._over = ""
        self._going = self._home_said = self._ways_said = self._lost = False
        console.news = self._take_news
        console.heard = self.commands.heard
        console.look_up = self._look_up

    # On the loop

    def hear(self, room: Room) -> None:
        """Take a new view, and what has changed."""
        talk = self.talk
        self._add(words.news(self.room, room, talk.at[0] if talk is not None else ""))
        if self._lost:
            self._lost = False
            self._add(["The room is there again."])
        self.room = room

    def lose(self, sentence: str) -> None:
        """The hub is gone, until it is heard of again."""
        self._lost = True
        self._add([sentence])

    def typed(self, text: str) -> None:
        """Something stands behind the prompt."""
        if self.talk is not None and not self.commands.asking:
            self.talk.keep(clean(text, len(text)))

    def _add(self, lines: Iterable[str]) -> None:
        before = len(self._news)
        self._news.extend(lines)
        if len(self._news) > before:
            self.wake()

    # In the thread

    def hold(self) -> None:
        """Hold it until somebody leaves."""
        try:
            self._welcome()
            while True:
                self._on()
        except (Leave, Interrupted):
            self.console.say(f"\n{words.GOOD_BYE}")
        except Ended:
            pass
        finally:
            self.console.flush()

    def _welcome(self) -> None:
        """Say what holds here to whoever comes for the first time; who comes back just goes on."""
        new = bool(self.link.word) or not self.room.conversation
        for line in words.welcome(self.room, self.link.word) if new else words.back(self.room):
            self.console.say(line)
        if new:
            with suppress(Going):
                self.console.ask("", "Enter goes into the room:")
        self._going = True

    def _on(self) -> None:
        """Do the next thing."""
        if self.room.me.role != "participant":
            self.console.say(words.ONLY_PARTICIPANTS)
            raise Leave
        if self.room.stage == "closed" and not self._home_said:
            self._home_said = True
            self.say_home()
        going, self._going = self._going, False
        if not (going and self._sit_down()):
            self._lobby()

    def _take_news(self) -> Iterator[str]:
        """Give what has changed, once."""
        while self._news:
            yield self._news.popleft()

    def _look_up(self, question: str, prompt: str) -> tuple[str, str]:
        """Say what is new where somebody talks; words for the room are typed in peace."""
        if self.talk is None or self.commands.asking:
            return question, prompt
        return self.talk.look_up(question, prompt)

    def say_home(self) -> None:
        """Say what this member takes home."""
        try:
            text: str = self.run(self.link.take_home())
        except StoreError as said:
            self.console.say(str(said))
            return
        self.console.say("\nWhat you take home. Only you see this.\n")
        self.console.say(text.strip() or "There is nothing to take home so far.")
        self.console.say()

    # Between conversations

    def _lobby(self) -> None:
        """Say where the room is, and take one line."""
        self.console.say()
        for line in words.lobby(self.room, over=self._over):
            self.console.say(line)
        if not self._ways_said:
            self._ways_said = True
            self.console.say(words.WAYS)
        try:
            line = clean(self.console.ask("", "Enter looks again:"), 200).strip()
        except Going:
            self._over = ""
            line = ""
        if not line:
            self._going = True
        elif line == "?":
            self.commands.help()
        elif line.casefold() in _LEAVES:
            raise Leave
        else:
            self.console.say("That says nothing here. A question mark lists what does.")

    # Conversations

    def is_elsewhere(self, talk: RoomTalk) -> bool:
        """Whether this member belongs to another seat than the one where they talk."""
        room = self.room
        if not room.conversation:
            # A conversation that ends says so itself; one's seat at another's keyboard does not.
            return bool(room.sits_at)
        return talk.at != (room.conversation, room.seated or (room.person,))

    def _sit_down(self) -> bool:
        """Hold the conversation where this member belongs; false when there is none to hold."""
        room = self.room
        wanted = room.conversation
        if not wanted or not room.person or room.stage == "closed" or wanted == self._over:
            return False
        people = room.seated or (room.person,)
        sitting = Sitting(self.link.keeper, wanted, people, self.stamps)
        try:
            self.run(sitting.open())
        except (StoreError, Impossible) as said:
            self.console.say(str(said))
            return False
        if sitting.conversation.status not in {"running", "paused"}:
            self._over = wanted
            self.run(sitting.close())
            return False
        talk = self.talk = RoomTalk(self, (wanted, people), sitting, self.link.keeper)
        try:
            talk.hold()
        finally:
            self.talk = None
        if talk.over:
            self._over = wanted
        self._going = talk.moved
        return True
