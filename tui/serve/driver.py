"""The driver that runs an app over a `Line`: no thread, no signal, no environment, no descriptor.

Frames are joined into one write for each turn of the loop, and dropped while the person does not
read. Keys go through the pacer, as with the local driver, and have to wait when too many do.
"""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Final, Literal, TextIO, cast

from textual import constants, events
from textual.app import App
from textual.driver import Driver
from textual.geometry import Size
from textual.message import Message
from textual.messages import InBandWindowResize

from tui.key_reader import ESCAPE_WAIT, KeyReader
from tui.pacing import Pacer
from tui.serve.line import Line

SMALLEST: Final = (20, 6)
"""The smallest size that is believed, in columns and rows."""
LARGEST: Final = (400, 150)
"""The largest size that is believed: every cell costs memory."""
LONGEST_RUN: Final = 128
"""More characters than this in one go were not typed; without marks they are a paste all the same."""
MANY_WAITING: Final = 200
"""Keys waiting for the app from which on the person's program has to wait, too."""
_KITTY: Final = 1 + 8 + 16
"""Kitty's keyboard protocol: tell Esc apart, report all keys, with their text. As Textual asks."""


def clamp(width: int, height: int) -> tuple[int, int]:
    """Return a size that can be drawn, whatever is claimed."""
    return (
        max(SMALLEST[0], min(LARGEST[0], width)),
        max(SMALLEST[1], min(LARGEST[1], height)),
    )


class LineWasSlow(Message):
    """The person reads again after a while in which frames were dropped."""


class LineDriver(Driver):
    """An app's terminal at the other end of a line."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
        line: Line,
        on_paint: Sequence[Callable[[], object]] = (),
    ) -> None:
        """Write on `line`; the rest is what an app gives its driver (`driver_for`)."""
        super().__init__(app, debug=False, mouse=mouse, size=clamp(*(size or line.size)))
        self.line = line
        self._on_paint = on_paint
        self._reader = KeyReader(longest_run=LONGEST_RUN)
        self._pacer = Pacer(app)
        self._out: list[str] = []
        self._undo: list[str] = []
        self._flushing = False
        self._live = False
        self._paused = False
        self._dropped = False
        self._held = False
        self._later: asyncio.TimerHandle | None = None

    @property
    def is_live(self) -> bool:
        """Whether the app has the terminal, and keys reach it."""
        return self._live

    # Output

    def write(self, data: str) -> None:
        """Send soon, together with all else of this turn; nothing while nobody reads."""
        if not self._live or (data.startswith("\x1b]") and not self._understands(data)):
            return
        if self._paused:
            self._dropped = True
            return
        self._out.append(data)
        if not self._flushing:
            self._flushing = True
            self._loop.call_soon(self._send)

    def _understands(self, data: str) -> bool:
        """Whether the terminal has a use for a command: the clipboard, the pointer's shape."""
        return self.line.terminal.extended and (self._mouse or not data.startswith("\x1b]22;"))

    def flush(self) -> None:
        """Tell once that a frame is complete; it is sent with this turn's other output."""
        tell, self._on_paint = self._on_paint, ()
        for do in tell:
            do()

    def _send(self) -> None:
        """Write all that has gathered at once."""
        self._flushing = False
        data, self._out = "".join(self._out), []
        if data:
            self.line.write(data.encode("utf-8", "replace"))

    def slow(self, paused: bool) -> None:
        """Drop frames while the person does not read, and paint anew when they do again."""
        self._paused = paused
        if not paused and self._dropped and self._live:
            self._dropped = False
            self._app.call_later(self._app.refresh)
            self._app.post_message(LineWasSlow())

    # Input

    def received(self, data: bytes) -> None:
        """Turn bytes into keys and pastes."""
        if not self._live:
            return
        for message in self._reader.feed(data):
            self.process_message(message)
        if b"\x1b" in data:
            self._look_again(ESCAPE_WAIT)

    def _look_again(self, wait: float) -> None:
        """Look in a moment at what was held back."""
        if self._later is not None:
            self._later.cancel()
        self._later = self._loop.call_later(wait, self._flush_keys, wait)

    def _flush_keys(self, waited: float) -> None:
        """Give out what nothing followed; a second time after Textual's own delay."""
        self._later = None
        for message in self._reader.flush():
            self.process_message(message)
        if waited == ESCAPE_WAIT:
            self._look_again(constants.ESCAPE_DELAY + 0.01)

    def process_message(self, message: Message) -> None:
        """Pass a message on. What claims another size does not come from where sizes come from."""
        if not isinstance(message, InBandWindowResize | events.Resize):
            super().process_message(message)

    def send_message(self, message: Message) -> None:
        """Queue a message for the app; let the person's program wait when there are too many."""
        self._pacer.put(message)
        if not self._held and self._pacer.waiting > MANY_WAITING:
            self._held = True
            self.line.hold(True)
            self._pacer.when_empty(self._go_on)

    def _go_on(self) -> None:
        self._held = False
        self.line.hold(False)

    def resize(self, width: int, height: int) -> None:
        """Take another size."""
        self._size = clamp(width, height)
        if self._live:
            size = Size(*self._size)
            self._app.post_message(events.Resize(size, size))

    # Beginning and end

    def start_application_mode(self) -> None:
        """Take the terminal, as far as its kind is known to allow it."""
        self._live = True
        self._set("\x1b[?1049h", "\x1b[?1049l")  # the alternate screen
        self._set("\x1b[?25l", "\x1b[?25h")  # no cursor
        self._set("\x1b[?7l", "\x1b[?7h")  # no wrapping
        if self.line.terminal.extended:
            self._set(f"\x1b[>{_KITTY}u", "\x1b[<u")
            self._set("\x1b[?1004h", "\x1b[?1004l")  # tell of focus
            self._set("\x1b[?2004h", "\x1b[?2004l")  # mark pastes
            if self._mouse:
                # Not 1003: a report for each movement costs 2 ms of everybody's time.
                self._set("\x1b[?1000h\x1b[?1006h", "\x1b[?1000l\x1b[?1006l")
            self.write("\x1b[?2026$p")  # can it hold a frame back until it is whole?
        self.resize(*self._size or self.line.size)

    def _set(self, on: str, off: str) -> None:
        """Switch something on, and remember how it is undone."""
        self.write(on)
        self._undo.append(off)

    def disable_input(self) -> None:
        """Take no more keys."""
        if self._later is not None:
            self._later.cancel()
            self._later = None

    def stop_application_mode(self) -> None:
        """Undo exactly what was done, in reverse, even when the person does not read."""
        if not self._live:
            return
        self.disable_input()
        self._out += reversed(self._undo)
        self._undo.clear()
        self._send()
        self._live = False

    def close(self) -> None:
        """End the key reader, and let the transport read again."""
        self._live = False
        self.disable_input()
        self._reader.close()
        self._pacer.close()
        if self._held:
            self._go_on()

    # What Textual would do on the server's side

    def open_url(self, url: str, new_tab: bool = True) -> None:
        """Open nothing: the browser would open where the server stands."""

    def deliver_binary(
        self,
        binary: BinaryIO | TextIO,
        *,
        delivery_key: str,
        save_path: Path,
        open_method: Literal["browser", "download"] = "download",
        encoding: str | None = None,
        mime_type: str | None = None,
        name: str | None = None,
    ) -> None:
        """Save nothing: the file would lie where the server stands."""
        binary.close()


def driver_for(line: Line, on_paint: Sequence[Callable[[], object]] = ()) -> type[Driver]:
    """Return what an app takes for its kind of driver: it makes one that writes on `line`.

    `on_paint` is done when the first frame is written.
    """
    return cast("type[Driver]", partial(LineDriver, line=line, on_paint=on_paint))
