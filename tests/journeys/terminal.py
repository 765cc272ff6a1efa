"""A black-box terminal: runs a program on a real pty and watches what a person would see.

    with Terminal([sys.executable, "-m", "tui"], env=environment(home)) as terminal:
        terminal.wait_for("Who is here?")
        terminal.press("tab", "enter")

A thread reads everything the program sends, so the program never waits for the test, and every
wait ends on a condition. The program and its children are gone when the block ends.
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
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from tests.journeys.screen import Feed, Frame, Screen

__all__ = ["KEYS", "Frame", "Terminal", "environment"]

PATIENCE = 40.0
"""Seconds after which a condition that has not come true fails the test."""

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
        "PYTHONDONTWRITEBYTECODE": "1",
    }
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


class Terminal:
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
        self._argv = list(argv)
        self._size = (rows, cols)
        self._env = dict(env) if env is not None else environment()
        self._cwd = cwd
        self._strict = strict
        self._controlling = controlling
        self._screen = Screen(cols, rows)
        self._feed = Feed(self._screen)
        self._raw = bytearray()
        self._frames: list[Frame] = []
        self._news = threading.Condition()
        self._ended = False
        self._last_byte = time.monotonic()
        self._process: Process | None = None
        self._master = -1
        self._stop_read = self._stop_write = -1
        self._reader = threading.Thread(target=self._read, name="terminal", daemon=True)

    def __enter__(self) -> Self:
        """Start the program."""
        self._master, slave = pty.openpty()
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
        self.kill()
        os.write(self._stop_write, b"x")
        self._reader.join()
        for descriptor in (self._master, self._stop_read, self._stop_write):
            os.close(descriptor)
        if kind is None and self._strict:
            assert not self.overflows, self._report("the program left the screen's edges")

    # What the program shows

    def frame(self) -> Frame:
        """Return what stands on the screen now, one text per row."""
        with self._news:
            return self._screen.frame()

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

    # What a person does

    def send(self, data: str | bytes) -> None:
        """Type: all of it reaches the terminal at once, as a paste or a fast typist would."""
        rest = data.encode() if isinstance(data, str) else data
        while rest:
            rest = rest[os.write(self._master, rest) :]

    def press(self, *keys: str) -> None:
        """Send keys by name (see KEYS); a name that is not there is typed as it stands."""
        for key in keys:
            self.send(KEYS.get(key, key))

    def resize(self, rows: int, cols: int) -> None:
        """Give the terminal another size, and tell the program."""
        with self._news:
            self._size = (rows, cols)
            self._screen.resize(rows, cols)
        self._set_size()

    def kill(self) -> None:
        """End the program and its children at once, as kill -9 does. Done twice, nothing."""
        process = self._running()
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    # Waiting, always for something

    def wait_for(self, wanted: str | Callable[[Frame], bool], timeout: float = PATIENCE) -> Frame:
        """Wait until a text is on the screen, or a predicate holds; return that frame.

        Fails with a picture of the screen after timeout seconds, or when the program has ended
        without ever showing it.
        """
        seen: list[Frame] = []

        def shown() -> bool:
            frame = self._screen.frame()
            found = wanted in as_text(frame) if isinstance(wanted, str) else wanted(frame)
            if found:
                seen.append(frame)
            return found or self._ended

        with self._news:
            self._news.wait_for(shown, timeout)
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
            return self._screen.frame()

    def wait_exit(self, timeout: float = PATIENCE) -> int:
        """Wait until the program has ended and all it said is read; return its exit code."""
        try:
            code = self._running().wait(timeout)
        except subprocess.TimeoutExpired:
            raise AssertionError(self._report(f"no end within {timeout:g} s")) from None
        with self._news:
            self._news.wait_for(lambda: self._ended, timeout)
        return code

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
        while True:
            ready, _, _ = select.select([self._master, self._stop_read], [], [])
            data = self._take() if self._master in ready else b""
            with self._news:
                self._last_byte = time.monotonic()
                if data:
                    self._show(data)
                else:
                    self._ended = True
                self._news.notify_all()
            if not data:
                return

    def _take(self) -> bytes:
        try:
            return os.read(self._master, 65536)
        except OSError:  # Linux says EIO, not end of file, when the last holder has gone.
            return b""

    def _show(self, data: bytes) -> None:
        self._raw += data
        self._feed.feed(data)
        frame = self._screen.frame()
        if not self._frames or self._frames[-1] != frame:
            self._frames.append(frame)

    def _report(self, sentence: str) -> str:
        """Return the sentence with the state of the program and a picture of its screen."""
        if self.ended:  # The kernel closes a terminal a moment before it tells the exit code.
            with suppress(subprocess.TimeoutExpired):
                self._running().wait(1)
        code = self.exit_code
        state = "still running" if code is None else f"ended with {code}"
        edge = "-" * self._size[1]
        notes = "\n".join(self._screen.overflows[:5])
        return f"{sentence} ({state})\n{edge}\n{as_text(self._screen.frame())}\n{edge}\n{notes}"


def as_text(frame: Frame) -> str:
    """Return a frame as one text, without the spaces that pad its rows."""
    return "\n".join(row.rstrip() for row in frame)
