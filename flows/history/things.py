"""Things: all versions of what one record began, oldest first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from flows.measures.samples import MOST
from flows.people import Person, PersonId
from flows.records import Record

BOTH = frozenset(
    {"both", "both of us", "we", "we both", "us", "us both", "all", "all of us", "together"}
    | {"everybody", "everyone"}
)
"""How people write that something is everybody's."""

Days = Callable[[datetime], date]
"""Which day a moment belongs to, where these people live."""


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

    @property
    def since(self) -> datetime:
        """When it came into the state that its newest version names."""
        found, state = self.now.created, self.text("state")
        for version in reversed(self.versions):
            if text_of(version, "state") != state:
                break
            found = version.created
        return found

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
    """A field as a number; ``None`` when it is not set or is none that can be reckoned with."""
    value = record.fields.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if -MOST < value < MOST else None


def things(records: Iterable[Record], kind: str) -> tuple[Thing, ...]:
    """All things of a record kind, in the order in which they began.

    Versions are put in order by time, whatever order the records come in. A version whose forebears
    are missing (forgotten, or not for these eyes) still belongs to its thing.
    """
    found: dict[str, list[Record]] = {}
    for record in in_order(record for record in records if record.kind == kind):
        found.setdefault(record.thing, []).append(record)
    return tuple(Thing(name, tuple(versions)) for name, versions in found.items())


def in_order(records: Iterable[Record]) -> list[Record]:
    """Records by the time they came to be.

    Those of one moment: a version behind the one that it replaces, else by their ids, with numbers
    by their size.
    """
    by_time = sorted(records, key=_moment)
    moments = (list(group) for _, group in groupby(by_time, _moment))
    return [record for group in moments for record in _of_one_moment(group)]


def _moment(record: Record) -> datetime:
    """When a record came to be."""
    return record.created


def _of_one_moment(records: list[Record]) -> list[Record]:
    """Records that came to be at once, in an order of their own."""
    if len(records) == 1:
        return records
    known = {record.id: record for record in records}
    return sorted(records, key=lambda record: (_forebears(record, known), _natural(record.id)))


def _forebears(record: Record, known: Mapping[str, Record]) -> int:
    """How many earlier versions a record has among these."""
    found, older = {record.id}, known.get(record.supersedes or "")
    while older is not None and older.id not in found:
        found.add(older.id)
        older = known.get(older.supersedes or "")
    return len(found) - 1


def _natural(id: str) -> list[str | int]:
    """An id, so that its second entry stands before its tenth."""
    return [int(p[:18]) if n % 2 else p for n, p in enumerate(re.split("([0-9]+)", id))]


def owners(words: str, people: Sequence[Person]) -> tuple[PersonId, ...]:
    """Whom a field names: one person, several, or everybody; nobody when no name is known.

    Names are compared whatever their capitals. "Sam and Noa", "Sam & Noa" and "both" name all.
    """
    if everybodys(words):
        return tuple(person.id for person in people)
    said = _plain(words)
    names = {said, *(part.strip() for part in re.split("(?: and)+ ", f" {said} "))}
    return tuple(p.id for p in people if _plain(p.name) in names or p.id.casefold() in names)


def everybodys(words: str) -> bool:
    """Whether a field says that something is everybody's."""
    return _plain(words) in BOTH


def _plain(words: str) -> str:
    """Words for comparing: small letters, single blanks, every joint an "and"."""
    return " ".join(words.casefold().replace("&", " and ").replace(",", " and ").split())


def newest(records: Iterable[Record]) -> datetime | None:
    """When the newest of some records came to be; ``None`` when there are none."""
    return max((record.created for record in records), default=None)
