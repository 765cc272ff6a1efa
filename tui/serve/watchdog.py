"""Ends a handler that keeps the whole process busy: one app ends, and the others go on.

A thread asks the loop for a sign of life. When none comes for too long and the main thread stands
in a handler of an app, that handler is given an exception, as if it had raised it. A process that
cannot even be helped so is ended, and started again by its parent.
"""

import asyncio
import ctypes
import logging
import os
import sys
import threading
from time import monotonic
from types import FrameType
from typing import Final

INTERVAL: Final = 1.0
"""Seconds between two looks."""
STUCK: Final = 5.0
"""Seconds without a sign of life after which a handler is ended."""
LOST: Final = 30.0
"""Seconds after which the process is."""
EXIT: Final = 70
"""Exit code of a process that could not be helped."""
_log = logging.getLogger(__name__)


class Stuck(Exception):
    """Raised in a handler that did not come to its end."""


class Watchdog(threading.Thread):
    """Watches the loop of the thread that makes it."""

    def __init__(
        self, loop: asyncio.AbstractEventLoop, *, interval: float = INTERVAL, stuck: float = STUCK
    ) -> None:
        super().__init__(name="watchdog", daemon=True)
        self._loop = loop
        self._interval = interval
        self._patience = stuck
        self._watched = threading.get_ident()
        self._beat = monotonic()
        self._helped = 0.0
        self._enough = threading.Event()

    def stop(self) -> None:
        """Watch no more."""
        self._enough.set()

    def run(self) -> None:
        """Ask for a sign of life now and then."""
        looked = monotonic()
        while not self._enough.wait(self._interval):
            before, looked = looked, monotonic()
            if looked - before > self._interval + self._patience:
                # We were not running either: the whole process was stopped for a while.
                self._beat = looked
            try:
                self._loop.call_soon_threadsafe(self._alive)
            except RuntimeError:  # the loop is closed
                return
            self._look(monotonic() - self._beat)

    def _alive(self) -> None:
        """The sign of life."""
        self._beat = monotonic()

    def _look(self, silent: float) -> None:
        """Help when it has been silent for too long."""
        if silent > LOST:
            _log.critical("the process does not answer; it is ended")
            os._exit(EXIT)
        frame = sys._current_frames().get(self._watched)  # noqa: SLF001 - there is no other way
        recent = monotonic() - self._helped < self._patience
        if silent > self._patience and not recent and _in_handler(frame):
            self._helped = monotonic()
            _log.error("a handler was ended that kept everybody waiting")
            ctypes.pythonapi.PyThreadState_SetAsyncExc(
                ctypes.c_ulong(self._watched), ctypes.py_object(Stuck)
            )


def _in_handler(frame: FrameType | None) -> bool:
    """Whether a thread stands within a message handler of an app."""
    while frame is not None:
        code = frame.f_code
        if code.co_name == "_dispatch_message" and code.co_filename.endswith("message_pump.py"):
            return True
        frame = frame.f_back
    return False
