"""The names of events in saved form."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from flows.events.base import Event
from flows.events.cards import ConcernRaised, ConcernSettled, Jotted, Parked
from flows.events.course import (
    Forgotten,
    MoreTime,
    Paused,
    Recalled,
    Resumed,
    Started,
    Stopped,
    WentBack,
    WentForward,
)
from flows.events.giving import (
    Answered,
    Done,
    Judged,
    NoteDropped,
    NoteEdited,
    NoteKept,
    NoteMarkedPrivate,
    Passed,
)
from flows.events.sharing import (
    Grouped,
    ItemRead,
    Likened,
    NotReady,
    Ready,
    Remarked,
    Reworded,
    TakenBack,
    Undone,
)

EVENTS: Mapping[str, type[Event]] = MappingProxyType(
    {
        "started": Started,
        "answered": Answered,
        "judged": Judged,
        "passed": Passed,
        "note_kept": NoteKept,
        "note_edited": NoteEdited,
        "note_dropped": NoteDropped,
        "note_marked_private": NoteMarkedPrivate,
        "done": Done,
        "ready": Ready,
        "not_ready": NotReady,
        "item_read": ItemRead,
        "taken_back": TakenBack,
        "remarked": Remarked,
        "likened": Likened,
        "grouped": Grouped,
        "undone": Undone,
        "reworded": Reworded,
        "recalled": Recalled,
        "went_back": WentBack,
        "went_forward": WentForward,
        "jotted": Jotted,
        "parked": Parked,
        "concern_raised": ConcernRaised,
        "concern_settled": ConcernSettled,
        "more_time": MoreTime,
        "paused": Paused,
        "resumed": Resumed,
        "stopped": Stopped,
        "forgotten": Forgotten,
    }
)
"""Names of the events in saved form. Published names are for ever."""
