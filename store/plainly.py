"""Records of plain fields to JSON and back, by their annotations.

For values that hold texts, numbers, moments, tuples, and each other: the events of a room, and what
is said between the hub and its workers. Conversations have a saved form of their own
(:mod:`store.codec`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

_T = TypeVar("_T")

Load = Callable[[Any], Any]
"""From JSON to a value. Raises ``ValueError``, ``TypeError`` or ``KeyError`` for what is none."""


def plain(value: Any) -> Any:
    """Return a value as plain JSON; a record is an object without the fields at their default."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list | frozenset):
        return [plain(entry) for entry in value]
    if is_dataclass(value):
        return {
            name: plain(getattr(value, name))
            for name, default in _defaults(cast("Any", type(value)))
            if getattr(value, name) != default
        }
    return value


def build(kind: type[_T], saved: Any) -> _T:
    """Return the record in this JSON; keys that it does not have are left out.

    ``ValueError`` when it is none.
    """
    try:
        made: _T = _loader(cast("Any", kind))(saved)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no {kind.__name__}: {error}") from error
    return made


def difference(before: Any, now: Any) -> dict[str, Any]:
    """Return the fields of a record that are not as before, as JSON; all of them without a before.

    Of a list that is as long as before, the entries that are not as before, by their places.
    """
    found = {}
    for one in fields(now):
        new = getattr(now, one.name)
        if before is None:
            found[one.name] = plain(new)
        elif new != (old := getattr(before, one.name)):
            listed = isinstance(new, tuple) and len(new) == len(old) > 1
            found[one.name] = _places(old, new) if listed else plain(new)
    return found


def _places(old: tuple[Any, ...], new: tuple[Any, ...]) -> dict[str, Any]:
    """The entries of a list that are not as before."""
    pairs = enumerate(zip(old, new, strict=True))
    return {str(place): plain(now) for place, (was, now) in pairs if was != now}


def renewed(before: _T, saved: Mapping[str, Any]) -> _T:
    """Return a record with some of its fields anew, as :func:`difference` named them.

    ``ValueError`` when the JSON does not fit.
    """
    kind: Any = type(before)
    try:
        hints = _hints(kind)
        new = {
            name: _patched(hints[name], getattr(before, name), value)
            for name, value in saved.items()
        }
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise ValueError(f"no change of {kind.__name__}: {error}") from error
    changed: _T = replace(cast("Any", before), **new)
    return changed


def _patched(hint: Any, before: Any, value: Any) -> Any:
    """A field anew; of a list perhaps some places only."""
    if not (isinstance(before, tuple) and isinstance(value, dict)):
        return _loader(hint)(value)
    entries, load = list(before), _loader(get_args(hint)[0])
    for place, entry in value.items():
        entries[int(place)] = load(entry)
    return tuple(entries)


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    """Annotation of each field, read once: they are text until then, which takes half a millisecond."""
    return get_type_hints(kind)


@cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    """Name and default of each field; ``MISSING`` when there is none."""
    return tuple((one.name, one.default) for one in fields(kind))


@cache
def _loader(hint: Any) -> Load:
    """How a value of this annotation is made."""
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return lambda value: _among(value, args)
    if origin in (UnionType, Union):
        (inner,) = (arg for arg in args if arg is not NoneType)
        return lambda value: None if value is None else _loader(inner)(value)
    if origin is tuple:
        return _tuple(args)
    return _record(hint)


def _record(kind: Any) -> Load:
    """How a record is made. Its annotations are looked up at first use: records may hold records."""

    @cache
    def loaders() -> Mapping[str, Load]:
        hints = _hints(kind)
        return {one.name: _loader(hints[one.name]) for one in fields(kind)}

    def load(value: Any) -> Any:
        known = {name: make(value[name]) for name, make in loaders().items() if name in value}
        return kind(**known)

    return load


def _tuple(args: tuple[Any, ...]) -> Load:
    """How a tuple is made: of one kind, or of as many as named."""
    if args[1:] == (...,):
        one = _loader(args[0])
        return lambda value: tuple(one(entry) for entry in _listed(value))
    each = [_loader(arg) for arg in args]
    return lambda value: tuple(make(x) for make, x in zip(each, _listed(value), strict=True))


def _listed(value: Any) -> list[Any]:
    """A list, or ``TypeError``: a text has entries too."""
    if not isinstance(value, list):
        raise TypeError("no list")
    return value


def _among(value: Any, allowed: tuple[Any, ...]) -> Any:
    """One of the allowed values, or ``ValueError``."""
    if value not in allowed:
        raise ValueError(f"{value!r} is none of {allowed}")
    return value


def _moment(value: Any) -> datetime:
    """A point in time with its offset, or ``ValueError``."""
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError("a time without its offset")
    return moment


def _exactly(kind: type) -> Load:
    """A value of exactly this type."""

    def load(value: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(f"no {kind.__name__}")
        return value

    return load


_SIMPLE: Final[Mapping[Any, Load]] = {
    str: _exactly(str),
    int: _exactly(int),
    bool: _exactly(bool),
    datetime: _moment,
    date: date.fromisoformat,
}
