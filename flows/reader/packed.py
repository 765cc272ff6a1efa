"""Flows that were read before, as JSON: bundled flows come with theirs, and need no reading.

It holds nothing but names of fields and plain values. Expressions are parsed when they are needed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from flows import model
from flows.expressions import Expression
from flows.pledges import Pledge
from flows.texts import Hole, Text

_MODEL = [kind for name in model.__all__ if isinstance(kind := getattr(model, name), type)]
_KINDS: Mapping[str, Callable[..., object]] = {
    kind.__name__: kind for kind in (*_MODEL, Expression, Hole, Pledge, Text)
}
_EMPTY: Mapping[str, Any] = MappingProxyType({})


def pack(flow: model.Flow) -> str:
    """A flow that passes all checks, as JSON: what it was made of, its parts, and its values.

    Of its parts only the names are in there, and of its texts only a digest.
    """
    bare = replace(flow, parts=_EMPTY, sources=_EMPTY)
    texts = [*(part.sources[part.name] for part in flow.parts.values()), flow.sources[flow.name]]
    made = [_digest(texts), list(flow.parts), _plain(bare)]
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n"


def unpack(
    packed: str,
    text: str,
    find: Callable[[str], str | None],
    load: Callable[[str], model.Flow],
) -> model.Flow | None:
    """The flow, or ``None`` when it was packed out of other texts, or by another program.

    ``text`` is the flow's own, ``find`` gives those of its parts, and ``load`` its parts.
    """
    flow: model.Flow
    try:
        digest, names, flow = json.loads(packed, object_hook=_made)
    except (KeyError, TypeError, ValueError):
        return None
    if digest != _digest([*(find(name) or "" for name in names), text]):
        return None
    parts = {name: load(name) for name in names}
    sources = {name: one for part in parts.values() for name, one in part.sources.items()}
    return replace(
        flow,
        parts=MappingProxyType(parts),
        sources=MappingProxyType({**sources, flow.name: text}),
    )


def _digest(texts: Iterable[str]) -> str:
    """What tells texts from others."""
    return sha256("\0".join(texts).encode()).hexdigest()


def _plain(value: Any) -> Any:
    """A value of a flow as JSON has it."""
    if is_dataclass(value):
        said = {one.name: getattr(value, one.name) for one in fields(value)}
        kept = {one.name: _plain(said[one.name]) for one in fields(value) if _says(one, said)}
        return {"": type(value).__name__, **kept}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        return {"": "", "pairs": [[name, _plain(one)] for name, one in value.items()]}
    return value


def _says(one: Field[Any], said: Mapping[str, Any]) -> bool:
    """Whether a field holds something else than it does by itself."""
    default = one.default if one.default_factory is MISSING else one.default_factory()
    return bool(said[one.name] != default)


def _made(plain: dict[str, Any]) -> object:
    """The value that JSON describes, once everything in it is a value."""
    kind = plain.pop("")
    if not kind:
        return MappingProxyType(dict(plain["pairs"]))
    values = {name: tuple(v) if type(v) is list else v for name, v in plain.items()}
    return _KINDS[kind](**values)
