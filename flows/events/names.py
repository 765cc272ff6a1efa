"""The names of events in saved form."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from flows.events import cards, course, giving, leading, sharing
from flows.events.base import Event

EVENTS: Mapping[str, type[Event]] = MappingProxyType(
    {
        "started": course.Started,
        "answered": giving.Answered,
        "judged": giving.Judged,
        "passed": giving.Passed,
        "note_kept": giving.NoteKept,
        "note_edited": giving.NoteEdited,
        "note_dropped": giving.NoteDropped,
        "note_marked_private": giving.NoteMarkedPrivate,
        "done": giving.Done,
        "ready": sharing.Ready,
        "not_ready": sharing.NotReady,
        "item_read": sharing.ItemRead,
        "taken_back": sharing.TakenBack,
        "remarked": sharing.Remarked,
        "likened": sharing.Likened,
        "grouped": sharing.Grouped,
        "undone": sharing.Undone,
        "reworded": sharing.Reworded,
        "recalled": course.Recalled,
        "went_back": course.WentBack,
        "went_forward": course.WentForward,
        "jotted": cards.Jotted,
        "parked": cards.Parked,
        "concern_raised": cards.ConcernRaised,
        "concern_settled": cards.ConcernSettled,
        "more_time": course.MoreTime,
        "moved_on": leading.MovedOn,
        "dropped": leading.Dropped,
        "paused": course.Paused,
        "resumed": course.Resumed,
        "stopped": course.Stopped,
        "forgotten": course.Forgotten,
    }
)
"""Names of the events in saved form. Published names are for ever."""
