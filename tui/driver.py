"""The driver for a real terminal: paced keys, whole pastes, a quiet mouse, a clean end.

It is Textual's `LinuxDriver` with eight things changed, each named in a method below;
`tests/ui/test_foundation_driver.py` names the version that this was checked with.
"""

import contextlib
import os
import select
import signal
import sys
import termios
import tty
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from tui.key_reader import ESCAPE_WAIT, KeyReader, PasteTooLong
from tui.pacing import Pacer

__all__ = ["PacedDriver", "PasteTooLong", "TerminalGone"]

IDLE_WAIT: Final = 0.1
"""Seconds between two looks at whether the driver is to end."""
CHUNK: Final = 64 * 1024
"""Bytes read from the terminal at once."""


@dataclass
class TerminalGone(Message):
    """The terminal hung up: no key will ever come again."""


class PacedDriver(LinuxDriver):
    """A `LinuxDriver` with which keys that arrive together act as if typed one by one."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._pacer = Pacer(app)
        self._open_output()

    def _open_output(self) -> None:
        """Open the screen to write on."""
        # Textual writes to stderr, which turns signs into \\u2594 where the locale is not UTF-8,
        # and which is not the screen under `2>errors.txt`.
        self._output = os.fdopen(
            _output_fileno(), "w", encoding="utf-8", errors="replace", closefd=False
        )
        self._file = self._output

    def start_application_mode(self) -> None:
        """Take the terminal; after a stop (SIGTSTP) once more, which has given the output back."""
        if self._output.closed:
            self._open_output()
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def send_message(self, message: Message) -> None:
        """Queue a message for the app; safe to call from the input thread."""
        with contextlib.suppress(RuntimeError):  # the loop has closed: nobody is left to tell
            self._loop.call_soon_threadsafe(self._pacer.put, message)

    def _enable_mouse_support(self) -> None:
        """Ask for clicks and the wheel, not for every movement: each report costs 2 ms."""
        if self._mouse:
            self.write("\x1b[?1000h\x1b[?1006h")
            self.flush()

    def _sigtstp_application(self, *_: object) -> None:
        """Give the terminal back and stop, as ^Z asks.

        Soon, and not from within the signal handler as Textual does it: what the handler interrupts
        may hold the writer's lock, and giving back would wait for that lock for ever.
        """
        with contextlib.suppress(RuntimeError):  # the loop has closed: the end is near anyway
            self._loop.call_soon_threadsafe(self._stop)

    def _stop(self) -> None:
        """Give the terminal back, unless that has been done, and stop.

        A stop that comes right after "go on" cancels it: then nothing was taken back, and
        what Textual would say to the terminal once more would wait for a writer that has ended.
        """
        if self._key_thread is not None and self._key_thread.is_alive():
            super()._sigtstp_application()
        else:
            os.kill(os.getpid(), signal.SIGSTOP)

    def _sigcont_application(self, *_: object) -> None:
        """Go on after a stop.

        A stop without warning (SIGSTOP) left everything running. Textual would start a second
        input thread then: the two take keys in turn, and mix up their order.
        """
        if self._key_thread is None or not self._key_thread.is_alive():
            super()._sigcont_application()
        else:
            # Not from within the signal handler: what it interrupts may hold the writer's lock.
            self._loop.call_soon_threadsafe(self._take_back)

    def _take_back(self) -> None:
        """Take the terminal back from a shell that may have had it, and paint all of it."""
        with contextlib.suppress(termios.error):
            attributes = termios.tcgetattr(self.fileno)
            attributes[tty.LFLAG] = self._patch_lflag(attributes[tty.LFLAG])
            attributes[tty.IFLAG] = self._patch_iflag(attributes[tty.IFLAG])
            attributes[tty.CC][termios.VMIN] = 1
            termios.tcsetattr(self.fileno, termios.TCSANOW, attributes)
        self.write("\x1b[?1049h\x1b[?25l")
        self._app.refresh()

    def close(self) -> None:
        """Stop writing and give the output back."""
        super().close()
        with contextlib.suppress(OSError):
            self._output.close()

    def run_input_thread(self) -> None:
        """Read the terminal until told to stop, and send keys and pastes."""
        reader = KeyReader(debug=self._debug)
        try:
            while not self.exit_event.is_set():
                wait = ESCAPE_WAIT if reader.holds_key else IDLE_WAIT
                if not select.select([self.fileno], [], [], wait)[0]:
                    self._send_all(reader.flush())
                    continue
                data = self._read()
                if not data:
                    break
                self._send_all(reader.feed(data))
        finally:
            reader.close()

    def _read(self) -> bytes:
        """Read what is there; nothing, and `TerminalGone` sent, when the terminal has gone."""
        try:
            data = os.read(self.fileno, CHUNK)
        except OSError:
            data = b""
        if not data and self.input_tty:
            self.process_message(TerminalGone())
        return data

    def _send_all(self, messages: Iterable[Message]) -> None:
        """Send each key and paste to the app."""
        for message in messages:
            self.process_message(message)


def _output_fileno() -> int:
    """Return the descriptor of the screen: stderr as Textual has it, or stdout if only that is."""
    for stream in (sys.__stderr__, sys.__stdout__):
        if stream is not None and stream.isatty():
            return stream.fileno()
    return 2
