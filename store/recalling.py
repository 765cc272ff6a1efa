"""Answering a conversation's needs: the records that a ``recall`` step asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from flows.conversation import Conversation
from flows.events import Recalled
from flows.expressions import ExpressionError, Unanswered, evaluate
from flows.people import PersonId
from flows.records import Record
from flows.replies import record_item
from flows.turns import Need
from store.writer import Writer


def recalled(writer: Writer, conversation: Conversation, need: Need, at: datetime) -> Recalled:
    """Return the event that hands over the records a step asks for, as all may read them."""
    everybody = conversation.state.ids
    names = {person.id: person.name for person in writer.people}
    found = writer.recall(need.kind, everybody, conversation, need.place)
    fitting = _fitting(found, need, names)
    return Recalled(at=at, place=need.place, records=tuple(fitting)[: need.last])


def _fitting(
    records: Iterable[Record], need: Need, names: Mapping[PersonId, str]
) -> Iterable[Record]:
    """Those records for which the step's condition holds; one that cannot be told does not."""
    for record in records:
        item = record_item(record, names.get(record.author or "", ""))
        try:
            holds = need.step.where is None or evaluate(
                need.step.where, {**need.stop.scope, "item": item}
            )
        except (ExpressionError, Unanswered):
            continue
        if holds is True:
            yield record
