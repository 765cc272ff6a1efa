"""Reading small things of a case: words with their place, days, and records by kind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from flows.expressions.problems import did_you_mean
from flows.reader import scalars as read
from flows.reader.nodes import Mapping, Node, Scalar
from flows.reader.scalars import Page
from flows.records import KINDS, FieldValue
from tui.rehearsal.cases.model import Kept, Spot


def spot(page: Page, node: Node) -> Spot | None:
    """Words, and where they stand."""
    found = read.words(page, node)
    return None if found is None else Spot(found, node.line, node.column)


def day(page: Page, node: Node) -> date | None:
    """A day such as 2026-06-14."""
    found = read.words(page, node)
    try:
        return None if found is None else date.fromisoformat(found)
    except ValueError:
        page.fault(node, "F0.7", "a day is written as 2026-06-14")
        return None


def known_kind(page: Page, node: Node) -> Spot | None:
    """A record kind."""
    found = spot(page, node)
    if found is not None and found.text not in KINDS:
        fix = did_you_mean(found.text, KINDS) or "kinds are " + ", ".join(KINDS)
        page.fault(node, "F3.4", f"there is no record kind {found.text}", fix)
    return found


def kept(page: Page, node: Node) -> Kept | None:
    """A record that has to be kept: its kind, or ``KIND: {field: value}``."""
    if isinstance(node, Scalar):
        kind = known_kind(page, node)
        return None if kind is None else Kept(kind, {})
    name, inner = kind_of(page, node)
    if name is None or inner is None:
        return None
    fields = {}
    for field, (key, said) in inner.pairs.items():
        found = spot(page, said)
        if field_value(page, name, field, key, said) is not None and found is not None:
            fields[field] = found
    return Kept(Spot(name, node.line, node.column), fields)


def kind_of(page: Page, node: Node) -> tuple[str | None, Mapping | None]:
    """The record kind that a mapping is about, and its fields."""
    pairs = node.pairs if isinstance(node, Mapping) else {}
    kind = next((name for name in pairs if name in KINDS), None)
    if kind is None:
        fix = did_you_mean(next(iter(pairs), ""), KINDS) or "kinds are " + ", ".join(KINDS)
        page.fault(node, "F3.4", "a record is written as KIND: {field: value}", fix)
        return None, None
    inner = pairs[kind][1]
    if not isinstance(inner, Mapping):
        page.fault(inner, "F0.7", "fields with values are needed here")
        return None, None
    return kind, inner


def without(node: Node, kind: str) -> Iterator[tuple[str, tuple[Scalar, Node]]]:
    """The pairs of a mapping but the one about its kind."""
    assert isinstance(node, Mapping)
    yield from ((name, pair) for name, pair in node.pairs.items() if name != kind)


def field_value(page: Page, kind: str, name: str, key: Node, node: Node) -> FieldValue | None:
    """The value of a record's field, as its type wants it."""
    if name not in KINDS[kind]:
        fix = did_you_mean(name, KINDS[kind]) or "fields are " + ", ".join(KINDS[kind])
        page.fault(key, "F3.4", f"a {kind} has no {name}", fix)
        return None
    match KINDS[kind][name]:
        case "number":
            return read.number(page, node)
        case "yesno":
            return read.flag(page, node)
        case "date":
            found = day(page, node)
            return None if found is None else found.isoformat()
        case "texts":
            return read.listing(read.words)(page, node)
    return read.words(page, node)
