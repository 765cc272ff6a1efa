"""Moving a room on: what a facilitator's events, and being through, do to a state."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from flows import events as ev
from flows.cells import owner, with_cell, with_stage
from flows.model import Flow
from flows.places import find
from flows.state import Cell, State


def moved_on(flow: Flow, state: State, event: ev.MovedOn) -> State:
    """Those who are at the place go on; what they gave stands, and what they give later counts."""
    stage = state.stage(event.place)
    step = find(flow, event.place)
    moved = replace(stage, moved="led" if event.by in state.leaders else "alone")
    if step is not None and step.kind in {"reveal", "agree"}:
        if not stage.opened:
            return with_stage(state, event.place, replace(moved, opened=True))
        state = with_cell(state, event.place, None, _finished(state, event))
    state = with_stage(state, event.place, moved)
    trail = {p: t for p, t in state.trail.items() if t[-1] != event.place}
    return replace(state, trail=MappingProxyType(trail))


def _finished(state: State, event: ev.AtPlace) -> Cell:
    return replace(state.cell(event.place, None), at=event.at, done=True)


def dropped(flow: Flow, state: State, event: ev.Dropped) -> State:
    """The section is left out, or put in again."""
    stage = replace(state.stage(event.place), dropped=event.out)
    return with_stage(state, event.place, stage)


def through(flow: Flow, state: State, event: ev.AtPlace) -> tuple[State, bool]:
    """The state in which a person could go on, and whether that leads on.

    In a led room a shared place is left when everybody has said so; elsewhere one is enough.
    """
    if not state.led_room or event.by is None or owner(flow, event) is not None:
        return state, True
    stage = state.stage(event.place)
    said = stage.through | {event.by}
    return with_stage(state, event.place, replace(stage, through=said)), said >= state.ids
