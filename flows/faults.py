"""Faults of a flow file: stable codes, exact places, and the likely fix."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

CODES: Mapping[str, str] = MappingProxyType(
    {
        "F0.1": "the file is no YAML, or no mapping",
        "F0.2": "a key stands twice",
        "F0.3": "anchors, aliases, merge keys and tags are not allowed",
        "F0.4": "too big or too deep",
        "F0.5": "control and bidirectional characters are not allowed",
        "F0.6": "unknown key",
        "F0.7": "a value of the wrong type",
        "F0.8": "the file is made for a newer format",
        "F0.9": "a key is missing",
        "F1.1": "malformed expression",
        "F1.2": "unknown name",
        "F1.3": "values of types that do not fit",
        "F1.4": "a text that is not one of the options",
        "F1.5": "used before it can be answered",
        "F1.6": "may be unanswered here",
        "F1.7": "an id is bad or stands twice",
        "F1.8": "a hole or format in a text is malformed",
        "F1.9": "least and most do not fit",
        "F1.10": "a called flow is missing, calls itself, or is given the wrong names",
        "F2.1": "never reached",
        "F2.2": "a path without an end",
        "F2.3": "a step to go on with that is missing or lies backward",
        "F2.4": "a loop that nothing inside can end",
        "F2.5": "options are missing or stand twice",
        "F3.1": "leak: uses what nobody else may see yet",
        "F3.2": "blind but never revealed",
        "F3.3": "names a step that cannot stand here",
        "F3.4": "keeps what fits no record type",
        "F3.5": "shares more than the header says",
    }
)
"""Code to what it means in one line. Published codes are for ever."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing in a flow file that its author has to mend."""

    code: str
    """A key of :data:`CODES`."""
    file: str
    """Name of the file."""
    line: int
    """From 1."""
    column: int
    """From 1."""
    message: str
    """What is wrong, one sentence without a full stop."""
    fix: str = ""
    """What would mend it; empty when nothing can be proposed."""
    step: str = ""
    """Id of the step; empty outside of steps."""

    def __str__(self) -> str:
        """``file:line:column: code message (fix)``."""
        where = f"{self.file}:{self.line}:{self.column}: {self.code} "
        step = f"{self.step}: " if self.step else ""
        return where + step + self.message + (f" ({self.fix})" if self.fix else "")


class FlowFaults(Exception):
    """A flow file cannot be used; :attr:`faults` says everything that is wrong with it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(
            sorted(
                set(faults), key=lambda fault: (fault.file, fault.line, fault.column, fault.code)
            )
        )
        """All faults, in the order of the file."""
        super().__init__("\n".join(map(str, self.faults)))
