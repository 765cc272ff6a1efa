"""Opened answers side by side. No winner is named; single voices are."""

from __future__ import annotations

from collections.abc import Mapping

from flows import model as m
from flows import pages as p
from flows.conversation import Conversation
from flows.outcomes import choices
from flows.people import Person
from flows.replies import label, mixed, whole
from flows.state import Cell
from flows.stops import Stop, asked
from flows.texts import render
from flows.values import Item


def compared(conversation: Conversation, stop: Stop) -> p.Compared:
    """The answers that a reveal opens, a column for each person."""
    step = stop.step
    assert isinstance(step, m.Reveal)
    people, names = _columns(conversation, stop, step)
    rows: list[p.Row] = []
    for name in step.of:
        place, opened = stop.own.get(name, ("", None))
        if opened is not None and not getattr(opened, "private", False):
            rows += _rows(conversation, stop, place, opened, people, names if step.names else ())
    if step.show == "ranking":
        rows.sort(key=lambda row: -sum(row.weights))
    return p.Compared(render(step.text, stop.scope), names, tuple(rows))


def _columns(
    conversation: Conversation, stop: Stop, step: m.Reveal
) -> tuple[tuple[Person, ...], tuple[str, ...]]:
    """The people in the order of the columns, and what stands above them.

    Without names the columns are numbered and mixed, since their order would tell the authors.
    """
    people = conversation.people
    if step.names:
        return people, tuple(person.name for person in people)
    shuffled = tuple(sorted(people, key=lambda person: mixed(f"{stop.place}:{person.id}")))
    return shuffled, tuple(str(number) for number in range(1, len(people) + 1))


def _rows(
    conversation: Conversation,
    stop: Stop,
    place: str,
    step: m.Step,
    people: tuple[Person, ...],
    names: tuple[str, ...],
) -> list[p.Row]:
    """The lines of one opened step; ``names`` is empty when they are hidden."""
    state = conversation.state
    involved = {x.id for x in asked(state, step)}
    cells = [state.cell(place, x.id) if x.id in involved else Cell() for x in people]
    here = next((s for s in conversation.path.stops if s.place == place), stop)
    entries = choices(state, here)
    match step:
        case m.Vote():
            return [_votes(entry, cells, names) for entry in entries]
        case m.Notes():
            return [
                p.Row("", tuple(note.text if c is cell else "" for c in cells))
                for cell in cells
                for note in cell.notes
                if not note.private
            ]
        case m.Ask():
            alone = isinstance(stop.step, m.Reveal) and len(stop.step.of) == 1
            question = "" if alone else render(step.text, {**here.scope, "me": "You"})
            return [_answers(question, cells, entries)]
        case _:
            return [_answers("", cells, entries)]


def _votes(entry: Item, cells: list[Cell], names: tuple[str, ...]) -> p.Row:
    """One entry of a vote: points of each; a single voice is named, if names are shown."""
    weights = tuple(_points(cell, entry) for cell in cells)
    given = [index for index, points in enumerate(weights) if points]
    single = len(given) == 1 and len(cells) > 1 and sum(map(abs, weights)) > 1
    who = names[given[0]] if single and names else "one person"
    note = f"only {who}: listen first" if single else ""
    return p.Row(entry.text, tuple(str(n) if n else "" for n in weights), note, weights)


def _points(cell: Cell, entry: Item) -> int:
    answer = cell.answer
    return int(answer.get(entry.id, 0)) if isinstance(answer, Mapping) else 0


def _answers(question: str, cells: list[Cell], entries: tuple[Item, ...]) -> p.Row:
    """One question: the answer of each, and the gap between numbers."""
    words = tuple(label(c.answer, entries) if c.answer is not None else "" for c in cells)
    numbers = [
        c.answer
        for c in cells
        if isinstance(c.answer, int | float) and not isinstance(c.answer, bool)
    ]
    gap = whole(max(numbers) - min(numbers)) if len(numbers) > 1 else 0
    return p.Row(question, words, f"{gap} apart" if gap else "")
