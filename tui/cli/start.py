"""``duologue`` and ``duologue open NAME``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.cli.answers import add_answers
from tui.cli.face import show
from tui.cli.places import home_of, party_of


def add(parser: ArgumentParser) -> None:
    """Add the arguments of ``open``."""
    parser.add_argument("name", metavar="NAME", help="id or names of the people")
    add_answers(parser)


def run(options: Namespace) -> int:
    """Open the picker, or the page of the people who are named."""
    from tui.opening import Opening

    home = home_of(options)
    name = getattr(options, "name", None)
    opening = Opening() if name is None else Opening(party=party_of(home, name).id)
    return show(home, opening, options)
