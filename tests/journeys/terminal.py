"""A black-box terminal: runs a program on a real pty and watches what a person would see.

    with Terminal([sys.executable, "-m", "tui"], env=environment(home)) as terminal:
        terminal.wait_for("Who is here?")
        terminal.press("tab", "enter")

A thread reads everything the program sends, so the program never waits for the test. Whatever the
test waits for, keys that nobody reads included, has a limit and fails with a picture (sight.py).
The program and its children are gone when the block ends.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from tests.journeys.screen import Frame
from tests.journeys.sight import PATIENCE, Sight, as_text

__all__ = ["KEYS", "PATIENCE", "Frame", "Process", "Terminal", "as_text", "environment"]

_BEAT = 0.01
"""Seconds between two looks at what the kernel tells nobody by itself."""

KEYS: Mapping[str, str] = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "escape": "\x1b",
    "space": " ",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
} | {f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"}
"""What a terminal sends for the keys that are no character."""

# Makes the pty the program's controlling terminal, so that a resize and ^C reach it, then becomes
# the program. (Done here and not between fork and exec: a fork with threads alive is unsafe.)
_ADOPT = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
    "os.execvp(sys.argv[1], sys.argv[1:])"
)


def environment(home: Path | None = None) -> dict[str, str]:
    """Return the environment of a plain, colourful, UTF-8 terminal, and nothing else.

    home: the folder where Duologue keeps its data; also stands in for the user's own folder.
    """
    variables = {
        "PATH": os.environ.get("PATH", os.defpath),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
    }
    if sys.pycache_prefix is not None:
        variables["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix
    if home is not None:
        variables |= {"HOME": str(home.parent), "DUOLOGUE_HOME": str(home)}
    return variables


class Process(Protocol):
    """What the terminal asks of the process on it; a `subprocess.Popen` is one."""

    pid: int
    """Its id, and its group's."""

    def poll(self) -> int | None:
        """Return the exit code, negative for a signal; None while it runs."""
        ...

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end; `subprocess.TimeoutExpired` after timeout seconds."""
        ...


class Terminal(Sight):
    """A program on a pty of rows x cols cells; a context manager that leaves nothing behind.

    env is the program's whole environment. strict makes the end of the block fail when a
    full-screen program wrote past an edge. controlling=False starts the program a little sooner
    (for benchmarks), but ^C and resizing then do not reach it.
    """

    def __init__(
        self,
        argv: Sequence[str],
        rows: int = 24,
        cols: int = 80,
        env: Mapping[str, str] | None = None,
        cwd: Path | str | None = None,
        *,
        strict: bool = True,
        controlling: bool = True,
    ) -> None:
        super().__init__(rows, cols)
        self._argv = list(argv)
        self._size = (rows, cols)
        self._env = dict(env) if env is not None else environment()
        self._cwd = cwd
        self._strict = strict
        self._controlling = controlling
        self._process: Process | None = None
        self._master = -1
        self._stop_read = self._stop_write = -1
        self._enough = False
        self._reader = threading.Thread(target=self._read, name="terminal", daemon=True)

    def __enter__(self) -> Self:
        """Start the program."""
        self._master, slave = pty.openpty()
        os.set_blocking(self._master, False)
        self._stop_read, self._stop_write = os.pipe()
        self._set_size()
        try:
            self._process = self._launch(slave)
        finally:
            os.close(slave)
        self._reader.start()
        return self

    def _launch(self, slave: int) -> Process:
        """Start the program with the terminal as its stdin, stdout and stderr."""
        adopt = [sys.executable, "-ISc", _ADOPT] if self._controlling else []
        return subprocess.Popen(
            adopt + self._argv,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=self._env,
            cwd=self._cwd,
            start_new_session=True,
        )

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the program if it still runs; then, if all went well so far, check the edges."""
        try:
            self.kill()
        finally:
            self._stop_reading()
        if kind is None and self._strict:
            assert not self.overflows, self._report("the program left the screen's edges")

    def _stop_reading(self) -> None:
        """End the reader, once it has read all that is there, and close the terminal."""
        os.write(self._stop_write, b"x")
        self._reader.join(PATIENCE)
        endless = self._reader.is_alive()
        self._enough = True
        self._reader.join(PATIENCE)
        for descriptor in (self._master, self._stop_read, self._stop_write):
            os.close(descriptor)
        assert not endless, self._report("somebody still writes to the terminal")

    # What a person does

    def send(self, data: str | bytes, timeout: float = PATIENCE) -> None:
        """Type: all of it reaches the terminal at once, as a paste or a fast typist would.

        Fails with a picture when the program leaves more unread than a terminal holds.
        """
        rest = data.encode() if isinstance(data, str) else data
        end = time.monotonic() + timeout
        while rest:
            left = end - time.monotonic()
            assert left > 0, self._report(f"{len(rest)} bytes were not read within {timeout:g} s")
            select.select([], [self._master], [], left)
            with suppress(BlockingIOError):
                rest = rest[os.write(self._master, rest) :]

    def press(self, *keys: str) -> None:
        """Send keys by name (see KEYS); a name that is not there is typed as it stands."""
        for key in keys:
            self.send(KEYS.get(key, key))

    def resize(self, rows: int, cols: int) -> None:
        """Give the terminal another size, and tell the program."""
        with self._news:
            self._size = (rows, cols)
            self._sized(rows, cols)
        self._set_size()

    def kill(self) -> None:
        """End the program and its children at once, as kill -9 does. Done twice, nothing."""
        process = self._running()
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        self._wait_end(PATIENCE)

    # Waiting for the process

    def wait_exit(self, timeout: float = PATIENCE) -> int:
        """Wait until the program has ended and all it said is read; return its exit code."""
        code = self._wait_end(timeout)
        with self._news:
            read = self._news.wait_for(lambda: self._ended, timeout)
        assert read, self._report("a child still holds the terminal")
        return code

    def wait_stop(self, timeout: float = PATIENCE) -> None:
        """Wait until the program has been stopped, as SIGSTOP and ^Z do."""
        end = time.monotonic() + timeout
        told = status = 0
        while not told:
            assert time.monotonic() < end, self._report(f"not stopped within {timeout:g} s")
            time.sleep(_BEAT)
            told, status = os.waitpid(self.pid, os.WUNTRACED | os.WNOHANG)
        assert os.WIFSTOPPED(status), self._report("the program ended")

    def _wait_end(self, timeout: float) -> int:
        """Wait until the program has ended; return its exit code."""
        try:
            return self._running().wait(timeout)
        except subprocess.TimeoutExpired:
            raise AssertionError(self._report(f"no end within {timeout:g} s")) from None

    @property
    def exit_code(self) -> int | None:
        """The exit code, negative for a signal; None while the program runs."""
        return self._running().poll()

    @property
    def pid(self) -> int:
        """The process id of the program, which is also its process group."""
        return self._running().pid

    # Within

    def _running(self) -> Process:
        assert self._process is not None, "use Terminal as a context manager"
        return self._process

    def _set_size(self) -> None:
        rows, cols = self._size
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))

    def _read(self) -> None:
        """Take in what the program sends until nobody holds the other end, or we are told."""
        data: bytes | None = None
        while data != b"" and not self._enough:
            ready, _, _ = select.select([self._master, self._stop_read], [], [])
            data = self._take() if self._master in ready else b""
            if data is not None:
                self._take_in(data)

    def _take(self) -> bytes | None:
        """Return what is there; no bytes when the last holder has gone, nothing for a false alarm."""
        try:
            return os.read(self._master, 65536)
        except BlockingIOError:
            return None
        except OSError:  # Linux says EIO, not end of file.
            return b""

    def _state(self) -> str:
        """Return whether the program runs, or with what it ended."""
        if self.ended:  # The kernel closes a terminal a moment before it tells the exit code.
            with suppress(subprocess.TimeoutExpired):
                self._running().wait(1)
        code = self.exit_code
        return "still running" if code is None else f"ended with {code}"
