"""From the bytes of YAML to a tree of plain nodes with places.

Built from PyYAML's events: a scalar is its raw text, whatever YAML would take it for, and anchors,
aliases, tags, merge keys, duplicate keys and deep nesting are refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

import yaml

from flows.faults import FlowFaults
from flows.reader.report import Report

LARGEST = 256 * 1024
"""Most bytes of a flow file."""
DEEPEST = 16
"""Most levels of mappings and lists: four of steps, and what a step holds."""

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SUSPECT = re.compile("[^\n\u0020-\u007e\u00a0-\u0600]")
_STYLES = frozenset({'"', "'", "|", ">"})
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Scalar(NamedTuple):
    """A single value as it is written."""

    text: str
    """The words, with quotes and folding undone."""
    line: int
    """From 1."""
    column: int
    """From 1, of the first character or quote."""
    last_line: int
    """Line on which it ends."""
    last_column: int
    """Column behind its end."""
    style: str
    """Empty for plain, else the quote or block sign."""


@dataclass(slots=True)
class Listing:
    """A list."""

    line: int
    """From 1."""
    column: int
    """From 1."""
    entries: list[Node] = field(default_factory=list)
    """Its entries, in order."""


@dataclass(slots=True)
class Mapping:
    """Keys and values."""

    line: int
    """From 1."""
    column: int
    """From 1."""
    pairs: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)
    """Key to the key's own node and its value."""


Node: TypeAlias = "Scalar | Listing | Mapping"
"""Any node."""


_IN_LINE = "let the keys of a step stand exactly below each other, and its dash two blanks before"
_CURES = {
    "did not find expected '-' indicator": _IN_LINE,
    "did not find expected key": (
        f'{_IN_LINE}; put a text in quotes when it begins with a hole: "{{{{ me }}}} …"'
    ),
    "mapping values are not allowed in this context": (
        'put a text with “: ” in it in quotes: "…"; else this line stands too far right'
    ),
    "could not find expected ':'": "write a colon and a blank after the key",
}
"""What most often mends what the YAML parser complains of, by its complaint."""


def compose(text: str, report: Report) -> Mapping:
    """The tree of a file; raises :class:`FlowFaults` when there is none."""
    _limits(text, report)
    report.stop_if_bad()
    composer = _Composer(report)
    try:
        composer.take_all(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problem = getattr(error, "problem", None) or "this cannot be read"
        report.add("F0.1", line, column, f"no YAML: {problem}", _CURES.get(str(problem), ""))
        raise FlowFaults(report.faults) from None
    if not isinstance(composer.root, Mapping):
        report.add("F0.1", 1, 1, "a flow file is a mapping", "start with flow: NAME")
        raise FlowFaults(report.faults)
    return composer.root


def _limits(text: str, report: Report) -> None:
    """Size, and characters that no flow needs."""
    if len(text.encode(errors="replace")) > LARGEST:
        report.add("F0.4", 1, 1, "the file is larger than 256 KB")
        return
    for match in _SUSPECT.finditer(text):
        char = match[0]
        if char in _BIDI or unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"}:
            line = text.count("\n", 0, match.start()) + 1
            column = match.start() - text.rfind("\n", 0, match.start())
            fix = "use spaces" if char == "\t" else "take it out"
            report.add("F0.5", line, column, f"the character U+{ord(char):04X} is not allowed", fix)


class _Composer:
    """Builds the tree, event by event. A node hangs in its parent before it is filled."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.root: Node | None = None
        self.documents = 0
        self.next: Callable[[], Any]

    def take_all(self, text: str) -> None:
        """Take every event of a text."""
        parser = _LOADER(text)
        self.next = parser.get_event
        try:
            while (event := self.next()) is not None:
                if isinstance(event, yaml.DocumentStartEvent):
                    self._document(event)
                elif isinstance(event, yaml.NodeEvent):
                    node = self._begun(event)
                    self.root = self.root or node
                    self._fill(node, 1)
        finally:
            parser.dispose()

    def _document(self, event: Any) -> None:
        """A document begins; there is only one, and nothing is said about it."""
        self.documents += 1
        if self.documents > 1 or event.version or event.tags:
            line, column = event.start_mark.line + 1, event.start_mark.column + 1
            self.report.add("F0.1", line, column, "one document, without directives")

    def _begun(self, event: Any) -> Node:
        """A value, or a list or mapping with nothing in it yet."""
        start = event.start_mark
        line, column = start.line + 1, start.column + 1
        kind = type(event)
        # Most events are scalars without an anchor, and a plain test is quickest.
        if kind is yaml.ScalarEvent and event.anchor is None and event.tag is None:
            end = event.end_mark
            style = event.style if event.style in _STYLES else ""
            return Scalar(event.value, line, column, end.line + 1, end.column + 1, style)
        if event.anchor or getattr(event, "tag", None):
            self.report.add("F0.3", line, column, "anchors, aliases and tags are not allowed")
        if kind is yaml.MappingStartEvent:
            return Mapping(line, column)
        if kind is yaml.SequenceStartEvent:
            return Listing(line, column)
        return Scalar("", line, column, line, column, "")

    def _fill(self, node: Node, depth: int) -> None:
        """Take what stands in a list or mapping."""
        if isinstance(node, Scalar):
            return
        if depth > DEEPEST:
            # Nothing behind this is looked at: the parser gets slow in the depths.
            self.report.add("F0.4", node.line, node.column, "nested too deeply")
            self.report.stop_if_bad()
        if isinstance(node, Mapping):
            self._pairs(node, depth)
        else:
            self._entries(node, depth)

    def _entries(self, parent: Listing, depth: int) -> None:
        """The entries of a list."""
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            node = self._begun(event)
            parent.entries.append(node)
            self._fill(node, depth + 1)

    def _pairs(self, parent: Mapping, depth: int) -> None:
        """The keys and values of a mapping."""
        while type(event := self.next()) is not yaml.MappingEndEvent:
            key = self._key(self._begun(event), depth)
            node = self._begun(self.next())
            if key.text in parent.pairs:
                self._twice(key, parent.pairs[key.text][0])
            else:
                parent.pairs[key.text] = (key, node)
            self._fill(node, depth + 1)

    def _key(self, node: Node, depth: int) -> Scalar:
        """A key, which has to be a plain word."""
        if isinstance(node, Scalar):
            if node.text == "<<":
                self.report.add("F0.3", node.line, node.column, "merge keys are not allowed")
            return node
        self.report.add("F0.1", node.line, node.column, "a key is a word")
        self._fill(node, depth + 1)
        return Scalar("", node.line, node.column, node.line, node.column, "")

    def _twice(self, key: Scalar, first: Scalar) -> None:
        """A key that stood before in its mapping."""
        fix = f"first on line {first.line}"
        self.report.add("F0.2", key.line, key.column, f"{key.text} stands twice", fix)
