"""What a rehearsal came to, as a value that can be printed or read by a program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from flows.faults import Fault
from flows.model import Flow, Step
from tui.rehearsal.promises import Broken
from tui.rehearsal.setting import Setting
from tui.rehearsal.tracing import Mark, everything


@dataclass(frozen=True, slots=True)
class Breach:
    """A broken promise, and how to see it."""

    broken: Broken
    """What was broken."""
    setting: Setting
    """In which company."""
    path: tuple[str, ...]
    """What people did, one line a step: the shortest way that was found."""
    again: str
    """The command line that goes this way again."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a rehearsal came to."""

    flow: str
    """Name of the flow."""
    file: str
    """Its file, for the places of faults."""
    walks: int
    """How many seeded walks were taken."""
    states: int
    """How many states the search of all ways looked at; 0 without one."""
    whole: bool
    """Whether that search left nothing out."""
    settings: tuple[Setting, ...]
    """Who was there."""
    visited: tuple[int, int]
    """Steps visited, and how many there are."""
    taken: tuple[int, int]
    """Branches taken, and how many there are."""
    breaches: tuple[Breach, ...] = ()
    """Broken promises."""
    gaps: tuple[Fault, ...] = ()
    """Steps and branches that nobody came by (F6.2 and F6.3)."""

    @property
    def sound(self) -> bool:
        """Whether every promise held."""
        return not self.breaches

    def lines(self) -> Iterator[str]:
        """The report in words."""
        yield f"{self.flow}: {self._how()}"
        yield f"  in {'; '.join(str(one) for one in self.settings)}"
        yield f"  {of(self.visited)} steps visited, {of(self.taken)} branches taken"
        for gap in self.gaps:
            yield f"  {gap}"
        if self.sound:
            yield "Every promise held."
        for breach in self.breaches:
            yield from breach_lines(self.file, breach)

    def _how(self) -> str:
        """What was done."""
        walked = f"{self.walks} {'walk' if self.walks == 1 else 'walks'}"
        if not self.states:
            return walked
        left = "all ways" if self.whole else "ways, not all"
        searched = f"{self.states} states of {left}"
        return f"{walked}, {searched}" if self.walks else searched

    def data(self) -> dict[str, object]:
        """The report for a program."""
        return {
            "flow": self.flow,
            "file": self.file,
            "walks": self.walks,
            "states": self.states,
            "whole": self.whole,
            "settings": [{"people": s.people, "quick": s.quick} for s in self.settings],
            "steps": {"visited": self.visited[0], "all": self.visited[1]},
            "branches": {"taken": self.taken[0], "all": self.taken[1]},
            "broken": [_breach_data(one) for one in self.breaches],
            "gaps": [fault_data(gap) for gap in self.gaps],
        }


def breach_lines(file: str, breach: Breach) -> Iterator[str]:
    """A broken promise in words."""
    broken = breach.broken
    where = f"{file}:{broken.line}:{broken.column}: " if broken.line else ""
    yield ""
    yield f"{where}F6.1 broken: {broken.promise}"
    yield f"  {broken.found}"
    yield f"  The shortest way there that was found ({breach.setting}):"
    for number, line in enumerate(breach.path, start=1):
        yield f"  {number:>4}  {line}"
    yield f"  To go that way again: {breach.again}"


def _breach_data(breach: Breach) -> dict[str, object]:
    return {
        "code": "F6.1",
        "promise": breach.broken.promise,
        "line": breach.broken.line,
        "column": breach.broken.column,
        "found": breach.broken.found,
        "people": breach.setting.people,
        "quick": breach.setting.quick,
        "path": list(breach.path),
        "again": breach.again,
    }


def fault_data(fault: Fault) -> dict[str, object]:
    """A fault for a program."""
    return {
        "code": fault.code,
        "line": fault.line,
        "column": fault.column,
        "step": fault.step,
        "message": fault.message,
    }


def of(pair: tuple[int, int]) -> str:
    """``3 of 4``."""
    return f"{pair[0]} of {pair[1]}"


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was come by of a flow's own steps and branches."""

    visited: tuple[int, int]
    """Steps visited, and how many there are."""
    taken: tuple[int, int]
    """Branches taken, and how many there are."""
    gaps: tuple[Fault, ...]
    """The others."""


def coverage(flow: Flow, file: str, met: Iterable[Mark]) -> Coverage:
    """Compare what was met with everything that there is."""
    known, found = everything(flow), set(met)
    steps = [mark for mark in known if mark.kind == "step"]
    branches = [mark for mark in known if mark.kind != "step"]
    missed = {mark.step for mark in steps if mark not in found}
    gaps = [_gap(file, known, mark) for mark in steps if mark not in found]
    gaps += [
        _gap(file, known, mark)
        for mark in branches
        if mark not in found and (mark.step not in missed or mark.kind == "when")
    ]
    return Coverage(
        (len(steps) - len(missed), len(steps)),
        (sum(mark in found for mark in branches), len(branches)),
        tuple(sorted(dict.fromkeys(gaps), key=lambda gap: (gap.line, gap.code))),
    )


_BRANCHES: Mapping[tuple[str, str], str] = {
    ("when", "true"): "its condition never holds",
    ("when", "false"): "its condition always holds",
    ("loop", "until"): "its until is never met",
    ("loop", "max"): "its rounds never run out",
    ("outcome", "agreed"): "nobody ever agrees",
    ("outcome", "not agreed"): "all always agree",
    ("outcome", "given"): "consent is never given",
    ("outcome", "declined"): "nobody ever declines",
}


def _gap(file: str, known: Mapping[Mark, Step], mark: Mark) -> Fault:
    """A step or branch that nobody came by, at its place."""
    step = known[mark]
    if mark.kind == "step":
        return Fault("F6.2", file, step.line, 1, "nobody came by", step=step.id)
    if mark.kind == "when" and step.when is not None:
        line, column = step.when.line, step.when.column
        return Fault("F6.3", file, line, column, _said(mark), step=step.id)
    return Fault("F6.3", file, step.line, 1, _said(mark), step=step.id)


def _said(mark: Mark) -> str:
    if mark.kind == "choice":
        return f"nobody ever chose {mark.which}"
    return _BRANCHES[mark.kind, mark.which]
