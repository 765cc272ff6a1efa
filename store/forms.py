"""How single values stand in saved form: each form turns a value into plain JSON and back.

Turning back raises ``KeyError``, ``TypeError`` or ``ValueError`` for what cannot be one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Final

from flows.people import Person
from flows.records import Record

_RECORD_KEYS: Final = frozenset(
    [
        "id",
        "kind",
        "author",
        "conversation",
        "step",
        "visibility",
        "created",
        "fields",
        "supersedes",
        "root",
    ]
)
"""Published keys of a saved record; whatever else stands in one is kept as ``extra``."""


_NOTHING: Final[Mapping[str, object]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Form:
    """One way to save a value."""

    save: Callable[[Any], Any]
    """From the value to plain JSON."""
    load: Callable[[Any], Any]
    """Back again."""


def save_record(record: Record) -> dict[str, Any]:
    """Return a record in saved form."""
    saved: dict[str, Any] = {
        "id": record.id,
        "kind": record.kind,
        "author": record.author,
        "conversation": record.conversation,
        "step": record.step,
        "visibility": record.visibility,
        "created": record.created.isoformat(),
        "fields": {name: _plain(value) for name, value in record.fields.items()},
    }
    if record.supersedes is not None:
        saved["supersedes"] = record.supersedes
    if record.root:
        saved["root"] = record.root
    return dict(record.extra) | saved


def load_record(saved: Mapping[str, Any]) -> Record:
    """Return the record in this saved form; what a newer program added is kept as ``extra``."""
    if saved["visibility"] not in ("shared", "private"):
        raise ValueError("unknown visibility")
    return Record(
        id=_text(saved["id"]),
        kind=_text(saved["kind"]),
        author=_text_or_none(saved["author"]),
        conversation=_text(saved["conversation"]),
        step=_text(saved["step"]),
        visibility=saved["visibility"],
        created=_load_time(saved["created"]),
        fields=_frozen(saved["fields"]),
        supersedes=_text_or_none(saved.get("supersedes")),
        root=_text(saved.get("root", "")),
        extra=_beyond(saved),
    )


def _beyond(saved: Mapping[str, Any]) -> Mapping[str, object]:
    """What a newer program put in a record."""
    if saved.keys() <= _RECORD_KEYS:
        return _NOTHING
    return MappingProxyType({k: v for k, v in saved.items() if k not in _RECORD_KEYS})


def save_person(person: Person) -> dict[str, Any]:
    """Return a person in saved form."""
    return {"id": person.id, "name": person.name} | ({"role": person.role} if person.role else {})


def load_person(saved: Mapping[str, Any]) -> Person:
    """Return the person in this saved form."""
    return Person(_text(saved["id"]), _text(saved["name"]), _text(saved.get("role", "")))


def _plain(value: Any) -> Any:
    """A value with tuples as lists and mappings as objects, all the way down."""
    if isinstance(value, tuple):
        return [_plain(entry) for entry in value]
    if isinstance(value, Mapping):
        return {name: _plain(entry) for name, entry in value.items()}
    return value


def _frozen(value: Any) -> Any:
    """The reverse of :func:`_plain`."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return tuple(_frozen(entry) for entry in value)
    if isinstance(value, dict):
        return MappingProxyType({name: _frozen(entry) for name, entry in value.items()})
    return value


def _text(value: Any) -> str:
    """A text, or ``TypeError``."""
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _text_or_none(value: Any) -> str | None:
    """A text or nothing, or ``TypeError``."""
    return None if value is None else _text(value)


def _load_time(value: Any) -> datetime:
    """A point in time with its offset, or ``ValueError``."""
    time = datetime.fromisoformat(value)
    if time.tzinfo is None:
        raise ValueError("a time without its offset")
    return time


def _save_time(value: datetime) -> str:
    return value.isoformat()


def _save_history(value: Mapping[str, tuple[Record, ...]]) -> dict[str, Any]:
    return {kind: [save_record(record) for record in group] for kind, group in value.items()}


def _load_history(value: Mapping[str, Any]) -> Mapping[str, tuple[Record, ...]]:
    loaded = {kind: tuple(load_record(saved) for saved in group) for kind, group in value.items()}
    return MappingProxyType(loaded)


PLAIN: Final = Form(_plain, _frozen)
"""Texts, numbers, yes or no, and lists and rows of them."""

TEXT: Final = Form(_text, _text)
"""A text."""

TEXT_OR_NONE: Final = Form(_text_or_none, _text_or_none)
"""A text or nothing."""

TIME: Final = Form(_save_time, _load_time)
"""A point in time, ISO 8601 with offset."""

DAY: Final = Form(lambda value: value.isoformat(), date.fromisoformat)
"""A day, ISO 8601."""

PEOPLE: Final = Form(
    lambda value: [save_person(person) for person in value],
    lambda value: tuple(load_person(saved) for saved in value),
)
"""A list of people."""

RECORDS: Final = Form(
    lambda value: [save_record(record) for record in value],
    lambda value: tuple(load_record(saved) for saved in value),
)
"""A list of records."""

HISTORY: Final = Form(_save_history, _load_history)
"""Record kind to a list of records."""
