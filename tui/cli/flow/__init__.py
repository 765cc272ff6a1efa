"""``duologue flow``: tools for people who write conversations. Alone it lists them.

Each tool is a module of this package with ``add`` and ``run``, like every command; the table beside
says what they are called.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.cli.codes import DONE
from tui.cli.printing import say


def add(parser: ArgumentParser) -> None:
    """``duologue flow`` alone has no arguments of its own."""


def run(options: Namespace) -> int:
    """Print every tool with a line about it."""
    from tui.cli.flow.table import TOOLS

    say("Tools for conversations of your own:\n")
    wide = max((len(tool.name) for tool in TOOLS), default=0)
    for tool in TOOLS:
        say(f"  duologue {tool.name:{wide}}  {tool.summary}")
    say("\n“duologue flow new” begins one with you; “duologue flow TOOL --help” says more.")
    return DONE
