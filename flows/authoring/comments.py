"""Comments of a flow file: where they stand, and what they belong to.

A comment on lines of its own belongs to what begins below it, a comment at the end of a line to what
began last. So both go along when keys change places.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from flows.authoring.scalars import BLOCKS, block_lines
from flows.reader.nodes import Listing, Mapping, Node, Scalar

_EMPTY = frozenset({"", "-", "---", "..."})
"""What a line may hold beside a comment that stands for itself."""


@dataclass(slots=True)
class Comments:
    """The comments of a file, by what they belong to."""

    above: dict[int, list[str]] = field(default_factory=dict)
    """Line at which something begins to the lines above it; an empty one is a blank line."""
    beside: dict[int, str] = field(default_factory=dict)
    """Line at which something begins to the comment behind it."""
    below: list[str] = field(default_factory=list)
    """Lines below everything."""
    broken: set[tuple[int, int]] = field(default_factory=set)
    """Places of collections in brackets that have comments between their entries."""


def comments(root: Mapping, lines: Sequence[str]) -> Comments:
    """Find every comment of a file and what it belongs to."""
    found, taken = Comments(), _taken(root, lines)
    marks = {n: at for n, line in enumerate(lines, 1) if (at := _mark(line, taken.get(n, ())))}
    whole = {n for n, at in marks.items() if lines[n - 1][: at - 1].strip() in _EMPTY}
    found.broken = {
        (node.line, node.column)
        for node in _collections(root)
        if in_brackets(node, lines) and any(node.line <= n < last_line(node) for n in marks)
    }
    starts = sorted({line for line, _ in _starts(root, lines, found.broken)})
    for number in sorted(set(marks) - whole):
        words = lines[number - 1][marks[number] - 1 :].rstrip()
        start = starts[bisect_right(starts, number) - 1]
        old = found.beside.get(start)
        found.beside[start] = f"{old}  {words}" if old else words
    for number in range(1, len(lines) + 1):
        if number in taken:
            continue
        at = bisect_right(starts, number)
        into = found.below if at == len(starts) else found.above.setdefault(starts[at], [])
        if number in whole:
            into.append(lines[number - 1][marks[number] - 1 :].rstrip())
        elif not lines[number - 1].strip() and into[-1:] != [""]:
            into.append("")
    return found


def in_brackets(node: Node, lines: Sequence[str]) -> bool:
    """Whether a collection is written in brackets rather than on lines of its own."""
    return isinstance(node, Mapping | Listing) and lines[node.line - 1][node.column - 1] in "[{"


def last_line(node: Node) -> int:
    """The line on which the last value inside of a node ends."""
    return max((one.last_line for one in _scalars(node)), default=node.line)


def _mark(line: str, taken: Sequence[tuple[int, int]]) -> int:
    """The column (from 1) at which a line's comment begins; 0 when it has none."""
    at = -1
    while (at := line.find("#", at + 1)) >= 0:
        outside = not any(first <= at + 1 < behind for first, behind in taken)
        if outside and (at == 0 or line[at - 1] == " "):
            return at + 1
    return 0


def _taken(root: Mapping, lines: Sequence[str]) -> dict[int, list[tuple[int, int]]]:
    """Line to the columns that values and keys take on it."""
    found: dict[int, list[tuple[int, int]]] = {}
    for one in _scalars(root):
        if one.style in BLOCKS:
            found.setdefault(one.line, []).append((one.column, one.column + 1))
            for number in block_lines(one, lines):
                found.setdefault(number, []).append((1, len(lines[number - 1]) + 2))
            continue
        for number in range(one.line, one.last_line + 1):
            first = one.column if number == one.line else 1
            behind = one.last_column if number == one.last_line else len(lines[number - 1]) + 2
            found.setdefault(number, []).append((first, behind))
    return found


def _scalars(node: Node) -> Iterator[Scalar]:
    """Every key and value."""
    if isinstance(node, Scalar):
        yield node
        return
    if isinstance(node, Mapping):
        yield from (name for name, _ in node.pairs.values())
    for one in _inside(node):
        yield from _scalars(one)


def _inside(node: Listing | Mapping) -> list[Node]:
    """The entries, or the values."""
    return node.entries if isinstance(node, Listing) else [one for _, one in node.pairs.values()]


def _collections(node: Node) -> Iterator[Listing | Mapping]:
    """Every collection, the outermost first."""
    if isinstance(node, Scalar):
        return
    yield node
    for one in _inside(node):
        yield from _collections(one)


def _starts(
    node: Node, lines: Sequence[str], broken: set[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Where pairs and entries begin that will have a line of their own."""
    if isinstance(node, Scalar):
        return
    if in_brackets(node, lines) and (node.line, node.column) not in broken:
        return
    if isinstance(node, Mapping):
        yield from ((name.line, name.column) for name, _ in node.pairs.values())
    else:
        yield from ((entry.line, entry.column) for entry in node.entries)
    for one in _inside(node):
        yield from _starts(one, lines, broken)
