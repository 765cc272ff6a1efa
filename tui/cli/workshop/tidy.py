"""``duologue workshop tidy``: delete raw words whose days are over."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.cli.codes import DONE
from tui.cli.printing import say
from tui.cli.workshop.desks import at_desk


def add(parser: ArgumentParser) -> None:
    """``workshop tidy`` has no arguments of its own."""


def run(options: Namespace) -> int:
    """Delete them, and say of which workshops."""
    done = at_desk(options, lambda desk: desk.tidy())
    if not done:
        say("No raw words are left whose days are over.")
    for title in done:
        say(f"The raw words of “{title}” are deleted. What was agreed stays.")
    return DONE
