"""What people give at a step: answers, notes, agreement, a pass."""

from __future__ import annotations

from dataclasses import dataclass

from flows.events.base import Answer, AtPlace, Degree


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
