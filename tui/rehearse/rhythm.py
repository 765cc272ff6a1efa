"""How keys are spread over time: thinking, typing, pausing at the end of a word. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from tui.rehearse.cast import Character, Pace

SPREAD: Final = 0.35
"""How much quicker or slower than their speed single keys come, as a share."""
BREATH: Final = 0.25
"""Seconds on top after a word, about."""
DECIDING: Final = 1.2
"""Seconds before a key that does something, about."""
FASTEST: Final = 0.02
"""Seconds between keys at the fast pace: still one after the other, as keys come."""

_BYTES: Final = {
    "enter": "\r",
    "tab": "\t",
    "escape": "\x1b",
    "space": " ",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "shift+up": "\x1b[1;2A",
} | {f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"}
"""What a terminal sends for the keys that are no character."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """One key, and how long to wait before it."""

    wait: float
    """Seconds."""
    data: bytes
    """What the terminal sends."""


def sent(key: str) -> bytes:
    """Return what a terminal sends for a key; ``ValueError`` for one that it does not know."""
    if len(key) == 1:
        return key.encode()
    if key not in _BYTES:
        raise ValueError(f"no terminal sends “{key}”")
    return _BYTES[key].encode()


def strokes(
    keys: Sequence[str], who: Character, pace: Pace, dice: Random, *, fresh: bool = True
) -> Iterator[Stroke]:
    """Yield the keys as somebody presses them; ``fresh``: they have just been given the page."""
    before = ""
    for number, key in enumerate(keys):
        if pace == "fast":
            wait = FASTEST
        elif number == 0 and fresh:
            wait = dice.uniform(0.5, 1.5) * (who.thinking if _writes(keys) else DECIDING * 2)
        else:
            wait = _between(before, key, who, dice)
        before = key
        yield Stroke(wait, sent(key))


def _writes(keys: Sequence[str]) -> bool:
    """Whether words are written, which takes thought."""
    return sum(len(key) == 1 for key in keys) > 3


def _between(before: str, key: str, who: Character, dice: Random) -> float:
    """Seconds between a key and the next."""
    beat = dice.uniform(1 - SPREAD, 1 + SPREAD) / who.speed
    if before == "enter" and len(key) == 1:
        # The next note has to come to mind.
        return beat + dice.uniform(0.2, 0.8) * who.thinking
    if len(key) > 1 and len(before) == 1:
        return beat + dice.uniform(0.5, 1.5) * DECIDING
    return beat + (dice.uniform(0, 2) * BREATH if before == " " else 0.0)
