"""Working out an expression with the values of a scope.

Raises :class:`Unanswered` for a name that came to nothing and :class:`ExpressionError` for values
that do not fit together, and nothing else.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterator
from typing import Any, cast

from flows.expressions.arithmetic import combine, compare, contains, negate
from flows.expressions.functions import SIMPLE, listed
from flows.expressions.grammar import CONDITIONED, CONSTANTS, record_kind, wanted
from flows.expressions.parsing import Expression
from flows.expressions.problems import ExpressionError, Unanswered
from flows.values import Item, Reply, Scope, Value

_ORDER: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}

_NOTHING = Reply()
"""What a name means that was never asked."""


def evaluate(expression: Expression, scope: Scope) -> Value:
    """Return the value of an expression; a bare step name means what the step came to."""
    return _settled(expression.tree, scope)


def attempt(expression: Expression | None, scope: Scope) -> Value | None:
    """Return the value of an expression; ``None`` when there is none, or it came to nothing."""
    if expression is None:
        return None
    try:
        return evaluate(expression, scope)
    except (Unanswered, ExpressionError):
        return None


def holds(expression: Expression | None, scope: Scope) -> bool:
    """Whether a condition holds; no condition always does, an unanswered one never."""
    return expression is None or attempt(expression, scope) is True


def _settled(node: ast.expr, scope: Scope) -> Value:
    """The value of a node, where a reply is no longer good enough."""
    return settle(_raw(node, scope))


def settle(value: Value) -> Value:
    """What a reply stands for; other values are themselves."""
    if not isinstance(value, Reply):
        return value
    if not value.answered:
        raise Unanswered
    if value.value is None:
        return value.items
    return settle(value.value)


def _raw(node: ast.expr, scope: Scope) -> Value:
    """The value of a node; a name that is missing is an unanswered reply."""
    return _KINDS[type(node)](node, scope)


def _constant(node: ast.Constant, scope: Scope) -> Value:
    """A plain value."""
    return cast("str | int | float | bool", node.value)


def _name(node: ast.Name, scope: Scope) -> Value:
    """What a name means, ``yes`` and ``no`` first."""
    name = node.id
    return CONSTANTS[name] if name in CONSTANTS else scope.get(name, _NOTHING)


def _dotted(node: ast.Attribute, scope: Scope) -> Value:
    """Something of something."""
    return _attribute(_raw(node.value, scope), node.attr)


def _list(node: ast.List, scope: Scope) -> Value:
    """A list in brackets."""
    return tuple(_raw(element, scope) for element in node.elts)


def _and_or(node: ast.BoolOp, scope: Scope) -> Value:
    """``and`` or ``or``, as far as it has to be looked at."""
    found = (_yes(part, scope) for part in node.values)
    return all(found) if isinstance(node.op, ast.And) else any(found)


def _unary(node: ast.UnaryOp, scope: Scope) -> Value:
    """``not``, or minus."""
    if isinstance(node.op, ast.Not):
        return not _yes(node.operand, scope)
    return negate(_settled(node.operand, scope))


def _sum(node: ast.BinOp, scope: Scope) -> Value:
    """``+`` or ``-``."""
    sign = 1 if isinstance(node.op, ast.Add) else -1
    return combine(_settled(node.left, scope), _settled(node.right, scope), sign)


def _yes(node: ast.expr, scope: Scope) -> bool:
    """A part of a condition."""
    value = _settled(node, scope)
    if not isinstance(value, bool):
        raise ExpressionError("a condition needs yes or no")
    return value


def _compare(node: ast.Compare, scope: Scope) -> bool:
    """A comparison, chained or not, as far as it has to be looked at."""
    left = _settled(node.left, scope)
    for op, operand in zip(node.ops, node.comparators, strict=True):
        if isinstance(op, ast.In | ast.NotIn):
            right: Value = _raw(operand, scope)
            good = contains(_container(right), left) is isinstance(op, ast.In)
        else:
            right = _settled(operand, scope)
            good = compare(_ORDER[type(op)], left, right)
        if not good:
            return False
        left = right
    return True


def _container(value: Value) -> str | tuple[Value, ...]:
    """What ``in`` looks into: a text, or the entries of a list."""
    said = value
    if isinstance(value, Reply) and isinstance(value.value, str) and not value.items:
        said = settle(value)
    return said if isinstance(said, str) else listed(value)


def _attribute(base: Value, name: str) -> Value:
    """``base.name`` for replies, items and lists; nothing else has attributes."""
    match base:
        case Reply():
            return _of_reply(base, name)
        case Item():
            return _of_item(base, name)
        case tuple():
            return _of_list(base, name)
        case _ if name == "answered":
            return True
        case _:
            raise ExpressionError(f"there is no {name} here")


def _of_reply(reply: Reply, name: str) -> Value:
    """An attribute of a reply; a reply of one entry also offers what that entry offers."""
    match name:
        case "answered":
            return reply.answered
        case "items":
            return reply.items
        case "size":
            return reply.attributes.get("size", len(reply.items))
    if not reply.answered:
        raise Unanswered
    if name in reply.attributes:
        return reply.attributes[name]
    match reply.value:
        case Item() | tuple() as inner:
            return _attribute(inner, name)
    return _of_list(reply.items, name)


def _of_list(entries_: tuple[Value, ...], name: str) -> Value:
    """An attribute of a list, or of the only entry of a list."""
    match name:
        case "size":
            return len(entries_)
        case "items":
            return entries_
        case "answered":
            return bool(entries_)
    if not entries_:
        raise Unanswered
    if len(entries_) > 1:
        raise ExpressionError(f"{name} of which entry? There are several")
    return _attribute(entries_[0], name)


def _of_item(item: Item, name: str) -> Value:
    """An attribute of an entry: a field of its kind, else its text or author."""
    if name in item.fields:
        return item.fields[name]
    match name:
        case "text":
            return item.text
        case "author":
            return item.author
        case "answered":
            return True
    raise Unanswered


def _call(node: ast.Call, scope: Scope) -> Value:
    """A function of the fixed list."""
    name = cast("ast.Name", node.func).id
    if kind := record_kind(node):
        return listed(scope.get(f"history:{kind}", ()))[: wanted(node)]
    if name in CONDITIONED:
        return _conditioned(name, listed(_raw(node.args[0], scope)), node.args[1], scope)
    if name == "answered":
        return tuple(_answered(node.args, scope))
    first, *others = node.args
    raw = _raw(first, scope)
    value = settle(raw) if name in {"days", "weeks", "date", "text"} else raw
    return SIMPLE[name](value, *(_settled(other, scope) for other in others))


def _answered(parts: list[ast.expr], scope: Scope) -> Iterator[Value]:
    """The values of those parts that came to something; an empty text or list is nothing."""
    for part in parts:
        try:
            value = _settled(part, scope)
        except Unanswered:
            continue
        if value not in ("", ()):
            yield value


def _conditioned(name: str, values: tuple[Value, ...], condition: ast.expr, scope: Scope) -> Value:
    """A function with a condition; an entry for which the condition is unanswered has it not."""
    inside = dict(scope)
    kept = []
    for value in values:
        inside["item"] = value
        if _met(condition, inside):
            kept.append(value)
    match name:
        case "any":
            return bool(kept)
        case "all":
            return len(kept) == len(values)
        case "count":
            return len(kept)
    return tuple(kept)


def _met(condition: ast.expr, scope: Scope) -> bool:
    """Whether a condition holds for one entry."""
    try:
        return _yes(condition, scope)
    except Unanswered:
        return False


_KINDS: dict[type[ast.expr], Callable[[Any, Scope], Value]] = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.Attribute: _dotted,
    ast.List: _list,
    ast.BoolOp: _and_or,
    ast.UnaryOp: _unary,
    ast.BinOp: _sum,
    ast.Compare: _compare,
    ast.Call: _call,
}
"""Every kind of node that the grammar lets through. Looked up by type: conditions are worked out
some hundred times for each answer."""
