"""Marked words, and finding them in bytes however a terminal's commands cut them."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Collection, Iterator
from functools import cache
from random import Random
from typing import Final

from pyte.screens import Char

from tests.journeys.screen import Feed, Screen

LETTERS: Final = "BDFGHJKLMNPQRSTVWXZ"
"""Capitals: no key of a page but C is one. No vowels: no word of a page is made of them."""
LENGTH: Final = 7
_RUN: Final = re.compile(f"[{LETTERS}]{{{LENGTH},}}")
_COMMAND: Final = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[PX^_][^\x1b]*\x1b\\|\x1b[ -/]*[0-OQ-WYZ`-~\\]|[\x00-\x1a\x1c-\x1f]"
)
_COLOUR: Final = re.compile(rb"\x1b\[[0-9;:]*m")
_OPEN: Final = re.compile(rb"\x1b(\[[0-?]{0,40})?\Z")
_SAID: Final = re.compile(rb"\x1b\]([^\x07\x1b]*)(?:\x07|\x1b\\)")
_BEGUN: Final = 256
"""A command of more bytes that is not over is none."""

Chunk = tuple[float, bytes]
"""When something came, and what."""
Found = tuple[float, str]
"""When a word came, and which."""


def new_mark(random: Random) -> str:
    """A word that is nobody else's."""
    return "".join(random.choices(LETTERS, k=LENGTH))


def marks_in(text: str) -> tuple[str, ...]:
    """Everything in a text that looks like a marked word, also where two stand together."""
    return tuple(
        run[at : at + LENGTH]
        for run in _RUN.findall(text.upper())
        for at in range(len(run) - LENGTH + 1)
    )


def in_stream(chunks: list[Chunk], words: Collection[str]) -> Iterator[Found]:
    """Words in what is left when all commands are taken out, and in titles and clipboards."""
    rest, tail = b"", ""
    for at, piece in chunks:
        data = rest + piece
        for said in _SAID.findall(data):
            yield from ((at, mark) for mark in _said(said) if mark in words)
        text = _COMMAND.sub(b"", _SAID.sub(b"", data))
        cut = text.find(b"\x1b")
        rest = text[cut:] if cut >= 0 and len(text) - cut < _BEGUN else b""
        seen = tail + (text[:cut] if cut >= 0 else text).decode("latin-1")
        yield from ((at, mark) for mark in marks_in(seen) if mark in words)
        tail = seen[1 - LENGTH :]


def _said(payload: bytes) -> tuple[str, ...]:
    """Marked words of a title, or of what goes to a clipboard."""
    if payload.startswith(b"52;"):
        payload = b64decode(payload.split(b";")[-1])
    return marks_in(payload.decode("utf-8", "replace"))


def on_screen(
    chunks: list[Chunk], words: Collection[str], looks: list[float], size: tuple[int, int]
) -> Iterator[Found]:
    """Words that came to stand on a screen, and all that stand there at each of the looks."""
    screen = _Bare(*size)
    feed, ahead, rest = Feed(screen), sorted(looks), b""
    shown: list[tuple[str, ...]] = [()] * size[1]
    for at, piece in chunks:
        while ahead and ahead[0] < at:
            moment = ahead.pop(0)
            yield from ((moment, mark) for row in shown for mark in row)
        before = {mark for row in shown for mark in row}
        data, rest = _whole(rest + piece)
        feed.feed(_COLOUR.sub(b"", data))
        for y in screen.dirty:
            shown[y] = tuple(m for m in marks_in(_row(screen, y)) if m in words)
        screen.dirty.clear()
        yield from ((at, mark) for row in shown for mark in row if mark not in before)
    yield from ((moment, mark) for moment in ahead for row in shown for mark in row)


class _Bare(Screen):
    """A screen without colours, quick with what is ASCII."""

    def draw(self, data: str) -> None:
        """Put a text at the cursor."""
        end = self.cursor.x + len(data)
        if not data.isascii() or end > self.columns:
            super().draw(data)
            return
        line, at = self.buffer[self.cursor.y], self.cursor.x
        line.update(zip(range(at, end), map(_cell, data), strict=True))
        self.cursor.x = end
        self.dirty.add(self.cursor.y)


@cache
def _cell(letter: str) -> Char:
    """A cell of a screen."""
    return Char(letter)


def _whole(data: bytes) -> tuple[bytes, bytes]:
    """Whole commands, and the one that has only begun."""
    begun = _OPEN.search(data)
    return (data[: begun.start()], begun.group()) if begun else (data, b"")


def _row(screen: Screen, y: int) -> str:
    """One row of a screen."""
    line = screen.buffer[y]
    return "".join(line[x].data for x in range(screen.columns))
