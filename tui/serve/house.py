"""A worker's people: from the door to the last word, over whatever line they come."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from store import Door, Knock, Link, StoreError
from tui import crash
from tui.base_app import BaseApp
from tui.room.desk_app import DeskApp
from tui.serve.asking import let_in
from tui.serve.collector import Collector
from tui.serve.gate import Gate
from tui.serve.host import serve_app
from tui.serve.limits import Limits
from tui.serve.line import Line, Listener
from tui.serve.plainly import Plainly
from tui.serve.reception import NOBODY_THERE, Reception

FULL: Final = "Every seat of this server is taken. Please try again in a few minutes."
STOPPING: Final = (
    "The server stops. What you wrote is kept; call again in a minute, you land where you were."
)
IDLE: Final = (
    "Nobody has pressed a key here for a long time. Your text is kept; call again any time."
)
FAREWELL_SECONDS: Final = 8.0
"""Seconds that people get to leave well when the server stops."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the people go."""

    door: Door
    """Lets them in."""
    connect: Callable[[str], Awaitable[Link]]
    """Opens the link that a token stands for."""
    make: Callable[[Link, Line], BaseApp]
    """Makes the app of a link for a line."""
    desk: Callable[[Line], DeskApp] | None = None
    """Makes the desk at which who leads says which room; none: a room has to be named."""


@dataclass(eq=False)
class Visit:
    """One person's session, as the house sees it."""

    line: Line
    """Their line."""
    task: asyncio.Task[None] | None = None
    """What runs it."""
    stirred: float = 0.0
    """When they last sent something, on the loop's clock."""
    listener: Listener | None = None
    """Who is told of their keys now."""
    farewell: str = ""
    """What they are told at the end; empty for nothing."""
    is_in: bool = False
    """Whether the door has let them in."""


class House:
    """All sessions of one worker. Transports call `attend`; nothing else of it is theirs."""

    def __init__(self, place: Place, limits: Limits) -> None:
        self.limits = limits
        """How much is allowed."""
        self.place = place
        """Where people go."""
        self.stopping = False
        """Whether nobody is let in any more."""
        self._gate = Gate(limits.starts)
        self._plainly = Plainly()
        self._visits: set[Visit] = set()
        self._collector = Collector()
        self._sweep: asyncio.TimerHandle | None = None

    def begin(self) -> None:
        """Prepare the process; call it once on the loop, after all imports."""
        self._collector.begin()
        self._look_round()

    @property
    def here(self) -> int:
        """How many people are in."""
        return sum(visit.is_in for visit in self._visits)

    def full(self, *, leading: bool) -> bool:
        """Whether nobody more can come; who leads finds a seat a little longer."""
        return self.stopping or self.here >= self.limits.sessions + (5 if leading else 0)

    async def attend(
        self,
        line: Line,
        knock: Knock,
        *,
        token: str = "",
        offered: str = "",
        come_in: Callable[[], object] = lambda: None,
    ) -> None:
        """Be there for one person until their line is closed.

        token: what the door gave, when they have been let in already; else they are asked here.
        offered: fingerprint of a key of theirs, to be remembered.
        come_in: called when they are in.
        """
        visit = Visit(_Watched(line))
        assert isinstance(visit.line, _Watched)
        visit.line.visit = visit
        visit.task = asyncio.current_task()
        self._visits.add(visit)
        self._collector.came()
        status = 1
        try:
            status = await self._visit(visit, knock, token, offered, come_in)
        except asyncio.CancelledError:
            pass
        except Exception as error:  # noqa: BLE001 - one session ends, and no other
            _log.error("a session failed\n%s", crash.describe(error))
            visit.farewell = visit.farewell or crash.sentence(None)
        finally:
            self._visits.discard(visit)
            self._collector.left()
            if visit.farewell:
                _tell(line, visit.farewell)
            line.close(status)

    async def _visit(
        self,
        visit: Visit,
        knock: Knock,
        token: str,
        offered: str,
        come_in: Callable[[], object],
    ) -> int:
        """Let somebody in and run their app; return its status."""
        line = visit.line
        if line.terminal.dumb and (refusal := self._plainly.refusal(knock)):
            visit.farewell = refusal
            return 1
        if not token:
            at_desk = self.place.desk is not None and not knock.code
            found = await (self._choose(visit) if at_desk else self._ask(visit, knock, offered))
            if not found:
                return 1
            token = found
            if self.full(leading=True):
                visit.farewell = FULL
                return 1
        try:
            link = await self.place.connect(token)
        except StoreError as error:
            visit.farewell = str(error)
            return 1
        except OSError:
            visit.farewell = NOBODY_THERE
            return 1
        visit.is_in = True
        come_in()
        try:
            if line.terminal.dumb:
                return await self._plainly.serve(line, link)
            return await serve_app(line, lambda line: self.place.make(link, line), gate=self._gate)
        finally:
            await link.close()

    async def _ask(self, visit: Visit, knock: Knock, offered: str) -> str | None:
        """Hold the dialog at the door, for as long as that may take; the token, or None."""
        reception = Reception(self.place.door, knock, offered)
        try:
            async with asyncio.timeout(self.limits.login_seconds):
                return await let_in(visit.line, reception)
        except TimeoutError:
            visit.farewell = "Nobody answered for a while. Please call again."
        return None

    async def _choose(self, visit: Visit) -> str:
        """Have somebody who may lead say which room; the token, or nothing when they leave."""
        made: list[DeskApp] = []

        def make(line: Line) -> BaseApp:
            assert self.place.desk is not None
            made.append(self.place.desk(line))
            return made[0]

        await serve_app(visit.line, make, gate=self._gate)
        return made[0].token if made else ""

    def _look_round(self) -> None:
        """Let those go who have not pressed a key for very long."""
        loop = asyncio.get_running_loop()
        limit = self.limits.idle_minutes * 60
        for visit in list(self._visits):
            if loop.time() - visit.stirred > limit and not visit.farewell:
                _leave(visit, IDLE)
        self._sweep = loop.call_later(max(1.0, limit / 10), self._look_round)

    async def stop(self, sentence: str = STOPPING) -> None:
        """Let nobody in any more, tell everybody, and end their apps."""
        self.stopping = True
        if self._sweep is not None:
            self._sweep.cancel()
        for visit in list(self._visits):
            _leave(visit, sentence)
        tasks = [visit.task for visit in self._visits if visit.task is not None]
        if tasks:
            await asyncio.wait(tasks, timeout=FAREWELL_SECONDS)
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks, timeout=2)
        self._collector.stop()


class _Watched:
    """A line that notes when something last came over it, and who listens."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self.terminal = line.terminal
        self.write = line.write
        self.hold = line.hold
        self.close = line.close
        self.visit: Visit | None = None

    @property
    def size(self) -> tuple[int, int]:
        return self._line.size

    def listen(self, listener: Listener | None) -> None:
        """Listen, by way of a note of the time."""
        assert self.visit is not None
        self.visit.stirred = asyncio.get_running_loop().time()
        self.visit.listener = listener
        self._line.listen(_Ears(self.visit, listener) if listener else None)


class _Ears:
    """Passes on what comes, and notes when."""

    def __init__(self, visit: Visit, listener: Listener) -> None:
        self._visit = visit
        self._now = asyncio.get_running_loop().time
        self._listener = listener
        self.resized = listener.resized
        self.slow = listener.slow
        self.gone = listener.gone

    def received(self, data: bytes) -> None:
        """Note the time and pass on."""
        self._visit.stirred = self._now()
        self._listener.received(data)


def _leave(visit: Visit, sentence: str) -> None:
    """End somebody's session with a sentence."""
    visit.farewell = visit.farewell or sentence
    if visit.listener is not None:
        visit.listener.gone()
    elif visit.task is not None:
        visit.task.cancel()


def _tell(line: Line, sentence: str) -> None:
    """Write a sentence as lines of their own."""
    line.write("".join(f"{row}\r\n" for row in sentence.splitlines()).encode())
