"""Events in saved form, kept apart from the dataclasses: published names and keys are for ever.

A field that stands at its default is left out, so an event of an older program reads the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from types import MappingProxyType
from typing import Any, Final

from flows.events import EVENTS, Event, Reopened, Sealed, Started
from store.errors import NewerFile
from store.files import Unreadable
from store.forms import DAY, HISTORY, PEOPLE, PLAIN, RECORDS, TEXT, TEXT_OR_NONE, TIME, Form

FORMS: Final[Mapping[str, Form]] = MappingProxyType(
    {
        "at": TIME,
        "by": TEXT_OR_NONE,
        "people": PLAIN,
        "first": TEXT,
        "today": DAY,
        "quick": PLAIN,
        "absent": PLAIN,
        "history": HISTORY,
        "place": TEXT,
        "value": PLAIN,
        "degree": TEXT,
        "wish": TEXT,
        "item": TEXT,
        "text": TEXT,
        "private": PLAIN,
        "to": TEXT,
        "items": PLAIN,
        "theme": TEXT,
        "name": TEXT,
        "records": RECORDS,
        "how": TEXT,
        "minutes": PLAIN,
        "out": PLAIN,
    }
)
"""Published key of an event's field to the form in which it is saved; ids stand for people."""

_KINDS: Final[Mapping[str, type[Event]]] = MappingProxyType(
    {**EVENTS, "sealed": Sealed, "reopened": Reopened}
)
"""Name to event. What stands for another's words is saved in logs that left through the gate only:
in exports, and in what was imported from them."""

_NAMES: Final[Mapping[type[Event], str]] = MappingProxyType(
    {kind: name for name, kind in _KINDS.items()}
)


def _form(kind: type[Event], name: str) -> Form:
    """The form of a field; only the start of a conversation spells its people out."""
    if kind is Sealed and name == "given":
        return PLAIN
    return PEOPLE if kind is Started and name == "people" else FORMS[name]


def _default(field: Field[Any]) -> Any:
    """What a field is when nothing is said; ``MISSING`` when something must be."""
    return field.default if field.default_factory is MISSING else field.default_factory()


_FIELDS: Final[Mapping[type[Event], tuple[tuple[str, Any, Form], ...]]] = MappingProxyType(
    {
        kind: tuple(
            (field.name, _default(field), _form(kind, field.name)) for field in fields(kind)
        )
        for kind in _KINDS.values()
    }
)
"""Name, default and form of every field of every event."""


def save_event(event: Event) -> dict[str, Any]:
    """Return an event in saved form."""
    saved: dict[str, Any] = {"event": _NAMES[type(event)]}
    for name, default, form in _FIELDS[type(event)]:
        value = getattr(event, name)
        if value != default:
            saved[name] = form.save(value)
    return saved


def load_event(saved: Mapping[str, Any]) -> Event:
    """Return the event in this saved form, leaving out keys that this program does not know.

    Raises :class:`NewerFile` for an event that only a newer program knows, and
    :class:`Unreadable` for what is no event.
    """
    try:
        kind = _KINDS[saved["event"]]
    except KeyError as error:
        if error.args == ("event",):
            raise Unreadable("an event without a name") from error
        raise NewerFile(
            f"This conversation holds something that only a newer Duologue knows "
            f"(“{saved['event']}”). It was left as it is; update Duologue to open it."
        ) from error
    try:
        known = {name: form.load(saved[name]) for name, _, form in _FIELDS[kind] if name in saved}
        return kind(**known)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Unreadable(f"no event: {error}") from error
