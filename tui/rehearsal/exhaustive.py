"""Every way through a flow, breadth first: the first broken promise has the shortest path to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count
from typing import Final

from flows import Conversation, Impossible, advance
from flows.model import Flow
from tui.rehearsal.deciding import Deciding
from tui.rehearsal.past import a_past
from tui.rehearsal.promises import ENDS, RAISES, Broken, broken_here
from tui.rehearsal.setting import Setting, opening
from tui.rehearsal.tokens import plant
from tui.rehearsal.tracing import Mark, marks
from tui.rehearsal.ways import Way, ways
from tui.simulated.playing import EVENING

MOST_STATES: Final = 5_000
"""Where the search ends unless said otherwise; most flows of one evening have fewer."""


@dataclass(frozen=True, slots=True)
class Search:
    """What the search of one setting came to."""

    setting: Setting
    """Who was there."""
    states: int
    """How many places that differ in what is to come."""
    ends: int
    """How many of them are ends."""
    whole: bool
    """Whether nothing was left out."""
    marks: frozenset[Mark]
    """Steps and branches that were come by."""
    broken: tuple[tuple[Broken, Conversation], ...] = ()
    """Each promise that was broken, with the first conversation that breaks it."""


Watcher = Callable[[int], None]
"""Told now and then how many states were looked at."""


def search(
    flow: Flow, setting: Setting, most: int = MOST_STATES, watcher: Watcher = lambda _: None
) -> Search:
    """Search all ways through a flow in one setting."""
    return _Search(flow, setting, most, watcher).run()


Rank = Callable[[int, int], tuple[int, int]]
"""Depth and number of unusual choices to what is looked at first."""


@dataclass
class _Search:
    """A search on its way."""

    flow: Flow
    setting: Setting
    most: int
    watcher: Watcher
    seen: set[object] = field(default_factory=set)
    marks: set[Mark] = field(default_factory=set)
    number: Iterator[int] = field(default_factory=count)
    broken: dict[str, tuple[Broken, Conversation]] = field(default_factory=dict)
    looked: int = 0
    ends: int = 0

    def run(self) -> Search:
        """Go on until everything was seen or the bound is met.

        When the bound is met before the ends come into reach, the second half of the search goes
        by the number of unusual choices instead of by length, which gets everywhere.
        """
        self.deciding = Deciding(self.flow)
        self.past = a_past(EVENING)
        whole = self.phase(lambda depth, _: (depth, 0), self.most // 2)
        if not whole:
            self.phase(lambda depth, unusual: (unusual, depth), self.most)
        found = tuple(self.broken.values())
        return Search(self.setting, self.looked, self.ends, whole, frozenset(self.marks), found)

    def phase(self, rank: Rank, most: int) -> bool:
        """One search from the start, in one order; whether it has seen everything."""
        self.seen.clear()
        self.ends = 0
        start = opening(self.flow, self.setting, self.past)
        heap: list[_Node] = [(rank(0, 0), next(self.number), 0, 0, start)]
        self.seen.add(self.deciding.fingerprint(start))
        while heap and self.looked + len(self.seen) < most:
            _, _, depth, unusual, now = heappop(heap)
            for number, one in enumerate(self.expand(now)):
                others = unusual + bool(number)
                where = rank(depth + 1, others)
                heappush(heap, (where, next(self.number), depth + 1, others, one))
            self.watcher(self.looked + len(self.seen))
        self.looked += len(self.seen)
        for *_, left in heap:
            self.marks |= marks(left)
        return not heap

    def expand(self, now: Conversation) -> list[Conversation]:
        """Those that follow a place and are not known yet."""
        fresh: list[Conversation] = []
        here = now
        try:
            after = list(self.after(now))
            for here in after:
                known = self.deciding.fingerprint(here)
                new, over = known not in self.seen, here.status == "finished"
                if new or over:
                    self.watch(here, closely=new and over)
                self.seen.add(known)
                self.ends += new and over
                if new and not over:
                    fresh.append(here)
                else:
                    self.marks |= marks(here)
        except Exception as error:  # noqa: BLE001 - any exception is what the search looks for
            self.note(Broken(RAISES, f"{type(error).__name__}: {error}"), here)
            return fresh
        if not after:
            self.note(Broken(ENDS, "Nothing that can be done here leads on."), now)
        return fresh

    def watch(self, now: Conversation, *, closely: bool) -> None:
        """Look whether anything is broken here."""
        broken = broken_here(now, closely=closely)
        if broken is not None:
            self.note(broken, now)

    def note(self, broken: Broken, now: Conversation) -> None:
        """Keep the first conversation that breaks a promise."""
        self.broken.setdefault(broken.promise, (broken, now))

    def after(self, now: Conversation) -> Iterator[Conversation]:
        """The conversation after each way on that is possible."""
        for way in ways(now, self.deciding, self.past):
            gone = _gone(now, way)
            if gone is not None:
                yield gone


_Node = tuple[tuple[int, int], int, int, int, Conversation]
"""Rank, number, depth, unusual choices, and the conversation."""


def _gone(now: Conversation, way: Way) -> Conversation | None:
    """The conversation after one way; ``None`` when it is not possible."""
    try:
        for event in way:
            now = advance(now, plant(now.flow, event))
    except Impossible:
        return None
    return now
