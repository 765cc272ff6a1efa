"""Split what a terminal sends into keys and pastes, before keys are parsed.

A bracketed paste is text between two marks. Textual's parser reads it a character at a time and
takes an ESC inside it for the end, so that the rest of the paste presses keys. Here the paste is
cut out first: it reaches the app as one piece of text, capped, with nothing in it left to press.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

START: Final = "\x1b[200~"
"""What a terminal sends before a bracketed paste."""
END: Final = "\x1b[201~"
"""What a terminal sends after a bracketed paste."""
LIMIT: Final = 64 * 1024
"""The most characters of one paste that reach the app."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Input outside any paste, for the key parser."""

    text: str
    """Characters and escape sequences as the terminal sent them."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """One whole paste."""

    text: str
    """What was pasted, without ESC, at most `LIMIT` characters."""
    size: int
    """How many characters the terminal sent; more than `LIMIT` when the text was cut."""


class PasteSplitter:
    """A state machine without input or output: give it text as it comes, take pieces out."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._held = ""
        self._parts: list[str] | None = None
        self._kept = 0
        self._size = 0

    @property
    def holds_key(self) -> bool:
        """Whether the start of a possible mark is held back; `flush` gives it out as keys."""
        return self._parts is None and bool(self._held)

    def feed(self, text: str) -> Iterator[Keys | Pasted]:
        """Take the next text from the terminal and give out what is certain by now."""
        text = self._held + text
        self._held = ""
        while text:
            inside = self._parts is not None
            mark = END if inside else START
            before, found, text = text.partition(mark)
            if not found:
                before, self._held = _hold_back(before, mark)
            if inside:
                self._collect(before)
            elif before:
                yield Keys(before)
            if found and inside:
                yield self._finish()
            elif found:
                self._parts, self._kept, self._size = [], 0, 0

    def flush(self) -> Iterator[Keys]:
        """Give out what was held back because it might have begun a mark (a lone Esc, say)."""
        if self.holds_key:
            held, self._held = self._held, ""
            yield Keys(held)

    def _collect(self, text: str) -> None:
        """Add to the paste under way, up to the limit."""
        self._size += len(text)
        room = self._limit - self._kept
        if room > 0 and self._parts is not None:
            kept = text.replace("\x1b", "").replace("\x00", "")[:room]
            self._parts.append(kept)
            self._kept += len(kept)

    def _finish(self) -> Pasted:
        """End the paste under way and return it."""
        pasted = Pasted("".join(self._parts or ()), self._size)
        self._parts = None
        return pasted


def _hold_back(text: str, mark: str) -> tuple[str, str]:
    """Return the text without, and then only, the ending that may be the start of `mark`."""
    for length in range(min(len(mark) - 1, len(text)), 0, -1):
        if mark.startswith(text[-length:]):
            return text[:-length], text[-length:]
    return text, ""
