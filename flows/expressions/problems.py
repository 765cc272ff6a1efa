"""What can go wrong with an expression: when it is written, and when it is worked out."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class Unanswered(Exception):
    """A name that came to nothing was used as a value."""


class ExpressionError(Exception):
    """The expression cannot be worked out with these values (a number against a text, too long)."""


class ExpressionFault(Exception):
    """Something an author has to mend, with its place in the file."""

    def __init__(self, code: str, line: int, column: int, message: str, fix: str = "") -> None:
        super().__init__(message)
        self.code = code
        """Stable code, see :data:`flows.faults.CODES`."""
        self.line = line
        """Line in the file, from 1."""
        self.column = column
        """Column in the file, from 1."""
        self.message = message
        """What is wrong, one sentence."""
        self.fix = fix
        """What would mend it; empty when nothing can be proposed."""


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """A proposal for a misspelt name; empty when nothing is close."""
    close = get_close_matches(name, sorted(names), 1)
    return f"did you mean {close[0]}?" if close else ""
