"""Workshops on the disk: the log of each room, and the hashes by which its people are let in.

One small file each, ``HOME/workshops/<id>/workshop.json``. No word of a conversation is in it: those
lie in the files of the parties that hold them. ``guests.json`` beside it is for the door only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from flows.workshop.events import ROOM_EVENTS, RoomEvent, Tidied
from flows.workshop.fold import apply, fold
from flows.workshop.state import RoomState
from store.errors import CannotRead, NewerFile, StoreError
from store.files import Document, Tables, Unreadable, make_folder, write_bytes
from store.pieces import json_bytes
from store.plainly import build, plain
from store.schema import SCHEMA, version

_NAMES: Final[Mapping[type[RoomEvent], str]] = MappingProxyType(
    {kind: name for name, kind in ROOM_EVENTS.items()}
)


@dataclass(frozen=True, slots=True)
class Keyed:
    """How one member is known again at the door."""

    word: str = ""
    """Hash of their way-back word."""
    keys: tuple[str, ...] = ()
    """Fingerprints of public keys whose possession they proved."""


@dataclass(frozen=True, slots=True)
class Locks:
    """How people are let into a workshop."""

    code: str
    """The join code."""
    pin: str
    """Hash of the PIN."""
    lead_pin: str
    """Hash of the long PIN of those who lead."""
    leaders: tuple[str, ...] = ()
    """Fingerprints of keys that may lead this workshop."""
    members: Mapping[str, Keyed] = field(default_factory=lambda: MappingProxyType({}))
    """By member id."""


@dataclass(frozen=True, slots=True)
class WorkshopCard:
    """What lists show of a workshop."""

    id: str
    """Its id."""
    title: str
    """Its title."""
    code: str
    """Its join code."""
    stage: str
    """``lobby``, ``running`` or ``closed``; empty when it cannot be read."""
    opened: datetime | None
    """When it was made, UTC."""
    people: int = 0
    """How many came."""
    kept_days: int = 0
    """Days for which raw words are kept."""
    closed: datetime | None = None
    """When it was closed, UTC."""
    tidied: bool = False
    """Whether its raw words are deleted."""
    trouble: str = ""
    """A sentence when its file cannot be read."""


class WorkshopFile:
    """One workshop on the disk. Not for several threads at once; one process writes."""

    def __init__(self, folder: Path) -> None:
        """Look at a folder; :meth:`create` or :meth:`load` comes next."""
        self.folder = folder
        """``HOME/workshops/<id>``."""
        self._log = Tables(folder / "workshop.json")
        self._door = folder / "guests.json"
        self.state: RoomState
        """What the log comes to, as it was last read or saved here."""
        self.locks: Locks
        """How people are let in."""

    def create(self, events: Iterable[RoomEvent], locks: Locks) -> None:
        """Make a workshop; it is on the disk when this returns."""
        make_folder(self.folder)
        self.save_locks(locks)
        log = list(events)
        rows = {str(number): _saved(event) for number, event in enumerate(log, 1)}
        self._log.change(lambda document: document.update({"schema": SCHEMA, "events": rows}))
        self.state = fold(log)

    def load(self) -> RoomState:
        """Read a workshop. Raises :class:`StoreError` when it cannot be."""
        path = self.folder / "workshop.json"
        try:
            document = self._log.document()
            if document is None:
                raise CannotRead(f"There is no workshop in {self.folder}.")
            version(document, path)
            self.state = fold(_event(row) for row in document["events"].values())
            self.locks = _locks(self._door)
        except (Unreadable, KeyError, TypeError, ValueError, AttributeError) as error:
            raise CannotRead(
                f"The workshop in {self.folder} cannot be read. Nothing was overwritten."
            ) from error
        return self.state

    def append(self, events: Iterable[RoomEvent]) -> RoomState:
        """Save what happened; it is on the disk when this returns, all of it or nothing."""
        new = tuple(events)

        def add(document: Document) -> None:
            rows = document["events"]
            for number, event in enumerate(new, len(rows) + 1):
                rows[str(number)] = _saved(event)

        if new:
            self._log.change(add)
            for event in new:
                self.state = apply(self.state, event)
        return self.state

    def save_locks(self, locks: Locks) -> None:
        """Save how people are let in."""
        members = {one: plain(keyed) for one, keyed in locks.members.items()}
        bare = plain(replace(locks, members=MappingProxyType({})))
        bare.pop("members", None)
        write_bytes(self._door, json_bytes({"schema": SCHEMA, "door": bare, "members": members}))
        self.locks = locks

    def card(self) -> WorkshopCard:
        """Return what lists show."""
        state = self.state
        return WorkshopCard(
            id=state.id,
            title=state.title,
            code=self.locks.code,
            stage=state.stage,
            opened=state.opened,
            people=len(state.members),
            kept_days=state.kept_days,
            closed=state.closed,
            tidied=state.tidied,
        )

    def tidy(self, at: datetime) -> None:
        """Take the words of all cards out of the log, and who may come in out of the door."""

        def act(document: Document) -> None:
            rows = document["events"]
            for number, row in rows.items():
                if row["event"] == "card_laid":
                    rows[number] = {**row, "text": ""}
            rows[str(len(rows) + 1)] = _saved(Tidied(at=at))

        self._log.change(act)
        self.save_locks(Locks(self.locks.code, "", ""))
        self.load()


def workshop_files(folder: Path) -> tuple[WorkshopFile, ...]:
    """Return all workshops of a home's folder, unread, by their ids."""
    found = sorted(path.parent for path in folder.glob("*/workshop.json"))
    return tuple(WorkshopFile(one) for one in found)


def workshop_cards(folder: Path) -> tuple[WorkshopCard, ...]:
    """Return what lists show of all workshops, the newest first; each with its trouble."""
    cards = []
    for file in workshop_files(folder):
        try:
            file.load()
            cards.append(file.card())
        except StoreError as error:
            cards.append(WorkshopCard(file.folder.name, "", "", "", None, trouble=str(error)))
    return tuple(
        sorted(
            cards, key=lambda card: card.opened.timestamp() if card.opened else 0.0, reverse=True
        )
    )


def _saved(event: RoomEvent) -> dict[str, Any]:
    """An event in saved form."""
    return {"event": _NAMES[type(event)], **plain(event)}


def _event(row: Mapping[str, Any]) -> RoomEvent:
    """The event in a row."""
    kind = ROOM_EVENTS.get(row["event"])
    if kind is None:
        raise NewerFile(
            "This workshop holds something that only a newer Duologue knows. "
            "It was left as it is; update Duologue to open it."
        )
    return build(kind, row)


def _locks(path: Path) -> Locks:
    """How people are let in, from the disk."""
    document = Tables(path).document() or {}
    door = document["door"]
    members = {one: build(Keyed, row) for one, row in document["members"].items()}
    return Locks(
        code=str(door["code"]),
        pin=str(door["pin"]),
        lead_pin=str(door["lead_pin"]),
        leaders=tuple(map(str, door.get("leaders", ()))),
        members=MappingProxyType(members),
    )
