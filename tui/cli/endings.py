"""Being asked to end: SIGTERM becomes an exception, so that locks and files are let go in order."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Terminated(BaseException):
    """The system asked the program to end. No ``except Exception`` catches it."""


@contextmanager
def polite_endings() -> Iterator[None]:
    """Raise :class:`Terminated` at SIGTERM while this lasts; a handler that was there is kept."""
    ours = threading.current_thread() is threading.main_thread()
    if not ours or signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        yield
        return
    signal.signal(signal.SIGTERM, _end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _end(number: int, frame: FrameType | None) -> None:
    raise Terminated
