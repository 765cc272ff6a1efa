"""The engine: events in, conversations out. Pure; an impossible event changes nothing."""

from __future__ import annotations

from flows import events as ev
from flows.conversation import Conversation
from flows.places import find
from flows.transitions import TABLE


class Impossible(Exception):
    """The event cannot happen now. The text is a sentence for the person who tried."""


def advance(conversation: Conversation, event: ev.Event) -> Conversation:
    """The conversation after an event.

    Raises:
        Impossible: the event cannot happen now; the conversation is as it was.
    """
    reason = objection(conversation, event)
    if reason:
        raise Impossible(reason)
    return conversation.then(event)


def objection(conversation: Conversation, event: ev.Event) -> str:
    """Why an event is impossible now, in a sentence; empty when it is possible."""
    row = TABLE.get(type(event))
    if row is None:
        return "That can not happen here."
    state = conversation.state
    if event.by is not None and event.by not in (
        state.ids | state.leaders if row.led else state.ids
    ):
        return "That person does not take part."
    if row.kinds and isinstance(event, ev.AtPlace):
        step = find(conversation.flow, event.place)
        if step is None or step.kind not in row.kinds:
            return "That is not asked here."
    return next((said for guard in row.guards if (said := guard(conversation, event))), "")
