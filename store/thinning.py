"""Which notes are one person's own, to be deleted for real when they say so."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from flows import events as ev
from flows.conversation import Conversation
from flows.people import PersonId
from flows.visibility import readers

_NOTES: Final = (
    ev.NoteKept,
    ev.NoteEdited,
    ev.NoteDropped,
    ev.NoteMarkedPrivate,
    ev.TakenBack,
    ev.Jotted,
)


def own_notes(conversation: Conversation, person: PersonId) -> frozenset[str]:
    """Return the ids of a person's notes and jots that nobody else may read."""
    return frozenset(
        event.item
        for event in conversation.events
        if isinstance(event, ev.NoteKept | ev.Jotted)
        and event.by == person
        and readers(conversation, event) == {person}
    )


def is_of(items: Iterable[str], person: PersonId) -> Callable[[ev.Event], bool]:
    """Return whether an event is about one of these notes of a person's."""
    gone = frozenset(items)

    def about(event: ev.Event) -> bool:
        return isinstance(event, _NOTES) and event.by == person and event.item in gone

    return about
