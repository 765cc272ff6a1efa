"""Small flows for the tests of the reader."""

from __future__ import annotations

from textwrap import dedent, indent

from flows.faults import FlowFaults
from flows.model import Flow
from flows.reader import read_flow

HEADER = """\
flow: small
format: 1
revision: 1
title: Small
summary: A small flow.
people: {min: 1, max: 2}
minutes: 5
"""

END = "  - end: over\n"


def written(steps: str, *, header: str = HEADER, end: str = END) -> str:
    """A whole flow file around some steps."""
    return header + "steps:\n" + indent(dedent(steps).strip("\n"), "  ") + "\n" + end


def read(text: str, **others: str) -> Flow:
    """Read a flow; other flows by name."""
    return read_flow(text, "small.flow.yaml", others.get)


def faults(text: str, **others: str) -> list[tuple[str, str, str]]:
    """Code, place and message of each fault of a flow."""
    try:
        read(text, **others)
    except FlowFaults as found:
        return [
            (f.code, f"{f.line}:{f.column}", f"{f.step}: {f.message} ({f.fix})")
            for f in found.faults
        ]
    return []


def codes(steps: str, *, header: str = HEADER, end: str = END) -> list[str]:
    """Codes of the faults that some steps have."""
    return [code for code, _, _ in faults(written(steps, header=header, end=end))]
