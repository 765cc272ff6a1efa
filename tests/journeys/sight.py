"""What a person sees of a program: the picture now, every picture before it, and waits for one.

Bytes come in on one thread, tests look on another. Every wait ends on a condition, and fails with
a picture when the condition does not come true in time.
"""

import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable

from tests.journeys.screen import Feed, Frame, Screen

PATIENCE = 40.0
"""Seconds after which a condition that has not come true fails the test."""

LOOK = 0.2
"""Seconds between two looks while nothing comes: a predicate may ask for more than the screen."""


def as_text(frame: Frame) -> str:
    """Return a frame as one text, without the spaces that pad its rows."""
    return "\n".join(row.rstrip() for row in frame)


class Sight(ABC):
    """A screen of rows x cols cells, and all that was shown on it."""

    def __init__(self, rows: int, cols: int) -> None:
        self._screen = Screen(cols, rows)
        self._feed = Feed(self._screen)
        self._raw = bytearray()
        self._frames: list[Frame] = []
        self._now = self._screen.frame()
        self._news = threading.Condition()
        self._ended = False
        self._last_byte = time.monotonic()

    def frame(self) -> Frame:
        """Return what stands on the screen now, one text per row."""
        with self._news:
            return list(self._now)

    @property
    def text(self) -> str:
        """What stands on the screen now, rows joined by line ends, trailing spaces cut."""
        return as_text(self.frame())

    @property
    def raw(self) -> bytes:
        """All bytes the program has sent so far, escape sequences and all."""
        with self._news:
            return bytes(self._raw)

    @property
    def frames(self) -> list[Frame]:
        """Every distinct picture so far, in order, half-painted ones included."""
        with self._news:
            return [list(frame) for frame in self._frames]

    @property
    def overflows(self) -> list[str]:
        """One sentence for each time the program wrote or addressed past an edge."""
        with self._news:
            return list(self._screen.overflows)

    @property
    def cursor(self) -> tuple[int, int]:
        """Row and column of the cursor, counted from 0."""
        with self._news:
            return (self._screen.cursor.y, self._screen.cursor.x)

    @property
    def full_screen(self) -> bool:
        """Whether the program has the whole (alternate) screen."""
        with self._news:
            return self._screen.alternate

    @property
    def ended(self) -> bool:
        """Whether no process holds the terminal any more and all that was said is read."""
        with self._news:
            return self._ended

    # Waiting, always for something

    def wait_for(self, wanted: str | Callable[[Frame], bool], timeout: float = PATIENCE) -> Frame:
        """Wait until a text is on the screen, or a predicate holds; return that frame.

        Fails with a picture of the screen after timeout seconds, or when the program has ended
        without ever showing it.
        """
        seen: list[Frame] = []

        def shown() -> bool:
            frame = list(self._now)
            found = wanted in as_text(frame) if isinstance(wanted, str) else wanted(frame)
            if found:
                seen.append(frame)
            return found or self._ended

        end = time.monotonic() + timeout
        with self._news:
            while not shown() and (left := end - time.monotonic()) > 0:
                self._news.wait(min(left, LOOK))
        what = repr(wanted) if isinstance(wanted, str) else "what was waited for"
        assert seen, self._report(
            f"the program ended before {what} came"
            if self.ended
            else f"{what} did not come within {timeout:g} s"
        )
        return seen[0]

    def wait_gone(self, unwanted: str, timeout: float = PATIENCE) -> Frame:
        """Wait until a text is no longer on the screen; return that frame."""
        return self.wait_for(lambda frame: unwanted not in as_text(frame), timeout)

    def wait_idle(self, quiet_ms: int = 150, timeout: float = PATIENCE) -> Frame:
        """Wait until the program has sent nothing for quiet_ms from now on; return that frame.

        Weaker than wait_for: a program that is slow to answer is idle too.
        """
        quiet = quiet_ms / 1000
        begin = time.monotonic()
        with self._news:
            while not self._ended:
                now = time.monotonic()
                left = max(self._last_byte, begin) + quiet - now
                if left <= 0:
                    break
                assert now < begin + timeout, self._report(f"not idle within {timeout:g} s")
                self._news.wait(left)
            return list(self._now)

    # What comes in

    def _take_in(self, data: bytes) -> None:
        """Show what the program has sent; nothing means that no more will ever come."""
        with self._news:
            self._last_byte = time.monotonic()
            if data:
                self._show(data)
            else:
                self._ended = True
            self._news.notify_all()

    def _show(self, data: bytes) -> None:
        self._raw += data
        self._feed.feed(data)
        self._now = self._screen.frame()
        if not self._frames or self._frames[-1] != self._now:
            self._frames.append(self._now)

    def _sized(self, rows: int, cols: int) -> None:
        """Give the screen another size; who calls holds the lock."""
        self._screen.resize(rows, cols)
        self._now = self._screen.frame()

    @abstractmethod
    def _state(self) -> str:
        """Return what has become of the program, in a few words."""

    def _report(self, sentence: str) -> str:
        """Return the sentence with the state of the program and a picture of its screen."""
        edge = "-" * self._screen.columns
        notes = "\n".join(self._screen.overflows[:5])
        return f"{sentence} ({self._state()})\n{edge}\n{as_text(self.frame())}\n{edge}\n{notes}"
