"""Putting something good in the place of a damaged file, when people say so."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from flows.conversation import Conversation
from flows.people import Person
from flows.state import taking_part
from store.conversations import ConversationFile
from store.errors import CannotSave, DamagedFile, StoreError
from store.files import delete, read_bytes, write_bytes
from store.history import About, fresh
from store.lock import Lock
from store.paths import PartyPaths
from store.pieces import json_bytes
from store.seal import Keys
from store.writer import Writer


def restore(damaged: DamagedFile) -> None:
    """Put the last good copy in the place of a damaged file, which stays beside it.

    A history without a good copy is put together again from the logs of its conversations; that
    needs the lock (:class:`LockHeld`). For anything else without a good copy the place is made
    free: a log is then gone but for the copy set aside. ``CannotSave`` when there is none.
    """
    if damaged.kept_as == damaged.path:
        raise CannotSave(
            f"{damaged.path.name} was left as it is, because no copy of it could be set aside. "
            "Make room or check the permissions of its folder, and try again."
        )
    if damaged.last_good:
        write_bytes(damaged.path, read_bytes(damaged.last_good))
    elif not (damaged.logs and _rebuilt(damaged)):
        delete(damaged.path)


def _rebuilt(damaged: DamagedFile) -> bool:
    """Make a history out of the logs beside it; false when none of them can be read.

    Its people are those who took part. What the history said of each conversation is a pure
    function of its log, so the writer brings it back as it does after a crash.
    """
    paths = PartyPaths(damaged.path.parent)
    keys = Keys(paths)
    found = sorted(_readable(paths, keys), key=_began)
    if not found:
        return False
    people = {p.id: Person(p.id, p.name) for one in found for p in taking_part(one.state.started)}
    about = About(paths.folder.name, tuple(people.values()), _began(found[0]))
    lock = Lock(paths.lock)
    lock.take("duologue restore", found[-1].events[-1].at)
    try:
        write_bytes(paths.history, json_bytes(fresh(about)))
        Writer(paths, keys, lock).close()
    finally:
        lock.release()
    return True


def _readable(paths: PartyPaths, keys: Keys) -> list[Conversation]:
    """All conversations of a party that can be read."""
    found = []
    for name in sorted(paths.conversation_ids()):
        with suppress(StoreError):
            found.append(ConversationFile(paths, name, keys).load().conversation)
    return found


def _began(conversation: Conversation) -> datetime:
    """When a conversation began."""
    return conversation.state.started.at
