"""What is to be done: promises and milestones in one form, for calendars and lists of to-dos."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal
from uuid import NAMESPACE_URL, UUID, uuid5

from flows.history.promises import Promise
from flows.history.things import Thing, things
from store.exports.lines import one_line
from store.exports.material import Material

State = Literal["open", "done", "dropped"]
"""Where a task stands."""

_SPACE: Final = uuid5(NAMESPACE_URL, "duologue:record")


@dataclass(frozen=True, slots=True)
class Task:
    """One promise or milestone."""

    id: str
    """The id that all versions of it share."""
    kind: Literal["promise", "milestone"]
    """What it is."""
    text: str
    """What is to be done, in one line."""
    owner: str
    """Who does it: a name, or ``both``; may be empty."""
    goal: str
    """Words of the goal that it is for; empty for none."""
    due: date | None
    """Until when."""
    state: State
    """Where it stands."""
    made: datetime
    """When it came to be, UTC."""
    changed: datetime
    """When its newest version came to be, UTC."""
    ended: datetime | None
    """Since when it is done or dropped, UTC; ``None`` while it is open."""
    versions: int
    """How many versions there are."""
    more: tuple[str, ...]
    """What else was said of it, a line each."""


def tasks(material: Material) -> tuple[Task, ...]:
    """Return everything that is, or was, to be done; in the order in which it came up."""
    promises = {promise.id: promise for promise in material.story.promises}
    found = [
        _promise(thing, promises[thing.id], material)
        for thing in things(material.records, "commitment")
    ]
    found += [_milestone(thing, material) for thing in things(material.records, "milestone")]
    return tuple(sorted((t for t in found if t.text), key=lambda task: (task.made, task.id)))


def uid(thing: str) -> UUID:
    """Return an id for other programs: always the same for a thing, on every machine."""
    return uuid5(_SPACE, thing.encode("utf-8", "replace").decode())


def _promise(thing: Thing, promise: Promise, material: Material) -> Task:
    """A promise as a task; one that goes on after it was kept stays open."""
    state: State = "open" if promise.open else "done" if promise.state == "kept" else "dropped"
    return _task(thing, "promise", promise.sentence, state, material)


def _milestone(thing: Thing, material: Material) -> Task:
    """A milestone as a task."""
    states: dict[str, State] = {"done": "done", "dropped": "dropped"}
    state = states.get(thing.text("state"), "open")
    return _task(thing, "milestone", thing.text("text"), state, material)


def _task(
    thing: Thing,
    kind: Literal["promise", "milestone"],
    text: str,
    state: State,
    material: Material,
) -> Task:
    """What promises and milestones have in common."""
    return Task(
        id=thing.id,
        kind=kind,
        text=one_line(text),
        owner=material.owner(thing.text("owner")),
        goal=material.goals.get(thing.text("goal"), ""),
        due=thing.day("due"),
        state=state,
        made=thing.first.created,
        changed=thing.now.created,
        ended=None if state == "open" else material.since[thing.id],
        versions=len(thing.versions),
        more=tuple(_more(thing)),
    )


def _more(thing: Thing) -> Iterator[str]:
    """First move and help of a promise."""
    for name, lead in (("first_move", "First move"), ("helper", "Help")):
        if said := one_line(thing.text(name)):
            yield f"{lead}: {said}"
