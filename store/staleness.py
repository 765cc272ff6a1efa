"""Which acts of two terminals collide, so that the later one has to look again first."""

from __future__ import annotations

from collections.abc import Sequence

from flows import events as ev
from flows.conversation import Conversation
from flows.places import find
from flows.stops import together

_ACTS = (ev.Answered, ev.Passed, ev.Done, ev.Grouped, ev.Likened, ev.Undone, ev.Reworded)
"""Acts that change a page which belongs to all together."""


_EACH_FOR_THEMSELVES = (ev.Done, ev.Passed)
"""Acts at a shared page that count for one person only where somebody leads a room."""


def collides(conversation: Conversation, event: ev.Event, since: Sequence[ev.Event]) -> bool:
    """Whether an act was aimed at a page that others have changed since it was seen.

    What each does alone never collides, and neither does adding a note to a shared list, or putting
    other notes into themes. In a led room the last one to sort a note wins, and to say that one is
    through changes nobody else's page.
    """
    return _shared(conversation, event) and any(
        _shared(conversation, other) and not _apart(conversation, event, other) for other in since
    )


def _apart(conversation: Conversation, event: ev.Event, other: ev.Event) -> bool:
    """Whether two acts of sorting leave each other be."""
    if not (isinstance(event, ev.Grouped) and isinstance(other, ev.Grouped)):
        return False
    return conversation.state.led_room or not set(event.items) & set(other.items)


def _shared(conversation: Conversation, event: ev.Event) -> bool:
    """Whether an event changes what all people have before them."""
    match event:
        case ev.WentBack() | ev.WentForward():
            return len(event.people) > 1
        case ev.AtPlace() if isinstance(event, _ACTS):
            if conversation.state.led_room and isinstance(event, _EACH_FOR_THEMSELVES):
                return False
            step = find(conversation.flow, event.place)
            return step is not None and together(step)
        case _:
            return False
