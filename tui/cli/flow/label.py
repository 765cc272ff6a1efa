"""``duologue flow label``: what a flow asks, hides, keeps and shares, before it first runs."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.cli.codes import DONE
from tui.cli.flow.source import add_flow, load
from tui.cli.printing import say


def add(parser: ArgumentParser) -> None:
    """Add the arguments of ``flow label``."""
    add_flow(parser)


def run(options: Namespace) -> int:
    """Print the label."""
    from flows.authoring.label import label

    flow = load(options)
    say(flow.title)
    for line in label(flow).lines():
        say(f"  {line}")
    return DONE
