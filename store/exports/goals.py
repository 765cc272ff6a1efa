"""One goal for reading: how its words came about, what it is made of, and who does what for it."""

from __future__ import annotations

from collections.abc import Iterator

from flows.history.goals import Goal
from flows.history.ladders import Ladder
from flows.history.milestones import Milestone
from flows.history.promises import Promise
from flows.history.things import Thing, text_of
from flows.measures.ladders import LOWEST
from flows.outline import Items, Part, Section, Table, full, listed
from flows.records import Record
from flows.wording import day, number
from store.exports.lines import one_line
from store.exports.material import Material
from store.query import local_day


def goal_section(goal: Goal, material: Material) -> Section:
    """Return everything that hangs on a goal."""
    return Section(
        one_line(goal.text) or "A goal without words",
        (Items(tuple(_facts(goal, material))),),
        full(
            listed("How the words came about", list(_versions(goal))),
            listed("Why it matters", [_by(record, material) for record in goal.reasons]),
            listed("Milestones", [_milestone(m, material) for m in goal.milestones]),
            _ladder(goal.ladder),
            listed("Promises", [promise_line(p, material) for p in goal.promises]),
            listed("Who is touched by it", [_person(thing) for thing in goal.people]),
        ),
    )


def promise_line(promise: Promise, material: Material) -> str:
    """Return a promise in one line: who, what, until when, and what became of it."""
    owner = material.owner(promise.owner)
    parts = [f"{owner}: {one_line(promise.sentence)}" if owner else one_line(promise.sentence)]
    if promise.due:
        parts.append(f"until {day(promise.due)}")
    state = "open" if promise.open and promise.state != "changed" else promise.state
    since = promise.looked_at if promise.repeats else local_day(material.since[promise.id])
    parts.append(state if state == "open" else f"{state} ({day(since)})")
    if promise.repeats and promise.tries:
        parts.append(f"kept {promise.kept} of {promise.tries} times")
    for lead, words in (
        ("first move", promise.first_move),
        ("help", promise.helper),
        ("because", promise.reason),
    ):
        if words:
            parts.append(f"{lead}: {one_line(words)}")
    return " · ".join(parts)


def _facts(goal: Goal, material: Material) -> Iterator[str]:
    """Where it stands, and what it is like."""
    yield f"State: {goal.state}, since {day(goal.since)}"
    if goal.due:
        yield f"Until: {day(goal.due)}"
    if goal.wish and goal.wish != goal.text:
        yield f"It began with: {one_line(goal.wish)}"
    whose = material.owner(goal.whose)
    for lead, words in (
        ("Whose", whose),
        ("Kind", goal.kind),
        ("How often", goal.rhythm),
        ("Horizon", goal.horizon),
        ("About", goal.sphere),
    ):
        if words:
            yield f"{lead}: {one_line(words)}"


def _versions(goal: Goal) -> Iterator[str]:
    """Each wording and each change of state, with the reason."""
    for version in goal.versions:
        state = f", {one_line(version.state)}" if version.state else ""
        reason = f" · because: {one_line(version.reason)}" if version.reason else ""
        words = f": {one_line(version.text)}" if version.text else ""
        yield f"{day(version.day)}{state}{words}{reason}"


def _by(record: Record, material: Material) -> str:
    """Words of somebody."""
    who = material.name_of(record.author)
    words = one_line(text_of(record, "text"))
    return f"{who}: {words}" if who else words


def _milestone(milestone: Milestone, material: Material) -> str:
    """A milestone in one line."""
    until = f"until {day(milestone.due)}" if milestone.due else ""
    state = milestone.state
    came = state if state == "open" else f"{state} ({day(local_day(material.since[milestone.id]))})"
    owner = material.owner(milestone.owner)
    return " · ".join(filter(None, (one_line(milestone.text), owner, until, came)))


def _ladder(ladder: Ladder | None) -> Section:
    """The levels in their words, and where it stood when."""
    if ladder is None:
        return Section("Ladder")
    parts: list[Part] = []
    if ladder.levels:
        rows = [(_level(n), one_line(text)) for n, text in enumerate(ladder.levels, start=LOWEST)]
        parts.append(Table("What each level means", ("Level", "Meaning"), tuple(reversed(rows))))
    stood = [f"{day(on)}: {_level(level)}" for on, level in ladder.readings]
    return Section("Ladder", tuple(parts), full(listed("Where it stood", stood)))


def _level(level: int) -> str:
    """A level with its sign."""
    return f"+{level}" if level > 0 else number(level)


def _person(thing: Thing) -> str:
    """Somebody who is touched by a goal, and whether they were asked."""
    state = one_line(thing.text("state"))
    asked = f" ({state}, {day(local_day(thing.now.created))})" if state else ""
    return f"{one_line(thing.text('text'))}{asked}"
