"""``duologue workshop``: workshops of this home. Alone it lists its tools.

Each tool is a module of this package with ``add`` and ``run``, like every command; the table beside
says what they are called. They talk to the server that runs, or do without one.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.cli.codes import DONE
from tui.cli.printing import say


def add(parser: ArgumentParser) -> None:
    """``duologue workshop`` alone has no arguments of its own."""


def run(options: Namespace) -> int:
    """Print every tool with a line about it."""
    from tui.cli.workshop.table import TOOLS

    say("Workshops on this machine:\n")
    wide = max(len(tool.name) for tool in TOOLS)
    for tool in TOOLS:
        say(f"  duologue {tool.name:{wide}}  {tool.summary}")
    say("\n“duologue serve” lets people in; “duologue workshop TOOL --help” says more.")
    return DONE
