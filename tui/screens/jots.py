"""Who reads a jot, asked of the gate."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from flows.people import Person
from flows.records import Record
from flows.rights import may_read
from tui.words import all_of_you, names


def jot_promise(people: Sequence[Person]) -> str:
    """Return who will read a jot taken on the home of these people.

    A jot of a party of one is its author's alone; one at a shared page belongs to all.
    """
    alone = len(people) == 1
    probe = Record(
        id="",
        kind="note",
        author=people[0].id if alone else None,
        conversation="",
        step="",
        visibility="private" if alone else "shared",
        created=datetime.min.replace(tzinfo=UTC),
        fields={},
    )
    readers = [person.name for person in people if may_read(probe, {person.id})]
    if alone:
        return "Only you."
    return f"Shared with {all_of_you(len(readers))}: {names(readers)} will read it next time."
