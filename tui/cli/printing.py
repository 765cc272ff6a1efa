"""Printing plain lines. No text that somebody wrote can command the terminal from here."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import Any, Final, TextIO

LONGEST: Final = 600
"""Characters of one line of a complaint; what somebody typed may be any length."""
_TWINS: Final = str.maketrans(
    {"…": "...", "·": "-", "—": "-", "–": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "×": "x"}
)
_manner = {"ascii": False}


class Unprintable(Exception):
    """The output cannot be written, to a full disk say."""


def prepare() -> None:
    """Make every text printable on this terminal: what it cannot show becomes a question mark."""
    _manner["ascii"] = False
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def only_ascii() -> None:
    """Use plain signs for our own punctuation from now on. Names and answers stay as they are."""
    _manner["ascii"] = True


def shown(text: str) -> str:
    """Return one line as it may be printed: control and reordering marks as pictures."""
    text = text.replace("\t", " ")
    if not text.isprintable():
        # Only texts with such signs pay for the import; all that `visible` replaces are such.
        from tui.clean_text import visible

        text = visible(text)
    return text.translate(_TWINS) if _manner["ascii"] else text


def say(text: str = "") -> None:
    """Print lines on stdout. Raises ``BrokenPipeError``, and :class:`Unprintable` when it fails."""
    try:
        _write(sys.stdout, text)
    except BrokenPipeError:
        _silence(sys.stdout)
        raise
    except OSError as error:
        _silence(sys.stdout)
        raise Unprintable(f"The output could not be written ({error.strerror}).") from error


def complain(text: str) -> None:
    """Print lines on stderr, each of a sensible length; never fails."""
    lines = [line if len(line) <= LONGEST else f"{line[:LONGEST]}…" for line in text.split("\n")]
    try:
        _write(sys.stderr, "\n".join(lines))
    except OSError:
        _silence(sys.stderr)


def flush() -> bool:
    """Send what is still to be sent; False, with a complaint, when it cannot be written."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _silence(sys.stdout)
    except OSError as error:
        _silence(sys.stdout)
        complain(f"The output could not be written ({error.strerror}).")
        return False
    return True


def _write(stream: TextIO | None, text: str) -> None:
    if stream is not None:
        stream.write("".join(f"{shown(line)}\n" for line in text.split("\n")))


def _silence(stream: TextIO) -> None:
    """Let what is left in a stream go nowhere, so that the interpreter's end stays quiet."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
