"""The type checker: what an expression comes to, and what its author has to mend.

A bare name, or an attribute other than ``answered``, ``items`` and ``size``, needs an answer: it is
reported as possibly unanswered unless it is surely answered at this place or guarded in the
expression itself (``x.answered and x > 3``).
"""

from __future__ import annotations

import ast
from collections import ChainMap
from collections.abc import Callable, Container, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Any, ClassVar, NamedTuple, cast

from flows.expressions.comparisons import compare
from flows.expressions.facts import conjuncts, where_false, where_true
from flows.expressions.grammar import CONDITIONED, CONSTANTS, record_kind, wanted
from flows.expressions.parsing import Expression
from flows.expressions.problems import ExpressionFault, did_you_mean
from flows.expressions.types import (
    ANY,
    DATE,
    NUMBER,
    TEXT,
    YESNO,
    AnyType,
    DateType,
    ListType,
    ReplyType,
    TextType,
    Type,
    alike,
    bare,
    literal_type,
    noun,
    offered,
    record_type,
    sum_type,
    value_of,
)

_FREE = frozenset({"answered", "items", "size"})
_HINTS = {
    "me": "me has a meaning in the turn of one person: who: each",
    "item": "item has a meaning in loops over a list, each, where and filter",
    "answer": "answer has a meaning in check",
}


class Known(NamedTuple):
    """What is known of names at one place of a flow."""

    types: Mapping[str, Type] = MappingProxyType({})
    """Every name that has a type, also those that cannot be answered yet."""
    sure: frozenset[str] = frozenset()
    """Names of steps that are answered whenever the place is reached; all others always are."""
    later: Container[str] = frozenset()
    """Names that exist but cannot be answered yet."""
    linked: frozenset[tuple[frozenset[str], str]] = frozenset()
    """Names that are answered wherever some conditions (as normal text) all hold."""
    held: frozenset[str] = frozenset()
    """Conditions that hold here."""


class Checked(NamedTuple):
    """What the checker found out about one expression."""

    type: Type
    """What the expression comes to; any value where a fault spoils it."""
    faults: tuple[ExpressionFault, ...]
    """Everything to mend but unguarded names."""
    unguarded: tuple[ExpressionFault, ...]
    """Names that may be unanswered here: faults in a condition, a dash in a text."""


def check(expression: Expression, known: Known) -> Checked:
    """Check one expression; never raises."""
    walker = _Walker(expression, known)
    found = walker.settled(expression.tree)
    return Checked(found, tuple(walker.faults), tuple(walker.unguarded))


class _Walker:
    """One walk over one expression."""

    def __init__(self, expression: Expression, known: Known) -> None:
        self.expression = expression
        self.known = known
        self.faults: list[ExpressionFault] = []
        self.unguarded: list[ExpressionFault] = []

    def fault(self, node: ast.AST, code: str, message: str, fix: str = "") -> AnyType:
        """Note a fault; what it spoils fits everything."""
        self.faults.append(self._problem(node, code, message, fix))
        return ANY

    def _problem(self, node: ast.AST, code: str, message: str, fix: str) -> ExpressionFault:
        """A fault at a part of the expression."""
        column = self.expression.column_of(node)
        return ExpressionFault(code, self.expression.line, column, message, fix)

    def settled(self, node: ast.expr) -> Type:
        """Type of a node where a reply is no longer good enough."""
        found = self.raw(node)
        if isinstance(found, ReplyType):
            self._needs_answer(node)
            return value_of(found)
        return found

    def _needs_answer(self, node: ast.expr) -> None:
        """Note a name that is used without being surely answered."""
        if isinstance(node, ast.Name) and node.id not in self.known.sure:
            self.unguarded.append(
                self._problem(
                    node,
                    "F1.6",
                    f"{node.id} may be unanswered here",
                    f"write {node.id}.answered and …",
                )
            )

    def raw(self, node: ast.expr) -> Type:
        """Type of a node."""
        return self._typed[type(node)](self, node)

    def condition(self, node: ast.expr) -> Type:
        """A part that has to be yes or no."""
        return self._expect(node, YESNO)

    def _expect(self, node: ast.expr, wanted_type: Type) -> Type:
        """A part that has to be of one type."""
        found = self.settled(node)
        if not alike(found, wanted_type):
            self.fault(node, "F1.3", f"{noun(wanted_type)} is needed here, not {noun(found)}")
        return wanted_type

    def _under(self, known: Known) -> _Walker:
        """A walker that knows more; it shares the lists of faults."""
        walker = _Walker(self.expression, known)
        walker.faults, walker.unguarded = self.faults, self.unguarded
        return walker

    def _name(self, node: ast.Name) -> Type:
        """A name of the scope."""
        name = node.id
        if name in CONSTANTS:
            return YESNO
        if name in self.known.later:
            return self.fault(node, "F1.5", f"{name} cannot be answered before this")
        try:
            return self.known.types[name]
        except KeyError:
            fix = _HINTS.get(name) or did_you_mean(name, self.known.types)
            return self.fault(node, "F1.2", f"there is no name {name} here", fix)

    def _attribute(self, node: ast.Attribute) -> Type:
        """``base.name``."""
        base, name = self.raw(node.value), node.attr
        if isinstance(base, AnyType):
            return ANY
        names = offered(base)
        if name not in names:
            fix = did_you_mean(name, names)
            return self.fault(node, "F1.2", f"{noun(base)} has no {name}", fix)
        if isinstance(base, ReplyType) and name not in _FREE:
            self._needs_answer(node.value)
        return names[name]

    def _list(self, node: ast.List) -> Type:
        """A list in brackets."""
        return ListType(self.raw(node.elts[0]) if node.elts else ANY)

    def _unary(self, node: ast.UnaryOp) -> Type:
        """``not`` and minus."""
        return self._expect(node.operand, YESNO if isinstance(node.op, ast.Not) else NUMBER)

    def _compare(self, node: ast.Compare) -> Type:
        """A comparison, chained or not."""
        compare(self, node)
        return YESNO

    def _both(self, node: ast.BoolOp) -> Type:
        """``and`` and ``or``: what comes later knows what went before."""
        walker, holds = self, isinstance(node.op, ast.And)
        walker.condition(node.values[0])
        for before, part in pairwise(node.values):
            walker = walker._under(_learnt(walker.known, before, holds))
            walker.condition(part)
        return YESNO

    def _sum(self, node: ast.BinOp) -> Type:
        """``+`` and ``-``."""
        left, right = bare(self.settled(node.left)), bare(self.settled(node.right))
        plus = isinstance(node.op, ast.Add)
        found = sum_type(left, right, plus=plus)
        if found is not None:
            return found
        sign = "+" if plus else "-"
        return self.fault(node, "F1.3", f"{noun(left)} {sign} {noun(right)} has no meaning")

    def listed(self, node: ast.expr) -> Type:
        """Type of the entries of a list; a list that was never asked is empty."""
        found = self.raw(node)
        if isinstance(found, ReplyType):
            found = value_of(found) if found.items is None else ListType(found.items)
        match found:
            case ListType(entry=entry):
                return entry
            case AnyType():
                return ANY
        return self.fault(node, "F1.3", f"a list is needed here, not {noun(found)}")

    def _call(self, node: ast.Call) -> Type:
        """A function."""
        name, first = cast("ast.Name", node.func).id, node.args[0]
        if kind := record_kind(node):
            return ListType(record_type(kind), single=wanted(node) == 1)
        if name in CONDITIONED:
            return self._conditioned(name, node)
        if name == "answered":
            return self._answered(node.args)
        for other in node.args[1:]:
            self._expect(other, NUMBER)
        match name:
            case "days" | "weeks":
                return self._expect(first, NUMBER)
            case "date":
                return self._date(first)
            case "text":
                self.settled(first)
                return TEXT
            case "size":
                if not isinstance(self.raw(first), TextType):
                    self.listed(first)
                return NUMBER
        entry = self.listed(first)
        single = len(node.args) == 2 and wanted(node) == 1
        return ListType(entry, single) if len(node.args) == 2 else entry

    def _conditioned(self, name: str, node: ast.Call) -> Type:
        """A function with a condition on ``item``."""
        entry = self.listed(node.args[0])
        known = self.known
        types = ChainMap({"item": entry}, cast("dict[str, Type]", known.types))
        inner = self._under(Known(types, known.sure, known.later, known.linked, known.held))
        inner.condition(node.args[1])
        match name:
            case "count":
                return NUMBER
            case "filter":
                return ListType(entry)
        return YESNO

    def _answered(self, parts: list[ast.expr]) -> Type:
        """``answered(a, b)``: a list of what came to something, so nothing needs a guard."""
        aside = _Walker(self.expression, self.known)
        aside.faults = self.faults
        types = [bare(aside.settled(part)) for part in parts]
        if all(isinstance(one, TextType) for one in types):
            return ListType(TEXT)
        return ListType(types[0] if all(one == types[0] for one in types) else ANY)

    def _date(self, node: ast.expr) -> Type:
        """``date("2026-06-14")``."""
        found = self.settled(node)
        if not isinstance(bare(found), TextType | DateType | AnyType):
            self.fault(node, "F1.3", f"a text is needed here, not {noun(found)}")
        return DATE

    _typed: ClassVar[Mapping[type[ast.expr], Callable[[_Walker, Any], Type]]] = {
        ast.Attribute: _attribute,
        ast.BinOp: _sum,
        ast.BoolOp: _both,
        ast.Call: _call,
        ast.Compare: _compare,
        ast.Constant: lambda _, node: literal_type(node.value),
        ast.List: _list,
        ast.Name: _name,
        ast.UnaryOp: _unary,
    }
    """Every node that can stand in an expression, and how its type is found."""


def _learnt(known: Known, part: ast.expr, holds: bool) -> Known:
    """What is known behind a part of a condition that holds, or does not."""
    held, linked = known.held, known.linked
    if not holds:
        return Known(known.types, known.sure | where_false(part), known.later, linked, held)
    held |= conjuncts(part)
    sure = known.sure | where_true(part) | {name for needs, name in linked if needs <= held}
    return Known(known.types, sure, known.later, linked, held)
