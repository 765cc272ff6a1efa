"""Asking somebody a few things: with menus on a terminal, line by line from a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Protocol

from tui.cli.asking import can_ask
from tui.cli.printing import say
from tui.cli.trouble import Cannot

Check = Callable[[str], str]
"""Returns what is wrong with an answer, as a sentence; empty when nothing is."""


class Interviewer(Protocol):
    """Whoever asks."""

    def line(self, question: str, check: Check, usual: str = "") -> str:
        """Return a line; ``usual`` is proposed, and counts when nothing is said."""
        ...

    def choose(self, question: str, choices: Mapping[str, str]) -> str:
        """Return one of the keys; the values are shown, the first is proposed."""
        ...

    def sure(self, question: str) -> bool:
        """Return whether the answer is a clear yes."""
        ...


def interviewer() -> Interviewer:
    """Return who asks here: with menus where somebody sits, else from the lines of stdin."""
    return _Menus() if can_ask() else _Lines()


class _Lines:
    """Reads one line of stdin for each question; an answer that does not fit ends it."""

    def line(self, question: str, check: Check, usual: str = "") -> str:
        """Read a line; an empty one is the usual answer."""
        said = self._read(f"{question} [{usual}]" if usual else question) or usual
        if wrong := check(said):
            raise Cannot(f"{question} “{said}”: {wrong}")
        return said

    def choose(self, question: str, choices: Mapping[str, str]) -> str:
        """Read a number from 1, or the key itself; an empty line is the first."""
        for number, words in enumerate(choices.values(), 1):
            say(f"  {number}  {words}")
        said = self._read(question)
        names = list(choices)
        if not said:
            return names[0]
        if said.isascii() and said.isdigit() and 1 <= int(said) <= len(names):
            return names[int(said) - 1]
        if said in choices:
            return said
        numbers = f"a number from 1 to {len(names)}"
        raise Cannot(f"{question} “{said}” is none of them; say {numbers}, or {', '.join(names)}.")

    def sure(self, question: str) -> bool:
        """Read yes or no."""
        return self._read(f"{question} [y/N]").casefold() in {"y", "yes"}

    def _read(self, question: str) -> str:
        say(question)
        if sys.stdin is None:
            raise Cannot(_NOBODY)
        try:
            line = sys.stdin.readline()
        except (UnicodeDecodeError, OSError):
            raise Cannot("An answer could not be read as text; nothing was written.") from None
        if not line:
            raise Cannot(_NOBODY)
        return line.strip()


_NOBODY = "Nothing more was answered, so nothing was written."


class _Menus:
    """Asks with questionary."""

    def line(self, question: str, check: Check, usual: str = "") -> str:
        """Ask until the answer fits."""
        import questionary

        asked = questionary.text(
            question, default=usual, validate=lambda said: check(said.strip()) or True
        )
        return str(asked.unsafe_ask()).strip()

    def choose(self, question: str, choices: Mapping[str, str]) -> str:
        """Offer a menu."""
        import questionary

        offered = [questionary.Choice(words, value=key) for key, words in choices.items()]
        return str(questionary.select(question, choices=offered).unsafe_ask())

    def sure(self, question: str) -> bool:
        """Ask yes or no; Enter is no."""
        import questionary

        return bool(questionary.confirm(question, default=False).unsafe_ask())
