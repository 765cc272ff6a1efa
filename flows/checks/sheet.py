"""What the rules look at: a flow, what the reader knew on its way, and where things stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from flows import model
from flows.expressions import Expression, names
from flows.faults import Fault
from flows.places import every_step
from flows.reader.closely import Close
from flows.reader.nodes import Listing, Mapping, Node
from flows.reader.place import Place
from flows.reader.uses import uses
from flows.texts import Text

Where = tuple[int, int]
"""Line and column, from 1."""


@dataclass(slots=True)
class Sheet:
    """One flow on the table, and what is noted about it."""

    close: Close
    """The flow, its nodes and its places."""
    file: str
    """Name of the file."""
    faults: list[Fault] = field(default_factory=list)
    """What was noted so far."""
    steps: tuple[model.Step, ...] = ()
    """Every step, those inside loops included, in the order of the file."""
    expressions: tuple[tuple[model.Step | None, Expression], ...] = ()
    """Every expression with its step; promises of the header have none."""
    named: frozenset[str] = frozenset()
    """Every name that some expression reads, or some step refers to."""
    _nodes: dict[int, Mapping] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.steps = tuple(every_step(self.flow.steps))
        self.expressions = tuple(self._expressions())
        self.named = self._all_named()
        self._nodes = {node.line: node for node in _step_nodes(self.close.root)}

    @property
    def flow(self) -> model.Flow:
        """The flow."""
        return self.close.flow

    def place(self, step: model.Step) -> Place:
        """What the reader knew when it came to a step."""
        return self.close.places[step.id]

    def note(
        self,
        code: str,
        step: model.Step,
        message: str,
        fix: str = "",
        *,
        at: Where | None = None,
    ) -> None:
        """Note something about a step, at a place inside of it or at its beginning."""
        line, column = at or self.at(step)
        self.faults.append(Fault(code, self.file, line, column, message, fix, step.id))

    def note_header(
        self, code: str, key: str, message: str, fix: str = "", *, inner: str = ""
    ) -> None:
        """Note something about a key of the header, or about an entry beneath it."""
        line, column = self.header(key, inner)
        self.faults.append(Fault(code, self.file, line, column, message, fix))

    def at(self, step: model.Step, *path: str | int) -> Where:
        """Where a value of a step stands, by keys and places in lists; as far as there is one."""
        node: Node | None = self._nodes.get(step.line)
        found: Where = (step.line, 1) if node is None else (node.line, node.column)
        for part in path:
            node = _inside(node, part)
            if node is None:
                break
            found = (node.line, node.column)
        return found

    def header(self, key: str, inner: str = "") -> Where:
        """Where a key of the header stands, or a key (or an entry) beneath it."""
        keyed, node = self.close.root.pairs[key]
        if isinstance(node, Mapping) and inner in node.pairs:
            keyed = node.pairs[inner][0]
        elif isinstance(node, Listing):
            for entry in node.entries:
                if getattr(entry, "text", None) == inner:
                    return entry.line, entry.column
        return keyed.line, keyed.column

    def _all_named(self) -> frozenset[str]:
        found = {name for _, expression in self.expressions for name in names(expression)}
        for step in self.steps:
            found |= _referred(step)
        return frozenset(found).union(*(pledge.steps for pledge in self.flow.checks))

    def texts(self, step: model.Step) -> Iterator[tuple[Text, Where]]:
        """The texts of a step that people read on its page, with their places."""
        for key in ("text", "empty"):
            found = getattr(step, key, None)
            if isinstance(found, Text):
                yield found, self.at(step, key)
        if isinstance(step, model.Form):
            for number, one in enumerate(step.fields):
                yield one.text, self.at(step, "fields", number, one.id, "text")
        if isinstance(step, model.Ask):
            for number, check in enumerate(step.checks):
                yield check.text, self.at(step, "check", number, "text")

    def _expressions(self) -> Iterator[tuple[model.Step | None, Expression]]:
        for step in self.steps:
            if step.when is not None:
                yield step, step.when
            if isinstance(step, model.Repeat) and step.until is not None:
                yield step, step.until
            for use in uses(step):
                yield step, use.expression
        for pledge in self.flow.checks:
            if pledge.that is not None:
                yield None, pledge.that


def _inside(node: Node | None, part: str | int) -> Node | None:
    """A value inside of a node; a single value counts as a list of one."""
    if isinstance(part, int):
        if isinstance(node, Listing):
            return node.entries[part] if part < len(node.entries) else None
        return node
    pair = node.pairs.get(part) if isinstance(node, Mapping) else None
    return pair[1] if pair else None


def _step_nodes(node: Mapping) -> Iterator[Mapping]:
    """The mappings that are steps, nested ones included."""
    pair = node.pairs.get("steps")
    entries = pair[1].entries if pair and isinstance(pair[1], Listing) else []
    for inner in [entry for entry in entries if isinstance(entry, Mapping)]:
        yield inner
        yield from _step_nodes(inner)


def _referred(step: model.Step) -> set[str]:
    """Ids of the steps that a step names outside of expressions."""
    of = getattr(step, "of", ())
    found = set(of) if isinstance(of, tuple) else {of} if isinstance(of, str) else set()
    edited = getattr(step, "edits", "")
    return found | ({edited} if edited else set())
