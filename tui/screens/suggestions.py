"""What to offer on a home: what is paused first, then the conversations that suit, each with why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from flows.history.story import Story
from flows.history.suggest import Suggestion, suggest
from tui.words import count, day_words, local_day, on_day

if TYPE_CHECKING:
    from store import ConversationCard, FlowCard

MOST: Final = 3
"""How many conversations are suggested; all others are one key away."""
LEAST: Final = 2
"""How many are offered even when the history asks for fewer."""
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
    """Their conversations, those touched last first; of finished ones at least the last of each."""
    jots: int
    """Notes that wait for the next conversation."""
    rules: bool
    """Whether they have agreed on rules."""
    story: Story
    """What their history says, as of today."""

    @property
    def today(self) -> date:
        """The day."""
        return self.story.today

    @property
    def held(self) -> Mapping[str, date]:
        """Flow name to the day on which it was finished last."""
        days: dict[str, date] = {}
        for card in self.talks:
            if card.status == "finished":
                day = local_day(card.updated)
                days[card.flow] = max(day, days.get(card.flow, day))
        return days

    @property
    def met(self) -> bool:
        """Whether they have finished anything but their first minutes."""
        return any(flow not in _NEVER for flow in self.held)


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
    """Return the few conversations to begin: what the history asks for, then what suits anyhow."""
    left_out = _NEVER | {card.flow for card in past.talks if card.open}
    suit = {
        f.name: f
        for f in flows
        if f.suits(past.people) and not f.sensitive and f.name not in left_out
    }
    asked = {s.flow: s for s in suggest(past.story, past.held) if s.flow in suit}
    rest = [flow for flow in suit.values() if flow.name not in asked]
    rest.sort(key=lambda flow: (_place(flow, past), past.held.get(flow.name, date.min)))
    first = [flow for flow in rest if _place(flow, past) < 0]
    order = [*first, *(suit[name] for name in asked), *(f for f in rest if f not in first)]
    return tuple(
        Offer(flow.title, _reason(flow, past, asked.get(flow.name)), flow=flow.name)
        for flow in order[: min(MOST, max(LEAST, len(first) + len(asked)))]
    )


def _place(flow: FlowCard, past: Past) -> int:
    """Return how early a flow is suggested when the history does not ask for it, lowest first.

    Below zero it comes before everything: rules before the first talk, and, alone, reflecting.
    """
    if flow.name == "ground-rules":
        return 3 if past.rules or past.people == 1 else -1 if not past.met else 1
    if flow.name == "reflect":
        return -1 if past.people == 1 else 0
    return {"sticky-notes": 0, "check-in": 1}.get(flow.name, 2)


def _reason(flow: FlowCard, past: Past, asked: Suggestion | None) -> str:
    """Return why a flow is suggested, and how long it takes."""
    parts = [f"about {flow.minutes} min"]
    last = past.held.get(flow.name)
    if flow.name == "ground-rules" and not past.rules:
        parts.insert(0, "agree on a few rules" if past.met else "a good first conversation")
    elif flow.name == "sticky-notes" and past.jots:
        parts.insert(0, f"{count(past.jots, 'jot', 'jots')} waiting")
    elif asked:
        parts.insert(0, asked.reason)
    if last and not asked:
        parts.append(f"last: {day_words(last, past.today).removeprefix('last ')}")
    return " · ".join(parts)
