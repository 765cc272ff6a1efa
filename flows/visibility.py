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
from flows.audiences import Trace, audience, readers_now
from flows.conversation import Conversation
from flows.fold import made_since
from flows.opening import opened
from flows.outcomes import choices
from flows.people import PersonId
from flows.places import find
from flows.replies import label, mixed
from flows.rights import may_read
from flows.state import State
from flows.stops import Stop, asked

__all__ = ["Line", "audience", "may_read", "opened", "readers", "redact", "revealed_items"]


def readers(conversation: Conversation, event: ev.Event) -> frozenset[PersonId]:
    """Who may read the words of an event now."""
    return readers_now(conversation.flow, conversation.state, event)


def redact(conversation: Conversation, people: Iterable[PersonId]) -> tuple[ev.Event, ...]:
    """The log for a seat at which these people look at the screen.

    What not all of them may read is left out. Where it changed whether somebody is done, a
    :class:`flows.events.Sealed` or :class:`flows.events.Reopened` stands for it, without words,
    number or time, so that replaying gives the same path and the same turns. A seat where nobody
    looks, or somebody who does not take part, is given no words at all. Lookups that may hold what
    was taken back since are left out too.
    """
    final, eyes = conversation.state, frozenset(people)
    inside = bool(eyes) and eyes <= final.ids
    first, last = conversation.events[0], conversation.events[-1]
    if final.pause == "forgotten":
        return (final.started, last)
    kept: list[ev.Event] = [first if inside else replace(final.started, history={})]
    outdated = _outdated(conversation.events, final)
    told = zip(conversation.events, conversation.readers, conversation.traces, strict=True)
    for number, (event, may, trace) in enumerate(told):
        if number and inside and eyes <= may and number not in outdated:
            kept.append(event)
        elif trace is not None:
            kept.append(_with_consent(conversation, trace))
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


def _with_consent(conversation: Conversation, trace: Trace) -> Trace:
    """The trace; at a consent it says when everybody said yes."""
    if not isinstance(trace, ev.Sealed):
        return trace
    given = _all_consent(conversation.flow, conversation.state, trace.place)
    return replace(trace, given=True) if given else trace


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
