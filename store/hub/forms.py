"""What the hub and its workers tell each other, as JSON: acts, snapshots, messages, drafts."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any, Final, TypeAlias, get_args

from flows.events import Event
from flows.people import PersonId
from flows.workshop.acts import Act
from store.codec import load_event, save_event
from store.conversations import flow_of
from store.keeper import Appended, Cursor, Message, Reset, Snapshot
from store.plainly import build, plain

Said: TypeAlias = "dict[str, Any]"
"""A JSON object."""

Drafts: TypeAlias = "dict[tuple[str, PersonId | None, str], str]"
"""What is half typed, by place, person and aside."""

_ACTS: Final[Mapping[str, type]] = {kind.__name__: kind for kind in get_args(Act)}


def save_act(act: Act) -> Said:
    """Return an act as JSON."""
    return {"act": type(act).__name__, **plain(act)}


def load_act(said: Said) -> Act:
    """Return the act in this JSON, or raise ``ValueError``."""
    kind = _ACTS.get(str(said.get("act")))
    if kind is None:
        raise ValueError("no act")
    act: Act = build(kind, said)
    return act


def save_snapshot(snapshot: Snapshot) -> Said:
    """Return a snapshot as JSON."""
    flow = snapshot.flow
    return {
        "id": snapshot.id,
        "party": snapshot.party,
        "flow": flow.name,
        "sources": dict(flow.sources),
        "events": [save_event(event) for event in snapshot.events],
        "cursor": [snapshot.cursor.seat, snapshot.cursor.count],
        "lost": snapshot.lost,
    }


def load_snapshot(said: Said, seat: int) -> Snapshot:
    """Return the snapshot in this JSON, with a number of the worker's own for its seat."""
    return Snapshot(
        id=said["id"],
        party=said["party"],
        flow=flow_of(said["flow"], said["sources"]),
        events=tuple(load_event(event) for event in said["events"]),
        cursor=Cursor(seat, said["cursor"][1]),
        lost=said["lost"],
    )


class EventTexts:
    """Events as JSON texts, each made once: the same event goes to every seat of a conversation."""

    def __init__(self) -> None:
        self._texts: OrderedDict[int, tuple[Event, str]] = OrderedDict()

    def text(self, event: Event) -> str:
        """Return an event as JSON."""
        known = self._texts.get(id(event))
        if known is None:
            # The event is held beside its text, so that no other can have its id.
            known = self._texts[id(event)] = (event, _compact(save_event(event)))
            if len(self._texts) > _MOST_TEXTS:
                self._texts.popitem(last=False)
        return known[1]

    def message(self, link: int, seat: int, message: Message, drafts: Drafts) -> str:
        """Return what a seat is told, as one line."""
        kind = "reset" if isinstance(message, Reset) else "more"
        events = ",".join(map(self.text, message.events))
        return (
            f'{{"link":{link},"seat":{seat},"drafts":{_compact(save_drafts(drafts))},'
            f'"tell":{{"{kind}":[{events}],"count":{message.cursor.count}}}}}'
        )


_MOST_TEXTS: Final = 5_000
_compact: Final = json.JSONEncoder(separators=(",", ":")).encode


def load_message(said: Said, seat: int) -> Message:
    """Return the message in this JSON."""
    cursor = Cursor(seat, said["count"])
    if "reset" in said:
        return Reset(tuple(load_event(event) for event in said["reset"]), cursor)
    return Appended(tuple(load_event(event) for event in said["more"]), cursor)


def save_drafts(drafts: Drafts) -> list[list[Any]]:
    """Return drafts as JSON."""
    return [[*field, text] for field, text in drafts.items()]


def load_drafts(said: list[list[Any]]) -> Drafts:
    """Return the drafts in this JSON."""
    return {(place, person, aside): text for place, person, aside, text in said}
