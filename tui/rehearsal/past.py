"""A past for invented people: records of earlier conversations, and looking them up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Final

from flows import Conversation, may_read
from flows.expressions import holds
from flows.keeping import records_before
from flows.records import KINDS, FieldValue, Record
from flows.replies import record_item
from flows.turns import Need
from tui.simulated import words

STATES: Final[Mapping[str, tuple[str, ...]]] = {
    "goal": ("active", "draft", "proposed", "paused", "reached", "let go"),
    "milestone": ("open", "done", "dropped"),
    "commitment": ("open", "kept", "changed", "not this time", "let go"),
    "person_affected": ("not yet", "asked", "heard"),
}
"""The states of each kind, the usual one first."""
_CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "goal.kind": ("target", "learning", "open"),
    "goal.horizon": ("short", "long"),
    "goal.sphere": ("private life", "work"),
    "goal.whose": ("both", "Sam"),
    "note.kind": ("jot", "idea", "parked", "reflection", "takeaway", "concern"),
    "rating.what": ("connection", "satisfaction", "importance", "confidence", "level"),
    "value.kind": ("value", "why", "need", "strength"),
}
_NAMING: Final = frozenset({"owner", "who", "to", "helper"})


def a_past(start: datetime, chance: Random | None = None, each: int = 3) -> tuple[Record, ...]:
    """Records of every kind, newest first, as a party has them after some conversations.

    Without ``chance`` it is always the same past, in which each kind has its usual state first.
    """
    made: list[Record] = []
    for kind in KINDS:
        count = each if chance is None else chance.choice((0, 1, each))
        for number in range(count):
            made.append(_record(kind, number, start, chance, made))
    return tuple(sorted(made, key=lambda record: record.created, reverse=True))


def _record(
    kind: str, number: int, start: datetime, chance: Random | None, made: Sequence[Record]
) -> Record:
    """One record; other kinds hang on the first goal."""
    goals = [record for record in made if record.kind == "goal"]
    at = start - timedelta(days=7 * (number + 1))
    fields: dict[str, FieldValue] = {}
    for name, typed in KINDS[kind].items():
        if name == "goal":
            if goals:
                fields[name] = goals[0].thing
            continue
        if chance is not None and chance.random() < 0.2 and fields:
            continue
        fields[name] = _value(kind, name, typed, number, at, chance)
    return Record(f"past:{kind}:{number}", kind, None, "past", "kept", "shared", at, fields)


def _value(
    kind: str, name: str, type: str, number: int, at: datetime, chance: Random | None
) -> FieldValue:
    """A plausible value of one field."""

    def one_of(known: Sequence[str]) -> str:
        return known[number % len(known)] if chance is None else chance.choice(known)

    if name == "state":
        return one_of(STATES[kind])
    if known := _CHOICES.get(f"{kind}.{name}"):
        return one_of(known)
    if name in _NAMING:
        return one_of(("Sam", "Noa"))
    match type:
        case "number":
            return {"level": 0, "weight": 1}.get(name, 4 + number)
        case "yesno":
            return number % 2 == 0
        case "date":
            return (at.date() + timedelta(days=30 if number % 2 else 5)).isoformat()
        case "texts":
            return tuple(words.GENERAL[:5])
    return one_of(words.GENERAL)


def found(conversation: Conversation, need: Need, past: Sequence[Record]) -> tuple[Record, ...]:
    """What a lookup finds: the newest versions, also of what this conversation has kept so far."""
    made = [r for r in records_before(conversation, need.place) if r.kind == need.kind]
    known = [*reversed(made), *(record for record in past if record.kind == need.kind)]
    replaced = {record.supersedes for record in known}
    scope, name = need.stop.scope, conversation.state.name
    fitting = (
        record
        for record in known
        if record.id not in replaced
        and may_read(record, conversation.state.ids)
        and holds(need.step.where, {**scope, "item": record_item(record, name(record.author))})
    )
    return tuple(fitting)[: need.last]
