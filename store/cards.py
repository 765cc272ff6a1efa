"""Cards: what an index says of a conversation, and a home of a party, without opening them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, cast

from flows.people import Person, PersonId

if TYPE_CHECKING:
    from flows.conversation import Conversation
    from flows.state import Status

_STATUSES: Final = ("running", "paused", "finished", "stopped")
_KEYS: Final = ("id", "flow", "title", "status", "people", "first", "started", "updated")


@dataclass(frozen=True, slots=True)
class ConversationCard:
    """One conversation, as a list shows it."""

    id: str
    """Id, unique inside the party."""
    flow: str
    """Name of its flow."""
    title: str
    """Title of its flow."""
    status: Status
    """Where it stands; ``running`` also when the program was killed while it ran."""
    people: tuple[PersonId, ...]
    """Who took part."""
    first: PersonId
    """Who went first."""
    started: datetime
    """When it began, UTC."""
    updated: datetime
    """When it was last started, paused, resumed or ended, UTC."""
    extra: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    """Fields of a newer program, kept as they came."""

    @property
    def open(self) -> bool:
        """Whether it can be gone on with."""
        return self.status in ("running", "paused")


@dataclass(frozen=True, slots=True)
class PartyCard:
    """One party, as the home shows it."""

    id: str
    """Id, unique in the home; also the name of its folder."""
    people: tuple[Person, ...]
    """Who shares this history; empty when it cannot be read."""
    last: datetime | None
    """When its newest conversation was last touched, UTC; ``None`` when there is none yet."""
    open: int
    """How many conversations can be gone on with."""
    trouble: str = ""
    """A sentence when the history cannot be read; empty when all is well."""

    @property
    def name(self) -> str:
        """The party's name for people: those of its people, or its id."""
        return party_name(self.id, self.people)


def party_name(id: str, people: Sequence[Person]) -> str:
    """Return what these people together are called, or the id when none are known."""
    names = [person.name for person in people]
    if len(names) > 4:
        return f"{', '.join(names[:3])} and {len(names) - 3} more"
    return " & ".join(names) or id


def card_of(conversation: Conversation) -> ConversationCard:
    """Return what the index says of a conversation as it stands now."""
    from flows.state import taking_part

    started = conversation.state.started
    return ConversationCard(
        id=conversation.id,
        flow=conversation.flow.name,
        title=conversation.flow.title,
        status=conversation.status,
        people=tuple(person.id for person in taking_part(started)),
        first=started.first,
        started=started.at,
        updated=conversation.events[-1].at,
    )


def save_card(card: ConversationCard) -> dict[str, Any]:
    """Return a card in saved form."""
    return dict(card.extra) | {
        "id": card.id,
        "flow": card.flow,
        "title": card.title,
        "status": card.status,
        "people": list(card.people),
        "first": card.first,
        "started": card.started.isoformat(),
        "updated": card.updated.isoformat(),
    }


def load_card(saved: Mapping[str, Any]) -> ConversationCard:
    """Return the card in this saved form.

    Raises ``KeyError``, ``TypeError`` or ``ValueError`` for what is none.
    """
    if saved["status"] not in _STATUSES:
        raise ValueError("unknown status")
    return ConversationCard(
        id=str(saved["id"]),
        flow=str(saved["flow"]),
        title=str(saved["title"]),
        status=cast("Status", saved["status"]),
        people=tuple(map(str, saved["people"])),
        first=str(saved["first"]),
        started=datetime.fromisoformat(saved["started"]),
        updated=datetime.fromisoformat(saved["updated"]),
        extra=MappingProxyType({k: v for k, v in saved.items() if k not in _KEYS}),
    )
