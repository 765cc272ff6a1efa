"""What can be written: one table per kind of mapping, read by the reader and by the docs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeVar

from flows import model
from flows.expressions.problems import did_you_mean
from flows.reader import scalars as read
from flows.reader.nodes import Mapping as MappingNode
from flows.reader.nodes import Node
from flows.reader.scalars import Page

Reader = Callable[[Page, Node], Any]
"""Takes the page and a node; returns a value, or ``None`` after noting a fault."""

T = TypeVar("T")


class Key(NamedTuple):
    """One key of a mapping."""

    read: Reader
    """How its value is read."""
    field: str = ""
    """Field of the value that it fills; empty when it bears the key's name."""


Keys = Mapping[str, Key]
"""Every key that a mapping may have."""


def build(page: Page, node: Node, made: Callable[..., T], keys: Keys, **given: object) -> T | None:
    """Read a mapping by its table and make a value of it."""
    if not isinstance(node, MappingNode):
        page.fault(node, "F0.7", "keys with values are needed here")
        return None
    values: dict[str, Any] = dict(given)
    for name, (key_node, inner) in node.pairs.items():
        key = keys.get(name)
        if key is None:
            fix = did_you_mean(name, keys) or "keys are " + ", ".join(sorted(keys))
            page.fault(key_node, "F0.6", f"unknown key {name}", fix)
        elif (found := key.read(page, inner)) is not None:
            values[key.field or name] = found
    lacking = required(made) - values.keys()
    if not lacking:
        return made(**values)
    for name, key in keys.items():
        if (key.field or name) in lacking and name not in node.pairs:
            page.fault(node, "F0.9", f"{name} is missing", f"add {name}: …")
    return None


@cache
def required(made: Callable[..., object]) -> frozenset[str]:
    """Fields without which a value cannot be made; plain mappings need none."""
    if not is_dataclass(made):
        return frozenset()
    return frozenset(
        one.name
        for one in fields(made)
        if one.default is MISSING and one.default_factory is MISSING
    )


@dataclass(frozen=True)
class Built(Generic[T]):
    """A reader of one kind of mapping."""

    made: type[T]
    """What it makes of a mapping."""
    keys: Keys
    """What the mapping may have."""

    def __call__(self, page: Page, node: Node) -> T | None:
        """Read one."""
        return build(page, node, self.made, self.keys)


def each(made: type[T], keys: Keys) -> Reader:
    """A reader of lists of one kind of mapping."""
    return read.listing(Built(made, keys))


ASK_TYPE = Key(
    read.one_of("line", "text", "number", "scale", "choice", "choices", "rank", "yesno", "date"),
    "type",
)
"""The type of a question or field."""

CHECK: Keys = {
    "that": Key(read.expression),
    "text": Key(read.text),
    "level": Key(read.one_of("nudge", "stop")),
}
"""A condition on an answer."""

FIELD: Keys = {
    "text": Key(read.text),
    "type": ASK_TYPE,
    "options": Key(read.options),
    "options_from": Key(read.expression),
    "min": Key(read.number),
    "max": Key(read.number),
    "optional": Key(read.flag),
}
"""A field of a form."""


def form_field(page: Page, node: Node) -> model.Field | None:
    """One field of a form, written as ``id: {text: …}``."""
    if not isinstance(node, MappingNode) or len(node.pairs) != 1:
        page.fault(node, "F0.7", "a field is written as id: {text: …}")
        return None
    key, inner = next(iter(node.pairs.values()))
    name = read.identifier(page, key)
    return build(page, inner, model.Field, FIELD, id=name) if name else None


CARD: Keys = {
    "claim": Key(read.words),
    "strength": Key(read.one_of("strong", "mixed", "tradition")),
    "source": Key(read.words),
}
"""An evidence card."""

COMMON: Keys = {
    "when": Key(read.expression),
    "who": Key(read.identifier),
    "minutes": Key(read.number),
    "optional": Key(read.flag),
    "why": Key(read.words),
    "say_if_you_like": Key(read.text),
    "covers": Key(read.listing(read.words)),
    "renamed_from": Key(read.words),
}
"""Keys that every step may have."""

_HIDING: Keys = {"blind": Key(read.flag), "private": Key(read.flag)}

STEPS: Mapping[str, tuple[type[model.Step], Keys]] = MappingProxyType(
    {
        "section": (model.Section, {"title": Key(read.words)}),
        "say": (model.Say, {"text": Key(read.text), "show": Key(read.expression)}),
        "ask": (
            model.Ask,
            {
                **_HIDING,
                "text": Key(read.text),
                "type": ASK_TYPE,
                "options": Key(read.options),
                "options_from": Key(read.expression),
                "min": Key(read.number),
                "max": Key(read.number),
                "labels": Key(read.labels),
                "suggest": Key(read.value),
                "start": Key(read.value),
                "edits": Key(read.identifier),
                "guess": Key(read.flag),
                "check": Key(each(model.Check, CHECK), "checks"),
                "skip": Key(read.flag),
                "keys": Key(read.listing(read.words)),
                "aid": Key(read.one_of("smart")),
                "share": Key(read.words),
            },
        ),
        "form": (
            model.Form,
            {
                **_HIDING,
                "text": Key(read.text),
                "fields": Key(read.listing(form_field)),
                "many": Key(read.flag),
                "min": Key(read.whole(0, 200)),
                "max": Key(read.whole(1, 200)),
            },
        ),
        "notes": (
            model.Notes,
            {
                **_HIDING,
                "text": Key(read.text),
                "turns": Key(read.one_of("free", "alternate")),
                "min": Key(read.whole(0, 200)),
                "max": Key(read.whole(1, 200)),
                "lenses": Key(read.listing(read.words)),
            },
        ),
        "reveal": (
            model.Reveal,
            {
                "of": Key(read.listing(read.identifier)),
                "show": Key(read.one_of("side_by_side", "merged", "ranking", "gap")),
                "names": Key(read.shown_or_hidden),
                "order": Key(read.one_of("mixed", "as written")),
                "text": Key(read.text),
            },
        ),
        "group": (model.Group, {"of": Key(read.identifier), "text": Key(read.text)}),
        "vote": (
            model.Vote,
            {
                "of": Key(read.expression),
                "text": Key(read.text),
                "mode": Key(read.one_of("dots", "points", "thumbs")),
                "dots": Key(read.dots),
                "max_per_item": Key(read.whole(1, 100)),
                "blind": Key(read.flag),
                "tie": Key(read.one_of("people", "order")),
            },
        ),
        "agree": (
            model.Agree,
            {
                "text": Key(read.text),
                "attempts": Key(read.whole(1, 20)),
                "otherwise": Key(read.identifier),
            },
        ),
        "listen": (model.Listen, {"of": Key(read.identifier), "text": Key(read.text)}),
        "recall": (
            model.Recall,
            {
                "from": Key(read.words, "source"),
                "where": Key(read.expression),
                "last": Key(read.whole(1, 200)),
                "empty": Key(read.text),
                "text": Key(read.text),
                "pick": Key(read.one_of("none", "one", "many")),
                "sole": Key(read.flag),
                "quiet": Key(read.flag),
            },
        ),
        "keep": (
            model.Keep,
            {
                "as": Key(read.words, "record"),
                "each": Key(read.expression),
                "fields": Key(read.table(read.words, read.value)),
                "updates": Key(read.expression),
                "private": Key(read.flag),
            },
        ),
        "set": (model.Set, {"value": Key(read.value)}),
        "repeat": (
            model.Repeat,
            {
                "until": Key(read.expression),
                "max": Key(read.whole(1, 50)),
                "for": Key(read.expression, "each"),
                "exhausted": Key(read.identifier),
            },
        ),
        "call": (
            model.Call,
            {"with": Key(read.table(read.identifier, read.value), "arguments")},
        ),
        "wait": (
            model.Wait,
            {
                "for": Key(read.one_of("facilitator", "pairs", "all"), "until"),
                "timeout": Key(read.number),
                "otherwise": Key(read.identifier),
                "text": Key(read.text),
            },
        ),
        "consent": (
            model.Consent,
            {
                "text": Key(read.text),
                "allows": Key(read.listing(read.words)),
                "decline": Key(read.identifier),
            },
        ),
        "go": (model.Go, {}),
        "end": (model.End, {"text": Key(read.text)}),
    }
)
"""Kind key to the value it makes and the keys of its own."""

HEADER: Keys = {
    "flow": Key(read.flow_name, "name"),
    "format": Key(read.whole(1, 9999)),
    "revision": Key(read.whole(1, 1_000_000)),
    "lang": Key(read.words),
    "title": Key(read.words),
    "summary": Key(read.words),
    "people": Key(read.table(read.one_of("min", "max"), read.whole(1, 50))),
    "minutes": Key(read.whole(0, 1000)),
    "sensitive": Key(read.flag),
    "fragment": Key(read.flag),
    "covers": Key(read.listing(read.words)),
    "evidence": Key(lambda _, node: node),
    "shares": Key(read.listing(read.words)),
    "parameters": Key(read.listing(read.identifier)),
    "takes": Key(read.listing(read.identifier)),
    "steps": Key(lambda _, node: node),
    "checks": Key(read.listing(read.pledge)),
    "retired": Key(read.listing(read.words)),
}
"""Keys of the header."""
