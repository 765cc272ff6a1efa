"""Which acts of two terminals collide, so that the later one has to look again first."""

from __future__ import annotations

from collections.abc import Sequence

from flows import events as ev
from flows.model import Flow
from flows.places import find
from flows.stops import together

_ACTS = (ev.Answered, ev.Passed, ev.Done, ev.Grouped, ev.Likened, ev.Undone, ev.Reworded)
"""Acts that change a page which belongs to all together."""


def collides(flow: Flow, event: ev.Event, since: Sequence[ev.Event]) -> bool:
    """Whether an act was aimed at a page that others have changed since it was seen.

    What each does alone never collides, and neither does adding a note to a shared list.
    """
    return _shared(flow, event) and any(_shared(flow, other) for other in since)


def _shared(flow: Flow, event: ev.Event) -> bool:
    """Whether an event changes what all people have before them."""
    match event:
        case ev.WentBack() | ev.WentForward():
            return len(event.people) > 1
        case ev.AtPlace() if isinstance(event, _ACTS):
            step = find(flow, event.place)
            return step is not None and together(step)
        case _:
            return False
