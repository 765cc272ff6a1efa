"""``duologue completion SHELL``: scripts made from the table of commands."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.cli.codes import DONE
from tui.cli.printing import say

SHELLS = ("bash", "zsh", "fish")
"""Shells that there is a script for."""


def add(parser: ArgumentParser) -> None:
    """Add the arguments of ``completion``."""
    parser.add_argument(
        "shell", choices=(*SHELLS, "people"), metavar="SHELL", help=", ".join(SHELLS)
    )


def run(options: Namespace) -> int:
    """Print the script; or the ids of all parties, which the scripts ask for."""
    if options.shell == "people":
        from tui.cli.places import home_of

        for card in home_of(options).parties():
            say(card.id)
        return DONE
    from tui.cli import shells

    script = {"bash": shells.bash, "zsh": shells.zsh, "fish": shells.fish}[options.shell]
    say(script().rstrip("\n"))
    return DONE
