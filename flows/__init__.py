"""The core of Duologue: what a flow means. Values in, values out.

No input or output, no clock, no randomness, no terminal. Times, ids, "today" and recalled records
come in with events. See ``flows/README.md`` for the map.
"""

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
