"""``duologue flow schema``: the JSON Schema of flow files, for completion in an editor."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.cli.codes import DONE
from tui.cli.flow.target import add_output, written

USUAL = "flow.schema.json"
"""What the schema's file is called unless somebody says otherwise."""


def add(parser: ArgumentParser) -> None:
    """Add the arguments of ``flow schema``."""
    parser.add_argument(
        "--line",
        nargs="?",
        const=USUAL,
        metavar="FILE",
        help=f"print the line that turns completion on; FILE is the schema ({USUAL})",
    )
    add_output(parser)


def run(options: Namespace) -> int:
    """Print the schema, or the line that names it."""
    if options.line is not None:
        named = " ".join(options.line.split()) or USUAL
        written(f"# yaml-language-server: $schema={named}\n".encode(), options)
        return DONE
    import json

    from flows.authoring.schema import schema

    written(json.dumps(schema(), indent=2, ensure_ascii=False).encode() + b"\n", options)
    return DONE
