"""Opened answers side by side. No winner is named; single voices are."""

from __future__ import annotations

from collections.abc import Mapping

from flows import model as m
from flows import pages as p
from flows.conversation import Conversation
from flows.outcomes import choices
from flows.people import Person
from flows.replies import label, whole
from flows.state import Cell
from flows.stops import Stop, asked
from flows.texts import render
from flows.values import Item


def compared(conversation: Conversation, stop: Stop) -> p.Compared:
    """The answers that a reveal opens, a column for each person."""
    step = stop.step
    assert isinstance(step, m.Reveal)
    people = conversation.people
    rows: list[p.Row] = []
    for name in step.of:
        place, opened = stop.own.get(name, ("", None))
        if opened is not None and not getattr(opened, "private", False):
            rows += _rows(conversation, stop, place, opened, people)
    if step.show == "ranking":
        rows.sort(key=lambda row: -sum(row.weights))
    names = [x.name if step.names else str(n) for n, x in enumerate(people, start=1)]
    text = render(step.text, stop.scope) if step.text else ""
    return p.Compared(text, tuple(names), tuple(rows))


def _rows(
    conversation: Conversation,
    stop: Stop,
    place: str,
    step: m.Step,
    people: tuple[Person, ...],
) -> list[p.Row]:
    """The lines of one opened step."""
    state = conversation.state
    involved = {x.id for x in asked(state, step)}
    cells = [state.cell(place, x.id) if x.id in involved else Cell() for x in people]
    here = next((s for s in conversation.path.stops if s.place == place), stop)
    entries = choices(state, here)
    match step:
        case m.Vote():
            return [_votes(entry, cells, people) for entry in entries]
        case m.Notes():
            return [
                p.Row("", tuple(note.text if c is cell else "" for c in cells))
                for cell in cells
                for note in cell.notes
                if not note.private
            ]
        case m.Ask():
            return [_answers(render(step.text, here.scope), cells, entries)]
        case _:
            return [_answers("", cells, entries)]


def _votes(entry: Item, cells: list[Cell], people: tuple[Person, ...]) -> p.Row:
    """One entry of a vote: points of each; a single voice is named."""
    weights = tuple(_points(cell, entry) for cell in cells)
    given = [person.name for person, points in zip(people, weights, strict=True) if points]
    single = len(given) == 1 and len(people) > 1 and sum(map(abs, weights)) > 1
    note = f"only {given[0]}: listen first" if single else ""
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
