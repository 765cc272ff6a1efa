"""Looking for records in a history: through the gate first, then by what is asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from flows.people import Person, PersonId
from flows.records import Record
from flows.rights import may_read
from store.names import plain

_NAMING: Final = ("owner", "who", "to", "whose", "helper")
"""Record fields that name a person."""
_LISTS: Final = (tuple, list)


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for. What is left empty does not matter."""

    kinds: tuple[str, ...] = ()
    """Record kinds."""
    person: PersonId = ""
    """Whose: its author, or a person whom one of its fields names (owner, to, …)."""
    since: date | None = None
    """First day, as this machine's clock counts days."""
    until: date | None = None
    """Last day."""
    text: str = ""
    """Words that must all occur, whatever their capitals and accents."""
    conversation: str = ""
    """Id of the conversation that made it."""
    older: bool = False
    """Whether versions that were replaced by newer ones are wanted too."""
    most: int | None = None
    """At most so many, newest first."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words to look for, as they are compared."""
        return tuple(plain(self.text).split())


def select(
    records: Iterable[Record], readers: Iterable[PersonId], people: Sequence[Person], query: Query
) -> tuple[Record, ...]:
    """Return what people looking together may read and have asked for, newest first.

    ``people`` are those of the party. ``ValueError`` when nobody looks: everything would pass.
    """
    eyes = frozenset(readers)
    if not eyes:
        raise ValueError("somebody has to look")
    seen = [record for record in records if may_read(record, eyes)]
    replaced = set() if query.older else _replaced(seen)
    called = _names(query.person, people)
    words = query.words
    found = [
        record
        for record in seen
        if record.id not in replaced
        and (not query.kinds or record.kind in query.kinds)
        and (not query.conversation or record.conversation == query.conversation)
        and (not query.person or _is_about(record, query.person, called))
        and _is_between(record, query.since, query.until)
        and (not words or holds(record.fields.values(), words))
    ]
    found.sort(key=lambda record: record.created, reverse=True)
    return tuple(found if query.most is None else found[: query.most])


def holds(values: Iterable[object], words: Sequence[str]) -> bool:
    """Return whether all words occur in the texts among a record's values, saved or not.

    ``words`` are as :func:`store.names.plain` gives them.
    """
    text = plain("\n".join(texts_among(values)))
    return all(word in text for word in words)


def texts_among(values: Iterable[object]) -> list[str]:
    """Return the texts among a record's values, saved or not, those in lists included."""
    texts: list[str] = []
    for value in values:
        if isinstance(value, str):
            texts.append(value)
        elif isinstance(value, _LISTS):
            texts += value
    return texts


def local_day(moment: datetime) -> date:
    """Return the day of a moment on this machine's calendar."""
    return moment.astimezone().date()


def _replaced(seen: Sequence[Record]) -> set[str]:
    """Ids of versions that a newer one stands for; one that is not among these replaces none.

    Of two that were made of the same version, in two conversations at once, the newer one counts.
    """
    replaced = {record.supersedes for record in seen}
    newest: dict[tuple[str, str], Record] = {}
    for record in seen:
        before = newest.get((record.kind, record.thing), record)
        if record.id not in replaced and before.created <= record.created:
            newest[record.kind, record.thing] = record
    return {record.id for record in seen} - {record.id for record in newest.values()}


def _names(person: PersonId, people: Sequence[Person]) -> frozenset[str]:
    """How fields may name a person."""
    return frozenset({person, *(p.name for p in people if p.id == person)})


def _is_about(record: Record, person: PersonId, called: frozenset[str]) -> bool:
    """Whether a record is from a person or names them."""
    return record.author == person or any(record.fields.get(key) in called for key in _NAMING)


def _is_between(record: Record, since: date | None, until: date | None) -> bool:
    """Whether a record came to be in these days, both included."""
    if since is None and until is None:
        return True
    day = local_day(record.created)
    return (since is None or since <= day) and (until is None or day <= until)
