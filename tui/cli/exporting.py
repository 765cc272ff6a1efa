"""``duologue export``: a history as a file that other programs read, through the gate."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from tui.cli.codes import DONE
from tui.cli.output import put
from tui.cli.places import home_of, party_of
from tui.cli.printing import complain, say
from tui.cli.screens import is_terminal
from tui.cli.trouble import Misused, nearest


def add(parser: ArgumentParser) -> None:
    """Add the arguments of ``export``."""
    from store import formats

    parser.add_argument("name", metavar="NAME", nargs="?", help="whose; needed if several")
    parser.add_argument("--format", metavar="F", help=f"one of {', '.join(formats())}")
    parser.add_argument("--output", "-o", metavar="FILE", default="-", help="a file; “-” is stdout")
    parser.add_argument("--for", metavar="PERSON", dest="reader", help="as they alone may read it")


def run(options: Namespace) -> int:
    """Write what was asked for."""
    from store import export
    from tui.stamps import MachineStamps

    chosen = _format(options)
    if not options.output.strip():
        raise Misused("--output needs the name of a file.")
    party = party_of(home_of(options), options.name)
    readers = party.people if options.reader is None else (party.person(options.reader),)
    made = export(party, chosen, [person.id for person in readers], MachineStamps().today())
    put(made.content, options.output)
    if made.private:
        names = " and ".join(person.name for person in readers)
        complain(f"Private notes of {names} are in this; keep it where nobody else looks.")
    if not made.entries:
        complain("There is nothing of that kind in this history yet.")
    if options.output != "-" and is_terminal(sys.stdout):
        say(f"Written to {options.output}.")
    return DONE


def _format(options: Namespace) -> str:
    """The format, from what was said or from the ending of the file."""
    from store import formats

    if options.format is None:
        ending = str(options.output).rpartition(".")[2].casefold()
        if "." in options.output and ending in formats():
            return ending
        raise Misused(f"In which format? Add --format and one of: {', '.join(formats())}.")
    if options.format in formats():
        return str(options.format)
    near = nearest(options.format, formats())
    hint = f"Did you mean “{near}”?" if near else f"There are: {', '.join(formats())}."
    raise Misused(f"There is no format “{options.format}”. {hint}")
