"""Print each figure beside its floor: python -m tests.bench [NAME ...].

Nothing here fails on a clock; a figure over its budget is marked and left to a person.
"""

import sys
from compileall import compile_dir
from importlib import import_module

from tests.bench.programs import ROOT
from tests.bench.registry import BENCHES, Missing, Row

MODULES = ("paint", "echo", "save", "years", "letters", "flows")


def line(row: Row | Missing) -> str:
    """Return one line of the table."""
    if isinstance(row, Missing):
        return f"{row.name:<44}  {row.reason}"
    if row.ratio is None:
        share, budget = "", f"{row.budget:g} {row.unit}"
    else:
        share, budget = f"{row.ratio:.2f} x", f"{row.budget:g} x"
    mark = "" if row.within else "  over"
    floor = f"{row.floor:.2f}" if row.floor else ""
    return f"{row.name:<44}{row.value:>10.2f}{floor:>10} {row.unit:<4}{share:>9}{budget:>10}{mark}"


def main(names: list[str]) -> int:
    """Run the named benchmarks, or all; return 2 when a name is unknown, else 0."""
    for module in MODULES:
        import_module(f"tests.bench.{module}")
    # As after an installation: no program compiles itself while it is measured.
    for package in ("flows", "store", "tui", "tests"):
        compile_dir(ROOT / package, quiet=1)
    unknown = set(names) - set(BENCHES)
    if unknown:
        print(f"No such benchmark: {', '.join(sorted(unknown))}. There are: {', '.join(BENCHES)}.")
        return 2
    print(f"{'':<44}{'figure':>10}{'floor':>10} {'':<4}{'ratio':>9}{'budget':>10}")
    for name in names or BENCHES:
        try:
            for row in BENCHES[name]():
                print(line(row), flush=True)
        except (AssertionError, ImportError) as error:
            print(line(Missing(name, str(error).splitlines()[0])), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
