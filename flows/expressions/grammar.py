"""What can be written as an expression: limits, the white-list of nodes, names that are used."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NoReturn, Protocol

from flows.expressions.problems import ExpressionFault
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

_QUOTED = re.compile(r'"[^"]*"|\'[^\']*\'')
_ONE_EQUALS = re.compile(r"(?<![=!<>])=(?!=)")
_ODD_NUMBER = re.compile(r"(?<![\w.])\d[\d.]*[A-Za-z_]")
_ODD_SIGN = re.compile(r"[#;`$?{}@^~%&|]|!(?!=)")
_LEAVES = (ast.Name, ast.Constant)
_COMPARISONS = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.In, ast.NotIn)


@dataclass(frozen=True, slots=True)
class Expression:
    """A parsed expression. Two are equal when they say the same at the same place."""

    source: str
    """The words of the author, on one line."""
    line: int
    """Line in the flow file, from 1."""
    column: int
    """Column of the first character, from 1."""

    @property
    def tree(self) -> ast.expr:
        """The parsed tree, white-listed nodes only; for this package.

        It is shared by all expressions that say the same, and never changed.
        """
        return _parsed(self.source)

    def column_of(self, node: ast.AST) -> int:
        """Column in the file at which a part of the tree begins."""
        before = self.source.encode()[: getattr(node, "col_offset", 0)]
        return self.column + len(before.decode(errors="ignore"))


def parse(source: str, line: int = 1, column: int = 1) -> Expression:
    """Parse one expression; raise :class:`ExpressionFault` at the first thing that is not allowed."""
    expression = taken(source, line, column)
    try:
        _parsed(expression.source)
    except ExpressionFault as fault:
        at = expression.column + fault.column - 1
        raise ExpressionFault(fault.code, line, at, fault.message, fault.fix) from None
    return expression


def taken(source: str, line: int = 1, column: int = 1) -> Expression:
    """An expression that is known to be one; it is parsed when it is first needed."""
    lead = len(source) - len(source.lstrip())
    return Expression(" ".join(source.strip().splitlines()), line, column + lead)


@lru_cache(maxsize=8192)
def _parsed(source: str) -> ast.expr:
    """The tree of an expression; faults as if it stood at the beginning of a file.

    Flows say the same again and again, and parsing takes the larger part of the time of reading.
    """
    _plain(source, 1, 1)
    try:
        tree = ast.parse(source, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        at = max(getattr(error, "offset", 0) or 1, 1)
        fix = "write == to compare" if _ONE_EQUALS.search(source) else ""
        raise ExpressionFault("F1.1", 1, at, "this is no expression", fix) from None
    _allow(Expression(source, 1, 1), tree, DEEPEST)
    return tree


def names(expression: Expression) -> frozenset[str]:
    """Every name that is read from the scope: no functions, record kinds or own ``item``."""
    return _names_of(expression.tree)


@lru_cache(maxsize=4096)
def _names_of(tree: ast.expr) -> frozenset[str]:
    """The names of a tree; trees are shared by all expressions that say the same."""
    return frozenset(_names(tree))


def history_calls(expression: Expression) -> dict[str, int]:
    """Record kind to how many of the newest records the expression reads with ``last``."""
    found: dict[str, int] = {}
    if "last" not in expression.source:
        return found
    for node in ast.walk(expression.tree):
        if isinstance(node, ast.Call) and (kind := record_kind(node)):
            found[kind] = max(found.get(kind, 0), wanted(node))
    return found


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


def _plain(source: str, line: int, column: int) -> None:
    """Refuse what has no business in an expression before Python's parser sees it."""

    def refuse(at: int, message: str, fix: str = "") -> NoReturn:
        raise ExpressionFault("F1.1", line, column + at, message, fix)

    if not source:
        refuse(0, "the expression is empty")
    if len(source) > LONGEST:
        refuse(0, f"the expression is longer than {LONGEST} characters", "split it with `set`")
    bare = _QUOTED.sub(lambda match: '"' + " " * (len(match[0]) - 2) + '"', source)
    # Most expressions hold nothing odd, and one search is quicker than a look at each sign.
    plain = source.isascii() and source.isprintable() and not _ODD_SIGN.search(bare)
    signs = () if plain and "\\" not in source else zip(bare, source, strict=True)
    for at, (shown, char) in enumerate(signs):
        if not char.isprintable() or char == "\\":
            refuse(at, "control characters and backslashes are not allowed")
        odd = shown in "#;`$?!{}@^~%&|" and bare[at : at + 2] != "!="
        if odd or not shown.isascii():
            refuse(at, f"the character {char} is not part of the language")
    if number := _ODD_NUMBER.search(bare):
        refuse(number.start(), "numbers are written with digits and a point only")


def _allow(expression: Expression, node: ast.expr, depth: int) -> None:
    """Refuse every node that is not on the white-list."""

    def refuse(message: str, fix: str = "") -> NoReturn:
        raise ExpressionFault("F1.1", expression.line, expression.column_of(node), message, fix)

    if not depth:
        refuse("the expression is nested too deeply", "split it with `set`")
    match node:
        case ast.Constant(value=value):
            _allow_constant(value, refuse)
        case ast.Name(id=name):
            if "__" in name:
                refuse(f"the name {name} is not allowed")
        case ast.Attribute(value=ast.Name() | ast.Attribute() | ast.Call(), attr=name):
            if name.startswith("_") or "__" in name:
                refuse(f"the attribute {name} is not allowed")
        case ast.BoolOp() | ast.UnaryOp(op=ast.Not() | ast.USub()):
            pass
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            pass
        case ast.Compare(ops=ops) if all(isinstance(op, _COMPARISONS) for op in ops):
            pass
        case ast.List(elts=elements):
            if not all(isinstance(element, ast.Constant) for element in elements):
                refuse("a list in brackets holds plain values only")
        case ast.Call():
            _allow_call(node, refuse)
        case _:
            refuse(
                "this is not part of the language",
                "names, numbers, texts, and, or, not, comparisons, in, + and - are",
            )
    for child in _operands(node):
        _allow(expression, child, depth - 1)


def _operands(node: ast.expr) -> list[ast.expr]:
    """The parts of a node that are expressions themselves (a call's function name is not)."""
    if isinstance(node, ast.Call):
        return node.args
    return [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]


class _Refuse(Protocol):
    """Signature of the function that refuses, for type checkers."""

    def __call__(self, message: str, fix: str = "") -> NoReturn: ...


def _allow_constant(value: object, refuse: _Refuse) -> None:
    """Refuse values other than yes/no, numbers of a bearable size, and texts."""
    match value:
        case bool() | str():
            return
        case int() | float() if abs(value) <= GREATEST:
            return
        case int() | float():
            refuse("the number is too large")
        case _:
            refuse("only numbers, texts, True and False can be written")


def _allow_call(call: ast.Call, refuse: _Refuse) -> None:
    """Refuse calls of anything but the functions, and a wrong number of arguments."""
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if name not in FUNCTIONS:
        refuse(
            f"there is no function {name}" if name else "only functions can be called",
            "the functions are " + ", ".join(FUNCTIONS),
        )
    least, most = FUNCTIONS[name]
    if call.keywords or not least <= len(call.args) <= most:
        between = "or" if most == least + 1 else "to"
        counted = str(most) if least == most else f"{least} {between} {most}"
        refuse(f"{name} takes {counted} argument{'s' * (most > 1)}")
    if record_kind(call):
        literal = len(call.args) == 1 or isinstance(call.args[1], ast.Constant)
        if not literal or not 1 <= wanted(call) <= MOST_RECORDS:
            refuse(f"how many records is a plain number from 1 to {MOST_RECORDS}")


def _names(node: ast.expr) -> set[str]:
    """Names below a node."""
    match node:
        case ast.Name(id=name):
            return set() if name in CONSTANTS else {name}
        case ast.Call(func=ast.Name(id=name), args=[first, condition]) if name in CONDITIONED:
            return _names(first) | (_names(condition) - {"item"})
        case ast.Call() if record_kind(node):
            return set()
    return {name for child in _operands(node) for name in _names(child)}
