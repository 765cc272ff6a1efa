"""Where a tool writes to: stdout, or a file that is there whole or not at all."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from tui.cli.output import put
from tui.cli.printing import say
from tui.cli.screens import is_terminal
from tui.cli.trouble import Misused


def add_output(parser: ArgumentParser) -> None:
    """Add ``-o FILE``."""
    parser.add_argument("-o", "--output", metavar="FILE", default="-", help="a file; “-” is stdout")


def written(content: bytes, options: Namespace) -> None:
    """Write to where ``options.output`` says, and say so to somebody who sits there."""
    if not options.output.strip():
        raise Misused("--output needs the name of a file.")
    put(content, options.output)
    if options.output != "-" and is_terminal(sys.stdout):
        say(f"Written to {options.output}.")
