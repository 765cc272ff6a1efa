"""Cells and stages: where in a state something stands, and a state with one of them replaced."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from flows import events as ev
from flows.model import Flow
from flows.people import PersonId
from flows.places import find
from flows.state import Cell, Stage, State


def owner(flow: Flow, event: ev.AtPlace) -> PersonId | None:
    """Whose cell an event at a place belongs to: its author's, or ``None`` for together.

    Agreement is asked of each although its step is a shared place; talking about the outcome and
    moving on is done together.
    """
    step = find(flow, event.place)
    if step is None:
        return event.by
    if step.kind == "agree":
        return None if isinstance(event, ev.Done) else event.by
    return event.by if step.kind == "consent" or step.who != "all" else None


def with_cell(state: State, place: str, person: PersonId | None, cell: Cell) -> State:
    """A copy of the state with one cell replaced."""
    return replace(state, cells=MappingProxyType({**state.cells, (place, person): cell}))


def with_stage(state: State, place: str, stage: Stage) -> State:
    """A copy of the state with one stage replaced."""
    return replace(state, stages=MappingProxyType({**state.stages, place: stage}))
