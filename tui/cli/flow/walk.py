"""``duologue flow walk``: invented people walk through a flow, and every promise is watched."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from time import monotonic
from typing import Self

from tui.cli.codes import CANNOT, DONE
from tui.cli.flow.numbers import people, whole
from tui.cli.flow.source import add_flow, sound, source_of
from tui.cli.printing import say

PATIENCE = 1.0
"""Seconds after which a terminal is told how far it is."""


def add(parser: ArgumentParser) -> None:
    """Add the arguments of ``flow walk``."""
    add_flow(parser)
    parser.add_argument("--people", metavar="N", help="so many people (else several companies)")
    parser.add_argument("--form", choices=("full", "quick"), help="one form (else both)")
    parser.add_argument("--seed", metavar="S", default="0", help="the first seed (0)")
    parser.add_argument("--walks", metavar="N", default="40", help="how many walks (40)")
    parser.add_argument("--exhaustive", action="store_true", help="try every way, too")
    parser.add_argument("--states", metavar="N", default="5000", help="bound of that (5000)")
    parser.add_argument("--json", action="store_true", help="for a script")


def run(options: Namespace) -> int:
    """Rehearse a flow and print what came of it; 1 when a promise is broken."""
    source = source_of(options)
    flow = sound(source)
    from tui.rehearsal.rehearse import Plan, rehearse

    plan = Plan(
        people=people(options, flow.least, flow.most),
        quick=None if options.form is None else options.form == "quick",
        seed=whole(options, "seed", 0, 10**9),
        walks=whole(options, "walks", 0 if options.exhaustive else 1, 1_000_000),
        exhaustive=options.exhaustive,
        states=whole(options, "states", 2, 1_000_000),
    )
    with Progress() as progress:
        report = rehearse(flow, source.file, plan, progress.tell, named=options.flow)
    if options.json:
        import json

        say(json.dumps(report.data(), indent=1))
    else:
        for line in report.lines():
            say(line)
    return DONE if report.sound else CANNOT


class Progress:
    """One line on a terminal's stderr while something takes long; it is gone afterwards."""

    def __init__(self) -> None:
        self.started = self.last = monotonic()
        self.shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *ended: object) -> None:
        self._write("\r\x1b[K" if self.shown else "")

    def tell(self, words: str) -> None:
        """Say how far it is, five times a second at most, and only where somebody looks."""
        now = monotonic()
        if now - self.started < PATIENCE or now - self.last < 0.2:
            return
        self.last, self.shown = now, True
        self._write(f"\r\x1b[K{words} …")

    def _write(self, text: str) -> None:
        if text and sys.stderr is not None and sys.stderr.isatty():
            sys.stderr.write(text)
            sys.stderr.flush()
