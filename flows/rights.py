"""The gate's rule for records of the history.

It stands apart from :mod:`flows.visibility`, which has the rules for conversations, so that a
history can be read without loading the engine.
"""

from __future__ import annotations

from collections.abc import Iterable

from flows.people import PersonId
from flows.records import Record


def may_read(record: Record, people: Iterable[PersonId]) -> bool:
    """Whether people looking together may read a record; nobody looking may read nothing."""
    eyes = frozenset(people)
    return bool(eyes) and (record.visibility == "shared" or eyes == {record.author})
