"""``duologue flow graph``: a flow as a Mermaid diagram."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.cli.codes import DONE
from tui.cli.flow.source import add_flow, load
from tui.cli.flow.target import add_output, written


def add(parser: ArgumentParser) -> None:
    """Add the arguments of ``flow graph``."""
    add_flow(parser)
    add_output(parser)


def run(options: Namespace) -> int:
    """Write the diagram; for a Markdown file inside the fence that shows it there."""
    from flows.authoring.graph import graph

    drawn = graph(load(options))
    if options.output.casefold().endswith((".md", ".markdown")):
        drawn = f"```mermaid\n{drawn}```\n"
    written(drawn.encode(), options)
    return DONE
