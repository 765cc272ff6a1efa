"""What people did on a walk, in words that an author can follow step by step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from flows import Conversation
from flows import events as ev
from flows.people import PersonId
from flows.replies import label
from tui.rehearsal.tokens import without_tokens

DEGREES: Mapping[str, str] = {
    "yes": "yes",
    "wish": "yes, with a wish",
    "not_yet": "not yet",
    "no": "no",
}
"""Degrees of agreement in words."""
_LONG = 48


def told(conversation: Conversation) -> tuple[str, ...]:
    """The whole log, one line for what one person (or all) did at one place."""
    events = conversation.events[1:]
    names = {person.id: person.name for person in conversation.state.started.people}
    return tuple(_line(group, names) for group in _groups(events))


def _groups(events: Sequence[ev.Event]) -> Iterable[list[ev.Event]]:
    """Events that belong together: of one person, at one place."""
    for _, group in groupby(events, key=_whose):
        yield list(group)


def _whose(event: ev.Event) -> tuple[object, ...]:
    if isinstance(event, ev.Paused | ev.Resumed):
        return ("rest",)
    together = isinstance(event, ev.Ready | ev.NotReady)
    return (getattr(event, "place", type(event)), together or event.by, type(event) is ev.WentBack)


def _line(events: Sequence[ev.Event], names: Mapping[PersonId, str]) -> str:
    first = events[0]
    where = getattr(first, "place", "")
    who = names.get(first.by or "", "")
    if any(isinstance(event, ev.Ready) for event in events):
        who = ""
    lead = ", ".join(filter(None, (where, who)))
    said = "; ".join(dict.fromkeys(filter(None, (_word(event) for event in _counted(events)))))
    return f"{lead}: {said}" if lead else said


def _counted(events: Sequence[ev.Event]) -> Iterable[ev.Event | str]:
    """Events, with notes and lines that were read counted."""
    notes = sum(isinstance(event, ev.NoteKept) for event in events)
    if notes:
        yield f"writes {notes} {'note' if notes == 1 else 'notes'}"
    for event in events:
        if not isinstance(event, ev.NoteKept | ev.ItemRead):
            yield event


def _word(event: ev.Event | str) -> str:
    match event:
        case str():
            return event
        case ev.Answered():
            return _answer(event.value)
        case ev.Judged():
            return DEGREES[event.degree]
        case ev.Recalled():
            return f"{len(event.records)} found" if event.records else "nothing found"
        case ev.Ready():
            return "opened"
        case ev.Grouped():
            return f"{len(event.items)} into a theme" if event.theme else "out of the theme"
        case ev.ConcernSettled():
            return f"the concern is {event.how}"
    return _WORDS.get(type(event), "")


def _answer(value: ev.Answer) -> str:
    """A short answer; of a long one its beginning."""
    if isinstance(value, Mapping):
        return f"gives {sum(abs(n) for n in value.values())} points" if value else "gives none"
    if isinstance(value, tuple) and value and isinstance(value[0], Mapping):
        return f"fills in {len(value)} {'row' if len(value) == 1 else 'rows'}"
    if value == ():
        return "chooses none"
    said = " ".join(without_tokens(label(value)).split())
    return f"“{said}”" if len(said) <= _LONG else f"“{said[:_LONG]}…”"


_WORDS: Mapping[type[ev.Event], str] = {
    ev.Passed: "passes",
    ev.Done: "goes on",
    ev.NotReady: "one more minute",
    ev.NoteEdited: "rewords a note",
    ev.NoteDropped: "drops a note",
    ev.NoteMarkedPrivate: "keeps a note private",
    ev.TakenBack: "takes a note back",
    ev.Remarked: "adds a remark",
    ev.Likened: "calls two lines the same",
    ev.Undone: "undoes that",
    ev.Reworded: "rewords the text",
    ev.MoreTime: "takes more time",
    ev.MovedOn: "moves the room on",
    ev.Dropped: "leaves a part out",
    ev.WentBack: "comes back here",
    ev.WentForward: "goes forward again",
    ev.Jotted: "jots a note",
    ev.Parked: "parks a thought",
    ev.ConcernRaised: "raises a concern",
    ev.Paused: "pauses",
    ev.Resumed: "comes back later",
}
