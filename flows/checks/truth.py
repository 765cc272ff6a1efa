"""What a condition comes to before anybody has answered: yes, no, or not to be known.

Numbers are looked at as spans (a scale of 0 to 10 is never above 10), choices as their options, and
what holds at a place already is known there.
"""

from __future__ import annotations

import ast
from functools import lru_cache

from flows import model
from flows.checks.known import Facts, Span, crowd_of, span
from flows.expressions.facts import normal
from flows.expressions.grammar import CONSTANTS

Truth = bool | None
"""Yes, no, or (``None``) not to be known."""


@lru_cache(maxsize=2048)
def tree_of(text: str) -> ast.expr | None:
    """The condition that a normal text says; ``None`` for what is none."""
    try:
        return ast.parse(text, mode="eval").body
    except SyntaxError:
        return None


def truth(node: ast.expr, facts: Facts) -> Truth:
    """What a condition comes to."""
    if facts.held and not isinstance(node, ast.Constant):
        words = normal(node)
        if words in facts.held:
            return True
        if f"not {words}" in facts.held or words.removeprefix("not ") in facts.held - {words}:
            return False
    match node:
        case ast.Constant(value=bool(value)):
            return value
        case ast.Name(id=name):
            return _name(name, facts)
        case ast.Attribute(value=ast.Name(id=name), attr="answered"):
            return _answered(name, facts)
        case ast.UnaryOp(op=ast.Not(), operand=part):
            found = truth(part, facts)
            return None if found is None else not found
        case ast.BoolOp(op=ast.And(), values=parts):
            return _every(parts, facts)
        case ast.BoolOp(values=parts):
            return _some(parts, facts)
        case ast.Compare():
            return _chain(node, facts)
    return None


def _name(name: str, facts: Facts) -> Truth:
    """A bare name."""
    if name in CONSTANTS:
        return CONSTANTS[name]
    least, most = crowd_of(facts)
    if name == "alone":
        return True if most == 1 else False if least > 1 else None
    if name == "quick" and facts.setting is not None:
        return facts.setting.quick
    return None


def _answered(name: str, facts: Facts) -> Truth:
    """Whether a step surely has an answer; computed values may always come to nothing."""
    computed = isinstance(facts.steps.get(name), model.Set)
    return True if name in facts.sure and not computed else None


def _every(parts: list[ast.expr], facts: Facts) -> Truth:
    """``and``: all parts, which may contradict each other."""
    found = [truth(part, facts) for part in parts]
    if False in found or _contrary(parts):
        return False
    return True if all(found) else None


def _some(parts: list[ast.expr], facts: Facts) -> Truth:
    """``or``: one part is enough, and a thing or its contrary always holds."""
    found = [truth(part, facts) for part in parts]
    words = set(map(normal, parts))
    if True in found or any(f"not {one}" in words for one in words):
        return True
    return None if None in found else False


def _contrary(parts: list[ast.expr]) -> bool:
    """Whether two parts cannot both hold: a thing and its contrary, or two values of one thing."""
    words = set(map(normal, parts))
    if any(f"not {one}" in words for one in words):
        return True
    equal: dict[str, object] = {}
    for part in parts:
        match part:
            case ast.Compare(left=left, ops=[ast.Eq()], comparators=[ast.Constant(value=value)]):
                if equal.setdefault(normal(left), value) != value:
                    return True
    return False


def _chain(node: ast.Compare, facts: Facts) -> Truth:
    """A comparison; a chain holds when each of its links does."""
    sides = [node.left, *node.comparators]
    links = [
        _link(op, left, right, facts)
        for op, left, right in zip(node.ops, sides[:-1], sides[1:], strict=True)
    ]
    if False in links:
        return False
    return True if all(links) else None


def _link(op: ast.cmpop, left: ast.expr, right: ast.expr, facts: Facts) -> Truth:
    """One comparison."""
    match op:
        case ast.In():
            return _within(left, right, facts)
        case ast.NotIn():
            found = _within(left, right, facts)
            return None if found is None else not found
        case ast.NotEq():
            found = _link(ast.Eq(), left, right, facts)
            return None if found is None else not found
        case ast.Eq() if (found := _chosen(left, right, facts)) is not None:
            return found
    if not isinstance(left, ast.Constant) and normal(left) == normal(right):
        # What may be unanswered is not even equal to itself.
        return isinstance(op, ast.Eq | ast.LtE | ast.GtE) if _settled(left, facts) else None
    one, other = span(left, facts), span(right, facts)
    return None if one is None or other is None else _ordered(op, one, other)


def _settled(node: ast.expr, facts: Facts) -> bool:
    """Whether a name always has a value here."""
    return isinstance(node, ast.Name) and (node.id in facts.sure or node.id == "today")


def _within(left: ast.expr, right: ast.expr, facts: Facts) -> Truth:
    """``choice in [words, …]``."""
    options = _options(left, facts)
    if not options or not isinstance(right, ast.List):
        return None
    listed = {part.value for part in right.elts if isinstance(part, ast.Constant)}
    return True if options <= listed else None


def _chosen(left: ast.expr, right: ast.expr, facts: Facts) -> Truth:
    """``choice == word``."""
    options = _options(left, facts)
    if not options or not isinstance(right, ast.Constant):
        return None
    return True if options == {right.value} else None


def _options(node: ast.expr, facts: Facts) -> frozenset[str]:
    """All that a question answered together can come to, when that is fixed."""
    step = facts.steps.get(node.id) if isinstance(node, ast.Name) else None
    if not isinstance(step, model.Ask) or step.who != "all" or step.type != "choice":
        return frozenset()
    return frozenset() if step.options_from else frozenset(one.value for one in step.options)


def _ordered(op: ast.cmpop, one: Span, other: Span) -> Truth:
    """Compare two spans."""
    match op:
        case ast.Gt():
            return _ordered(ast.Lt(), other, one)
        case ast.GtE():
            return _ordered(ast.LtE(), other, one)
        case ast.Lt():
            return True if one[1] < other[0] else False if one[0] >= other[1] else None
        case ast.LtE():
            return True if one[1] <= other[0] else False if one[0] > other[1] else None
    if one[0] == one[1] == other[0] == other[1]:
        return True
    return False if one[1] < other[0] or other[1] < one[0] else None
