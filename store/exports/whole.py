"""The complete export, as JSON: what :mod:`store.exports.reading` takes back.

One row a line, in an order that does not change, so that the same history gives the same bytes
and two exports can be compared line by line. Nothing in it says where it lay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from flows.conversation import Conversation
from flows.events import Event, Reopened, Sealed
from flows.places import find
from store.cards import ConversationCard, save_card
from store.codec import save_event
from store.errors import UnknownConversation
from store.exports.material import Material
from store.forms import save_person, save_record
from store.pieces import json_bytes

FORMAT: Final = "duologue"
"""What a complete export says it is."""

VERSION: Final = 1
"""The form that this program writes; raised when an older program could not read it."""

_UNSEEN: Final = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]"
)
"""Signs that could command a terminal which the file is shown on; they stay, as escapes."""


def whole(material: Material) -> tuple[bytes, int]:
    """Return the export, and how many records and conversations are in it."""
    flows: dict[tuple[tuple[str, str], ...], int] = {}
    snapshots: list[Mapping[str, Any]] = []
    talks = []
    for card in material.cards:
        talk = _read(material, card)
        talks.append({"card": save_card(card)} | _log(talk, flows, snapshots))
    head = {
        "format": FORMAT,
        "version": VERSION,
        "for": [person.id for person in material.readers],
        "created": material.party.created.isoformat(),
        "people": [save_person(person) for person in material.people],
    }
    records = [save_record(record) for record in material.records]
    lines = [
        *(_entry(name, value) for name, value in head.items()),
        _rows("records", records),
        _rows("flows", snapshots),
        _rows("conversations", talks),
    ]
    return b"{\n" + b",\n".join(lines) + b"\n}\n", len(records) + len(talks)


def _read(material: Material, card: ConversationCard) -> Conversation | None:
    """A conversation as the readers may see it.

    ``None`` when not all of them took part, who may know of it no more than its card says, or
    when there is only a card.
    """
    if not material.eyes <= set(card.people):
        return None
    try:
        return material.party.read(card.id, material.eyes)
    except UnknownConversation:
        return None


def _log(
    talk: Conversation | None,
    flows: dict[tuple[tuple[str, str], ...], int],
    snapshots: list[Mapping[str, Any]],
) -> dict[str, Any]:
    """A log with the number of its flow; each flow is written once."""
    if talk is None:
        return {}
    sources = tuple(sorted(talk.flow.sources.items()))
    if sources not in flows:
        flows[sources] = len(snapshots)
        flow = {"name": talk.flow.name, "revision": talk.flow.revision, "sources": dict(sources)}
        snapshots.append(flow)
    return {"flow": flows[sources], "events": [save_event(event) for event in _events(talk)]}


def _events(talk: Conversation) -> Iterator[Event]:
    """The log; of an unfinished conversation without the signs that something is sealed.

    What nobody may read yet does not leave. There it is asked again, as after a lost key, rather
    than opened without its words.
    """
    ended = talk.status not in {"running", "paused"}
    for event in talk.events:
        if ended or not isinstance(event, Sealed | Reopened) or _stays(talk, event.place):
            yield event


def _stays(talk: Conversation, place: str) -> bool:
    """Whether what is given at a place is never opened."""
    step = find(talk.flow, place)
    return step is None or step.kind == "consent" or bool(getattr(step, "private", False))


def _rows(name: str, rows: list[Any]) -> bytes:
    """A list, one row a line."""
    if not rows:
        return _entry(name, [])
    inside = b",\n".join(_encoded(row) for row in rows)
    return b"%b: [\n%b\n]" % (_encoded(name), inside)


def _entry(name: str, value: Any) -> bytes:
    """One value beside its name."""
    return b"%b: %b" % (_encoded(name), _encoded(value))


def _encoded(value: Any) -> bytes:
    """A value as JSON that is safe to look at."""
    text = json_bytes(value).decode()
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode()
