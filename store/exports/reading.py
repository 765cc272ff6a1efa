"""A complete export on its way back: read whole, and judged before anything is written.

The file may come from anywhere. What is not exactly what this program writes is refused with one
sentence; :mod:`store.exports.judging` judges each thing in it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from flows.conversation import Conversation
from flows.people import Person
from flows.records import Record
from store.cards import ConversationCard
from store.errors import NewerFile, NotImportable, reading_failed
from store.exports.judging import (
    WRONG,
    Strange,
    card_of,
    flow_of,
    moment_of,
    once,
    people_of,
    record_of,
    talk_of,
)
from store.exports.whole import FORMAT, VERSION

MOST_BYTES: Final = 200 * 1024 * 1024
"""Greatest size of a file that is read."""

DEEPEST: Final = 50
"""Most lists and objects inside each other; an export has about ten. What is as deep as one
program can just read, another one takes for damage."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A history on its way in, all of it understood."""

    people: tuple[Person, ...]
    """Who shares it."""
    created: datetime
    """When it began, UTC."""
    records: tuple[Record, ...]
    """All versions of all records."""
    cards: tuple[ConversationCard, ...]
    """All conversations."""
    talks: tuple[Conversation, ...]
    """The logs of those that came with one."""


def read_parcel(path: Path) -> Parcel:
    """Return the history in a file.

    Raises :class:`NotImportable`, :class:`NewerFile`, or what keeps the file from being read.
    """
    document = _document(path)
    try:
        return _parcel(document)
    except Strange as error:
        raise NotImportable(path.name, str(error)) from error


def _document(path: Path) -> Mapping[str, Any]:
    """The file as JSON, of a form that this program knows."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1) if path.stat().st_size <= MOST_BYTES else None
    except FileNotFoundError as error:
        raise NotImportable(path.name, "there is no such file") from error
    except OSError as error:
        raise reading_failed(error, path) from error
    if content is None or len(content) > MOST_BYTES:
        most = MOST_BYTES // 1024**2
        raise NotImportable(path.name, f"it is larger than {most} MB, and no history is")
    if not content.strip():
        raise NotImportable(path.name, "it is empty")
    try:
        document = json.loads(content, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise NotImportable(path.name, "it is damaged, cut off, or no JSON at all") from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        reason = "it is no complete export; those come from “duologue export --format json”"
        raise NotImportable(path.name, reason)
    if _is_deep(document):
        raise NotImportable(path.name, "it is nested deeper than any export")
    number = document.get("version")
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise NotImportable(path.name, "it does not say which version it is")
    if number > VERSION:
        raise NewerFile(
            f"{path.name} was made by a newer Duologue (its form is {number}, this program knows "
            f"{VERSION}). Nothing was imported; update Duologue first."
        )
    return document


def _no_number(name: str) -> float:
    """Refuse what JSON does not have."""
    raise ValueError(name)


def _is_deep(document: Mapping[str, Any]) -> bool:
    """Whether lists and objects lie too deep inside each other."""
    level: list[Any] = [document]
    for _ in range(DEEPEST):
        inside = [o.values() if isinstance(o, dict) else o for o in level]
        level = [one for found in inside for one in found if isinstance(one, dict | list)]
    return bool(level)


def _parcel(document: Mapping[str, Any]) -> Parcel:
    """Everything in the file, judged."""
    people = people_of(_list(document, "people"))
    try:
        created = moment_of(document["created"])
    except WRONG as error:
        raise Strange("it does not say when this history began") from error
    records = tuple(
        record_of(saved, number, people)
        for number, saved in enumerate(_list(document, "records"), start=1)
    )
    once("record", [record.id for record in records])
    flows = [flow_of(saved) for saved in _list(document, "flows")]
    cards, talks = [], []
    for number, saved in enumerate(_list(document, "conversations"), start=1):
        card = card_of(saved, number, people)
        cards.append(card)
        if "events" in saved:
            talks.append(talk_of(saved, card, flows, people))
    once("conversation", [card.id for card in cards])
    return Parcel(people, created, records, tuple(cards), tuple(talks))


def _list(document: Mapping[str, Any], name: str) -> list[Any]:
    """A list of the file."""
    found = document.get(name)
    if not isinstance(found, list):
        raise Strange(f"it has no {name}, or something else in their place")
    return found
