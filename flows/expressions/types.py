"""Types of expressions, known before a flow runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from types import MappingProxyType
from typing import TypeAlias

from flows.records import KINDS, FieldType


@dataclass(frozen=True, slots=True)
class TextType:
    """A text."""

    options: frozenset[str] | None = None
    """The only texts that it can be, for choices; ``None`` when it can be any."""


@dataclass(frozen=True, slots=True)
class NumberType:
    """A number."""


@dataclass(frozen=True, slots=True)
class YesNoType:
    """Yes or no."""


@dataclass(frozen=True, slots=True)
class DateType:
    """A day."""


@dataclass(frozen=True, slots=True)
class AnyType:
    """Not known: what a caller gives, or what a fault has spoiled. Fits everything."""


@dataclass(frozen=True)
class ItemType:
    """An entry of a list. Beside its fields it always has ``text`` and ``author``."""

    fields: Mapping[str, Type] = field(default_factory=lambda: MappingProxyType({}))
    """Name of each further field and its type."""

    @cached_property
    def attributes(self) -> Mapping[str, Type]:
        """Everything that can be read with a dot."""
        return {"text": TextType(), "author": TextType(), "answered": YesNoType(), **self.fields}


@dataclass(frozen=True)
class ListType:
    """Several values of one type."""

    entry: Type
    """Type of each."""
    single: bool = False
    """Never more than one entry, so that the entry's attributes can be read directly."""

    @cached_property
    def offered(self) -> Mapping[str, Type]:
        """Everything that can be read with a dot."""
        inner = offered(self.entry) if self.single else {}
        return {**inner, "size": NUMBER, "items": self, "answered": YESNO}


@dataclass(frozen=True)
class ReplyType:
    """What a step comes to."""

    value: Type | None = None
    """Type of the bare name; ``None``: the list of its items, if it has any."""
    items: ItemType | None = None
    """Type of its entries; ``None`` for steps that make no list."""
    attributes: Mapping[str, Type] = field(default_factory=lambda: MappingProxyType({}))
    """What its kind offers beside ``answered``, ``items`` and ``size``."""
    single: bool = False
    """Never more than one entry."""

    @cached_property
    def offered(self) -> Mapping[str, Type]:
        """Everything that can be read with a dot."""
        inner = dict(offered(self.items)) if self.single and self.items else {}
        if isinstance(self.value, ItemType):
            inner.update(offered(self.value))
        if self.items is not None:
            inner.update(items=ListType(self.items), size=NUMBER)
        return {**inner, **self.attributes, "answered": YESNO}


Type: TypeAlias = (
    "TextType | NumberType | YesNoType | DateType | AnyType | ItemType | ListType | ReplyType"
)
"""Any type of an expression."""

TEXT, NUMBER, YESNO, DATE, ANY = TextType(), NumberType(), YesNoType(), DateType(), AnyType()

_NOUNS: Mapping[type, str] = {
    TextType: "a text",
    NumberType: "a number",
    YesNoType: "yes or no",
    DateType: "a date",
    AnyType: "any value",
    ItemType: "an entry of a list",
    ListType: "a list",
    ReplyType: "what a step came to",
}

FIELD_TYPES: Mapping[FieldType, Type] = {
    "text": TEXT,
    "number": NUMBER,
    "date": DATE,
    "yesno": YESNO,
    "texts": ListType(TEXT),
}
"""Type of a record's field as expressions see it."""


def noun(kind: Type) -> str:
    """The type in words."""
    return _NOUNS[type(kind)]


@cache
def record_type(kind: str) -> ItemType:
    """Entries that are records of a kind."""
    fields = {name: FIELD_TYPES[of] for name, of in KINDS[kind].items()}
    return ItemType({"id": TEXT, "since": DATE, **fields})


def bare(kind: Type) -> Type:
    """The type as a single value: an entry counts as its text."""
    return kind.attributes["text"] if isinstance(kind, ItemType) else kind


def alike(left: Type, right: Type) -> bool:
    """Whether two values can be compared."""
    left, right = bare(left), bare(right)
    return isinstance(left, AnyType) or isinstance(right, AnyType) or type(left) is type(right)


def value_of(reply: ReplyType) -> Type:
    """Type of a step's bare name."""
    if reply.value is not None:
        return reply.value
    return ListType(reply.items or ItemType(), reply.single)


def sum_type(left: Type, right: Type, *, plus: bool) -> Type | None:
    """Type of ``left + right``, or without ``plus`` of ``left - right``; ``None``: no meaning."""
    match left, right:
        case (AnyType(), _) | (_, AnyType()):
            return ANY
        case (NumberType(), NumberType()):
            return NUMBER
        case (TextType(), TextType()) if plus:
            return TEXT
        case (ListType(entry=entry), ListType(entry=other)) if plus and alike(entry, other):
            return ListType(entry)
        case (DateType(), NumberType()):
            return DATE
        case (NumberType(), DateType()) if plus:
            return DATE
        case (DateType(), DateType()) if not plus:
            return NUMBER
    return None


def literal_type(value: object) -> Type:
    """Type of a literal."""
    if isinstance(value, bool):
        return YESNO
    return TEXT if isinstance(value, str) else NUMBER


def offered(base: Type) -> Mapping[str, Type]:
    """Attributes that a value of this type has."""
    match base:
        case ItemType():
            return base.attributes
        case ListType() | ReplyType():
            return base.offered
    return {}
