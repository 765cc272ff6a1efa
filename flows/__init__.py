"""The core of Duologue: what a flow means. Values in, values out.

No input or output, no clock, no randomness, no terminal. Times, ids, "today" and recalled records
come in with events. See ``flows/README.md`` for the map.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.conversation import Conversation, begin, replay
    from flows.engine import Impossible, advance, objection
    from flows.keeping import records
    from flows.people import Person, PersonId, start_keys
    from flows.records import Record
    from flows.turns import Turn, needs, open_turns
    from flows.view import view
    from flows.visibility import may_read, readers, redact

__all__ = [
    "Conversation",
    "Impossible",
    "Person",
    "PersonId",
    "Record",
    "Turn",
    "advance",
    "begin",
    "may_read",
    "needs",
    "objection",
    "open_turns",
    "readers",
    "records",
    "redact",
    "replay",
    "start_keys",
    "view",
]

_HOMES = {
    "flows.conversation": "Conversation begin replay",
    "flows.engine": "Impossible advance objection",
    "flows.keeping": "records",
    "flows.people": "Person PersonId start_keys",
    "flows.records": "Record",
    "flows.turns": "Turn needs open_turns",
    "flows.view": "view",
    "flows.visibility": "may_read readers redact",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> object:
    """Import what is asked for when it is asked for: the first page needs little of it."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = found
    return found


class _Package(ModuleType):
    """``records`` and ``view`` are functions here and modules too; the functions win.

    Python binds a submodule to its package's attribute when it is first imported, which would
    hide them.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOME_OF and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


import_module(__name__).__class__ = _Package
