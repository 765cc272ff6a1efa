"""Where the plain face speaks and listens: lines out, lines in, and wiping what was said.

A :class:`Console` writes; a :class:`Reader` gives the lines that somebody types, or that stand in
a file. Both are handed in, so that tests can put anything in their place.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol, TextIO

from tui.clean_text import visible

WIDEST: Final = 100
"""Lines longer than this are hard to read, however wide the terminal is."""
_WIPE: Final = "\x1b[2J\x1b[3J\x1b[H"
"""Empty the screen and what was scrolled off it, and go to the top."""


STILL_THERE: Final = "This terminal cannot be cleared; what stands above can still be read."
"""Said where words should be gone and are not."""


class Ended(Exception):
    """Nothing more will be typed: the end of the file, or a terminal that is gone."""


class Interrupted(KeyboardInterrupt):
    """Ctrl+C, with the words that stood behind the prompt."""

    def __init__(self, words: str = "") -> None:
        super().__init__()
        carry(self, words)


def carry(ended: BaseException, words: str) -> None:
    """Let what ends a line take along the words that stood behind the prompt."""
    ended.__dict__["words"] = words


def carried(ended: BaseException) -> str:
    """Return the words that stood behind the prompt; none when no line was being typed."""
    return str(ended.__dict__.get("words", ""))


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, as a reader gets it."""

    question: str
    """The last sentence that was said: what is asked."""
    prompt: str
    """What stands before the typed words."""
    start: str = ""
    """Words that are there already; giving nothing keeps them."""


class Reader(Protocol):
    """Gives what is typed."""

    edits: bool
    """Whether it writes the prompt itself, and lets the words behind it be changed."""
    echoed: bool
    """Whether a line that comes back stands on the terminal already."""

    def read(self, asked: Asked) -> str:
        """Return one line without its end. Raises :class:`Ended`, or :class:`Interrupted`.

        Whatever it raises may carry words; see :func:`carried`.
        """
        ...


def _as_it_is(text: str) -> str:
    return visible(text)


class Console:
    """Says lines and asks for lines."""

    def __init__(
        self,
        out: TextIO,
        reader: Reader,
        *,
        wipes: bool = False,
        cells: int = 0,
        shown: Callable[[str], str] = _as_it_is,
    ) -> None:
        """Write to ``out``. ``wipes``: whether it can be emptied, scrollback included.

        ``cells``: where lines are broken, between words; 0 for nowhere. ``shown`` makes a line
        harmless and, where that is wanted, plain.
        """
        self.wipes = wipes
        """Whether :meth:`wipe` takes away what stands above."""
        self._out = out
        self._reader = reader
        self._cells = min(cells, WIDEST)
        self._shown = shown
        self._blank = True

    @property
    def edits(self) -> bool:
        """Whether words that are there already can be changed behind the prompt."""
        return self._reader.edits

    def say(self, text: str = "") -> None:
        """Say some lines. Of several empty lines in a row only the first is written."""
        for line in text.split("\n"):
            if line.strip() or not self._blank:
                self._out.write("".join(f"{part}\n" for part in self._broken(line)))
            self._blank = not line.strip()

    def ask(self, question: str, prompt: str, start: str = "") -> str:
        """Return the line that answers ``question``, which has been said; see :class:`Asked`."""
        self._blank = False
        if not self._reader.edits:
            self._out.write(f"{self._shown(prompt)} ")
        self._out.flush()
        line = self._reader.read(Asked(question, self._shown(prompt), start))
        if not self._reader.echoed:
            # What comes from a file is not on the terminal yet; without it nobody could follow.
            self._out.write(f"{self._shown(line)}\n")
        return line if line or self._reader.edits else start

    def wipe(self) -> bool:
        """Take away all that was said, as far as this terminal can; says whether it could."""
        if self.wipes:
            self._out.write(_WIPE)
            self._out.flush()
            self._blank = True
        return self.wipes

    def _broken(self, line: str) -> list[str]:
        """One line as it may be written, in as many lines as it takes."""
        safe = self._shown(line)
        if not self._cells or len(safe) <= self._cells:
            return [safe]
        indent = len(safe) - len(safe.lstrip())
        return textwrap.wrap(
            safe,
            self._cells,
            subsequent_indent=" " * indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
