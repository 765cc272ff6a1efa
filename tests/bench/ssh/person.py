"""One simulated client of the benchmark: types on the beat and watches for what it typed."""

import asyncio
import re
import time
from collections.abc import Iterable
from dataclasses import replace
from random import Random

from tests.bench.ssh.schedule import Watch, keys
from tui.rehearse.calling import Call, Caller, dial
from tui.rehearse.visible import Visible


class Person:
    """One session."""

    def __init__(self, caller: Caller, catch: re.Pattern[str] | None = None) -> None:
        """``catch`` finds the word on the first page that is asked of whoever comes again."""
        self.caller = caller
        self.received = 0
        """Bytes that came."""
        self.begun = 0.0
        """When the connection was begun."""
        self.last = 0.0
        """When something came last."""
        self.watch = Watch()
        """Keys on their way."""
        self._catch = catch
        self._call: Call | None = None
        self._visible = Visible()
        self._signs: dict[str, asyncio.Future[float]] = {}

    @property
    def call(self) -> Call:
        """The line; there is one after :meth:`join`."""
        assert self._call is not None
        return self._call

    async def join(self) -> None:
        """Connect; sessions begin to paint then."""
        self.begun = time.perf_counter()
        self._visible = Visible()
        self._call = await dial(self.caller, self._hear)

    def drop(self) -> None:
        """Cut the connection, if there is one."""
        if self._call is not None:
            self._call.drop()

    def sign(self, text: str) -> asyncio.Future[float]:
        """Return what is done, with the time, when a text becomes visible from now on."""
        made: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        self._signs[text] = made
        return made

    def type(self, text: str) -> None:
        """Send keys that are not measured."""
        self.call.type(text.encode())

    async def type_on_the_beat(self, dice: Random, seconds: float, begin: float) -> None:
        """Type for a time; ``begin`` is the same moment for everybody."""
        for after, key in keys(dice, seconds):
            due = begin + after
            if (wait := due - time.perf_counter()) > 0:
                await asyncio.sleep(wait)
            self.watch.pressed(key, due)
            self.call.type(key.encode())

    def _hear(self, data: bytes) -> None:
        self.received += len(data)
        self.last = now = time.perf_counter()
        if not self._signs and not self.watch.waits:
            # Still decoded: a command may stand half in this piece.
            self._visible.feed(data)
            return
        text = self._visible.feed(data)
        if self._catch is not None and (found := self._catch.search(text)):
            self._catch = None
            # Before the name: the question for the word speaks of names, too.
            answers = {"way-back": found[1], **self.caller.answers}
            self.caller = replace(self.caller, answers=answers)
        self.watch.seen(text, now)
        for sign in [sign for sign in self._signs if sign in text]:
            done = self._signs.pop(sign)
            if not done.done():
                done.set_result(now)


def new_watches(people: Iterable[Person]) -> list[Watch]:
    """Give everybody an empty watch, and return these."""
    watches = []
    for person in people:
        person.watch = Watch()
        watches.append(person.watch)
    return watches
