"""What to offer on a home: what is paused first, then the conversations that suit, each with why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from tui.words import count, day_words, local_day, on_day

if TYPE_CHECKING:
    from store import ConversationCard, FlowCard

MOST: Final = 3
"""How many conversations are suggested; all others are one key away."""
_NEVER: Final = frozenset({"hello"})
"""Held once, at the first run."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that can be begun, or gone on with."""

    title: str
    """What it is called."""
    reason: str
    """Why it is offered, in a few words."""
    flow: str = ""
    """Name of the flow to begin; empty when something is gone on with."""
    conversation: str = ""
    """Id of the conversation to go on with."""


@dataclass(frozen=True, slots=True)
class Past:
    """What suggestions are made from."""

    people: int
    """How many share the history."""
    talks: Sequence[ConversationCard]
    """Their conversations, those touched last first."""
    jots: int
    """Notes that wait for the next conversation."""
    rules: bool
    """Whether they have agreed on rules."""
    today: date
    """The day."""

    def last(self, flow: str) -> date | None:
        """Return the day on which a conversation was finished last."""
        days = [
            local_day(c.updated) for c in self.talks if c.flow == flow and c.status == "finished"
        ]
        return max(days, default=None)

    @property
    def met(self) -> bool:
        """Whether they have finished anything but their first minutes."""
        return any(c.status == "finished" and c.flow not in _NEVER for c in self.talks)


def offers(past: Past, flows: Sequence[FlowCard]) -> tuple[Offer, ...]:
    """Return what is ready for these people, the most fitting first."""
    return (*resumable(past), *suggested(past, flows))


def resumable(past: Past) -> tuple[Offer, ...]:
    """Return what can be gone on with, that touched last first."""
    return tuple(
        Offer(
            card.title,
            f"paused {on_day(local_day(card.updated), past.today)}; resume at the same word",
            conversation=card.id,
        )
        for card in past.talks
        if card.open
    )


def suggested(past: Past, flows: Sequence[FlowCard]) -> tuple[Offer, ...]:
    """Return the few conversations to begin."""
    left_out = _NEVER | {card.flow for card in past.talks if card.open}
    suit = [f for f in flows if f.suits(past.people) and not f.sensitive and f.name not in left_out]
    suit.sort(key=lambda flow: (_place(flow, past), past.last(flow.name) or date.min))
    return tuple(Offer(flow.title, _reason(flow, past), flow=flow.name) for flow in suit[:MOST])


def _place(flow: FlowCard, past: Past) -> int:
    """Return how early a flow is suggested, the lowest first."""
    if flow.name == "ground-rules":
        return 3 if past.rules else 0
    return {"reflect": 0, "sticky-notes": 1}.get(flow.name, 2)


def _reason(flow: FlowCard, past: Past) -> str:
    """Return why a flow is suggested, and how long it takes."""
    parts = [f"about {flow.minutes} min"]
    last = past.last(flow.name)
    if flow.name == "ground-rules" and not past.rules:
        parts.insert(0, "agree on a few rules" if past.met else "a good first conversation")
    elif flow.name == "sticky-notes" and past.jots:
        parts.insert(0, f"{count(past.jots, 'jot', 'jots')} waiting")
    if last:
        parts.append(f"last: {day_words(last, past.today).removeprefix('last ')}")
    return " · ".join(parts)
