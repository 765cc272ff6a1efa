"""Flow files that break one rule each, and near misses of them."""

from __future__ import annotations

from pathlib import Path

from flows.checks import check
from flows.faults import Fault
from tests.unit.reader.writing import HEADER, written

DATA = Path(__file__).parent / "data"
"""``CODE-WHAT.flow.yaml`` breaks a rule, ``CODE-WHAT-near.flow.yaml`` nearly does."""
ENDING = ".flow.yaml"


def names() -> list[str]:
    """The names of all files, without their ending."""
    return sorted(path.name.removesuffix(ENDING) for path in DATA.glob(f"*{ENDING}"))


def text(name: str) -> str:
    """What stands in one of the files."""
    return (DATA / f"{name}{ENDING}").read_text(encoding="utf-8")


def part(name: str) -> str | None:
    """A flow that some of the files call."""
    path = DATA / "parts" / f"{name}{ENDING}"
    return path.read_text(encoding="utf-8") if path.is_file() else None


def found(name: str) -> tuple[Fault, ...]:
    """Everything that is said about one of the files."""
    return check(text(name), f"{name}{ENDING}", part)


def codes(steps: str, *, header: str = HEADER, end: str = "  - end: over\n") -> list[str]:
    """Codes of everything that is said about some steps."""
    whole = written(steps, header=header, end=end)
    return [fault.code for fault in check(whole, "small.flow.yaml", part)]
