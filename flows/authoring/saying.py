"""Expressions and texts of a flow in plain words, for people who never saw the language.

The words say what the engine does: an expression is read from its own tree, node by node. What a
step came to is called by the step's id, in quotes and without underscores.
"""

from __future__ import annotations

import ast

from flows.expressions import Expression
from flows.expressions.grammar import CONDITIONED, CONSTANTS, record_kind, wanted
from flows.texts import Hole, Text
from flows.wording import in_a_row, number, words

_GIVEN = {
    "today": "today",
    "people": "the people here",
    "me": "name",
    "item": "the entry",
    "answer": "the answer",
    "round": "the number of the round",
    "alone": "whether one person is here alone",
    "quick": "whether it is the short form",
}
"""Names that the engine gives."""

_FACTS = {
    "alone": ("one person is here alone", "more than one person is here"),
    "quick": ("it is the short form", "it is the full form"),
}
"""Names that are facts by themselves: when they hold, and when they do not."""

_MARKS = {
    "answered": ("{} has an answer", "{} has no answer"),
    "agreed": ("{} was agreed on", "{} was not agreed on"),
    "unanimous": ("each said yes to {}", "not each said yes to {}"),
    "given": ("everybody said yes to {}", "not everybody said yes to {}"),
}
"""Attributes that are facts."""

_ATTRIBUTES = {
    "since": "the day of",
    "min": "the least of",
    "max": "the greatest of",
    "mean": "the mean of",
    "gap": "the gap in",
    "yes": "the number of yes in",
    "id": "which one is",
}
"""Attributes that need other words than their name."""

_AMONG = "what has an answer among"
_COMPARED: dict[type[ast.cmpop], tuple[str, str]] = {
    ast.Eq: ("is", "is not"),
    ast.NotEq: ("is not", "is"),
    ast.Lt: ("is less than", "is at least"),
    ast.GtE: ("is at least", "is less than"),
    ast.LtE: ("is at most", "is more than"),
    ast.Gt: ("is more than", "is at most"),
    ast.In: ("is one of", "is none of"),
    ast.NotIn: ("is none of", "is one of"),
}
"""How a comparison reads, and how its opposite does."""


def named(step_id: str) -> str:
    """What a step is called in a sentence."""
    return f"“{plain(step_id)}”"


def plain(step_id: str) -> str:
    """A step's id as words."""
    return step_id.replace("_", " ").replace("-", " ").strip()


def condition(expression: Expression) -> str:
    """A condition as a sentence without its full stop: ``“settled” was agreed on``."""
    return _claim(expression.tree, holds=True)


def value(expression: Expression) -> str:
    """A value in words: ``the first of “themes”``."""
    return _phrase(expression.tree)


def text(source: Text | None) -> str:
    """An author's text on one line, each hole in brackets."""
    if source is None:
        return ""
    parts = [part if isinstance(part, str) else f"[{_filling(part)}]" for part in source.parts]
    return " ".join("".join(parts).split())


def _filling(hole: Hole) -> str:
    """What will stand in a hole."""
    said = _phrase(hole.expression.tree)
    if hole.format == "count":
        return f"number of {hole.arguments[1]}"
    return f"list of {said}" if hole.format in {"bullets", "list", "ladder"} else said


def _claim(node: ast.expr, *, holds: bool) -> str:
    """A condition, or its opposite."""
    match node:
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            return _claim(inner, holds=not holds)
        case ast.BoolOp():
            return _joined(node, holds=holds)
        case ast.Compare():
            return _comparison(node, holds=holds)
        case ast.Name(id=name) if name in _FACTS:
            return _FACTS[name][not holds]
        case ast.Attribute(value=base, attr=mark) if mark in _MARKS:
            return _MARKS[mark][not holds].format(_phrase(base))
        case ast.Call(func=ast.Name(id="any" | "all" as name), args=[entries, inner]):
            return _every(name, entries, inner, holds=holds)
    return f"{_phrase(node)} is {'yes' if holds else 'no'}"


def _joined(node: ast.BoolOp, *, holds: bool) -> str:
    """Several conditions; the opposite of all together is any of their opposites."""
    together = isinstance(node.op, ast.And) is holds
    parts = _worth_saying(node)
    said = []
    for part in parts:
        claim = _claim(part, holds=holds)
        deeper = isinstance(part, ast.BoolOp) and len(_worth_saying(part)) > 1 and len(parts) > 1
        said.append(f"({claim})" if deeper else claim)
    return (" and " if together else " or ").join(said)


def _worth_saying(node: ast.BoolOp) -> list[ast.expr]:
    """The parts of a condition that say something by themselves."""
    if isinstance(node.op, ast.Or):
        return node.values
    return [part for part in node.values if not _said_anyway(part, node.values)]


def _said_anyway(part: ast.expr, parts: list[ast.expr]) -> bool:
    """Whether ``x.answered`` only guards another part that is about ``x``."""
    match part:
        case ast.Attribute(value=ast.Name(id=name), attr="answered"):
            others = [other for other in parts if other is not part]
            return any(
                isinstance(inner, ast.Name) and inner.id == name
                for other in others
                for inner in ast.walk(other)
            )
    return False


def _comparison(node: ast.Compare, *, holds: bool) -> str:
    """One comparison, or a chain of them."""
    said, left = [], node.left
    for op, right in zip(node.ops, node.comparators, strict=True):
        said.append(_emptiness(left, op, right, holds=holds) or _compared(left, op, right, holds))
        left = right
    return (" and " if holds else " or ").join(said)


def _compared(left: ast.expr, op: ast.cmpop, right: ast.expr, holds: bool) -> str:
    """Two values side by side."""
    sign = _COMPARED[type(op)][not holds]
    match right:
        case ast.List(elts=[only]):
            sign = "is" if sign == "is one of" else "is not"
            return f"{_phrase(left)} {sign} {_phrase(only)}"
        case ast.List(elts=several):
            *most, last = [_phrase(one) for one in several] or ["nothing"]
            return f"{_phrase(left)} {sign} {' or '.join(filter(None, [', '.join(most), last]))}"
        case _ if isinstance(op, ast.In | ast.NotIn):
            inside = "is among" if sign == "is one of" else "is not among"
            return f"{_phrase(left)} {inside} {_phrase(right)}"
    return f"{_phrase(left)} {sign} {_phrase(right)}"


def _emptiness(left: ast.expr, op: ast.cmpop, right: ast.expr, *, holds: bool) -> str:
    """``size(x) == 0`` and the like; empty when it is something else."""
    nothing = isinstance(right, ast.Constant) and right.value in (0, "")
    measured = _measured(left) or (
        left if isinstance(right, ast.Constant) and right.value == "" else None
    )
    if not nothing or measured is None or not isinstance(op, ast.Eq | ast.NotEq | ast.Gt):
        return ""
    empty = isinstance(op, ast.Eq) is holds
    return f"{_phrase(measured)} {'is empty' if empty else 'is not empty'}"


def _measured(node: ast.expr) -> ast.expr | None:
    """What ``size(x)`` or ``x.size`` counts."""
    match node:
        case ast.Call(func=ast.Name(id="size"), args=[inner]):
            return inner
        case ast.Attribute(value=inner, attr="size"):
            return inner
    return None


def _every(name: str, entries: ast.expr, inner: ast.expr, *, holds: bool) -> str:
    """``any`` and ``all`` over a list; not any is all not."""
    lead = "for at least one of" if (name == "any") is holds else "for every one of"
    return f"{lead} {_phrase(entries)}, {_claim(inner, holds=holds)}"


def _phrase(node: ast.expr) -> str:
    """A value."""
    if (counted := _measured(node)) is not None:
        said = _phrase(counted)
        return (
            f"the number of {'people here' if said == _GIVEN['people'] else f'entries in {said}'}"
        )
    match node:
        case ast.Constant(value=str(said)):
            return f"“{said}”"
        case ast.Constant(value=bool(flag)):
            return words(flag)
        case ast.Constant(value=int(amount) | float(amount)):
            return number(amount)
        case ast.Name(id=name):
            return words(CONSTANTS[name]) if name in CONSTANTS else _GIVEN.get(name, named(name))
        case ast.Attribute(value=base, attr=attr):
            return _part(_phrase(base), attr)
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return f"minus {_phrase(inner)}"
        case ast.BinOp(left=left, right=right):
            sign = "plus" if isinstance(node.op, ast.Add) else "minus"
            return f"{_phrase(left)} {sign} {_phrase(right)}"
        case ast.List(elts=several):
            return in_a_row([_phrase(one) for one in several]) or "nothing"
        case ast.Call(func=ast.Name(id=name)) if name not in {"any", "all"}:
            return _call(node, name)
    return f"whether {_claim(node, holds=True)}"


def _part(base: str, attr: str) -> str:
    """Something of something."""
    match attr:
        case "items" | "text" | "value":
            return base
        case _ if attr in _MARKS:
            return f"whether {_MARKS[attr][0].format(base)}"
    return f"{_ATTRIBUTES.get(attr, f'the {plain(attr)} of')} {base}"


def _call(node: ast.Call, name: str) -> str:
    """A function of the fixed list."""
    if kind := record_kind(node):
        most = wanted(node)
        newest = (
            f"the newest {plain(kind)}"
            if most == 1
            else f"the newest {most} entries of the kind {plain(kind)}"
        )
        return f"{newest} in the history"
    if name in CONDITIONED:
        those = f"those of {_phrase(node.args[0])} for which {_claim(node.args[1], holds=True)}"
        return f"the number of {those}" if name == "count" else those
    first, *others = [_phrase(one) for one in node.args]
    match name:
        case "days" | "weeks":
            return f"{first} {name}"
        case "top":
            return f"the {others[0]} of {first} with the most points"
        case "first" if first.startswith(_AMONG) and not others:
            return f"the first that has an answer:{first.removeprefix(_AMONG)}"
        case "first" | "last":
            return f"the {name} {others[0]} of {first}" if others else f"the {name} of {first}"
        case "answered":
            return f"{_AMONG} {in_a_row([first, *others])}" if others else first
    return first  # date and text change the form only
