"""What the people of a conversation have allowed the room to see: named texts, by consent."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from flows import model as m
from flows.conversation import Conversation
from flows.replies import label
from flows.stops import Stop


def offered(conversation: Conversation) -> Mapping[str, str]:
    """Return the texts that may leave a conversation, by the name under which its flow shares them.

    A text is among them when the flow says so (``share``), everybody there has given leave on the
    way to it (``consent`` with ``allows``), and it is an answer of all together.
    """
    given: set[str] = set()
    found: dict[str, str] = {}
    if conversation.status == "forgotten":
        return MappingProxyType(found)
    for stop in conversation.path.stops:
        step = stop.step
        if isinstance(step, m.Consent) and _agreed(conversation, stop):
            given.update(step.allows)
        if isinstance(step, m.Ask) and step.share in given and stop.together:
            answer = conversation.state.cell(stop.place, None).answer
            if answer is not None:
                found[step.share] = label(answer)
    return MappingProxyType(found)


def _agreed(conversation: Conversation, stop: Stop) -> bool:
    """Whether everybody said yes."""
    cell = conversation.state.cell
    return all(cell(stop.place, person.id).answer is True for person in stop.people)
