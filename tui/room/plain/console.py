"""A console that has something to say while somebody may be typing, and says it between lines only."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, Protocol, TextIO

from tui.clean_text import visible
from tui.plain.console import Console, Reader

NARROWEST: Final = 30
"""Columns below which lines are left to the terminal to break."""


class Woken(Exception):
    """Nothing was typed so far, and there is something to say."""


class WakeReader(Reader, Protocol):
    """Gives what is typed; raises :class:`Woken` where nothing stands behind the prompt."""

    again: bool
    """Set before reading when the prompt stands there still."""

    def forget_enters(self) -> None:
        """Let go of Enters that were typed ahead."""
        ...


def nothing() -> Iterable[str]:
    """Have no news."""
    return ()


class RoomConsole(Console):
    """Says lines, asks for lines, and tells news in between; the question is said again after them.

    Whoever asks gets answers only: what is meant for the room is taken out before.
    """

    def __init__(
        self,
        out: TextIO,
        reader: WakeReader,
        *,
        cells: int = 0,
        shown: Callable[[str], str] = visible,
    ) -> None:
        """Write to ``out``; nothing is ever wiped: it is everybody's own terminal."""
        super().__init__(out, reader, cells=cells if cells >= NARROWEST else 0, shown=shown)
        self.news: Callable[[], Iterable[str]] = nothing
        """Gives what there is to tell, once."""
        self.look_up: Callable[[str, str], tuple[str, str]] = lambda *asked: asked
        """Called when something may have changed on the page: says what is new, if anything.

        Takes question and prompt, and gives what they are from now on.
        """
        self.heard: Callable[[str], bool] = lambda _: False
        """Takes a line that is meant for the room; false for an answer."""
        self._waking = reader
        self._behind = False
        self._last = ""

    def say(self, text: str = "") -> None:
        """Say some lines; behind a prompt, on lines of their own."""
        if self._behind:
            self._behind = False
            self._out.write("\n")
        self._last = text
        super().say(text)

    def ask(self, question: str, prompt: str, start: str = "") -> str:
        """Return the line that answers ``question``."""
        if self._tell():
            self._repeat(question)
        while True:
            try:
                line = super().ask(question, prompt, start)
            except Woken:
                self._behind = True
                self._tell()
                question, prompt = self.look_up(question, prompt)
                self._waking.again, self._behind = self._behind, False
                if not self._waking.again:
                    self._repeat(question)
                continue
            self._tell()
            if not self.heard(line):
                return line
            self._repeat(question)

    def settle(self) -> None:
        """Something new is about to be said: Enters typed before it answer none of it."""
        self._waking.forget_enters()

    def flush(self) -> None:
        """Send what was said."""
        self._out.flush()

    def _tell(self) -> bool:
        """Tell what is new; whether anything is."""
        lines = tuple(self.news())
        for line in lines:
            self.say(line)
        return bool(lines)

    def _repeat(self, question: str) -> None:
        """Say the question again, unless it was said last."""
        if question and not self._last.endswith(question):
            self.say(question)
