"""Records that a conversation leaves behind: a pure function of its log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from flows import model as m
from flows.conversation import Conversation
from flows.expressions import attempt, names
from flows.journey import Keeping
from flows.outcomes import items_of
from flows.overlay import own_scope
from flows.people import PersonId
from flows.records import KINDS, FieldType, FieldValue, Record
from flows.replies import label
from flows.state import Card
from flows.values import Item, Reply, Scope, Value


def records_before(conversation: Conversation, place: str) -> tuple[Record, ...]:
    """The records of keep steps that the path passed before a place that looks something up."""
    making = _Making(conversation, _looked_up(conversation))
    passed = conversation.path.keepings[: conversation.path.kept_before.get(place, 0)]
    return tuple(record for keeping in passed for record in _kept(making, keeping))


def records(conversation: Conversation) -> tuple[Record, ...]:
    """Every record that the log makes, in the order of the flow, cards and private notes last.

    Ids derive from conversation, step and loop path (and entry), so writing twice writes once.
    A forgotten conversation leaves none.
    """
    if conversation.status == "forgotten":
        return ()
    making = _Making(conversation, _looked_up(conversation))
    made = [r for keeping in conversation.path.keepings for r in _kept(making, keeping)]
    made += [_card(conversation, card) for card in conversation.state.cards if _stays(card)]
    made += _private_notes(conversation)
    return tuple({record.id: record for record in made}.values())


@dataclass(frozen=True, slots=True)
class _Making:
    """The records of one conversation, while they are made."""

    conversation: Conversation
    """The conversation."""
    known: Mapping[tuple[str, str], Record]
    """Record kind and id to a record that was looked up here."""
    newest: dict[tuple[str, str, PersonId | None], Record] = field(default_factory=dict)
    """Kind, thing and whose alone it is to the newest version made so far."""


def _looked_up(conversation: Conversation) -> Mapping[tuple[str, str], Record]:
    """Every record that lies on the table of a conversation."""
    stages = conversation.state.stages.values()
    groups = [*conversation.state.started.history.values(), *(s.records or () for s in stages)]
    return {(record.kind, record.id): record for group in groups for record in group}


def _kept(making: _Making, keeping: Keeping) -> Iterator[Record]:
    """The records of one keep step."""
    if not keeping.step.private:
        yield from _entries(making, keeping, keeping.scope, None)
        return
    for person in making.conversation.people:
        scope = own_scope(making.conversation, keeping.scope, keeping.given, person.id)
        yield from _entries(making, keeping, scope, person.id)


def _entries(
    making: _Making, keeping: Keeping, scope: Scope, author: PersonId | None
) -> Iterator[Record]:
    """One record, or one for each entry of the list."""
    step = keeping.step
    base = ":".join(filter(None, (making.conversation.id, keeping.place, author)))
    if step.each is None:
        record = _record(making, keeping, scope, base, author)
        if record is not None:
            yield record
        return
    for item in items_of(attempt(step.each, scope)):
        whose = author or _person_named(making.conversation, item.author)
        record = _record(making, keeping, {**scope, "item": item}, f"{base}:{item.id}", whose)
        if record is not None:
            yield record


def _person_named(conversation: Conversation, name: str) -> PersonId | None:
    """Who bears a name; nobody when it is hidden, or when two bear it."""
    found = [person.id for person in conversation.people if person.name == name]
    return found[0] if len(found) == 1 else None


def _record(
    making: _Making, keeping: Keeping, scope: Scope, id: str, author: PersonId | None
) -> Record | None:
    """A record out of a keep step's fields.

    ``None`` when only the fixed words of a new thing came to anything. A newer version may have
    nothing else: that a promise was kept needs no further word.
    """
    step = keeping.step
    types = KINDS[step.record]
    fields: dict[str, FieldValue] = {}
    for name, expression in step.fields.items():
        value = kept_value(attempt(expression, scope), types[name])
        if value is not None:
            fields[name] = value
    old = _forebear(making, step, scope, author)
    if not fields or (old is None and set(fields) <= _fixed(step)):
        return None
    own = old is not None and old.visibility == "private"
    made = Record(
        id=id,
        kind=step.record,
        author=old.author if old and own else author,
        conversation=making.conversation.id,
        step=keeping.place,
        visibility="private" if own or step.private else "shared",
        created=keeping.at,
        fields={**(old.fields if old else {}), **fields},
        supersedes=old.id if old else None,
        root=old.thing if old else "",
    )
    making.newest[made.kind, made.thing, _alone(made)] = made
    return made


def _forebear(
    making: _Making, step: m.Keep, scope: Scope, author: PersonId | None
) -> Record | None:
    """The record of which a keep step makes a newer version: of its own kind, and looked up here.

    What this conversation has made of it since comes first, so that two changes of one thing
    follow each other. What it holds is carried over, and with it who may read it: who looks up
    their own things alone and changes them shows them to nobody else.
    """
    if step.updates is None:
        return None
    named = next(iter(items_of(attempt(step.updates, scope))), None)
    old = making.known.get((step.record, named.id)) if named else None
    if old is None:
        return None
    whose = _alone(old) or (author if step.private else None)
    return making.newest.get((old.kind, old.thing, whose), old)


def _alone(record: Record) -> PersonId | None:
    """Whose alone a record is; ``None`` when it is everybody's."""
    return record.author if record.visibility == "private" else None


def _fixed(step: m.Keep) -> frozenset[str]:
    """Fields that the flow fills by itself, whatever is answered."""
    literal = {name for name, expression in step.fields.items() if not names(expression)}
    return frozenset(literal) if len(literal) < len(step.fields) else frozenset()


def kept_value(value: Value | None, type: FieldType) -> FieldValue | None:
    """A value as a record field keeps it; ``None`` when it came to nothing or does not fit."""
    if isinstance(value, Reply):
        value = value.value if value.value is not None else value.items
    match type:
        case "texts":
            return _lines(value) or None
        case "number":
            return None if isinstance(value, bool) or not isinstance(value, int | float) else value
        case "yesno":
            return value if isinstance(value, bool) else None
        case "date":
            return value.isoformat() if isinstance(value, date) else None
    return _as_text(value)


def _lines(value: Value | None) -> tuple[str, ...]:
    """A list as texts; a text as its lines, without the bullets that `bullets` puts there."""
    if isinstance(value, str):
        lines = (line.strip().removeprefix("•").strip() for line in value.splitlines())
        return tuple(line for line in lines if line)
    return tuple(item.text for item in items_of(value))


def _as_text(value: Value | None) -> str | None:
    if value is None or value == ():
        return None
    if isinstance(value, tuple | Item):
        return "; ".join(item.text for item in items_of(value))
    return value.isoformat() if isinstance(value, date) else label(value)


def _stays(card: Card) -> bool:
    """Jots and parked things stay; a concern stays when it was parked or is still open."""
    return card.kind != "concern" or card.settled != "treated"


def _card(conversation: Conversation, card: Card) -> Record:
    return _note(
        conversation,
        f"{conversation.id}:card:{card.item}",
        {"text": card.text, "kind": card.kind},
        (card.by, card.private),
        conversation.state.started.at if card.private else card.at,
    )


def _private_notes(conversation: Conversation) -> list[Record]:
    """Notes that their authors kept to themselves, for their own private part."""
    started = conversation.state.started.at
    made = []
    for (place, _), cell in conversation.state.cells.items():
        for note in cell.notes:
            if note.private:
                fields = {"text": note.text, "kind": "idea"}
                made.append(
                    _note(
                        conversation,
                        f"{conversation.id}:{place}:{note.item}",
                        fields,
                        (note.by, True),
                        started,
                    )
                )
    return made


def _note(
    conversation: Conversation,
    id: str,
    fields: Mapping[str, FieldValue],
    author: tuple[PersonId | None, bool],
    at: datetime,
) -> Record:
    by, private = author
    return Record(
        id=id,
        kind="note",
        author=by,
        conversation=conversation.id,
        step="",
        visibility="private" if private else "shared",
        created=at,
        fields=fields,
    )
