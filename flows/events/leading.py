"""What a facilitator does to the course of a conversation: moves the room on, drops a part ahead.

``by`` is a facilitator of this conversation, or the workshop's hub in their name. Neither event
holds a word of anybody.
"""

from __future__ import annotations

from dataclasses import dataclass

from flows.events.base import AtPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedOn(AtPlace):
    """The room goes on from this place; whoever has not given anything counts as passed there.

    At a page before something is opened it opens it; at a wait it ends the waiting.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped(AtPlace):
    """A part ahead of the room is left out. ``place`` is its section, as :mod:`flows.sections` says."""

    out: bool = True
    """False puts it in again."""
