"""Read mutated flow files and walk those that pass: python -m tests.fuzz [--seed S] [--count N].

Ends with 1 when anything was raised, leaked, or took too long; the number of a file and the seed
make it again: --show N prints it.
"""

from __future__ import annotations

import resource
import sys
from argparse import ArgumentParser
from secrets import randbelow
from time import monotonic

from tests.fuzz.running import bundled, read_all, read_hostile, text_of, walk_all

MOST_MEMORY = 1_500_000_000
"""Bytes of address space; whoever wants more gets an error, which counts as a failure."""


def main(argv: list[str] | None = None) -> int:
    """Do as the command line says; give the exit code."""
    parser = ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--seed", type=int, default=randbelow(1_000_000), help="else by chance")
    parser.add_argument("--count", type=int, default=20_000, help="how many files (20000)")
    parser.add_argument("--walks", type=int, default=1_000, help="how many walks (1000)")
    parser.add_argument("--show", type=int, metavar="N", help="only print the n-th file")
    options = parser.parse_args(argv)
    if options.show is not None:
        sys.stdout.buffer.write(
            text_of(options.seed, options.show, bundled()).encode(errors="replace")
        )
        return 0
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    print(f"seed {options.seed}: {options.count} files, {options.walks} walks", flush=True)
    started = monotonic()
    worst = read_hostile()
    print(f"{worst.files} hostile files: the slowest took {worst.slowest[0]:.0f} ms", flush=True)
    tally = read_all(options.seed, range(options.count), _every(2_000, "files"))
    walk_all(tally, options.seed, options.walks, _every(100, "walks"))
    tally.bad += worst.bad
    for line in tally.lines():
        print(line)
    print(f"{monotonic() - started:.0f} s; {len(tally.bad)} failures")
    return 1 if tally.bad else 0


class _every:  # noqa: N801 - reads as a word where it is used
    """Print a line now and then."""

    def __init__(self, often: int, what: str) -> None:
        self.often = often
        self.what = what

    def __call__(self, number: int) -> None:
        if number and number % self.often == 0:
            print(f"  {number} {self.what}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
