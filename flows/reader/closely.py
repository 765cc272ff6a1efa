"""Reading a flow and keeping what the reader knew on its way, for checks that look a second time."""

from __future__ import annotations

from dataclasses import dataclass

from flows import model
from flows.faults import Fault, FlowFaults
from flows.reader.nodes import Mapping
from flows.reader.place import Place
from flows.reader.read import Find, Reading
from flows.reader.states import State


@dataclass(frozen=True, slots=True)
class Ending:
    """A place at which a flow ends."""

    step: model.Step
    """The ``end``, or the last step of a fragment."""
    held: frozenset[str]
    """Conditions, as normal text, that hold there."""
    state: State
    """What holds on every path that leads there."""


@dataclass(frozen=True, slots=True)
class Close:
    """A flow that could be put together, and what was known at each of its steps."""

    flow: model.Flow
    """The flow, with its parts."""
    root: Mapping
    """The file as nodes with places."""
    places: dict[str, Place]
    """Step id to what was known when it was last come to; in loops, on the last look."""
    ends: tuple[Ending, ...]
    """Every place at which the flow ends."""


def read_closely(text: str, file: str, find: Find) -> tuple[tuple[Fault, ...], Close | None]:
    """Read a flow: what is wrong with it, and the flow with its places if there is one.

    A flow that has faults in names, types, shape or privacy can still be looked at; one that could
    not be read has none.
    """
    places: dict[str, Place] = {}
    reading = Reading(find, lambda place: places.update({place.step.id: place}))
    faults: tuple[Fault, ...] = ()
    try:
        reading.read(text, file, ())
    except FlowFaults as found:
        faults = found.faults
    if reading.looked_over is None:
        return faults, None
    flow, root, end = reading.looked_over
    last = (place for place in places.values() if isinstance(place.step, model.End))
    ends = [Ending(place.step, place.held, place.state) for place in last]
    if end is not None and flow.steps:
        ends.append(Ending(flow.steps[-1], frozenset(), end))
    return faults, Close(flow, root, places, tuple(ends))
