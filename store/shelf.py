"""The shelf: what a home shows of a history, kept beside it so that ten years open like one day.

It repeats what the history says and is believed only while the history is the very file that it
was made from; without it a home is slower to open, and the same. It holds what everybody of the
party may read, so nothing in it has to be sealed. It is deleted with every change of the history,
and with it whatever the history has forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from heapq import nlargest

from flows.history.live import live, memories
from flows.people import Person
from flows.records import Record
from store.cards import ConversationCard, load_card, save_card
from store.errors import StoreError
from store.files import Stamp, decode, delete, read_bytes, stamp_of, write_bytes
from store.forms import load_record, save_record
from store.paths import PartyPaths
from store.pieces import json_bytes
from store.query import Query, local_day, select
from store.schema import SCHEMA

NEWEST = 80
"""How many of the newest lines of the history a home has at hand."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a home works with. Everybody of the party may read all of it."""

    live: tuple[Record, ...] = ()
    """All versions of what stands, is open or waits: what :func:`flows.history.story.story` needs."""
    newest: tuple[Record, ...] = ()
    """The newest records in their newest version, the newest first."""
    memories: tuple[Record, ...] = ()
    """The best thing of each day, oldest first."""
    talks: tuple[ConversationCard, ...] = ()
    """Open conversations, the newest ones, and for each flow the one finished last; newest first."""


def fill(
    records: Iterable[Record], people: Sequence[Person], cards: Sequence[ConversationCard]
) -> Shelf:
    """Return the shelf of a history with these records and conversations."""
    eyes = [person.id for person in people]
    seen = select(records, eyes, people, Query(older=True))
    replaced = {record.supersedes for record in seen}
    current = [record for record in seen if record.id not in replaced]
    best = memories(current, local_day)
    return Shelf(
        live=live(seen),
        newest=tuple(current[:NEWEST]),
        memories=tuple(best[day] for day in sorted(best)),
        talks=_talks(cards),
    )


def with_more(shelf: Shelf, records: Sequence[Record], people: Sequence[Person]) -> Shelf:
    """Return a shelf with records that are not in the history yet."""
    eyes = [person.id for person in people]
    more = select(records, eyes, people, Query(older=True))
    newest = sorted((*more, *shelf.newest), key=lambda r: r.created, reverse=True)
    return replace(shelf, live=(*shelf.live, *more), newest=tuple(newest[:NEWEST]))


def _talks(cards: Sequence[ConversationCard]) -> tuple[ConversationCard, ...]:
    """Those conversations that a home has a use for."""
    last: dict[tuple[str, str], ConversationCard] = {}
    for card in sorted(cards, key=lambda card: card.updated):
        last[card.flow, card.status] = card
    recent = nlargest(NEWEST, cards, key=lambda card: card.updated)
    chosen = {c.id: c for c in (*last.values(), *recent, *(c for c in cards if c.open))}
    return tuple(sorted(chosen.values(), key=lambda card: card.updated, reverse=True))


def save_shelf(paths: PartyPaths, shelf: Shelf, history: Stamp | None) -> None:
    """Save a shelf with the version of the history that it was made from.

    When that fails, the next home takes longer to open, and nothing else.
    """
    if history is None:
        return
    saved = {
        "schema": SCHEMA,
        "history": history[1:],
        "live": [save_record(record) for record in shelf.live],
        "newest": [save_record(record) for record in shelf.newest],
        "memories": [save_record(record) for record in shelf.memories],
        "talks": [save_card(card) for card in shelf.talks],
    }
    with suppress(StoreError):
        write_bytes(paths.shelf, json_bytes(saved))
        if stamp_of(paths.history) != history:
            # Another program has changed it meanwhile, perhaps to forget what stands here.
            delete(paths.shelf)


def read_shelf(paths: PartyPaths) -> Shelf | None:
    """Return the shelf, or ``None`` when there is none that is true of the history."""
    with suppress(StoreError, OSError, AttributeError, KeyError, TypeError, ValueError):
        saved = decode(read_bytes(paths.shelf))
        stamp = stamp_of(paths.history)
        if stamp and saved["schema"] == SCHEMA and saved["history"] == list(stamp[1:]):
            return Shelf(
                live=tuple(map(load_record, saved["live"])),
                newest=tuple(map(load_record, saved["newest"])),
                memories=tuple(map(load_record, saved["memories"])),
                talks=tuple(map(load_card, saved["talks"])),
            )
    return None
