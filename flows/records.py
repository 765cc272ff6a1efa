"""Records: the typed things that outlive a conversation.

Types are owned by the program and additive only: a published field keeps its type for ever.
Flows never read each other's steps, only records.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Literal, TypeAlias

from flows.people import PersonId

FieldType = Literal["text", "number", "date", "yesno", "texts"]
"""How a record field is typed; ``texts`` is a list of texts."""

FieldValue: TypeAlias = "str | int | float | bool | tuple[str, ...]"
"""A record field as it is kept; dates are ISO texts (``2026-06-14``)."""

Visibility = Literal["shared", "private"]
"""``shared``: everybody in the party; ``private``: its author only."""

KINDS: Mapping[str, Mapping[str, FieldType]] = MappingProxyType(
    {
        "goal": {
            "wish": "text",
            "statement": "text",
            "kind": "text",
            "rhythm": "text",
            "horizon": "text",
            "sphere": "text",
            "due": "date",
            "state": "text",
            "whose": "text",
            "reason": "text",
        },
        "reason": {"text": "text", "goal": "text"},
        "milestone": {
            "text": "text",
            "due": "date",
            "owner": "text",
            "state": "text",
            "goal": "text",
        },
        "ladder": {"levels": "texts", "level": "number", "weight": "number", "goal": "text"},
        "commitment": {
            "text": "text",
            "owner": "text",
            "due": "date",
            "first_move": "text",
            "if_": "text",
            "then": "text",
            "helper": "text",
            "state": "text",
            "reason": "text",
            "goal": "text",
        },
        "note": {"text": "text", "kind": "text", "theme": "text"},
        "rating": {"what": "text", "who": "text", "value": "number", "goal": "text"},
        "decision": {"text": "text", "answers": "texts", "wishes": "texts"},
        "appreciation": {"text": "text", "to": "text", "when": "text", "effect": "text"},
        "win": {"text": "text", "goal": "text"},
        "lesson": {"text": "text", "goal": "text"},
        "charter": {"rules": "texts", "rhythm": "text", "third_person": "text"},
        "value": {"text": "text", "kind": "text"},
        "person_affected": {"text": "text", "state": "text", "goal": "text"},
        "meeting": {"on": "date"},
    }
)
"""Every record kind with its fields and their types.

``note.kind`` is one of idea, parked, jot, concern, takeaway, theme, reflection, hard time.
``meeting`` is the next date that a close agreed on. Where a field names another thing (``goal``), it
is the id that all versions of it share. The states are texts: goals are draft, proposed, active,
paused, reached or let go; milestones open, done or dropped; commitments open, kept, changed, not
this time or let go; people affected not yet, asked or heard. A rating's ``what`` is connection,
satisfaction, importance, confidence, level or the party's own word, ``who`` a name. ``owner`` is a
name, or "both".
"""


@dataclass(frozen=True, slots=True)
class Record:
    """One typed thing in a party's history. Edited by making a copy that supersedes it."""

    id: str
    """Derived from conversation, step and loop path, so that keeping twice keeps once."""
    kind: str
    """A key of :data:`KINDS`."""
    author: PersonId | None
    """Who it is from; ``None`` for what was made together."""
    conversation: str
    """Id of the conversation that made it; empty for a jot taken outside one."""
    step: str
    """The place (step id with loop path) that made it."""
    visibility: Visibility
    """Who may read it; only the gate interprets this."""
    created: datetime
    """When it came to be, UTC."""
    fields: Mapping[str, FieldValue]
    """The typed fields; only those that are set."""
    supersedes: str | None = None
    """Id of the record of which this is a newer version."""
    root: str = ""
    """Id of the first version of the same thing; empty when this is the first."""
    extra: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    """Fields of a newer program, kept as they came."""

    @property
    def thing(self) -> str:
        """The id that all versions of one thing share; other records name the thing by it."""
        return self.root or self.id
