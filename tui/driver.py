"""The driver for a real terminal: paced keys, whole pastes, a quiet mouse, a clean end.

It is Textual's `LinuxDriver` with seven things changed, each named in a method below. What it
borrows from Textual's private parts is the key parser; `tests/ui/test_foundation_driver.py` names
the version that this was checked with.
"""

import codecs
import contextlib
import os
import re
import select
import sys
import termios
import tty
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from textual import events
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from tui.pacing import Pacer
from tui.paste import LIMIT, Keys, PasteSplitter

ESCAPE_WAIT: Final = 0.03
"""Seconds after which a lone Esc is a key and not the start of a paste mark."""
IDLE_WAIT: Final = 0.1
"""Seconds between two looks at whether the driver is to end."""
LONE_ESCAPE: Final = re.compile(r"\x1b(?![\[O\]P_^X\x1b]|\Z)")
"""An Esc that begins no sequence, because of what follows it."""
CHUNK: Final = 64 * 1024
"""Bytes read from the terminal at once."""


@dataclass
class PasteTooLong(Message):
    """A paste was cut; posted to the app just after the `events.Paste` with the part kept."""

    size: int
    """How many characters were pasted."""
    kept: int
    """How many of them were kept."""


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
            self._loop.call_soon_threadsafe(super()._sigtstp_application)

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
        parser = XTermParser(self._debug)
        splitter = PasteSplitter()
        decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode
        try:
            while not self.exit_event.is_set():
                wait = ESCAPE_WAIT if splitter.holds_key else IDLE_WAIT
                if not select.select([self.fileno], [], [], wait)[0]:
                    self._send_pieces(parser, splitter.flush())
                    self._send_all(parser.tick())
                    continue
                data = self._read()
                if not data:
                    break
                self._send_pieces(parser, splitter.feed(decode(data)))
        finally:
            # Ends the parser's generator, which otherwise keeps the last key and the app alive.
            with contextlib.suppress(EOFError, ParseError):
                list(parser.feed(""))

    def _read(self) -> bytes:
        """Read what is there; nothing, and `TerminalGone` sent, when the terminal has gone."""
        try:
            data = os.read(self.fileno, CHUNK)
        except OSError:
            data = b""
        if not data and self.input_tty:
            self.process_message(TerminalGone())
        return data

    def _send_pieces(self, parser: XTermParser, pieces: Iterator[Any]) -> None:
        """Send keys through the parser and each paste as one event."""
        for piece in pieces:
            if isinstance(piece, Keys):
                self._send_keys(parser, piece.text)
                continue
            self.process_message(events.Paste(piece.text))
            if piece.size > LIMIT:
                self.process_message(PasteTooLong(piece.size, LIMIT))

    def _send_keys(self, parser: XTermParser, text: str) -> None:
        """Send keys. Esc with a letter close behind is two keys, never Alt and one."""
        for number, part in enumerate(LONE_ESCAPE.split(text)):
            if number:
                self.process_message(events.Key("escape", "\x1b"))
            if part:  # nothing would be the end of the input
                self._send_all(parser.feed(part))

    def _send_all(self, messages: Any) -> None:
        """Send each message that the parser found."""
        for message in messages:
            self.process_message(message)


def _output_fileno() -> int:
    """Return the descriptor of the screen: stderr as Textual has it, or stdout if only that is."""
    for stream in (sys.__stderr__, sys.__stdout__):
        if stream is not None and stream.isatty():
            return stream.fileno()
    return 2
