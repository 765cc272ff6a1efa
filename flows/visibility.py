"""The gate: the one place that says who may read what.

Every output asks here: screens, the log handed to a seat, records of the history, exports, logs.
A reader set may see something when *each* of its people may; two people at one screen see what
both may see.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from flows import events as ev
from flows import model as m
from flows.conversation import Conversation
from flows.fold import apply, begin, made_since, owner
from flows.opening import opened
from flows.outcomes import choices
from flows.people import PersonId
from flows.places import find
from flows.replies import label, mixed
from flows.rights import may_read
from flows.state import Cell, Note, State
from flows.stops import Stop, asked

__all__ = ["Line", "audience", "may_read", "opened", "readers", "redact", "revealed_items"]


def audience(
    flow: m.Flow, state: State, place: str, person: PersonId | None
) -> frozenset[PersonId]:
    """Who may read what a person (``None``: all together) gave at a place."""
    everybody = state.ids
    if person is None or state.alone:
        return everybody
    step = find(flow, place)
    if step is None or step.kind == "consent" or getattr(step, "private", False):
        return frozenset({person})
    sealed = step.kind == "agree" or getattr(step, "blind", False)
    return frozenset({person}) if sealed and not opened(flow, state, place) else everybody


def readers(conversation: Conversation, event: ev.Event) -> frozenset[PersonId]:
    """Who may read the words of an event now."""
    return _readers(conversation.flow, conversation.state, event)


def _readers(flow: m.Flow, state: State, event: ev.Event) -> frozenset[PersonId]:
    author = frozenset({event.by}) if event.by else state.ids
    match event:
        case ev.Jotted():
            return author if event.private else state.ids
        case ev.NoteMarkedPrivate():
            return author
        case ev.NoteKept() | ev.NoteEdited() | ev.NoteDropped():
            person = owner(flow, event)
            note = _note(state.cell(event.place, person), event.item)
            hidden = note is None or note.private
            return author if hidden else audience(flow, state, event.place, person)
        case ev.Answered() | ev.Judged() | ev.Passed() | ev.Done():
            return audience(flow, state, event.place, owner(flow, event))
        case _:
            return state.ids


def _note(cell: Cell, item: str) -> Note | None:
    return next((note for note in cell.notes if note.item == item), None)


def redact(conversation: Conversation, people: Iterable[PersonId]) -> tuple[ev.Event, ...]:
    """The log for a seat at which these people look at the screen.

    What not all of them may read is left out. Where it changed whether somebody is done, a
    :class:`flows.events.Sealed` or :class:`flows.events.Reopened` stands for it, without words,
    number or time, so that replaying gives the same path and the same turns. A seat where nobody
    looks, or somebody who does not take part, is given no words at all. Lookups that may hold what
    was taken back since are left out too.
    """
    flow, final, eyes = conversation.flow, conversation.state, frozenset(people)
    _, *rest = conversation.events
    inside = bool(eyes) and eyes <= final.ids
    if final.pause == "forgotten":
        return (final.started, rest[-1])
    kept: list[ev.Event] = [final.started if inside else replace(final.started, history={})]
    state = begin(final.started)
    outdated = _outdated(rest, final)
    for number, event in enumerate(rest):
        after = apply(flow, state, event)
        if inside and number not in outdated and eyes <= _readers(flow, final, event):
            kept.append(event)
        elif isinstance(event, ev.AtPlace):
            kept += _stand_in(flow, state, after, final, event)
        state = after
    return tuple(kept)


def _outdated(log: Sequence[ev.Event], final: State) -> set[int]:
    """Places in the log of lookups that no seat is given.

    Those that a newer one at the same step has replaced, and those that hold records of this
    conversation and came before a note was taken back: its words may be among them.
    """
    lookups = [(n, event) for n, event in enumerate(log) if isinstance(event, ev.Recalled)]
    newest = {event.place: n for n, event in lookups}
    back = max((n for n, event in enumerate(log) if isinstance(event, ev.TakenBack)), default=-1)
    return {
        n
        for n, event in lookups
        if n != newest[event.place] or (n < back and made_since(event.records, final.started.at))
    }


def _stand_in(
    flow: m.Flow, before: State, after: State, final: State, event: ev.AtPlace
) -> list[ev.Event]:
    """What a seat is told instead of an event it may not read."""
    person = owner(flow, event)
    was, now = before.cell(event.place, person), after.cell(event.place, person)
    if was.settled == now.settled and before.trail == after.trail:
        return []
    at, place = before.started.at, event.place
    if not now.settled:
        return [ev.Reopened(at=at, by=person, place=place)]
    return [ev.Sealed(at=at, by=person, place=place, given=_all_consent(flow, final, place))]


def _all_consent(flow: m.Flow, state: State, place: str) -> bool:
    """Whether everybody said yes here: the one thing that others learn about a consent."""
    step = find(flow, place)
    return isinstance(step, m.Consent) and all(
        state.cell(place, person.id).answer is True for person in asked(state, step)
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One opened entry: a note, or an answer as a line."""

    item: str
    """Its id."""
    text: str
    """Its words."""
    place: str
    """Where it was written."""
    by: PersonId
    """Its author; for the author's own acts, not for showing."""
    author: str
    """The author's name as shown; empty when names are hidden."""


def revealed_items(conversation: Conversation, stop: Stop) -> tuple[Line, ...]:
    """What a reveal opens, in the order in which it is shown. Empty while it is sealed.

    Mixed order is a fixed shuffle by id, so that it tells nothing about who wrote when and is the
    same at every seat. Lines without names are always mixed: their order would tell the authors.
    """
    step = stop.step
    if not isinstance(step, m.Reveal) or not conversation.state.stage(stop.place).opened:
        return ()
    lines = [line for name in step.of for line in _lines(conversation, stop, name, step.names)]
    if step.order == "mixed" or not step.names:
        lines.sort(key=lambda line: mixed(line.item))
    return tuple(lines)


def _lines(conversation: Conversation, stop: Stop, name: str, names: bool) -> list[Line]:
    """The opened entries of one step."""
    state, flow = conversation.state, conversation.flow
    place, step = stop.own.get(name, ("", None))
    if step is None or getattr(step, "private", False):
        return []
    lines = []
    everybodys = (
        person
        for person in asked(state, step)
        if state.ids <= audience(flow, state, place, person.id)
    )
    for person in everybodys:
        shown = person.name if names else ""
        texts = _texts(conversation, place, step, person.id)
        lines += [Line(i, text, place, person.id, shown) for i, text in texts]
    return lines


def _texts(
    conversation: Conversation, place: str, step: m.Step, person: PersonId
) -> list[tuple[str, str]]:
    """Ids and words of what one person gave at a step."""
    cell = conversation.state.cell(place, person)
    if isinstance(step, m.Notes):
        return [(note.item, note.text) for note in cell.notes if not note.private]
    answer = cell.answer
    if answer is None or isinstance(step, m.Vote):
        return []
    index = f"{place}:{person}"
    if isinstance(step, m.Form) and isinstance(answer, tuple):
        return [(f"{index}:{n}", label(row)) for n, row in enumerate(answer, start=1)]
    stop = next((s for s in conversation.path.stops if s.place == place), None)
    return [(index, label(answer, choices(conversation.state, stop) if stop else ()))]
