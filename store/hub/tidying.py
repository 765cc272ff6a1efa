"""Raw words of workshops whose time is up are deleted; what was agreed stays with each history.

The time begins with the close; a room that was forgotten is closed first.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from flows.workshop.events import RoomClosed
from flows.workshop.state import RoomState
from store.errors import StoreError, UnknownConversation
from store.home import Home
from store.lock import Lock
from store.workshops import WorkshopCard, WorkshopFile, workshop_files

ABANDONED: Final = timedelta(days=30)
"""How long nothing may happen in a room before it counts as over, though nobody closed it: only
from the close on are the days counted for which people were told that their words are kept."""


def abandoned(state: RoomState, now: datetime) -> bool:
    """Whether a room was left open, and forgotten."""
    return state.closed is None and state.stirred + ABANDONED <= now


def due(state: RoomState, now: datetime) -> bool:
    """Whether the raw words of a workshop are to be deleted now."""
    kept = timedelta(days=state.kept_days)
    return state.closed is not None and not state.tidied and state.closed + kept <= now


def tidy_workshop(home: Home, file: WorkshopFile, now: datetime) -> None:
    """Delete the raw words of one workshop; it holds none afterwards, nor who may come in.

    Raises :class:`StoreError` when a history is open elsewhere; what was deleted stays deleted, and
    the next time goes on from there.
    """
    for party_id in dict.fromkeys(talk.party for talk in file.state.talks):
        with home.party(party_id).write(since=now, program="duologue workshop tidy") as writer:
            for talk in file.state.talks:
                if talk.party == party_id:
                    with suppress(UnknownConversation):
                        writer.thin(talk.conversation)
    file.tidy(now)


def tidy(home: Home, now: datetime) -> tuple[WorkshopCard, ...]:
    """Close what was forgotten, delete what is due, and return the workshops that were tidied.

    Raises :class:`LockHeld` while a hub runs, which does this by itself.
    """
    lock = Lock(home.workshops / "lock")
    lock.take("duologue workshop tidy", now)
    try:
        return tuple(_tidied(home, now))
    finally:
        lock.release()


def _tidied(home: Home, now: datetime) -> list[WorkshopCard]:
    """Tidy all that are due; what cannot be read is left as it is."""
    found = []
    for file in workshop_files(home.workshops):
        with suppress(StoreError):
            if abandoned(file.load(), now):
                file.append([RoomClosed(at=now)])
            if due(file.state, now):
                tidy_workshop(home, file, now)
                found.append(file.card())
    return found
