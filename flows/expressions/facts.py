"""Which names are surely answered where a condition holds, or does not."""

from __future__ import annotations

import ast
from functools import lru_cache

_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=2048)
def where_true(node: ast.expr) -> frozenset[str]:
    """Names that are answered wherever the condition holds."""
    match node:
        case ast.Attribute(value=ast.Name(id=name), attr="answered"):
            return frozenset({name})
        case ast.BoolOp(op=ast.And(), values=parts):
            return _NONE.union(*map(where_true, parts))
        case ast.BoolOp(values=[first, *rest]):
            return where_true(first).intersection(*map(where_true, rest))
        case ast.UnaryOp(op=ast.Not(), operand=part):
            return where_false(part)
        case ast.Compare(left=left, ops=[op], comparators=[ast.Constant(value=int(number))]):
            return _sized(left) if _at_least_one(op, int(number)) else _NONE
    return _NONE


@lru_cache(maxsize=2048)
def where_false(node: ast.expr) -> frozenset[str]:
    """Names that are answered wherever the condition does not hold."""
    match node:
        case ast.BoolOp(op=ast.Or(), values=parts):
            return _NONE.union(*map(where_false, parts))
        case ast.BoolOp(values=[first, *rest]):
            return where_false(first).intersection(*map(where_false, rest))
        case ast.UnaryOp(op=ast.Not(), operand=part):
            return where_true(part)
    return _NONE


@lru_cache(maxsize=2048)
def normal(node: ast.expr) -> str:
    """A part of an expression as normal text: the same words for the same meaning.

    Checks ask for the same parts again and again, and writing one out takes longer than looking.
    """
    return _simply(node) or ast.unparse(node)


def _simply(node: ast.expr) -> str:
    """What ``ast.unparse`` writes, for what conditions mostly are; empty for all that needs care.

    Its writer takes longer than all else that a condition is looked at for.
    """
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=ast.Name(id=name), attr=attr):
            return f"{name}.{attr}"
        case ast.Constant(value=bool() | int() | str() as value):
            return repr(value)
        case ast.UnaryOp(
            op=ast.Not(), operand=ast.Name() | ast.Attribute() | ast.Compare() as part
        ):
            return _with("not ", _simply(part))
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in _SIGNS:
            return _joined(f" {_SIGNS[type(op)]} ", [left, right], _OPERANDS)
        case ast.BoolOp(op=op, values=[_, _] as parts):
            return _joined(" and " if isinstance(op, ast.And) else " or ", parts, _CONDITIONS)
    return ""


_OPERANDS = (ast.Name, ast.Attribute, ast.Constant)
_CONDITIONS = (*_OPERANDS, ast.Compare)
_SIGNS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}


def _with(before: str, words: str) -> str:
    """Words with something before them, if there are words."""
    return before + words if words else ""


def _joined(sign: str, parts: list[ast.expr], simple: tuple[type[ast.expr], ...]) -> str:
    """Parts with a sign between them; empty when one of them needs care."""
    found = [_simply(part) if isinstance(part, simple) else "" for part in parts]
    return sign.join(found) if all(found) else ""


@lru_cache(maxsize=2048)
def conjuncts(node: ast.expr) -> frozenset[str]:
    """The condition and everything that holds with it, each as normal text."""
    inner = node.values if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And) else []
    return frozenset(map(normal, [node, *inner]))


def _sized(node: ast.expr) -> frozenset[str]:
    """The name whose size is compared: ``x.size`` or ``size(x)``."""
    match node:
        case ast.Attribute(value=ast.Name(id=name), attr="size"):
            return frozenset({name})
        case ast.Call(func=ast.Name(id="size"), args=[ast.Name(id=name)]):
            return frozenset({name})
    return _NONE


def _at_least_one(op: ast.cmpop, number: int) -> bool:
    """Whether a size that compares so with a number is at least one."""
    match op:
        case ast.Gt():
            return number >= 0
        case ast.GtE() | ast.Eq():
            return number >= 1
        case ast.NotEq():
            return number == 0
    return False
