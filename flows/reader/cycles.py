"""Computed values that wait for each other, so that none of them ever comes to anything."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence

from flows import model
from flows.expressions.grammar import CONSTANTS
from flows.places import every_step

_FREE = frozenset({"answered", "items", "size"})
_LISTS = frozenset({"any", "all", "count", "filter", "size", "top", "answered"})


def in_circles(steps: Sequence[model.Step]) -> Iterator[model.Set]:
    """Every ``set`` in a loop that needs its own value before it has one.

    Outside of loops a later name is refused anyway.
    """
    for loop in steps:
        if isinstance(loop, model.Repeat):
            sets = {s.id: s for s in every_step(loop.steps) if isinstance(s, model.Set)}
            waits = {name: _needed(step.value.tree) & sets.keys() for name, step in sets.items()}
            yield from (step for name, step in sets.items() if name in _behind(name, waits))


def _behind(name: str, waits: Mapping[str, set[str]]) -> set[str]:
    """Everything that a name waits for, directly or not."""
    found, left = set[str](), set(waits[name])
    while left:
        one = left.pop()
        found.add(one)
        left |= waits[one] - found
    return found


def _needed(node: ast.expr) -> set[str]:
    """Names without which an expression cannot be worked out."""
    match node:
        case ast.Name(id=name):
            return set() if name in CONSTANTS else {name}
        case ast.Attribute(value=value, attr=attr):
            return set() if attr in _FREE else _needed(value)
        case ast.BoolOp(values=[first, *_]):
            return _needed(first)
        case ast.Call(func=ast.Name(id=name), args=[first, *rest]):
            return set() if name in _LISTS or rest else _needed(first)
    inner = (part for part in ast.iter_child_nodes(node) if isinstance(part, ast.expr))
    return {name for part in inner for name in _needed(part)}
