"""The card file of a party: what the home shows of it, without opening a history of ten years.

It repeats what the history says and is trusted only while the history is the very file that it
was made from. Nothing is lost with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime

from flows.people import Person
from store.cards import ConversationCard, PartyCard
from store.errors import StoreError
from store.files import Stamp, decode, read_bytes, stamp_of, write_bytes
from store.forms import load_person, save_person
from store.paths import PartyPaths
from store.pieces import json_bytes
from store.schema import SCHEMA


def summary(
    id: str, people: tuple[Person, ...], conversations: Iterable[ConversationCard]
) -> PartyCard:
    """Return what the home shows of a party with these conversations."""
    cards = tuple(conversations)
    return PartyCard(
        id=id,
        people=people,
        last=max((card.updated for card in cards), default=None),
        open=sum(card.open for card in cards),
    )


def write_summary(paths: PartyPaths, card: PartyCard, history: Stamp | None) -> None:
    """Save a party's card with the version of the history that it was made from.

    When that fails, the next look at the party takes longer, and nothing else.
    """
    saved = {
        "schema": SCHEMA,
        "history": history and history[1:],
        "people": [save_person(person) for person in card.people],
        "last": card.last.isoformat() if card.last else None,
        "open": card.open,
    }
    with suppress(StoreError):
        write_bytes(paths.card, json_bytes(saved))


def read_summary(paths: PartyPaths) -> PartyCard | None:
    """Return a party's card, or ``None`` when there is none that is true of its history."""
    with suppress(StoreError, OSError, AttributeError, KeyError, TypeError, ValueError):
        saved = decode(read_bytes(paths.card))
        stamp = stamp_of(paths.history)
        if stamp and saved["schema"] == SCHEMA and saved["history"] == list(stamp[1:]):
            return PartyCard(
                id=paths.folder.name,
                people=tuple(load_person(person) for person in saved["people"]),
                last=datetime.fromisoformat(saved["last"]) if saved["last"] else None,
                open=int(saved["open"]),
            )
    return None
