"""Reading single values and small structures; the schema says which reader a key has.

A reader takes the page and a node and returns the value, or ``None`` after noting a fault. Readers
with choices or bounds are values that show them, so that the JSON Schema says the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Generic, TypeVar

from flows.expressions import Expression, ExpressionFault, parse
from flows.expressions.problems import did_you_mean
from flows.model import Option
from flows.pledges import Pledge, parse_pledge
from flows.reader.nodes import Listing, Node, Scalar
from flows.reader.nodes import Mapping as MappingNode
from flows.reader.report import Report
from flows.texts import Text, parse_text_at

T = TypeVar("T")

LONGEST_LIST = 200
"""Most entries of a list in a flow file."""
_NUMBER = re.compile(r"-?\d{1,9}(\.\d{1,6})?")
_WORD = re.compile(r"[A-Za-z_]\w*")
_ID = re.compile(r"[a-z][a-z0-9_]*")
_FLOW_NAME = re.compile(r"[a-z][a-z0-9_-]*")
_FLAGS = {"true": True, "yes": True, "false": False, "no": False}


@dataclass(slots=True)
class Page:
    """The file that is being read."""

    lines: list[str]
    """Its lines, for exact places inside of texts."""
    report: Report
    """Where faults are noted."""

    def fault(self, node: Node, code: str, message: str, fix: str = "") -> None:
        """Note a fault at a node."""
        self.report.add(code, node.line, node.column, message, fix)


def words(page: Page, node: Node) -> str | None:
    """Plain words."""
    if isinstance(node, Scalar):
        return node.text
    page.fault(node, "F0.7", "words are needed here")
    return None


def identifier(page: Page, node: Node) -> str | None:
    """An id that expressions can name."""
    return _matching(page, node, _ID, "an id starts with a-z and goes on with a-z, 0-9 and _")


def flow_name(page: Page, node: Node) -> str | None:
    """A name that expressions never use: a flow or an evidence card."""
    return _matching(
        page, node, _FLOW_NAME, "a name starts with a-z and goes on with a-z, 0-9, _ and -"
    )


def _matching(page: Page, node: Node, pattern: re.Pattern[str], rule: str) -> str | None:
    """A word of a certain form."""
    found = words(page, node)
    if found is not None and (len(found) > 60 or not pattern.fullmatch(found)):
        page.fault(node, "F1.7", rule)
        return None
    return found


def flag(page: Page, node: Node) -> bool | None:
    """True or false."""
    found = node.text.lower() if isinstance(node, Scalar) else ""
    if found not in _FLAGS:
        page.fault(node, "F0.7", "true or false is needed here")
    return _FLAGS.get(found)


def number(page: Page, node: Node) -> float | None:
    """A number; whole ones come as int."""
    found = node.text if isinstance(node, Scalar) else ""
    if not _NUMBER.fullmatch(found):
        page.fault(node, "F0.7", "a number is needed here")
        return None
    return float(found) if "." in found else int(found)


@dataclass(frozen=True, slots=True)
class Whole:
    """A reader of whole numbers within bounds."""

    least: int
    """The least that is taken."""
    most: int
    """The greatest that is taken."""

    def __call__(self, page: Page, node: Node) -> int | None:
        """Read one."""
        found = number(page, node)
        if found is None:
            return None
        if not isinstance(found, int) or not self.least <= found <= self.most:
            message = f"a whole number from {self.least} to {self.most} is needed here"
            page.fault(node, "F0.7", message)
            return None
        return found


def whole(least: int, most: int) -> Whole:
    """A reader of whole numbers within bounds."""
    return Whole(least, most)


@dataclass(frozen=True, slots=True)
class OneOf:
    """A reader of one word out of a few."""

    choices: tuple[str, ...]
    """The words."""

    def __call__(self, page: Page, node: Node) -> str | None:
        """Read one."""
        found = words(page, node)
        if found is not None and found not in self.choices:
            fix = did_you_mean(found, self.choices) or "one of " + ", ".join(self.choices)
            page.fault(node, "F0.7", f"{found} is not possible here", fix)
            return None
        return found


def one_of(*choices: str) -> OneOf:
    """A reader of one word out of a few."""
    return OneOf(choices)


def shown_or_hidden(page: Page, node: Node) -> bool | None:
    """``shown`` or ``hidden`` as true or false."""
    found = one_of("shown", "hidden")(page, node)
    return None if found is None else found == "shown"


def dots(page: Page, node: Node) -> int | None:
    """A number of dots, or nothing for ``suggested``."""
    if isinstance(node, Scalar) and node.text == "suggested":
        return None
    return whole(1, 100)(page, node)


def text(page: Page, node: Node) -> Text | None:
    """A text with holes."""
    found = words(page, node)
    if found is None or not isinstance(node, Scalar):
        return None
    try:
        holes = _hole_places(page, node)
        return parse_text_at(found, lambda *_: next(holes, (node.line, node.column)))
    except ExpressionFault as fault:
        page.report.take(fault)
        return None


def _hole_places(page: Page, node: Scalar) -> Iterator[tuple[int, int]]:
    """Line and column of each pair of opening braces inside a scalar, in order."""
    for line in range(node.line, node.last_line + 1):
        shown = page.lines[line - 1] if line <= len(page.lines) else ""
        at = node.column - 1 if line == node.line else 0
        while (at := shown.find("{{", at)) >= 0:
            yield line, at + 1
            at += 2


def expression(page: Page, node: Node) -> Expression | None:
    """An expression, quoted in YAML or not."""
    found = words(page, node)
    if found is None or not isinstance(node, Scalar):
        return None
    line, column = node.line, node.column + (node.style in {'"', "'"})
    if node.style in {"|", ">"}:
        line, below = line + 1, page.lines[line : line + 1] or [""]
        column = len(below[0]) - len(below[0].lstrip()) + 1
    try:
        return parse(found, line, column)
    except ExpressionFault as fault:
        page.report.take(fault)
        return None


def pledge(page: Page, node: Node) -> Pledge | None:
    """A promise about the whole flow."""
    found = words(page, node)
    if found is None or not isinstance(node, Scalar):
        return None
    try:
        return parse_pledge(found, node.line, node.column + (node.style in {'"', "'"}))
    except ExpressionFault as fault:
        page.report.take(fault)
        return None


def value(page: Page, node: Node) -> Expression | None:
    """An expression, or a text: quoted words that are no expression, or a single quoted word."""
    if not isinstance(node, Scalar) or node.style not in {'"', "'"}:
        return expression(page, node)
    if "{{" in node.text:
        page.fault(node, "F1.1", "no holes here: this is a value", "write a + b")
        return None
    if not _WORD.fullmatch(node.text):
        try:
            return parse(node.text, node.line, node.column + 1)
        except ExpressionFault:
            pass
    quote = "'" if '"' in node.text else '"'
    try:
        return parse(f"{quote}{node.text}{quote}", node.line, node.column)
    except ExpressionFault as fault:
        page.report.take(fault)
        return None


@dataclass(frozen=True, slots=True)
class ListOf(Generic[T]):
    """A reader of lists; a single value counts as a list of one."""

    read: Callable[[Page, Node], T | None]
    """How an entry is read."""

    def __call__(self, page: Page, node: Node) -> tuple[T, ...] | None:
        """Read all entries."""
        entries: Sequence[Node] = node.entries if isinstance(node, Listing) else [node]
        if len(entries) > LONGEST_LIST:
            page.fault(node, "F0.4", f"a list has at most {LONGEST_LIST} entries")
        found = [self.read(page, entry) for entry in entries[:LONGEST_LIST]]
        return tuple(one for one in found if one is not None)


def listing(read: Callable[[Page, Node], T | None]) -> ListOf[T]:
    """A reader of lists; a single value counts as a list of one."""
    return ListOf(read)


@dataclass(frozen=True, slots=True)
class TableOf(Generic[T]):
    """A reader of mappings with keys of the author's own."""

    read_key: Callable[[Page, Node], str | None]
    """How a key is read."""
    read: Callable[[Page, Node], T | None]
    """How a value is read."""

    def __call__(self, page: Page, node: Node) -> Mapping[str, T] | None:
        """Read all pairs."""
        if not isinstance(node, MappingNode):
            page.fault(node, "F0.7", "keys with values are needed here")
            return None
        found = {}
        for key, inner in node.pairs.values():
            name, one = self.read_key(page, key), self.read(page, inner)
            if name is not None and one is not None:
                found[name] = one
        return MappingProxyType(found)


def table(
    read_key: Callable[[Page, Node], str | None], read: Callable[[Page, Node], T | None]
) -> TableOf[T]:
    """A reader of mappings with keys of the author's own."""
    return TableOf(read_key, read)


def labels(page: Page, node: Node) -> Mapping[int, str] | None:
    """Words for points of a scale."""
    found = table(words, words)(page, node)
    if found is None:
        return None
    bad = [name for name in found if not re.fullmatch(r"-?\d{1,4}", name)]
    for name in bad:
        page.fault(node, "F0.7", f"{name} is no point of a scale", "write a whole number")
    return MappingProxyType({int(name): found[name] for name in found if name not in bad})


def option(page: Page, node: Node) -> Option | None:
    """One option: its words, or ``value: words``."""
    if isinstance(node, MappingNode) and len(node.pairs) == 1:
        key, inner = next(iter(node.pairs.values()))
        label = words(page, inner)
        return None if label is None else Option(key.text, label)
    if isinstance(node, Scalar) and node.text.strip():
        return Option(node.text, node.text)
    page.fault(node, "F0.7", "an option is its words, or value: words")
    return None


def options(page: Page, node: Node) -> tuple[Option, ...] | None:
    """All options of a question, no two alike."""
    found = listing(option)(page, node) or ()
    for part in ("value", "label"):
        seen = [getattr(one, part) for one in found]
        for twice in sorted({one for one in seen if seen.count(one) > 1}):
            page.fault(node, "F2.5", f"the option {twice} stands twice")
            return found
    return found
