"""The parent of all processes of a server: binds, forks, starts again what ended, stops all well.

It has no loop and no thread, so that it can fork at any time; it waits for signals, and that is
all that it does.
"""

import asyncio
import logging
import os
import signal
import sys
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, Final

Main = Callable[[asyncio.Event], Coroutine[Any, Any, None]]
"""What a child does until the event is set."""

SIGNALS: Final = frozenset({signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD})
GRACE: Final = 15.0
"""Seconds that children get to end well."""
BREATH: Final = 1.0
"""Seconds between two starts of the same child."""
LULL: Final = 60.0
"""Seconds between two looks at the children when no signal told of one."""
HOPELESS: Final = 5
"""Starts in a row, each ended within a breath or two, after which it is given up."""
_log = logging.getLogger(__name__)


@dataclass
class Child:
    """One process that is to run all the time."""

    name: str
    """What it is, for the log."""
    main: Main
    """What it does."""
    pid: int = 0
    """Its process; 0 while none runs."""
    began: float = field(default=-1e9)
    """When it was started last."""
    failures: int = 0
    """Starts in a row that did not last."""


class Supervisor:
    """Runs children, in order; they are stopped in the opposite order."""

    def __init__(self, children: list[Child], ready: Callable[[], object]) -> None:
        """Call ``ready`` when all have been started."""
        self._children = children
        self._ready = ready
        self._reading, self._writing = os.pipe()

    def run(self) -> int:
        """Run until told to stop; return the exit status."""
        signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
        for child in self._children:
            self._start(child)
        self._ready()
        status = 0
        while True:
            due = [c for c in self._children if not c.pid]
            told = signal.sigtimedwait(SIGNALS, BREATH if due else LULL)
            if told is not None and told.si_signo in {signal.SIGTERM, signal.SIGINT}:
                break
            if told is not None and told.si_signo == signal.SIGHUP:
                for child in self._children:
                    _send(child, signal.SIGHUP)
            self._reap()
            if any(child.failures >= HOPELESS for child in self._children):
                _log.critical("a part of the server does not stay up; the server stops")
                status = 1
                break
            for child in self._children:
                if not child.pid and monotonic() - child.began >= BREATH:
                    self._start(child)
        self._stop()
        return status

    def _start(self, child: Child) -> None:
        """Fork a child."""
        sys.stdout.flush()
        sys.stderr.flush()
        child.began = monotonic()
        child.pid = os.fork()
        if child.pid == 0:
            os._exit(self._be(child))
        _log.info("%s runs as process %d", child.name, child.pid)

    def _be(self, child: Child) -> int:
        """Be the child; return its exit status."""
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL)
        # Ctrl+C on a terminal tells every process at once, but they must stop one after the other:
        # what people type goes from a worker to the hub. So only the parent hears it.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
        os.close(self._writing)
        try:
            asyncio.run(self._main(child))
        except BaseException as error:  # noqa: BLE001 - a forked child leaves nothing but a status
            _log.critical("%s failed: %s", child.name, error)
            return 1
        return 0

    async def _main(self, child: Child) -> None:
        """Do what the child does, until a signal comes or the parent is gone."""
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTERM, stop.set)
        loop.add_signal_handler(signal.SIGHUP, lambda: None)  # a child may have a use for it
        # Nobody writes into this pipe; it ends with the parent, however that ends.
        loop.add_reader(self._reading, stop.set)
        try:
            await child.main(stop)
        finally:
            loop.remove_reader(self._reading)

    def _reap(self) -> None:
        """Note which children have ended."""
        for child in self._children:
            if child.pid and os.waitpid(child.pid, os.WNOHANG)[0]:
                lasted = monotonic() - child.began
                child.failures = child.failures + 1 if lasted < 2 * BREATH else 0
                _log.error("%s ended after %.0f s; it is started again", child.name, lasted)
                child.pid = 0

    def _stop(self) -> None:
        """End all children, the last first: people are told before what they write to goes."""
        kinds = dict.fromkeys(child.name.split()[0] for child in reversed(self._children))
        for kind in kinds:
            group = [c for c in self._children if c.pid and c.name.split()[0] == kind]
            for child in group:
                _send(child, signal.SIGTERM)
            end = monotonic() + GRACE
            while any(child.pid for child in group) and monotonic() < end:
                signal.sigtimedwait({signal.SIGCHLD}, 0.2)
                for child in group:
                    if child.pid and os.waitpid(child.pid, os.WNOHANG)[0]:
                        child.pid = 0
            for child in group:
                if child.pid:
                    _send(child, signal.SIGKILL)
                    os.waitpid(child.pid, 0)


def _send(child: Child, number: signal.Signals) -> None:
    """Send a signal to a child that runs; one that has ended is not reaped yet and takes it, too."""
    if child.pid:
        os.kill(child.pid, number)
