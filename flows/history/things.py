"""Things: all versions of what one record began, oldest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flows.people import Person, PersonId
from flows.records import Record

BOTH = frozenset({"both", "both of us", "we", "us", "all", "all of us", "together", "everybody"})
"""How people write that something is everybody's."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One goal, promise, ladder, …, through all its versions."""

    id: str
    """The id that other records name it by."""
    versions: tuple[Record, ...]
    """Oldest first; at least one."""

    @property
    def now(self) -> Record:
        """The newest version."""
        return self.versions[-1]

    @property
    def first(self) -> Record:
        """The version it began with."""
        return self.versions[0]

    def text(self, name: str) -> str:
        """Return a field of the newest version as a text; empty when it is not set."""
        return text_of(self.now, name)

    def day(self, name: str) -> date | None:
        """Return a field of the newest version as a day."""
        return day_of(self.now, name)


def text_of(record: Record, name: str) -> str:
    """A field as a text; empty when it is not set."""
    value = record.fields.get(name, "")
    return value if isinstance(value, str) else ""


def day_of(record: Record, name: str) -> date | None:
    """A field as a day; ``None`` when it is not set or is none."""
    try:
        return date.fromisoformat(text_of(record, name))
    except ValueError:
        return None


def number_of(record: Record, name: str) -> float | None:
    """A field as a number; ``None`` when it is not set."""
    value = record.fields.get(name)
    return None if isinstance(value, bool) or not isinstance(value, int | float) else value


def things(records: Iterable[Record], kind: str) -> tuple[Thing, ...]:
    """All things of a record kind, in the order in which they began.

    Versions are put in order by time. A version whose forebears are missing (forgotten, or not
    for these eyes) still belongs to its thing.
    """
    found: dict[str, list[Record]] = {}
    for record in records:
        if record.kind == kind:
            found.setdefault(record.thing, []).append(record)
    made = [Thing(name, _in_order(versions)) for name, versions in found.items()]
    return tuple(sorted(made, key=lambda thing: thing.first.created))


def _in_order(versions: Sequence[Record]) -> tuple[Record, ...]:
    """Versions by time; of one moment, whatever is replaced before what replaces it."""
    by_id = {record.id: record for record in versions}

    def depth(record: Record) -> int:
        number = 0
        while record.supersedes in by_id and number < len(versions):
            record, number = by_id[record.supersedes], number + 1
        return number

    return tuple(sorted(versions, key=lambda r: (r.created, depth(r), r.id)))


def owners(words: str, people: Sequence[Person]) -> tuple[PersonId, ...]:
    """Whom a field names: one person, several, or everybody; nobody when no name is known.

    Names are compared whatever their capitals. "Sam and Noa", "Sam & Noa" and "both" name all.
    """
    said = " ".join(words.casefold().replace("&", " and ").replace(",", " and ").split())
    if said in BOTH:
        return tuple(person.id for person in people)
    names = {part.strip() for part in f" {said} ".split(" and ")}
    return tuple(p.id for p in people if p.name.casefold() in names or p.id in names)


def newest(records: Iterable[Record]) -> datetime | None:
    """When the newest of some records came to be; ``None`` when there are none."""
    return max((record.created for record in records), default=None)
