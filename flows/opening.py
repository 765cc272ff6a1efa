"""What was opened, and what was agreed on: facts of the state alone, needed to fold it."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from flows import events as ev
from flows import model as m
from flows.expressions import Expression, names
from flows.places import covers, every_step, find, flow_at, step_id
from flows.state import Note, Stage, State


def opened(flow: m.Flow, state: State, place: str) -> bool:
    """Whether what was written blind at a place has been opened."""
    if state.stage(place).opened:
        return True
    for where, stage in state.stages.items():
        step = find(flow, where) if stage.opened else None
        if isinstance(step, m.Reveal) and covers(where, step.of, place):
            return True
    return False


def asked_again(flow: m.Flow, before: State, after: State, event: ev.AtPlace) -> State:
    """The state without agreement to words that an event has changed.

    People said yes to a text. When somebody goes back and changes what that text was made of, each
    is asked again; words that were put in by hand (:class:`flows.events.Reworded`) stand. Sealed
    answers change no text that others read.
    """
    if not _common(flow, after, event.place) or not _altered(before, after, event):
        return after
    judged = {place for (place, _), cell in after.cells.items() if cell.settled}
    for place in judged:
        step = find(flow, place)
        reworded = after.stage(place).text is not None
        if isinstance(step, m.Agree) and not reworded and _rests_on(flow, place, step, event.place):
            after = _unasked(after, place)
    return after


def _common(flow: m.Flow, state: State, place: str) -> bool:
    """Whether what is given at a place is for everybody."""
    step = find(flow, place)
    if getattr(step, "private", False) or isinstance(step, m.Agree | m.Consent):
        return False
    return not getattr(step, "blind", False) or state.alone or opened(flow, state, place)


def _altered(before: State, after: State, event: ev.AtPlace) -> bool:
    """Whether an event changed what stands at its place.

    A seat may know of a change only that there was one; it has to come to the same.
    """
    if isinstance(event, ev.Sealed | ev.Reopened | ev.TakenBack):
        return True
    if isinstance(event, ev.Grouped | ev.Undone):
        return before.stage(event.place).acts != after.stage(event.place).acts
    return _given(before, event.place) != _given(after, event.place)


def _given(state: State, place: str) -> list[tuple[object, tuple[Note, ...]]]:
    """The answers and open notes at a place."""
    return [
        (cell.answer, tuple(note for note in cell.notes if not note.private))
        for (where, _), cell in state.cells.items()
        if where == place and (cell.answer is not None or cell.notes)
    ]


def _rests_on(flow: m.Flow, place: str, step: m.Agree, other: str) -> bool:
    """Whether the text of a gate is made of what is given at another place."""
    if _in_later_round(other, place):
        return False
    inside = flow_at(flow, place)
    known = {one.id: one for one in every_step(inside.steps)}
    lists = [one.each for one in known.values() if isinstance(one, m.Repeat) and one.each]
    item = set().union(*map(names, lists))
    roots, found = set[str](), {name for hole in step.text.holes for name in names(hole.expression)}
    while found:
        name = found.pop()
        roots.add(name)
        made_of = _made_of(known[name]) if name in known else item if name == "item" else set()
        found |= made_of - roots
    if _part(other) == _part(place):
        return step_id(other) in roots
    # What a part was given may be made of anything outside of it.
    return not roots.isdisjoint((*inside.parameters, *inside.takes))


def _in_later_round(other: str, place: str) -> bool:
    """Whether one place lies in a later round of a loop that holds both.

    What is given in the second round changes nothing that was agreed on in the first.
    """
    pairs = zip(other.split("/"), place.split("/"), strict=False)
    theirs, ours = next(((a, b) for a, b in pairs if a != b), ("", ""))
    loop, _, later = theirs.partition("#")
    same, _, earlier = ours.partition("#")
    rounds = later.isdecimal() and earlier.isdecimal()
    return loop == same and rounds and int(later) > int(earlier)


def _part(place: str) -> list[str]:
    """The calls that a place is inside of; a name means something only in its own part."""
    return [segment for segment in place.split("/")[:-1] if "#" not in segment]


def _made_of(step: m.Step) -> set[str]:
    """The names that a step's outcome is made of, beside what is given there."""
    values = (getattr(step, key, None) for key in ("value", "of", "options_from"))
    made = [names(value) for value in values if isinstance(value, Expression)]
    return {step.of} if isinstance(step, m.Group) else set().union(*made)


def _unasked(state: State, place: str) -> State:
    """The state in which nobody was asked at a gate yet in this attempt."""
    old = state.stage(place)
    cells = {key: cell for key, cell in state.cells.items() if key[0] != place}
    stage = Stage(minutes=old.minutes, attempt=old.attempt)
    return replace(
        state,
        cells=MappingProxyType(cells),
        stages=MappingProxyType({**state.stages, place: stage}),
    )
