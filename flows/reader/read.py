"""From the text of a flow file to a flow, with all of its faults at once.

Pure: the texts of called flows come from a function that the caller gives.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from collections.abc import Mapping as Table
from dataclasses import replace
from types import MappingProxyType

from flows import model
from flows.expressions import Expression, history_calls
from flows.expressions.facts import conjuncts
from flows.expressions.problems import did_you_mean
from flows.faults import FlowFaults
from flows.places import every_step
from flows.reader.header import read_header
from flows.reader.nodes import Mapping, compose
from flows.reader.paths import Watch, look_over
from flows.reader.report import Report
from flows.reader.scalars import Page
from flows.reader.states import State
from flows.reader.steps import Seen
from flows.reader.uses import uses
from flows.uncollected import uncollected

Find = Callable[[str], "str | None"]
"""Gives the text of a flow by its name, or ``None`` when there is none."""


def read_flow(text: str, file: str, find: Find) -> model.Flow:
    """Read a flow and everything it calls; raise :class:`FlowFaults` with every fault."""
    with uncollected():
        return Reading(find).read(text, file, ())


def read_snapshot(name: str, sources: Table[str, str]) -> model.Flow:
    """Read a flow again out of the texts that a conversation keeps (``Flow.sources``)."""
    return read_flow(sources[name], f"{name}.flow.yaml", sources.get)


class Reading:
    """The files that are read for one flow; each once."""

    def __init__(self, find: Find, watch: Watch | None = None) -> None:
        self.find = find
        """Gives the texts of called flows."""
        self.watch = watch
        """Told of every place of the flow itself, not of the flows that it calls."""
        self.done: dict[str, model.Flow | None] = {}
        """Called flows by name; ``None`` for those that have faults."""
        self.looked_over: tuple[model.Flow, Mapping, State | None] | None = None
        """The flow itself, its nodes, and what is known where it goes on to its caller."""

    def read(self, text: str, file: str, callers: tuple[str, ...]) -> model.Flow:
        """Read one file and what it calls."""
        text = text.removeprefix("\ufeff").replace("\r\n", "\n")
        report = Report(file)
        root = compose(text, report)
        seen = Seen()
        flow = read_header(Page(text.split("\n"), report), root, seen)
        if flow is None:
            raise FlowFaults(report.faults)
        parts = self._parts(flow, report, seen, (*callers, flow.name))
        # Steps that could not be read would make faults of names that are only missing here.
        if not report.faults:
            end = look_over(flow, report, seen.columns, None if callers else self.watch)
            flow = _completed(flow, text, parts)
            if not callers:
                self.looked_over = flow, root, end
        report.stop_if_bad()
        return flow

    def _parts(
        self, flow: model.Flow, report: Report, seen: Seen, callers: tuple[str, ...]
    ) -> dict[str, model.Flow]:
        """Read the flows that this one calls; faults inside them are faults of this one."""
        parts: dict[str, model.Flow] = {}
        for step in every_step(flow.steps):
            if not isinstance(step, model.Call):
                continue
            report.step = step.id
            column = seen.columns.get(step.line, 1)
            if step.flow in callers:
                report.add("F1.10", step.line, column, f"{step.flow} would call itself")
            elif (part := self._part(step.flow, report, callers)) is None:
                text = f"the flow {step.flow} is missing or has faults"
                report.add("F1.10", step.line, column, text)
            else:
                parts |= {step.flow: part, **part.parts}
                _arguments(step, part, report, column)
                if part.most == 1 < flow.most and not _only_alone(step):
                    text = f"{part.name} is for one person alone, and here may be more"
                    report.add("F3.11", step.line, column, text, "add when: alone")
        report.step = ""
        return parts

    def _part(self, name: str, report: Report, callers: tuple[str, ...]) -> model.Flow | None:
        """A called flow, or ``None`` after noting its faults."""
        if name not in self.done:
            self.done[name] = None
            text = self.find(name)
            if text is not None:
                try:
                    self.done[name] = self.read(text, f"{name}.flow.yaml", callers)
                except FlowFaults as faults:
                    report.faults += faults.faults
        return self.done[name]


def _only_alone(step: model.Call) -> bool:
    """Whether a part is only run where nobody else is."""
    return step.when is not None and "alone" in conjuncts(step.when.tree)


def _arguments(step: model.Call, part: model.Flow, report: Report, column: int) -> None:
    """The names that a part needs are the names that it is given."""
    given, wanted = set(step.arguments), set(part.parameters)
    for name in sorted(wanted - given):
        report.add("F1.10", step.line, column, f"{name} is not given", f"add with: {{{name}: …}}")
    possible = wanted | set(part.takes)
    for name in sorted(given - possible):
        fix = did_you_mean(name, possible)
        report.add("F1.10", step.line, column, f"{step.flow} takes no {name}", fix)


def _completed(flow: model.Flow, text: str, parts: dict[str, model.Flow]) -> model.Flow:
    """The flow with everything that is gathered from its parts."""
    found = [part.recalls for part in parts.values()]
    if _LAST.search(text):
        found += map(history_calls, _expressions(flow))
    recalls: dict[str, int] = {}
    for kind, number in (pair for one in found for pair in one.items()):
        recalls[kind] = max(recalls.get(kind, 0), number)
    sources = {name: source for part in parts.values() for name, source in part.sources.items()}
    return replace(
        flow,
        parts=MappingProxyType(parts),
        sources=MappingProxyType({**sources, flow.name: text}),
        recalls=MappingProxyType(recalls),
    )


_LAST = re.compile(r"last\W*[\\(]")
"""What a text has in it wherever the history is read, however YAML writes a bracket or breaks a line."""


def _expressions(flow: model.Flow) -> Iterator[Expression]:
    """Every expression of a flow."""
    for step in every_step(flow.steps):
        if step.when is not None:
            yield step.when
        if isinstance(step, model.Repeat) and step.until is not None:
            yield step.until
        yield from (use.expression for use in uses(step))
