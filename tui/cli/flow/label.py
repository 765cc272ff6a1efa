"""``duologue flow label``: what a flow asks, hides, keeps and shares, before it first runs."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from tui.cli.codes import DONE
from tui.cli.flow.source import add_flow, load
from tui.cli.printing import say
from tui.cli.trouble import Cannot


def add(parser: ArgumentParser) -> None:
    """Add the arguments of ``flow label``."""
    add_flow(parser)


def run(options: Namespace) -> int:
    """Print the label."""
    from flows.authoring.label import label

    flow = load(options)
    if sys.stdout is None:
        raise Cannot("There is no stdout to write to.")
    say(flow.title)
    for line in label(flow).lines():
        say(f"  {line}")
    return DONE
