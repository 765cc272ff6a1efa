"""Questions on the terminal, line by line, for commands that are no full-screen pages."""

from __future__ import annotations

import sys

from tui.cli.printing import shown
from tui.cli.screens import is_terminal
from tui.cli.trouble import Cannot


def can_ask() -> bool:
    """Whether somebody sits there who could answer."""
    return is_terminal(sys.stdin) and is_terminal(sys.stdout)


def ask(question: str) -> str:
    """Return the line that somebody types. Raises :class:`Cannot` when nobody does."""
    *above, prompt = question.split("\n")
    for line in above:
        print(shown(line))
    try:
        return input(shown(prompt))
    except EOFError:
        raise Cannot("Nothing was answered, so nothing was done.") from None
    except UnicodeDecodeError:
        raise Cannot("That could not be read as text; nothing was done.") from None


def confirm(question: str) -> bool:
    """Ask yes or no; anything but a clear yes is a no."""
    return ask(f"{question} [y/N] ").strip().casefold() in {"y", "yes"}
