"""``duologue`` and ``duologue open NAME``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.cli.places import home_of, party_of
from tui.cli.screens import show


def add(parser: ArgumentParser) -> None:
    """Add the arguments of ``open``."""
    parser.add_argument("name", metavar="NAME", help="id or names of the people")


def run(options: Namespace) -> int:
    """Open the picker, or the page of the people who are named."""
    from tui.opening import Opening

    home = home_of(options)
    name = getattr(options, "name", None)
    opening = Opening() if name is None else Opening(party=party_of(home, name).id)
    return show(home, opening, ascii_only=options.ascii)
