"""Faults of a flow file: stable codes, exact places, and the likely fix."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

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
        "F0.10": "a waiver that gives no reason, or has nothing to waive",
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
        "F1.11": "never used",
        "F1.12": "a condition that always holds, or never",
        "F1.13": "a value that needs itself",
        "F2.1": "never reached",
        "F2.2": "a path without an end",
        "F2.3": "a step to go on with that is missing or lies backward",
        "F2.4": "a loop that nothing inside can end",
        "F2.5": "options are missing or stand twice",
        "F2.6": "without an agreement it goes on as if there were one",
        "F2.7": "there may be nothing to choose from",
        "F2.8": "takes longer than the header says",
        "F2.9": "a wait whose way out nobody takes, or that holds more people than it says",
        "F3.1": "leak: uses what nobody else may see yet",
        "F3.2": "blind but never revealed",
        "F3.3": "names a step that cannot stand here",
        "F3.4": "keeps what fits no record type",
        "F3.5": "shares more than the header says",
        "F3.6": "shares what not every path has asked leave for",
        "F3.7": "opens what may not have been asked",
        "F3.8": "needs people who may not be there",
        "F3.9": "a consent that changes nothing",
        "F3.10": "blind and on some paths never revealed",
        "F3.11": "calls a flow that is for one person alone",
        "F4.1": "says something by colour, place or sign only",
        "F4.2": "too long for a page of 80 columns and 24 lines",
        "F4.3": "two questions in one",
        "F4.4": "a scale whose ends have no words",
        "F5.1": "the content has changed and the revision was not raised",
        "F5.2": "an id is used again for another kind of step",
        "F5.3": "an id is gone, neither retired nor renamed",
        "F5.4": "a facilitator may see more than before",
        "F5.5": "it is another flow: its name has changed",
        "F6.1": "a promise is broken",
        "F6.2": "a step that no walk visits",
        "F6.3": "a branch that no walk takes",
    }
)
"""Code to what it means in one line. Published codes are for ever."""

Level = Literal["error", "warning", "hint"]
"""``error``: the flow cannot be used, or a promise is broken. ``warning``: it can, and its author
should look at it. ``hint``: it might read better."""

_WARNINGS = frozenset(
    "F0.10 F1.11 F1.12 F2.6 F2.7 F2.9 F3.7 F3.8 F3.9 F3.10 F4.1 F4.2 F6.2 F6.3".split()
)
_HINTS = frozenset({"F2.8", "F4.3", "F4.4"})

LEVELS: Mapping[str, Level] = MappingProxyType(
    {
        code: "warning" if code in _WARNINGS else "hint" if code in _HINTS else "error"
        for code in CODES
    }
)
"""Code to how much it weighs. Only what is no error can be waived."""


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
                dict.fromkeys(faults),
                key=lambda fault: (fault.file, fault.line, fault.column, fault.code),
            )
        )
        """All faults, in the order of the file."""
        super().__init__("\n".join(map(str, self.faults)))
