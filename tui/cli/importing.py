"""``duologue import FILE``: a complete export becomes a history of this home."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from tui.cli.codes import DONE
from tui.cli.places import home_of
from tui.cli.printing import say
from tui.cli.trouble import Misused


def add(parser: ArgumentParser) -> None:
    """Add the arguments of ``import``."""
    parser.add_argument("file", metavar="FILE", help="what “export --format json” wrote")
    parser.add_argument("--as", metavar="NAME", dest="called", help="another id than their names")


def run(options: Namespace) -> int:
    """Take the file in, whole or not at all."""
    if not options.file or "\0" in options.file:
        raise Misused("Which file? It is the one that “duologue export --format json” wrote.")
    from store import import_file

    party = import_file(home_of(options), Path(options.file), options.called)
    talks = len(party.conversations())
    what = "1 conversation" if talks == 1 else f"{talks} conversations"
    say(f"The history of {party.name} is here, with {what}.")
    say(f"“duologue open {party.id}” opens it.")
    return DONE
