"""From the bytes of YAML to a tree of plain nodes with places.

Built from PyYAML's events without recursion: a scalar is its raw text, whatever YAML would take it
for, and anchors, aliases, tags, merge keys, duplicate keys and deep nesting are refused.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TypeAlias

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


@dataclass(slots=True)
class Scalar:
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
    key: Scalar | None = None
    """While reading: the key that waits for its value."""


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
    """Builds the tree event by event, with a stack of its own."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.root: Node | None = None
        self.open: list[Listing | Mapping] = []
        self.documents = 0

    def take_all(self, text: str) -> None:
        """Take every event of a text."""
        parser = _LOADER(text)
        try:
            while (event := parser.get_event()) is not None:
                start, end = event.start_mark, event.end_mark
                line, column = start.line + 1, start.column + 1
                # Most events are scalars without an anchor, and a plain test is quickest.
                if type(event) is yaml.ScalarEvent and event.anchor is None and event.tag is None:
                    style = event.style if event.style in _STYLES else ""
                    last = end.line + 1, end.column + 1
                    self.put(Scalar(event.value, line, column, *last, style))
                else:
                    self.take(event, line, column)
        finally:
            parser.dispose()

    def take(self, event: yaml.Event, line: int, column: int) -> None:
        """Take an event that is more than a plain value."""
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            self.report.add("F0.3", line, column, "anchors, aliases and tags are not allowed")
        match event:
            case yaml.ScalarEvent() | yaml.AliasEvent():
                self.put(Scalar("", line, column, line, column, ""))
            case yaml.SequenceStartEvent():
                self.enter(Listing(line, column))
            case yaml.MappingStartEvent():
                self.enter(Mapping(line, column))
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self.open.pop()
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1 or event.version or event.tags:
                    self.report.add("F0.1", line, column, "one document, without directives")

    def enter(self, node: Listing | Mapping) -> None:
        """A list or mapping begins."""
        self.put(node)
        self.open.append(node)
        if len(self.open) > DEEPEST:
            # Nothing behind this is looked at: the parser gets slow in the depths.
            self.report.add("F0.4", node.line, node.column, "nested too deeply")
            self.report.stop_if_bad()

    def put(self, node: Node) -> None:
        """Hang a node where it belongs."""
        if not self.open:
            self.root = self.root or node
            return
        parent = self.open[-1]
        if isinstance(parent, Listing):
            parent.entries.append(node)
        elif parent.key is None:
            parent.key = self._key(node)
        else:
            key, parent.key = parent.key, None
            self._pair(parent, key, node)

    def _key(self, node: Node) -> Scalar:
        """A key, which has to be a plain word."""
        if isinstance(node, Scalar):
            if node.text == "<<":
                self.report.add("F0.3", node.line, node.column, "merge keys are not allowed")
            return node
        self.report.add("F0.1", node.line, node.column, "a key is a word")
        return Scalar("", node.line, node.column, node.line, node.column, "")

    def _pair(self, parent: Mapping, key: Scalar, node: Node) -> None:
        """A key with its value."""
        if key.text in parent.pairs:
            first = parent.pairs[key.text][0].line
            self.report.add(
                "F0.2", key.line, key.column, f"{key.text} stands twice", f"first on line {first}"
            )
            return
        parent.pairs[key.text] = (key, node)
