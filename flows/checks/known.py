"""What is known before a conversation: who is there, what holds already, between what numbers lie."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf
from types import MappingProxyType

from flows import model

Span = tuple[float, float]
"""The least and the greatest that a number can be."""

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Setting:
    """Who is there, and which form is run."""

    people: int
    """How many take part."""
    quick: bool
    """Whether it is the short form."""

    @property
    def alone(self) -> bool:
        """Whether one person is on their own."""
        return self.people == 1


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known at a place."""

    setting: Setting | None = None
    """Who is there; ``None`` when that is open."""
    sure: frozenset[str] = _NONE
    """Names that are answered whenever the place is reached."""
    held: frozenset[str] = _NONE
    """Conditions, as normal text, that hold here."""
    steps: Mapping[str, model.Step] = field(default_factory=lambda: MappingProxyType({}))
    """Every step of the flow by its id."""
    crowd: Span = (1, inf)
    """Fewest and most people that the flow allows."""


def span(node: ast.expr, facts: Facts) -> Span | None:
    """The least and the greatest that a number can be; ``None`` for what is no number."""
    match node:
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            return value, value
        case ast.UnaryOp(op=ast.USub(), operand=part):
            found = span(part, facts)
            return None if found is None else (-found[1], -found[0])
        case ast.Call(func=ast.Name(id="size"), args=[ast.Name(id="people")]):
            return crowd_of(facts)
        case ast.Attribute(value=ast.Name(id="people"), attr="size"):
            return crowd_of(facts)
        case ast.Call(func=ast.Name(id="size" | "count")) | ast.Attribute(attr="size" | "gap"):
            return 0, inf
        case ast.Name(id="round"):
            return 1, inf
        case ast.Name(id=name):
            return _asked(facts.steps.get(name), "all")
        case ast.Attribute(value=ast.Name(id=name), attr="min" | "max" | "mean"):
            return _asked(facts.steps.get(name), "each")
    return None


def _asked(step: model.Step | None, who: str) -> Span | None:
    """The bounds of a question that asks for a number."""
    if not isinstance(step, model.Ask) or (step.who == "all") != (who == "all"):
        return None
    if step.type == "scale":
        return 0 if step.min is None else step.min, 10 if step.max is None else step.max
    if step.type == "number":
        return -inf if step.min is None else step.min, inf if step.max is None else step.max
    return None


def crowd_of(facts: Facts) -> Span:
    """Fewest and most people here."""
    if facts.setting is None:
        return facts.crowd
    return facts.setting.people, facts.setting.people
