"""An SSH channel as a `Line`, and the polite refusal of everything that is no terminal."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

import asyncssh

from tui.serve.caller import caller_of
from tui.serve.line import Listener
from tui.serve.terminal import Terminal, terminal_of

HIGH: Final = 256 * 1024
"""Bytes waiting to be sent from which on nothing more is written."""
LOW: Final = 32 * 1024
"""Bytes waiting at which writing goes on."""
WINDOW: Final = 64 * 1024
"""Bytes that a client may send before it has to wait."""
EARLY: Final = 4096
"""The most bytes kept while nobody listens."""
_ENVIRONMENT: Final = (
    "COLORTERM", "NO_COLOR", "LC_ALL", "LC_CTYPE", "LANG", "LC_TERMINAL",
)  # fmt: skip
"""What is looked at of what a client sends along."""

NO_COMMAND: Final = "This server holds conversations; it runs no commands and gives out no files."
NO_TERMINAL: Final = "This needs a terminal. Call without -T, or with -t."

Chan = asyncssh.SSHServerChannel[bytes]


class SshLine(asyncssh.SSHServerSession[bytes]):
    """One session of one connection. `start` is called with it when its terminal is there."""

    def __init__(self, start: Callable[["SshLine"], None], refusal: str = "") -> None:
        """With a refusal, nothing starts: it is said, and that was it."""
        self._start = start
        self._refusal = refusal
        self._chan: Chan | None = None
        self._listener: Listener | None = None
        self._early = b""
        self._size = (80, 24)
        self._gone = False
        self._told = False
        self._slow = False
        self.terminal = Terminal()
        """What their terminal can do."""

    # Line

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows, as claimed."""
        return self._size

    def listen(self, listener: Listener | None) -> None:
        """Tell `listener` from now on, first what came while nobody listened."""
        self._listener = listener
        if listener is None:
            return
        early, self._early = self._early, b""
        if early:
            listener.received(early)
        if self._slow:
            listener.slow(True)
        if self._gone and not self._told:
            self._told = True
            listener.gone()

    def write(self, data: bytes) -> None:
        """Send."""
        if self._chan is not None and not self._chan.is_closing():
            self._chan.write(data)

    def hold(self, wait: bool) -> None:
        """Let the client wait, or go on."""
        if self._chan is None or self._chan.is_closing():
            return
        if wait:
            self._chan.pause_reading()
        else:
            self._chan.resume_reading()

    def close(self, status: int = 0) -> None:
        """Tell the status and close the channel, and with it the connection."""
        if self._chan is not None and not self._chan.is_closing():
            self._chan.exit(status)

    # asyncssh

    def connection_made(self, chan: Chan) -> None:
        """Take the channel."""
        self._chan = chan
        chan.set_encoding(None)
        chan.set_write_buffer_limits(high=HIGH, low=LOW)

    def pty_requested(
        self, term_type: str, term_size: tuple[int, int, int, int], term_modes: Mapping[int, int]
    ) -> bool:
        """Remember the size; what kind of terminal it is is told from what is sent later, too."""
        self._size = term_size[:2]
        return True

    def shell_requested(self) -> bool:
        """Accept; without a terminal only to say that it takes one."""
        assert self._chan is not None
        if self._chan.get_terminal_type() is None:
            self._refusal = self._refusal or NO_TERMINAL
        return True

    def exec_requested(self, command: str) -> bool:
        """Accept to say that nothing is run."""
        self._refusal = NO_COMMAND
        return True

    def subsystem_requested(self, subsystem: str) -> bool:
        """Accept to say that there are no files."""
        self._refusal = NO_COMMAND
        return True

    def session_started(self) -> None:
        """Begin, or refuse."""
        assert self._chan is not None
        if self._refusal:
            self._chan.write_stderr(f"{self._refusal}\r\n".encode())
            self._chan.exit(1)
            return
        sent = self._chan.get_environment()
        env = {name: sent[name] for name in _ENVIRONMENT if name in sent}
        terminal = terminal_of(self._chan.get_terminal_type() or "", env)
        user = str(self._chan.get_extra_info("username", ""))
        self.terminal = replace(terminal, dumb=terminal.dumb or caller_of(user).plain)
        self._start(self)

    def data_received(self, data: bytes, datatype: int | None) -> None:
        """Pass on what was typed."""
        if self._listener is not None:
            self._listener.received(data)
        elif len(self._early) + len(data) <= EARLY:
            self._early += data

    def terminal_size_changed(self, width: int, height: int, pixwidth: int, pixheight: int) -> None:
        """Take another size."""
        self._size = (width, height)
        if self._listener is not None:
            self._listener.resized(width, height)

    def pause_writing(self) -> None:
        """The client does not read."""
        self._slow = True
        if self._listener is not None:
            self._listener.slow(True)

    def resume_writing(self) -> None:
        """It does again."""
        self._slow = False
        if self._listener is not None:
            self._listener.slow(False)

    def eof_received(self) -> bool:
        """Nothing more will be typed; keep the channel open for the last words."""
        self._hung_up()
        return True

    def signal_received(self, signal: str) -> None:
        """End on the signals with which a client says that it goes."""
        if signal in {"HUP", "INT", "TERM"}:
            self._hung_up()

    def connection_lost(self, exc: Exception | None) -> None:
        """It is gone."""
        self._chan = None
        self._hung_up()

    def _hung_up(self) -> None:
        self._gone = True
        if self._listener is not None and not self._told:
            self._told = True
            self._listener.gone()
