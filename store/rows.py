"""Changes of the rows of a history. A row is replaced, never changed where it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from store.cards import ConversationCard, save_card
from store.files import Document

AGREED: Final = frozenset(
    ["charter", "commitment", "consent", "decision", "goal", "ladder", "meeting", "milestone"]
)
"""Kinds of shared records that outlive raw words: what was agreed, and who does what."""


def forget(document: Document, conversation: str) -> None:
    """Take a conversation and its records out of a history, or out of a copy of one."""
    drop_rows(document["conversations"], "id", conversation)
    drop_rows(document["records"], "conversation", conversation)


def put_card(document: Document, card: ConversationCard) -> None:
    """Put a conversation in the index, keeping fields that this program does not know."""
    rows = document["conversations"]
    for number, row in rows.items():
        if row["id"] == card.id:
            rows[number] = row | save_card(card)
            return
    add_rows(rows, [save_card(card)])


def drop_rows(rows: dict[str, Any], key: str, value: str) -> None:
    """Take out the rows in which a key has a value."""
    for number in [n for n, row in rows.items() if row.get(key) == value]:
        del rows[number]


def add_rows(rows: dict[str, Any], forms: Iterable[dict[str, Any]]) -> None:
    """Add rows under new numbers."""
    number = max(map(int, rows), default=0)
    for form in forms:
        number += 1
        rows[str(number)] = form


def thin(document: Document, conversation: str) -> None:
    """Leave of a conversation, in a history, only what was agreed. It can be opened no more."""
    rows = document["records"].values()
    kept = [
        row
        for row in rows
        if row.get("conversation") == conversation
        and row.get("kind") in AGREED
        and row.get("visibility") == "shared"
    ]
    drop_rows(document["conversations"], "id", conversation)
    drop_rows(document["records"], "conversation", conversation)
    add_rows(document["records"], kept)
