"""Each bundled flow runs to its end, straight and with saving and reloading between every two events."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

import flows
from flows import Conversation, advance, begin, needs, records, replay, view
from flows import events as ev
from flows.model import Flow
from flows.people import Person
from flows.places import every_step
from flows.reader import read_flow
from store.codec import load_event, save_event
from tests.unit.engine.scenes import a_note
from tests.unit.library.sitting import a_goal, fitting
from tui.simulated import company, respond

LIBRARY = Path(flows.__file__).parent / "library"
NAMES = sorted(path.name.removesuffix(".flow.yaml") for path in LIBRARY.glob("*.flow.yaml"))
TODAY = date(2026, 6, 14)
START = datetime(2026, 6, 14, 19, 0, tzinfo=UTC)


def source(name: str) -> str | None:
    """The text of a bundled flow."""
    path = LIBRARY / f"{name}.flow.yaml"
    return path.read_text("utf-8") if path.exists() else None


@cache
def bundled(name: str) -> Flow:
    """A bundled flow."""
    return read_flow(source(name) or "", f"{name}.flow.yaml", source)


HISTORY = (a_note("r1"), a_goal())
"""What is there already: a note, and a goal to go on with."""

SIZES = (1, 2, 3)


def forms(flow: Flow, size: int) -> tuple[bool, ...]:
    """In full and, where something can be left out, quick; three are quick where two cannot be."""
    shorter = any(step.optional for step in every_step(flow.steps))
    return (False, True) if shorter and size <= max(2, flow.least) else (False,)


RUNS = [
    pytest.param(name, size, quick, id=f"{name}-{size}-{'quick' if quick else 'full'}")
    for name in NAMES
    for size in SIZES
    if bundled(name).least <= size <= bundled(name).most
    for quick in forms(bundled(name), size)
]


def same(conversation: Conversation) -> Conversation:
    """Go straight on."""
    return conversation


class Reloading:
    """Saves and loads a conversation, every event through the store's own form.

    An event that was loaded before is loaded again only at the end, with all the others.
    """

    def __init__(self) -> None:
        self._loaded: list[ev.Event] = []

    def __call__(self, conversation: Conversation) -> Conversation:
        """The conversation as it comes back."""
        new = conversation.events[len(self._loaded) :]
        self._loaded += [load_event(save_event(event)) for event in new]
        again = replay(conversation.id, conversation.party, conversation.flow, self._loaded)
        assert again.events == conversation.events
        return again


def played(
    flow: Flow,
    people: tuple[Person, ...],
    quick: bool,
    between: Callable[[Conversation], Conversation],
) -> Conversation:
    """A whole conversation with simulated people; ``between`` is done between every two events."""
    started = ev.Started(at=START, people=people, first=people[-1].id, today=TODAY, quick=quick)
    now, count = begin("c1", "p", flow, started), 0
    order = {person.id: index for index, person in enumerate(people)}
    while now.status == "running":
        before = len(now.events)
        for event in next_events(now, order):
            count += 1
            now = between(advance(now, event))
        assert len(now.events) > before, "nobody knows how to go on"
    return now


def next_events(now: Conversation, order: dict[str, int]) -> tuple[ev.Event, ...]:
    """What happens next: records are handed over, or somebody answers their page."""
    at = START + timedelta(seconds=len(now.events))
    wanted = needs(now)
    if wanted:
        found = fitting(HISTORY, now, wanted[0])
        return (ev.Recalled(at=at, place=wanted[0].place, records=found),)
    pages = ((person.id, view(now, {person.id})) for person in now.people)
    everybody = view(now, now.state.ids)
    answers = (respond(page, at=at, today=TODAY, order=order[person]) for person, page in pages)
    return respond(everybody, at=at, today=TODAY) or next(filter(None, answers), ())


@pytest.mark.parametrize(("name", "size", "quick"), RUNS)
def test_straight_and_saved_between_every_two_events_come_to_the_same(
    name: str, size: int, quick: bool
) -> None:
    flow, people = bundled(name), company(size)
    straight, saved = played(flow, people, quick, same), played(flow, people, quick, Reloading())
    assert straight.status == "finished"
    assert saved.events == straight.events
    assert saved.state == straight.state
    assert saved.path == straight.path
    made = records(saved)
    assert made == records(straight)
    assert made or quick
    assert len({record.id for record in made}) == len(made)
    assert Reloading()(saved).events == straight.events
