"""``duologue flow explain``: a flow as a document, Markdown or HTML."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.cli.codes import DONE
from tui.cli.flow.source import add_flow, load
from tui.cli.flow.target import add_output, written


def add(parser: ArgumentParser) -> None:
    """Add the arguments of ``flow explain``."""
    add_flow(parser)
    parser.add_argument("--html", action="store_true", help="a page for a browser, to print")
    add_output(parser)


def run(options: Namespace) -> int:
    """Write the document."""
    from flows.authoring.explain import explain
    from store import document

    flow = load(options)
    page = options.html or options.output.casefold().endswith((".html", ".htm"))
    written(document(explain(flow), "html" if page else "md"), options)
    return DONE
