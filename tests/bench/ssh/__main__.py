"""Many people over SSH, beside a bare echo server: python -m tests.bench.ssh [soak] [OPTIONS].

Nothing here fails on a clock; a figure over its budget is marked and left to a person.
"""

import argparse
import asyncio
import json
import sys
from compileall import compile_dir
from pathlib import Path

from tests.bench.programs import ROOT
from tests.bench.registry import Row
from tests.bench.ssh.run import PARTS, Make, Plan, Record, run
from tests.bench.ssh.servers import page
from tests.bench.ssh.soak import soak
from tests.bench.ssh.whole import whole

SOAK = "soak"
"""The word for people who come and go for a long time."""

MAKES: dict[str, Make] = {"whole": whole, "page": page}
"""What is measured, by the word of --server."""


WIDTH = 60
"""Columns of a row's name."""


def line(row: Row) -> str:
    """Return one line of the table: figure, floor, ratio, budget."""
    floor = f"{row.floor:.2f}" if row.floor else ""
    share = f"{row.ratio:.2f} x" if row.ratio is not None else ""
    budget = f"{row.budget:g} {'x' if row.ratio is not None else row.unit}"
    mark = "" if row.within else "  over"
    return (
        f"{row.name:<{WIDTH}}{row.value:>9.2f}{floor:>9} {row.unit:<5}{share:>9}{budget:>11}{mark}"
    )


class Table:
    """Prints rows and counts those over their budget."""

    def __init__(self) -> None:
        self._over = 0
        self._rows = 0

    def show(self, row: Row) -> None:
        """Print a row."""
        if not self._rows:
            print(f"{'':<{WIDTH}}{'figure':>9}{'floor':>9} {'':<5}{'ratio':>9}{'budget':>11}")
        self._rows += 1
        self._over += not row.within
        print(line(row), flush=True)

    def end(self) -> None:
        """Say how it went."""
        print(f"{self._over} of {self._rows} over budget." if self._over else "All within budget.")


def numbers(text: str) -> tuple[int, ...]:
    """Return whole numbers with commas between."""
    return tuple(int(word) for word in text.split(","))


def parser() -> argparse.ArgumentParser:
    """Return what reads the command line."""
    made = argparse.ArgumentParser(prog="make bench-ssh ARGS=", description=__doc__)
    made.add_argument("parts", nargs="*", help=f"some of {', '.join(PARTS)}; or soak")
    made.add_argument("--steps", type=numbers, default=(1, 50, 80, 100, 200), metavar="N,N")
    made.add_argument("--workers", type=numbers, default=(1, 2), metavar="N,N")
    made.add_argument("--server", choices=MAKES, default="whole", help="the whole, or a page alone")
    made.add_argument("--typing", type=float, default=10.0, metavar="SECONDS")
    made.add_argument("--idle", type=float, default=5.0, metavar="SECONDS")
    made.add_argument("--seed", type=int, default=1, metavar="N")
    made.add_argument("--smaller", type=float, default=1.0, metavar="SHARE", help="storms, crowds")
    made.add_argument("--minutes", type=int, default=30, metavar="N", help="of the soak")
    made.add_argument("--people", type=int, default=40, metavar="N", help="of the soak")
    made.add_argument("--json", type=Path, metavar="FILE", help="all figures, as JSON")
    return made


def main(words: list[str]) -> int:
    """Measure and print; 2 when a part is unknown."""
    options = parser().parse_args(words)
    unknown = set(options.parts) - {*PARTS, SOAK}
    if unknown:
        print(f"No such part: {', '.join(sorted(unknown))}. There are: {', '.join(PARTS)}, {SOAK}.")
        return 2
    # As after an installation: no program compiles itself while it is measured.
    for package in ("flows", "store", "tui", "tests"):
        compile_dir(ROOT / package, quiet=1)
    table = Table()
    if options.parts == [SOAK]:
        return _soak(options, table)
    plan = Plan(
        MAKES[options.server],
        options.steps,
        options.workers,
        options.idle,
        options.typing,
        options.seed,
        options.smaller,
    )
    record = Record()
    try:
        asyncio.run(run(plan, options.parts or PARTS, record, table.show))
    finally:
        if options.json:
            options.json.write_text(json.dumps(record.figures, indent=1), encoding="utf-8")
    table.end()
    return 0


def _soak(options: argparse.Namespace, table: Table) -> int:
    """Let people come and go."""
    make = MAKES[options.server]

    def say(line: str) -> None:
        print(line, flush=True)

    for workers in options.workers[:1]:
        found = asyncio.run(soak(make, options.minutes, options.people, workers, options.seed, say))
        for row in found:
            table.show(row)
    table.end()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
