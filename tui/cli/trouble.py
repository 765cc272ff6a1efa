"""What ends a command early. The text is what the person reads."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import ClassVar

from tui.cli.codes import CANNOT, MISUSED


class Trouble(Exception):
    """The command ends; ``str(trouble)`` is the sentence to show."""

    code: ClassVar[int] = CANNOT
    """The exit code."""


class Cannot(Trouble):
    """It was understood and cannot be done."""


class Misused(Trouble):
    """The command line was not understood."""

    code = MISUSED


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that looks most like a given one, or nothing."""
    found = get_close_matches(word, list(known), n=1)
    return found[0] if found else ""
