"""What a simulated person does with the page that is theirs. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from flows import events as ev
from flows import pages as p
from flows.people import PersonId
from tui.simulated.keys import keys_for
from tui.simulated.people import respond

_LOOKED_AT: Final = (
    p.Reading, p.Compared, p.Grouping, p.Judged, p.Listening,
)  # fmt: skip
"""Pages on which one may be through without having done anything."""


@dataclass(frozen=True, slots=True)
class Part:
    """Who somebody is in a conversation, and what chance they go by."""

    me: PersonId
    """Their id in it."""
    name: str
    """Their name in it."""
    order: int
    """Which of the invented people they are."""
    first: bool
    """Whether they are the one who acts where one acts for all."""
    seed: int
    """What chance comes from."""


@dataclass(frozen=True, slots=True)
class Intent:
    """What somebody is about to do."""

    place: str
    """Where."""
    keys: tuple[str, ...]
    """Which keys they press for it."""
    shared: bool
    """Whether anybody of the conversation could do it as well."""


def intent(page: p.Page, part: Part, at: datetime, today: date) -> Intent | None:
    """Return what somebody does on a page; nothing where they wait, or where it is another's turn."""
    if page.person is not None and page.person.id != part.me:
        return None
    opening = isinstance(page.body, p.Opening)
    if page.person is None and page.led_by and not opening:
        # In a led room each says once that they could go on; the room goes on together.
        if part.name in page.through:
            return None
        if not part.first:
            return _follow(page)
    events = respond(page, at=at, today=today, seed=part.seed, order=part.order)
    events = _own(page.body, events, part)
    if not events:
        return None
    shared = page.person is None and not page.led_by and not opening
    try:
        return Intent(page.place, keys_for(page, events), shared)
    except (ValueError, KeyError):
        return None


def _follow(page: p.Page) -> Intent | None:
    """Return how one says that one could go on from a page on which another acts for all."""
    if _looked_at(page.body):
        return Intent(page.place, ("n",), shared=False)
    if not page.through:
        return None
    keys = ("ctrl+d",) if isinstance(page.body, p.Writing) else ("escape", "n")
    return Intent(page.place, keys, shared=False)


def _looked_at(body: object) -> bool:
    """Whether one may say on a page that one could go on, having done nothing there."""
    if isinstance(body, p.Revealed):
        return all(line.read for line in body.lines)
    return isinstance(body, _LOOKED_AT)


def _own(body: object, events: Sequence[ev.Event], part: Part) -> tuple[ev.Event, ...]:
    """Leave out what only others can say for themselves."""
    if isinstance(body, p.Opening):
        return tuple(event for event in events if event.by == part.me)
    return tuple(events)
