"""Where the reader notes faults, so that one run reports all of them."""

from __future__ import annotations

from flows.expressions import ExpressionFault
from flows.faults import Fault, FlowFaults

MOST_FAULTS = 500
"""Where looking ends: nobody mends more at once, and finding the likely fix of each takes time."""


class Report:
    """The faults of one file so far, and the step that is being read."""

    def __init__(self, file: str) -> None:
        self.file = file
        """Name of the file."""
        self.step = ""
        """Id of the step that is being looked at; empty in the header."""
        self.faults: list[Fault] = []
        """Everything noted so far."""

    def add(self, code: str, line: int, column: int, message: str, fix: str = "") -> None:
        """Note a fault at a place of the file; raise :class:`FlowFaults` when there are too many."""
        self.faults.append(Fault(code, self.file, line, column, message, fix, self.step))
        if len(self.faults) >= MOST_FAULTS:
            text = "there are so many faults that the rest of the file was not looked at"
            self.faults.append(Fault("F0.4", self.file, line, column, text, step=self.step))
            raise FlowFaults(self.faults)

    def take(self, fault: ExpressionFault) -> None:
        """Note a fault of an expression."""
        self.add(fault.code, fault.line, fault.column, fault.message, fault.fix)

    def stop_if_bad(self) -> None:
        """Raise what was noted, if anything was."""
        if self.faults:
            raise FlowFaults(self.faults)
