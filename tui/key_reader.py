"""From bytes of a terminal to keys and pastes; shared by every driver of ours.

What it borrows from Textual's private parts is the key parser;
`tests/ui/test_foundation_driver.py` names the version that this was checked with.
"""

import codecs
import contextlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from textual import events
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.message import Message

from tui.paste import LIMIT, Keys, Pasted, PasteSplitter

ESCAPE_WAIT: Final = 0.03
"""Seconds after which a lone Esc is a key and not the start of a paste mark."""
LONE_ESCAPE: Final = re.compile(r"\x1b(?![\[O\]P_^X\x1b]|\Z)")
"""An Esc that begins no sequence, because of what follows it."""


@dataclass
class PasteTooLong(Message):
    """A paste was cut; posted to the app just after the `events.Paste` with the part kept."""

    size: int
    """How many characters were pasted."""
    kept: int
    """How many of them were kept."""


class KeyReader:
    """Bytes in, messages out; without a terminal, a clock or a thread of its own.

    After bytes with an Esc in them, call `flush` when nothing followed for a moment, and again a
    little later than Textual's own delay for Esc.
    """

    def __init__(self, *, debug: bool = False, longest_run: int = 0) -> None:
        """Take a run of more printable characters than `longest_run` as a paste; 0: never."""
        self._debug = debug
        self._run = (
            re.compile(rf"([^\x00-\x1f\x7f]{{{longest_run + 1},}})") if longest_run else None
        )
        self._parser = XTermParser(debug)
        self._splitter = PasteSplitter()
        self._decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode

    @property
    def holds_key(self) -> bool:
        """Whether something is held back that may be a key by itself."""
        return self._splitter.holds_key

    def feed(self, data: bytes) -> Iterator[Message]:
        """Take what the terminal sent; give out the keys and pastes that are certain by now."""
        yield from self._pieces(self._splitter.feed(self._decode(data)))

    def flush(self) -> Iterator[Message]:
        """Give out what was held back, because nothing followed."""
        yield from self._pieces(self._splitter.flush())
        yield from self._guarded(self._parser.tick())

    def close(self) -> None:
        """End the parser's generator, which otherwise keeps the last key and its app alive."""
        with contextlib.suppress(EOFError, ParseError):
            list(self._parser.feed(""))

    def _pieces(self, pieces: Iterator[Keys | Pasted]) -> Iterator[Message]:
        """Give out keys by way of the parser and each paste as one event."""
        for piece in pieces:
            if isinstance(piece, Keys):
                yield from self._keys(piece.text)
                continue
            yield events.Paste(piece.text)
            if piece.size > LIMIT:
                yield PasteTooLong(piece.size, LIMIT)

    def _keys(self, text: str) -> Iterator[Message]:
        """Give out keys. Esc with a letter close behind is two keys, never Alt and one."""
        for number, part in enumerate(LONE_ESCAPE.split(text)):
            if number:
                yield events.Key("escape", "\x1b")
            if part:  # nothing would be the end of the input
                yield from self._runs(part)

    def _runs(self, text: str) -> Iterator[Message]:
        """Give out keys, and what nobody types that fast as if it were marked as pasted."""
        parts = self._run.split(text) if self._run else [text]
        for number, part in enumerate(parts):
            if number % 2:
                yield events.Paste(part)
            elif part:
                yield from self._guarded(self._parser.feed(part))

    def _guarded(self, messages: Iterable[Message]) -> Iterator[Message]:
        """Give out what the parser finds; what it stumbles over costs that text and no more."""
        try:
            yield from messages
        except Exception:  # noqa: BLE001 - bytes of a client, whatever they are, end nothing
            with contextlib.suppress(Exception):
                self.close()
            self._parser = XTermParser(self._debug)
