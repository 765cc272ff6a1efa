"""The fold: one event onto one state. It trusts the event; judging is :mod:`flows.engine`'s."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any, TypeAlias

from flows import events as ev
from flows.cells import owner, with_cell, with_stage
from flows.model import Flow
from flows.moving import dropped, moved_on, through
from flows.opening import asked_again
from flows.people import PersonId
from flows.records import Record
from flows.state import Card, Note, Stage, State


def begin(started: ev.Started) -> State:
    """The state right after the first event."""
    return State(started=started, today=started.today)


def fold(flow: Flow, log: Iterable[ev.Event]) -> State:
    """What a whole log comes to.

    Raises:
        ValueError: the log does not begin with :class:`flows.events.Started`.
    """
    rest = iter(log)
    first = next(rest, None)
    if not isinstance(first, ev.Started):
        raise ValueError("a log begins with the start of the conversation")  # noqa: TRY004 - what is wrong is the log
    state = begin(first)
    for event in rest:
        state = apply(flow, state, event)
    return state


def apply(flow: Flow, state: State, event: ev.Event) -> State:
    """The state after one more event."""
    handler = _HANDLERS.get(type(event))
    after = handler(flow, state, event) if handler else state
    return asked_again(flow, state, after, event) if isinstance(event, ev.AtPlace) else after


def _home(state: State, person: PersonId | None) -> State:
    """The person (or everybody) is at the frontier again."""
    if not state.trail:
        return state
    left = {p: t for p, t in state.trail.items() if person is not None and p != person}
    return replace(state, trail=MappingProxyType(left))


def _change(flow: Flow, state: State, event: ev.AtPlace, **changes: Any) -> State:
    """Change the cell an event belongs to; whoever had gone back is at the frontier again."""
    person = owner(flow, event)
    cell = replace(state.cell(event.place, person), at=event.at, **changes)
    return _home(with_cell(state, event.place, person, cell), person)


def _answered(flow: Flow, state: State, event: ev.Answered) -> State:
    return _change(flow, state, event, answer=event.value, passed=False)


def _judged(flow: Flow, state: State, event: ev.Judged) -> State:
    return _change(flow, state, event, degree=event.degree, wish=event.wish, passed=False)


def _passed(flow: Flow, state: State, event: ev.Passed) -> State:
    state, all_said = through(flow, state, event)
    if not all_said:
        return state
    return _change(flow, state, event, answer=None, degree=None, wish="", passed=True, done=True)


def _done(flow: Flow, state: State, event: ev.Done) -> State:
    state, all_said = through(flow, state, event)
    return _change(flow, state, event, done=True) if all_said else state


def _note_kept(flow: Flow, state: State, event: ev.NoteKept) -> State:
    cell = state.cell(event.place, owner(flow, event))
    notes = (*cell.notes, Note(event.item, event.text, event.by))
    return _change(flow, state, event, notes=notes, done=False, passed=False)


def _note_edited(flow: Flow, state: State, event: ev.NoteEdited) -> State:
    return _edit(flow, state, event, event.item, text=event.text)


def _note_dropped(flow: Flow, state: State, event: ev.NoteDropped) -> State:
    cell = state.cell(event.place, owner(flow, event))
    notes = tuple(note for note in cell.notes if note.item != event.item)
    return _change(flow, state, event, notes=notes, done=False)


def _note_marked_private(flow: Flow, state: State, event: ev.NoteMarkedPrivate) -> State:
    return _edit(flow, state, event, event.item, private=event.private)


def _taken_back(flow: Flow, state: State, event: ev.TakenBack) -> State:
    # What was looked up since may hold its words: it is gone until it is looked up again.
    stages = {
        place: replace(stage, records=None, recalled=None)
        if made_since(stage.records or (), state.started.at)
        else replace(stage, recalled=None)
        for place, stage in state.stages.items()
    }
    again = replace(state, stages=MappingProxyType(stages))
    return _edit(flow, again, event, event.item, private=True)


def made_since(records: Iterable[Record], start: datetime) -> bool:
    """Whether one of these records came to be since a moment, so that it may hold new words."""
    return any(record.created >= start for record in records)


def _edit(flow: Flow, state: State, event: ev.AtPlace, item: str, **to: Any) -> State:
    """Change one note in its place; whoever had gone back stays there."""
    person = owner(flow, event)
    cell = state.cell(event.place, person)
    notes = tuple(replace(note, **to) if note.item == item else note for note in cell.notes)
    return with_cell(state, event.place, person, replace(cell, notes=notes))


def _ready(flow: Flow, state: State, event: ev.Ready) -> State:
    stage = state.stage(event.place)
    ready = stage.ready | {event.by} if event.by else state.ids
    return with_stage(
        state, event.place, replace(stage, ready=ready, opened=stage.opened or ready >= state.ids)
    )


def _not_ready(flow: Flow, state: State, event: ev.NotReady) -> State:
    stage = state.stage(event.place)
    return with_stage(state, event.place, replace(stage, ready=frozenset()))


def _item_read(flow: Flow, state: State, event: ev.ItemRead) -> State:
    stage = state.stage(event.place)
    return with_stage(state, event.place, replace(stage, read=stage.read | {event.item}))


def _shared_act(flow: Flow, state: State, event: Any) -> State:
    stage = state.stage(event.place)
    return with_stage(state, event.place, replace(stage, acts=(*stage.acts, event)))


def _undone(flow: Flow, state: State, event: ev.Undone) -> State:
    stage = state.stage(event.place)
    return with_stage(state, event.place, replace(stage, acts=stage.acts[:-1]))


def _reworded(flow: Flow, state: State, event: ev.Reworded) -> State:
    cells = {key: cell for key, cell in state.cells.items() if key[0] != event.place}
    attempt = state.stage(event.place).attempt + 1
    stage = Stage(text=event.text, attempt=attempt)
    return _home(
        with_stage(replace(state, cells=MappingProxyType(cells)), event.place, stage), None
    )


def _recalled(flow: Flow, state: State, event: ev.Recalled) -> State:
    stage = state.stage(event.place)
    # Never before an answer that is given, whatever a clock says.
    until = max([event.at, *(cell.at for cell in state.cells.values() if cell.at)])
    return with_stage(state, event.place, replace(stage, records=event.records, recalled=until))


def _more_time(flow: Flow, state: State, event: ev.MoreTime) -> State:
    stage = state.stage(event.place)
    return with_stage(state, event.place, replace(stage, minutes=stage.minutes + event.minutes))


def _went_back(flow: Flow, state: State, event: ev.WentBack) -> State:
    moved = {p: (*state.trail.get(p, ()), event.place) for p in event.people}
    return replace(state, trail=MappingProxyType({**state.trail, **moved}))


def _went_forward(flow: Flow, state: State, event: ev.WentForward) -> State:
    trail = dict(state.trail)
    for person in event.people:
        rest = trail.pop(person, ())[:-1]
        if rest:
            trail[person] = rest
    return replace(state, trail=MappingProxyType(trail))


def _carded(flow: Flow, state: State, event: Any) -> State:
    kind = {ev.Jotted: "jot", ev.Parked: "parked", ev.ConcernRaised: "concern"}[type(event)]
    private = isinstance(event, ev.Jotted) and event.private
    card = Card(event.item, kind, event.text, event.by, event.at, private)  # type: ignore[arg-type]
    return replace(state, cards=(*state.cards, card))


def _concern_settled(flow: Flow, state: State, event: ev.ConcernSettled) -> State:
    cards = tuple(
        replace(card, settled=event.how) if card.item == event.item else card
        for card in state.cards
    )
    return replace(state, cards=cards)


def _paused(flow: Flow, state: State, event: ev.Paused) -> State:
    return replace(state, pause="paused")


def _resumed(flow: Flow, state: State, event: ev.Resumed) -> State:
    return replace(state, pause="", today=event.today)


def _stopped(flow: Flow, state: State, event: ev.Stopped) -> State:
    return replace(state, pause="stopped")


def _forgotten(flow: Flow, state: State, event: ev.Forgotten) -> State:
    return State(started=replace(state.started, history={}), today=state.today, pause="forgotten")


def _sealed(flow: Flow, state: State, event: ev.Sealed) -> State:
    return _change(flow, state, event, done=True, answer=True if event.given else None)


def _reopened(flow: Flow, state: State, event: ev.Reopened) -> State:
    return _change(flow, state, event, done=False)


Handler: TypeAlias = "Callable[[Flow, State, Any], State]"

_HANDLERS: dict[type[ev.Event], Handler] = {
    ev.Answered: _answered,
    ev.Judged: _judged,
    ev.Passed: _passed,
    ev.Done: _done,
    ev.NoteKept: _note_kept,
    ev.NoteEdited: _note_edited,
    ev.NoteDropped: _note_dropped,
    ev.NoteMarkedPrivate: _note_marked_private,
    ev.TakenBack: _taken_back,
    ev.Ready: _ready,
    ev.NotReady: _not_ready,
    ev.ItemRead: _item_read,
    ev.Grouped: _shared_act,
    ev.Likened: _shared_act,
    ev.Remarked: _shared_act,
    ev.Undone: _undone,
    ev.Reworded: _reworded,
    ev.Recalled: _recalled,
    ev.MoreTime: _more_time,
    ev.WentBack: _went_back,
    ev.WentForward: _went_forward,
    ev.Jotted: _carded,
    ev.Parked: _carded,
    ev.ConcernRaised: _carded,
    ev.ConcernSettled: _concern_settled,
    ev.Paused: _paused,
    ev.Resumed: _resumed,
    ev.Stopped: _stopped,
    ev.Forgotten: _forgotten,
    ev.MovedOn: moved_on,
    ev.Dropped: dropped,
    ev.Sealed: _sealed,
    ev.Reopened: _reopened,
}
