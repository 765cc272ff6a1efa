"""Being asked to end: SIGTERM, and SIGHUP when the terminal goes, become an exception.

So half-typed words are kept, and locks and files are let go in order.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

_SIGNALS: Final = (signal.SIGTERM, signal.SIGHUP)


class Terminated(SystemExit):
    """The system asked the program to end. No ``except Exception`` catches it.

    It is a ``SystemExit`` because an event loop lets only that and Ctrl+C through: any other
    exception that meets a callback is reported, and the line goes on being asked for.
    """


@contextmanager
def polite_endings() -> Iterator[None]:
    """Raise :class:`Terminated` at SIGTERM and SIGHUP while this lasts.

    A handler that was there is kept, and so is a signal that is ignored (``nohup``).
    """
    ours = threading.current_thread() is threading.main_thread()
    free = [one for one in _SIGNALS if ours and signal.getsignal(one) is signal.SIG_DFL]
    for number in free:
        signal.signal(number, _end)
    try:
        yield
    finally:
        for number in free:
            signal.signal(number, signal.SIG_DFL)


def _end(number: int, frame: FrameType | None) -> None:
    if number == signal.SIGHUP:
        # The shell and the kernel both send it; the second one must not cut the saving short.
        signal.signal(number, signal.SIG_IGN)
    raise Terminated
