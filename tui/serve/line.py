"""The seam between a transport and an app: bytes to a person's terminal and back.

An SSH channel is a line; so is the socket of the browser door, and a list of bytes in a test. All
calls, in both directions, are made on the event loop.
"""

from typing import Protocol

from tui.serve.terminal import Terminal


class Listener(Protocol):
    """Whoever is told what comes over a line."""

    def received(self, data: bytes) -> None:
        """The person typed, pasted or clicked; bytes as their terminal sent them."""
        ...

    def resized(self, width: int, height: int) -> None:
        """Their terminal has another size, in cells, as they claim it."""
        ...

    def slow(self, paused: bool) -> None:
        """They do not read what was written: write nothing until told that they do again."""
        ...

    def gone(self) -> None:
        """They hung up; nothing that is written reaches them. Called once."""
        ...


class Line(Protocol):
    """A person's terminal, wherever it is."""

    @property
    def terminal(self) -> Terminal:
        """What their terminal can do; never changes."""
        ...

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows, as they claim them."""
        ...

    def listen(self, listener: Listener | None) -> None:
        """Tell `listener` from now on. What came before it is told now (bytes, up to a limit)."""
        ...

    def write(self, data: bytes) -> None:
        """Send; at once or never, without waiting. Nothing happens when they are gone."""
        ...

    def hold(self, wait: bool) -> None:
        """Stop taking in what they send, so that their program has to wait; or go on."""
        ...

    def close(self, status: int = 0) -> None:
        """Send what is still to be sent and hang up; status is their program's exit code."""
        ...
