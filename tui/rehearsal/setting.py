"""In which company and form a flow is rehearsed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from flows import Conversation, begin
from flows import events as ev
from flows.model import Flow
from flows.people import Person
from flows.records import Record
from tui.simulated import company
from tui.simulated.playing import EVENING

MOST_PEOPLE: Final = 8
"""Larger companies walk the same paths, only slower."""
_USUAL: Final = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Setting:
    """Who is there, and which form of the flow they choose."""

    people: int
    """How many."""
    quick: bool = False
    """The quick form."""

    def __str__(self) -> str:
        """``2 people, full``."""
        return f"{self.people} {'person' if self.people == 1 else 'people'}, {self.form}"

    @property
    def form(self) -> str:
        """``quick`` or ``full``."""
        return "quick" if self.quick else "full"


def settings(flow: Flow, people: int | None = None) -> tuple[Setting, ...]:
    """The settings worth a walk: alone, a pair, three and a crowd, as far as the flow is for them.

    The quick form is one of them where the flow has optional parts. ``people`` asks for one size.
    """
    most = min(flow.most, MOST_PEOPLE)
    sizes = {size for size in (*_USUAL, most) if flow.least <= size <= most} or {flow.least}
    forms = (False, True) if has_quick(flow) else (False,)
    return tuple(
        Setting(size, quick)
        for size in (sorted(sizes) if people is None else [people])
        for quick in forms
    )


def has_quick(flow: Flow) -> bool:
    """Whether the quick form leaves anything out."""
    from flows.places import every_step

    return any(s.optional for part in (flow, *flow.parts.values()) for s in every_step(part.steps))


def opening(
    flow: Flow, setting: Setting, past: Sequence[Record] = (), at: datetime = EVENING
) -> Conversation:
    """A conversation in a setting that has just begun. ``past`` is what the history holds."""
    people = roles(flow, company(setting.people))
    history = {
        kind: tuple(record for record in past if record.kind == kind)[:most]
        for kind, most in flow.recalls.items()
    }
    started = ev.Started(
        at=at,
        people=people,
        first=people[0].id,
        today=at.date(),
        quick=setting.quick,
        history=history,
    )
    return begin("rehearsal", "party", flow, started)


def roles(flow: Flow, people: tuple[Person, ...]) -> tuple[Person, ...]:
    """The people with the roles that the steps name, handed out in turn."""
    named = tuple(dict.fromkeys(_roles(flow)))
    if not named or len(people) < 2:
        return people
    return tuple(
        Person(one.id, one.name, named[number] if number < len(named) else one.role)
        for number, one in enumerate(people)
    )


def _roles(flow: Flow) -> Iterator[str]:
    """Roles that steps are for."""
    from flows.places import every_step
    from flows.state import BYSTANDERS

    for part in (flow, *flow.parts.values()):
        for step in every_step(part.steps):
            if step.who not in {"all", "each", *BYSTANDERS}:
                yield step.who
