"""Answers that stand in a file, for demonstrations and tests.

One answer a line. ``expected => answer`` says what the question has to begin with; a line without
``=>`` answers whatever is asked. Lines that begin with ``#`` and empty lines are left out; an
answer that is empty, or begins with ``#``, or holds ``=>``, is written behind a ``=>`` of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from tui.plain.console import Asked, Ended

_ARROW: Final = "=>"


@dataclass(frozen=True, slots=True)
class Line:
    """One answer of a file."""

    number: int
    """Where it stands, from 1."""
    expected: str
    """How the question has to begin; empty for any."""
    answer: str
    """What is typed."""


class Unexpected(Exception):
    """Strictly taken, this is not the conversation that the answers were written for."""


def parse(text: str) -> Iterator[Line]:
    """Yield the answers of a file."""
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        expected, arrow, answer = (line if _begins(line) else "").partition(_ARROW)
        if arrow:
            yield Line(number, expected.strip(), answer.strip())
        elif line.strip() and not line.lstrip().startswith("#"):
            yield Line(number, "", line.strip())


def _begins(line: str) -> bool:
    """Whether what stands before the arrow may be an expectation."""
    return not line.lstrip().startswith("#")


class Answers:
    """Reads the answers of a file, one for each question."""

    edits = False
    echoed = False

    def __init__(
        self, lines: Iterable[Line], *, strict: bool, complain: Callable[[str], None]
    ) -> None:
        """Give ``lines`` in turn. ``strict`` ends at a question that was not expected.

        Otherwise ``complain`` is told, and the answer is given all the same.
        """
        self._lines = iter(lines)
        self._strict = strict
        self._complain = complain
        self._last = 0

    def read(self, asked: Asked) -> str:
        """Return the next answer. Raises :class:`Ended`, or :class:`Unexpected` when strict."""
        line = next(self._lines, None)
        if line is None:
            if self._strict:
                raise Unexpected(
                    f"The answers ended after line {self._last}; “{_short(asked)}” was still asked."
                )
            raise Ended
        self._last = line.number
        if not _fits(line.expected, asked):
            said = (
                f"Line {line.number} expected “{line.expected}”, and “{_short(asked)}” was asked."
            )
            if self._strict:
                raise Unexpected(said)
            self._complain(said)
        return line.answer

    def close(self) -> None:
        """Say what is left over when nothing more is asked. Raises :class:`Unexpected` if strict."""
        line = next(self._lines, None)
        if line is not None:
            said = f"It was over before line {line.number} of the answers was needed."
            if self._strict:
                raise Unexpected(said)
            self._complain(said)


def _fits(expected: str, asked: Asked) -> bool:
    """Whether a question begins as expected; case and spaces do not count."""
    return any(_flat(text).startswith(_flat(expected)) for text in (asked.question, asked.prompt))


def _flat(text: str) -> str:
    return " ".join(text.split()).casefold()


def _short(asked: Asked) -> str:
    """The question, as a sentence can quote it."""
    text = " ".join((asked.question or asked.prompt).split())
    return text if len(text) <= 80 else f"{text[:79]}…"
