"""Checking comparisons: both sides of one type, and literals only out of the options."""

from __future__ import annotations

import ast
from typing import Protocol, cast

from flows.expressions.problems import did_you_mean
from flows.expressions.types import (
    ANY,
    TEXT,
    AnyType,
    DateType,
    ItemType,
    ListType,
    NumberType,
    ReplyType,
    TextType,
    Type,
    alike,
    bare,
    literal_type,
    noun,
    value_of,
)

_IN = (ast.In, ast.NotIn)
_EQUAL = (ast.Eq, ast.NotEq)
_ORDERED = (NumberType, DateType, TextType, AnyType)


class Walker(Protocol):
    """What a comparison needs of the walk that it is part of."""

    def fault(self, node: ast.AST, code: str, message: str, fix: str = "") -> AnyType:
        """Note a fault; what it spoils fits everything."""
        ...

    def raw(self, node: ast.expr) -> Type:
        """Type of a node; a step's name is a reply."""
        ...

    def settled(self, node: ast.expr) -> Type:
        """Type of a node as a value."""
        ...


def compare(walker: Walker, node: ast.Compare) -> None:
    """A comparison, chained or not."""
    left, left_node = walker.settled(node.left), node.left
    for op, part in zip(node.ops, node.comparators, strict=True):
        if isinstance(op, _IN):
            right: Type = _container(walker, part)
            _pair(walker, left_node, left, part, right)
        else:
            right = walker.settled(part)
            _pair(walker, left_node, left, part, right)
            if not isinstance(op, _EQUAL):
                _ordered(walker, part, right)
            elif isinstance(right, ListType):
                walker.fault(part, "F1.3", "lists cannot be compared", "use in, size or any")
        left, left_node = right, part


def _container(walker: Walker, node: ast.expr) -> Type:
    """What ``in`` looks into, as the type of what can be found there."""
    found = walker.raw(node)
    inner = value_of(found) if isinstance(found, ReplyType) else found
    match inner:
        case TextType():
            walker.settled(node)
            return TEXT
        case AnyType():
            return ANY
        case ListType(entry=ItemType() as entry):
            return bare(entry)
        case ListType(entry=entry):
            _options_in(walker, node)
            return entry
    return walker.fault(node, "F1.3", f"in needs a list or a text, not {noun(inner)}")


def _options_in(walker: Walker, node: ast.expr) -> None:
    """Entries of a list in brackets have to be of one type."""
    if isinstance(node, ast.List):
        kinds = {type(literal_type(cast("ast.Constant", entry).value)) for entry in node.elts}
        if len(kinds) > 1:
            walker.fault(node, "F1.3", "the entries of this list are of different types")


def _pair(
    walker: Walker, left_node: ast.expr, left: Type, right_node: ast.expr, right: Type
) -> None:
    """Two sides of a comparison: same type, and literals only out of the options."""
    if not alike(left, right):
        message = f"{noun(bare(left))} cannot be compared with {noun(bare(right))}"
        fix = "write date(…)" if {type(left), type(right)} == {TextType, DateType} else ""
        walker.fault(right_node, "F1.3", message, fix)
        return
    _literals(walker, left_node, bare(right))
    _literals(walker, right_node, bare(left))


def _literals(walker: Walker, node: ast.expr, other: Type) -> None:
    """Literal texts beside a choice have to be among its options."""
    if not isinstance(other, TextType) or other.options is None:
        return
    for part in node.elts if isinstance(node, ast.List) else [node]:
        match part:
            case ast.Constant(value=str(words)) if words not in other.options:
                fix = did_you_mean(words, other.options)
                fix = fix or "options are " + ", ".join(sorted(other.options))
                walker.fault(part, "F1.4", f"{words} is not one of the options", fix)


def _ordered(walker: Walker, node: ast.expr, found: Type) -> None:
    """``<`` and its like need numbers, dates or texts."""
    if not isinstance(bare(found), _ORDERED):
        walker.fault(node, "F1.3", f"{noun(found)} has no order")
