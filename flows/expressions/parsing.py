"""From the words of an author to an expression, and what it reads."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NoReturn

from flows.expressions.grammar import LONGEST, SPLIT, names_in, record_kind, refusal, wanted
from flows.expressions.problems import ExpressionFault

_QUOTED = re.compile(r'"[^"]*"|\'[^\']*\'')
_ONE_EQUALS = re.compile(r"(?<![=!<>])=(?!=)")
_ODD = re.compile(r"[^ -~]|[#;`$?{}@^~%&|]|!(?!=)|(?<![\w.])\d[\d.]*[A-Za-z_]")
"""Signs that are not part of the language, and numbers with letters in them."""


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
    lead = len(source) - len(source.lstrip())
    expression = Expression(" ".join(source.strip().splitlines()), line, column + lead)
    try:
        _parsed(expression.source)
    except ExpressionFault as fault:
        at = expression.column + fault.column - 1
        raise ExpressionFault(fault.code, line, at, fault.message, fault.fix) from None
    return expression


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
    if (refused := refusal(tree)) is not None:
        node, message, fix = refused
        raise ExpressionFault("F1.1", 1, Expression(source, 1, 1).column_of(node), message, fix)
    return tree


def names(expression: Expression) -> frozenset[str]:
    """Every name that is read from the scope: no functions, record kinds or own ``item``."""
    return _names_of(expression.tree)


@lru_cache(maxsize=4096)
def _names_of(tree: ast.expr) -> frozenset[str]:
    """The names of a tree; trees are shared by all expressions that say the same."""
    return frozenset(names_in(tree))


def history_calls(expression: Expression) -> dict[str, int]:
    """Record kind to how many of the newest records the expression reads with ``last``."""
    found: dict[str, int] = {}
    if "last" not in expression.source:
        return found
    for node in ast.walk(expression.tree):
        if isinstance(node, ast.Call) and (kind := record_kind(node)):
            found[kind] = max(found.get(kind, 0), wanted(node))
    return found


def _blank(quoted: re.Match[str]) -> str:
    """Quotes of the same length with nothing but blanks in them."""
    return '"' + " " * (len(quoted[0]) - 2) + '"'


def _plain(source: str, line: int, column: int) -> None:
    """Refuse what has no business in an expression before Python's parser sees it."""

    def refuse(at: int, message: str, fix: str = "") -> NoReturn:
        raise ExpressionFault("F1.1", line, column + at, message, fix)

    if not source:
        refuse(0, "the expression is empty")
    if len(source) > LONGEST:
        refuse(0, f"the expression is longer than {LONGEST} characters", SPLIT)
    bare = _QUOTED.sub(_blank, source)
    # Most expressions hold nothing odd, and one search is quicker than a look at each sign.
    found = _ODD.search(bare)
    clean = not found and source.isprintable() and "\\" not in source
    for at, (shown, char) in enumerate(() if clean else zip(bare, source, strict=True)):
        if not char.isprintable() or char == "\\":
            refuse(at, "control characters and backslashes are not allowed")
        odd = shown in "#;`$?!{}@^~%&|" and bare[at : at + 2] != "!="
        if odd or not shown.isascii():
            refuse(at, f"the character {char} is not part of the language")
    if found:
        refuse(found.start(), "numbers are written with digits and a point only")
