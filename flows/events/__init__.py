"""Events: what happened in a conversation. Never changed afterwards; the log is the only state.

Times, ids, "today" and recalled records come in with events, so a log replays to the same state
for ever. ``by`` is the person who acted, or ``None`` when the people at one keyboard act together.
``place`` is a step id with its loop path (see :mod:`flows.places`). ``item`` ids are made by the
shell (random, so that they tell nothing about how much somebody wrote).
"""

from flows.events.base import Answer, AtPlace, Degree, Event, Row
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
from flows.events.leading import Dropped, MovedOn
from flows.events.names import EVENTS
from flows.events.sealed import Reopened, Sealed
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

__all__ = [
    "EVENTS",
    "Answer",
    "Answered",
    "AtPlace",
    "ConcernRaised",
    "ConcernSettled",
    "Degree",
    "Done",
    "Dropped",
    "Event",
    "Forgotten",
    "Grouped",
    "ItemRead",
    "Jotted",
    "Judged",
    "Likened",
    "MoreTime",
    "MovedOn",
    "NotReady",
    "NoteDropped",
    "NoteEdited",
    "NoteKept",
    "NoteMarkedPrivate",
    "Parked",
    "Passed",
    "Paused",
    "Ready",
    "Recalled",
    "Remarked",
    "Reopened",
    "Resumed",
    "Reworded",
    "Row",
    "Sealed",
    "Started",
    "Stopped",
    "TakenBack",
    "Undone",
    "WentBack",
    "WentForward",
]
