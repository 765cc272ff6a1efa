"""Events: what happened in a conversation. Never changed afterwards; the log is the only state.

Times, ids, "today" and recalled records come in with events, so a log replays to the same state
for ever. ``by`` is the person who acted, or ``None`` when the people at one keyboard act together.
``place`` is a step id with its loop path (see :mod:`flows.places`). ``item`` ids are made by the
shell (random, so that they tell nothing about how much somebody wrote).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Literal, TypeAlias

from flows.people import Person, PersonId
from flows.records import Record

Row: TypeAlias = "Mapping[str, str | int | float | bool]"
"""One filled-in row of a form: field id to value."""

Answer: TypeAlias = (
    "str | int | float | bool | tuple[str, ...] | tuple[Row, ...] | Mapping[str, int]"
)
"""An answer as it is kept: text, line, choice, date (ISO) are str; choices and rank are option
values in order; a form is rows; dots and points are item id to number."""

Degree = Literal["yes", "wish", "not_yet", "no"]
"""Agreement in degrees: yes / yes, with a wish / not yet / no."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened."""

    at: datetime
    """When, UTC."""
    by: PersonId | None = None
    """Who; ``None`` for together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Started(Event):
    """The conversation began. Always the first event, and only there."""

    people: tuple[Person, ...]
    """Who takes part, 1 to 50."""
    first: PersonId
    """Who goes first this time (alternates by history)."""
    today: date
    """The day of the sitting."""
    quick: bool = False
    """The quick form: steps and sections marked optional are skipped."""
    history: Mapping[str, tuple[Record, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Records that ``last(kind, n)`` may read, newest first, readable by everybody here."""
    absent: int = 0
    """How many share the history and are not here: what is kept goes to them, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AtPlace(Event):
    """Something that happened at a step."""

    place: str
    """Step id with loop path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered(AtPlace):
    """An answer was given, or given anew; the newest counts. ``by`` None: by all together."""

    value: Answer
    """The answer, in the form of its question's type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged(AtPlace):
    """Somebody said how far they agree (``agree`` steps)."""

    degree: Degree
    """In degrees."""
    wish: str = ""
    """The wish that goes with ``wish``, or what would have to change for ``no`` / ``not_yet``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed(AtPlace):
    """The person passed. No reason is ever kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteKept(AtPlace):
    """One note was kept."""

    item: str
    """New id of the note."""
    text: str
    """One line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteEdited(AtPlace):
    """The author reworded a note."""

    item: str
    """Id of the note."""
    text: str
    """The new words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteDropped(AtPlace):
    """The author took a note away."""

    item: str
    """Id of the note."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteMarkedPrivate(AtPlace):
    """The author keeps a note to themselves (or opens it to the reveal again)."""

    item: str
    """Id of the note."""
    private: bool = True
    """Whether it stays with its author."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done(AtPlace):
    """The person (or all together) is done here and goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready(AtPlace):
    """The person is ready to open; the last one's ready opens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotReady(AtPlace):
    """Somebody wants one more minute: nobody counts as ready any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRead(AtPlace):
    """A revealed item was opened once (the read-through)."""

    item: str
    """Id of the item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack(AtPlace):
    """The author took a revealed note back; it stays with them from now on."""

    item: str
    """Id of the note."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remarked(AtPlace):
    """A short remark was put beside a revealed item."""

    item: str
    """Id of the item."""
    text: str
    """The remark; an empty text takes the remark away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likened(AtPlace):
    """Two items were called the same."""

    item: str
    """Id of the item."""
    to: str
    """Id of the item that it is like; empty to part them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped(AtPlace):
    """Items were put into a theme."""

    items: tuple[str, ...]
    """Ids of the items."""
    theme: str
    """Id of the theme, new or known; empty takes the items out of their themes."""
    name: str = ""
    """Name for a new theme, or a new name for a known one; empty keeps the name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone(AtPlace):
    """The last shared act at this place was undone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reworded(AtPlace):
    """The text to agree on was changed; everybody is asked again."""

    text: str
    """The new text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled(AtPlace):
    """The shell handed over the records that a ``recall`` step asked for."""

    records: tuple[Record, ...]
    """Newest first, through the gate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WentBack(AtPlace):
    """One step back, to ``place``. Nothing is lost."""

    people: tuple[PersonId, ...]
    """Who goes back: one person inside their own turn, everybody at a shared place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WentForward(Event):
    """One step forward again after going back."""

    people: tuple[PersonId, ...]
    """Who goes forward; as in :class:`WentBack`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Jotted(Event):
    """A note for next time was jotted down."""

    item: str
    """New id."""
    text: str
    """The words."""
    private: bool = False
    """Taken in a private turn: stays with its author."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parked(Event):
    """Something was put aside for another day."""

    item: str
    """New id."""
    text: str
    """The words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernRaised(Event):
    """A concern card was raised; it must be settled before the end."""

    item: str
    """New id."""
    text: str
    """The words; shown to everybody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernSettled(Event):
    """A concern was dealt with or parked."""

    item: str
    """Id of the concern."""
    how: Literal["treated", "parked"]
    """Talked about now, or kept for another day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreTime(AtPlace):
    """More time was given at a step."""

    minutes: int = 1
    """How much, in minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paused(Event):
    """The people left; everything is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(Event):
    """The people came back."""

    today: date
    """The day of this sitting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped(Event):
    """The conversation was ended early; what was shared stays in the history."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten(Event):
    """The people want this conversation gone: no view and no record is left of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed(AtPlace):
    """What a seat is given instead of another's words: "answered". Never stored, never appended.

    Stands for an answer, a pass or being done alike, so that a pass leaves no trace.
    """

    given: bool = False
    """Only at a consent: everybody there said yes. Whoever said no or passed is never told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened(AtPlace):
    """What a seat is given when another takes up a sealed turn again. Never stored or appended."""


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
