"""Reading mutated files and walking those that pass."""

from __future__ import annotations

import faulthandler
import resource
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from time import process_time

import flows
from flows.faults import CODES, FlowFaults
from flows.model import Flow
from flows.reader import read_flow
from tests.fuzz.hostile import hostile
from tests.fuzz.mutating import mutated
from tui.rehearsal.setting import Setting, has_quick
from tui.rehearsal.walks import walk

SLOWEST = 10.0
"""Seconds of processor time in which there has to be a verdict on any file, on a busy machine.

Mutated files take some milliseconds; the slowest of :mod:`tests.fuzz.hostile` up to three seconds.
"""
HANGS = 90.0
"""Seconds after which the process tells where it is and ends."""
LIBRARY = Path(flows.__file__).parent / "library"


@dataclass
class Tally:
    """What came of all files."""

    files: int = 0
    passed: list[tuple[int, Flow]] = field(default_factory=list)
    """Number and flow of those without faults."""
    codes: dict[str, int] = field(default_factory=dict)
    """Fault code to how many files had it."""
    slowest: tuple[float, int] = (0.0, 0)
    """Milliseconds, and of which file."""
    walks: int = 0
    bad: list[str] = field(default_factory=list)
    """What must not be, in sentences."""

    def lines(self) -> Iterator[str]:
        """The tally in words."""
        milliseconds, number = self.slowest
        yield f"{self.files} files: {len(self.passed)} passed, the slowest took {milliseconds:.0f} ms (file {number})"
        codes = ", ".join(f"{code} {self.codes[code]}" for code in sorted(self.codes))
        yield f"faults by files: {codes}"
        yield f"{self.walks} walks of those that passed"
        yield f"most memory: {peak()} MB"
        yield from self.bad


def peak() -> int:
    """Most memory that this process ever had, in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // (1024 * 1024 if sys.platform == "darwin" else 1024)


def bundled() -> Mapping[str, str]:
    """Name to text of the bundled flows."""
    paths = sorted(LIBRARY.glob("*.flow.yaml"))
    return {path.name.removesuffix(".flow.yaml"): path.read_text("utf-8") for path in paths}


def text_of(seed: int, number: int, texts: Mapping[str, str]) -> str:
    """The n-th mutated file of a seed."""
    return mutated(list(texts.values()), Random(f"{seed}/{number}"))  # noqa: S311 - dice


def read_all(
    seed: int,
    numbers: range,
    told: Callable[[int], None] = lambda _: None,
    texts: Mapping[str, str] | None = None,
) -> Tally:
    """Read so many mutated files; made of the bundled flows unless other texts are given."""
    texts, tally = texts or bundled(), Tally()
    for number in numbers:
        with ends():
            read_one(text_of(seed, number, texts), number, texts, tally)
        told(number)
    return tally


def read_hostile() -> Tally:
    """Read the files that are made to be slow. Their numbers are negative."""
    tally = Tally()
    for number, (_, text) in enumerate(hostile(), start=1):
        with ends():
            read_one(text, -number, {}, tally)
    return tally


def read_one(text: str, number: int, texts: Mapping[str, str], tally: Tally) -> None:
    """Read one file and note what came of it."""
    tally.files += 1
    start = process_time()
    try:
        tally.passed.append((number, read_flow(text, "mutated.flow.yaml", texts.get)))
    except FlowFaults as faults:
        for code in {fault.code for fault in faults.faults}:
            tally.codes[code] = tally.codes.get(code, 0) + 1
            if code not in CODES:
                tally.bad.append(f"file {number}: {code} is no code")
        str(faults)
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        tally.bad.append(f"file {number}: {type(error).__name__}: {str(error)[:200]}")
    took = process_time() - start
    tally.slowest = max(tally.slowest, (took * 1000, number))
    if took > SLOWEST:
        tally.bad.append(f"file {number}: {took:.1f} s of processor time")


def walk_all(
    tally: Tally,
    seed: int,
    walks: int,
    told: Callable[[int], None] = lambda _: None,
    most: int = 8,
) -> None:
    """Take walks of at most so many people through what passed; nothing may be raised or leak."""
    chance = Random(f"{seed}/walks")  # noqa: S311 - dice
    for number in range(walks if tally.passed else 0):
        file, flow = chance.choice(tally.passed)
        people = chance.randint(flow.least, max(flow.least, min(flow.most, most)))
        setting = Setting(people, has_quick(flow) and chance.random() < 0.5)
        with ends():
            went = walk(flow, setting, number)
        tally.walks += 1
        told(number)
        own = (
            any(went.broken.promise == pledge.source for pledge in flow.checks)
            if went.broken
            else True
        )
        if went.broken is not None and not own:
            said = f"{went.broken.promise} {went.broken.found}"
            tally.bad.append(f"file {file}, {setting}, walk {number}: {said}")


@contextmanager
def ends() -> Iterator[None]:
    """Whatever is done inside comes to an end, or the process ends and says where it was."""
    armed = False
    with suppress(ValueError, OSError, AttributeError):  # a stderr that is no file
        faulthandler.dump_traceback_later(HANGS, exit=True)
        armed = True
    try:
        yield
    finally:
        if armed:
            faulthandler.cancel_dump_traceback_later()
