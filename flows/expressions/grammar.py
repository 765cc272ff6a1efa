"""What can be written as an expression: limits, the white-list of nodes, what its parts are."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flows.records import KINDS

LONGEST = 500
"""Most characters in one expression."""
DEEPEST = 24
"""Most levels of nesting."""
GREATEST = 10**12
"""Greatest number, written or computed, either side of zero."""
MOST_RECORDS = 200
"""Most records that ``last`` can be asked for."""

FUNCTIONS = {
    "days": (1, 1),
    "weeks": (1, 1),
    "date": (1, 1),
    "text": (1, 1),
    "size": (1, 1),
    "any": (2, 2),
    "all": (2, 2),
    "count": (2, 2),
    "filter": (2, 2),
    "top": (2, 2),
    "first": (1, 2),
    "last": (1, 2),
    "answered": (1, 8),
}
"""Every function, with the fewest and the most arguments."""

CONDITIONED = frozenset({"any", "all", "count", "filter"})
"""Functions whose second argument is a condition on ``item``."""

CONSTANTS = {"yes": True, "no": False, "true": True, "false": False}
"""Names that are values, beside Python's own ``True`` and ``False``."""

SPLIT = "split it with `set`"
"""What mends an expression that is too long or too deep."""
_OPERATORS = (ast.Not, ast.USub, ast.Add, ast.Sub)
_COMPARISONS = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.In, ast.NotIn)


def record_kind(call: ast.Call) -> str:
    """The record kind of ``last(KIND, …)``; empty for any other call.

    A record kind always means the history here, even where a step bears the same name.
    """
    match call:
        case ast.Call(func=ast.Name(id="last"), args=[ast.Name(id=kind), *_]) if kind in KINDS:
            return kind
    return ""


def wanted(call: ast.Call) -> int:
    """How many entries ``last`` or ``first`` wants, when it says so with a plain number."""
    match call.args:
        case [_, ast.Constant(value=int(number))]:
            return int(number)
    return 1


def refusal(node: ast.expr, depth: int = DEEPEST) -> tuple[ast.expr, str, str] | None:
    """The first part that is not on the white-list, what is wrong with it, and what would mend it."""
    rule = _RULES.get(type(node), _stranger)
    found = rule(node) if depth else ("the expression is nested too deeply", SPLIT)
    if found is not None:
        return node, *found
    for child in _operands(node):
        if (inner := refusal(child, depth - 1)) is not None:
            return inner
    return None


_PARTS: Mapping[type[ast.expr], Callable[[Any], Sequence[ast.expr]]] = {
    ast.Attribute: lambda node: (node.value,),
    ast.BinOp: lambda node: (node.left, node.right),
    ast.BoolOp: lambda node: node.values,
    ast.Call: lambda node: node.args,
    ast.Compare: lambda node: (node.left, *node.comparators),
    ast.List: lambda node: node.elts,
    ast.UnaryOp: lambda node: (node.operand,),
}
"""The parts of a node that are expressions themselves (a call's function name is not)."""


def _operands(node: ast.expr) -> Sequence[ast.expr]:
    """The expressions in a node that is on the white-list."""
    parts = _PARTS.get(type(node))
    return () if parts is None else parts(node)


_Refusal = tuple[str, str] | None
"""What is wrong with a node, and what would mend it (perhaps empty)."""


def _stranger(_: ast.expr) -> _Refusal:
    """Anything that is not on the white-list."""
    return (
        "this is not part of the language",
        "names, numbers, texts, and, or, not, comparisons, in, + and - are",
    )


def _name(node: ast.Name) -> _Refusal:
    """A name."""
    return (f"the name {node.id} is not allowed", "") if "__" in node.id else None


def _attribute(node: ast.Attribute) -> _Refusal:
    """What is read with a dot, of something that has a name or is computed."""
    if not isinstance(node.value, ast.Name | ast.Attribute | ast.Call):
        return _stranger(node)
    if node.attr.startswith("_") or "__" in node.attr:
        return f"the attribute {node.attr} is not allowed", ""
    return None


def _signed(node: ast.UnaryOp | ast.BinOp) -> _Refusal:
    """``not``, minus and plus."""
    return None if isinstance(node.op, _OPERATORS) else _stranger(node)


def _comparison(node: ast.Compare) -> _Refusal:
    """A comparison, chained or not."""
    return None if all(isinstance(op, _COMPARISONS) for op in node.ops) else _stranger(node)


def _list(node: ast.List) -> _Refusal:
    """A list in brackets."""
    if all(isinstance(element, ast.Constant) for element in node.elts):
        return None
    return "a list in brackets holds plain values only", ""


def _constant(node: ast.Constant) -> _Refusal:
    """Yes and no, numbers of a bearable size, and texts."""
    match node.value:
        case bool() | str():
            return None
        case int() | float() as number:
            return None if abs(number) <= GREATEST else ("the number is too large", "")
    return "only numbers, texts, True and False can be written", ""


def _call(call: ast.Call) -> _Refusal:
    """A call of one of the functions, with as many arguments as it takes."""
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if name not in FUNCTIONS:
        message = f"there is no function {name}" if name else "only functions can be called"
        return message, "the functions are " + ", ".join(FUNCTIONS)
    least, most = FUNCTIONS[name]
    if call.keywords or not least <= len(call.args) <= most:
        between = "or" if most == least + 1 else "to"
        counted = str(most) if least == most else f"{least} {between} {most}"
        return f"{name} takes {counted} argument{'s' * (most > 1)}", ""
    if record_kind(call):
        literal = len(call.args) == 1 or isinstance(call.args[1], ast.Constant)
        if not literal or not 1 <= wanted(call) <= MOST_RECORDS:
            return f"how many records is a plain number from 1 to {MOST_RECORDS}", ""
    return None


_RULES: Mapping[type[ast.expr], Callable[[Any], _Refusal]] = {
    ast.Attribute: _attribute,
    ast.BinOp: _signed,
    ast.BoolOp: lambda _: None,
    ast.Call: _call,
    ast.Compare: _comparison,
    ast.Constant: _constant,
    ast.List: _list,
    ast.Name: _name,
    ast.UnaryOp: _signed,
}
"""Every node that can stand in an expression, and what can still be wrong with it."""


def names_in(node: ast.expr) -> set[str]:
    """Names below a node."""
    match node:
        case ast.Name(id=name):
            return set() if name in CONSTANTS else {name}
        case ast.Call(func=ast.Name(id=name), args=[first, condition]) if name in CONDITIONED:
            return names_in(first) | (names_in(condition) - {"item"})
        case ast.Call() if record_kind(node):
            return set()
    return {name for child in _operands(node) for name in names_in(child)}
