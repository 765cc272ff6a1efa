"""What a flow says, apart from where in its file it says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import TypeAlias

from flows.expressions import Expression
from flows.model import Flow
from flows.texts import Text

Content: TypeAlias = "str | int | float | bool | tuple[Content, ...] | None"
"""Plain values, so that two of them can be compared."""

_PLACES = frozenset({"line", "column"})
_GATHERED = frozenset({"parts", "sources", "recalls"})
"""Fields of a flow that come from elsewhere than its own file."""


def content(flow: Flow, *, without: frozenset[str] = frozenset()) -> Content:
    """Return all that a flow's own file says, but for these header fields (by their model's name)."""
    return _of_fields(flow, _GATHERED | without)


def _content(value: object) -> Content:
    """One value."""
    match value:
        case Expression(source=source) | Text(source=source):
            return source
        case tuple() | list():
            return tuple(_content(one) for one in value)
        case Mapping():
            # The order of an author's own keys is the order on the page.
            return tuple((str(key), _content(one)) for key, one in value.items())
        case str() | int() | float() | bool() | None:
            return value
    return _of_fields(value, _PLACES)


def _of_fields(value: object, without: frozenset[str]) -> Content:
    """A dataclass by its class and fields."""
    assert is_dataclass(value)
    named = ((one.name, getattr(value, one.name)) for one in fields(value))
    kept = ((name, _content(inner)) for name, inner in named if name not in without)
    return (type(value).__name__, *kept)
