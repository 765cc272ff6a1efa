"""Who may read what was given, and what stands for it before everybody else.

The gate's own rules (:mod:`flows.visibility` is where others ask), as functions of a flow, a state
and an event alone, so that a conversation can answer for all of its seats at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from typing import TypeAlias

from flows import events as ev
from flows.cells import owner
from flows.fold import apply
from flows.model import Flow
from flows.opening import opened
from flows.people import PersonId
from flows.places import find
from flows.state import Cell, Note, State

Trace: TypeAlias = "ev.Sealed | ev.Reopened"
"""What others are told instead of an event that they may not read."""

_Audience: TypeAlias = "Callable[[str, PersonId | None], frozenset[PersonId]]"


def audience(flow: Flow, state: State, place: str, person: PersonId | None) -> frozenset[PersonId]:
    """Who may read what a person (``None``: all together) gave at a place."""
    everybody = state.ids
    if person is None or state.alone:
        return everybody
    step = find(flow, place)
    if step is None or step.kind == "consent" or getattr(step, "private", False):
        return frozenset({person})
    sealed = step.kind == "agree" or getattr(step, "blind", False)
    return frozenset({person}) if sealed and not opened(flow, state, place) else everybody


def readers_now(flow: Flow, state: State, event: ev.Event) -> frozenset[PersonId]:
    """Who may read the words of one event, now that the state is this."""
    return _readers(flow, state, event, partial(audience, flow, state))


def readers_of(
    flow: Flow, state: State, events: Iterable[ev.Event]
) -> tuple[frozenset[PersonId], ...]:
    """Who may read the words of each of these events, now that the state is this."""

    @cache
    def known(place: str, person: PersonId | None) -> frozenset[PersonId]:
        return audience(flow, state, place, person)

    return tuple(_readers(flow, state, event, known) for event in events)


def _readers(flow: Flow, state: State, event: ev.Event, known: _Audience) -> frozenset[PersonId]:
    match event:
        case ev.Jotted():
            return _author(state, event) if event.private else state.ids
        case ev.NoteMarkedPrivate():
            return _author(state, event)
        case ev.NoteKept() | ev.NoteEdited() | ev.NoteDropped():
            person = owner(flow, event)
            note = _note(state.cell(event.place, person), event.item)
            hidden = note is None or note.private
            return _author(state, event) if hidden else known(event.place, person)
        case ev.Answered() | ev.Judged() | ev.Passed() | ev.Done():
            return known(event.place, owner(flow, event))
        case _:
            return state.ids


def _author(state: State, event: ev.Event) -> frozenset[PersonId]:
    return frozenset({event.by}) if event.by else state.ids


def _note(cell: Cell, item: str) -> Note | None:
    return next((note for note in cell.notes if note.item == item), None)


def traces(flow: Flow, state: State, events: Sequence[ev.Event]) -> tuple[Trace | None, ...]:
    """What stands for each of these events, which follow a state, before those who may not read it."""
    made: list[Trace | None] = []
    for event in events:
        after = apply(flow, state, event)
        made.append(trace(flow, state, after, event))
        state = after
    return tuple(made)


def trace(flow: Flow, before: State, after: State, event: ev.Event) -> Trace | None:
    """What stands for an event: nothing where it changed neither who is done nor who went back."""
    if not isinstance(event, ev.AtPlace):
        return None
    person = owner(flow, event)
    was, now = before.cell(event.place, person), after.cell(event.place, person)
    if was.settled == now.settled and before.trail == after.trail:
        return None
    stand_in = ev.Sealed if now.settled else ev.Reopened
    return stand_in(at=before.started.at, by=person, place=event.place)
