"""The program on a terminal, started by a fork instead of a fresh interpreter.

It runs the same `main` with the same arguments, environment and terminal as `python -m tui` does,
only that the modules are there already. A process that is to be killed a few hundred times starts
so in a quarter of the time. Fork only where no other thread runs.
"""

import fcntl
import os
import signal
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path

from store import Library
from tests.journeys.terminal import Process, Terminal

_ROOT = Path(__file__).resolve().parents[2]
_BEAT = 0.002


_NEEDED = (
    "cryptography.hazmat.primitives.ciphers.aead",
    "store.local",
    "tui.cli.start",
    "tui.driver",
    "tui.root",
    "tui.screens.arrive",
    "tui.screens.first_run",
    "tui.screens.home",
    "tui.talk.screens",
    "tui.talk.talk",
)
"""What the program imports until a conversation is on the screen."""


def warm() -> None:
    """Import what the program will need, so that a fork has it already."""
    for name in _NEEDED:
        import_module(name)
    Library(_ROOT / "none").load("sticky-notes")


class ForkedTerminal(Terminal):
    """Duologue with these arguments on a terminal of 24 x 80."""

    def __init__(self, args: Sequence[str], env: Mapping[str, str]) -> None:
        """Run with `args` after the program's name; env is the whole environment."""
        super().__init__(["duologue", *args], env=env)
        self._args = list(args)

    def _launch(self, slave: int) -> Process:
        """Fork, and become the program in the child."""
        assert threading.active_count() == 1, "a fork beside another thread may hang"
        sys.stdout.flush()
        sys.stderr.flush()
        pid = os.fork()
        if pid == 0:
            _become(self._args, self._env, slave)
        return _Child(pid)


def _become(args: list[str], env: Mapping[str, str], slave: int) -> None:
    """Be the program, as exec would have it; never returns."""
    code = 70
    try:
        os.setsid()
        fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
        for descriptor in range(3):
            os.dup2(slave, descriptor)
        os.closerange(3, 256)
        os.environ.clear()
        os.environ.update(env)
        os.chdir(_ROOT)
        time.tzset()
        signal.signal(signal.SIGINT, signal.default_int_handler)
        for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
            stream = os.fdopen(("stdin", "stdout", "stderr").index(name), mode, closefd=False)
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)
        from tui.cli import main

        code = main(args)
    finally:
        os._exit(code)


class _Child:
    """A forked process, seen as `subprocess.Popen` shows one."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self._code: int | None = None

    def poll(self) -> int | None:
        """Return the exit code, negative for a signal; None while it runs."""
        if self._code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._code = os.waitstatus_to_exitcode(status)
        return self._code

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end; `subprocess.TimeoutExpired` after timeout seconds."""
        end = None if timeout is None else time.monotonic() + timeout
        while (code := self.poll()) is None:
            if end is not None and time.monotonic() > end:
                raise subprocess.TimeoutExpired(["duologue"], timeout or 0)
            time.sleep(_BEAT)
        return code
