"""A conversation as text to read: step by step, what the eyes that look may see.

Built from a conversation that has passed the gate (`store.Party.read`), and the gate is asked
again for each answer, so that a whole conversation handed in by mistake shows nothing more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flows import model as m
from flows import pages as p
from flows.bodies import body_of
from flows.conversation import Conversation
from flows.outcomes import choices
from flows.people import PersonId
from flows.replies import label
from flows.state import Cell
from flows.stops import Stop
from flows.texts import render
from flows.turns import Turn
from flows.values import Item
from flows.view import parts
from flows.visibility import audience
from flows.wording import day, in_a_row
from tui.sentences import lead_of
from tui.words import count

_DEGREES = {"yes": "yes", "wish": "yes, with a wish", "not_yet": "not yet", "no": "no", None: "–"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of what was given."""

    text: str
    """Its words."""
    by: str = ""
    """Whose it is; empty for what was given together and where names are not shown."""
    note: str = ""
    """What belongs to it: a remark, that only its author sees it."""


@dataclass(frozen=True, slots=True)
class Section:
    """One step."""

    part: str
    """Name of the part of the conversation it belongs to; empty for none."""
    text: str
    """What was asked or said."""
    entries: tuple[Entry, ...] = ()
    """What came of it."""


def transcript(conversation: Conversation, eyes: Iterable[PersonId]) -> list[Section]:
    """Return the steps of a conversation, as people looking together may read them.

    ``ValueError`` when nobody looks: everything would pass the gate.
    """
    looking = frozenset(eyes)
    if not looking:
        raise ValueError("somebody has to look")
    sections = [
        section
        for stop in conversation.path.stops
        if (section := _section(conversation, stop, looking)) is not None
    ]
    aside = tuple(_put_aside(conversation, looking))
    return [*sections, Section("", "Put aside", aside)] if aside else sections


def _section(conversation: Conversation, stop: Stop, eyes: frozenset[PersonId]) -> Section | None:
    """Return one step, or nothing where there is nothing to read.

    A step's own words may hold answers, so only eyes that took part see them.
    """
    if not eyes <= conversation.state.ids:
        return None
    match stop.step:
        case m.Ask() | m.Form() | m.Notes():
            text, entries = render(stop.step.text, stop.scope), _given(conversation, stop, eyes)
        case m.Reveal() | m.Agree() | m.Group():
            text, entries = _together(conversation, stop, eyes)
        case m.End():
            text = render(stop.step.text, stop.scope) if stop.step.text else ""
            return Section(_part(conversation, stop), text) if text else None
        case _:
            return None
    return Section(_part(conversation, stop), text, tuple(entries)) if entries else None


def _part(conversation: Conversation, stop: Stop) -> str:
    """Return the name of the part that a stop belongs to."""
    return next((x.title for x in parts(conversation, stop) if x.state == "now"), "")


def _given(conversation: Conversation, stop: Stop, eyes: frozenset[PersonId]) -> list[Entry]:
    """Return the answers at a step; what is opened later stands at its reveal, not here."""
    state = conversation.state
    if stop.together or state.alone:
        person = None if stop.together else stop.people[0].id
        if not eyes <= audience(conversation.flow, state, stop.place, person):
            return []
        return list(_words(conversation, stop, state.cell(stop.place, person), "", ""))
    entries: list[Entry] = []
    for one in stop.people:
        may = audience(conversation.flow, state, stop.place, one.id)
        only = "only you see this" if may == {one.id} else ""
        if eyes <= may and (only or not stop.personal):
            cell = state.cell(stop.place, one.id)
            entries += _words(conversation, stop, cell, one.name, only)
    return [entry for entry in entries if entry.text]


def _words(
    conversation: Conversation, stop: Stop, cell: Cell, by: str, note: str
) -> Iterator[Entry]:
    """Return what stands in one cell, a line for each note or row."""
    if isinstance(stop.step, m.Notes):
        names = conversation.state.name
        for kept in cell.notes:
            if not kept.private or conversation.state.alone or note:
                yield Entry(kept.text, by or names(kept.by), note)
    elif isinstance(stop.step, m.Form) and isinstance(cell.answer, tuple):
        for row in cell.answer:
            if isinstance(row, Mapping):
                yield Entry(_row(stop.step, row), by, note)
    elif cell.answer is not None:
        answer, options = cell.answer, choices(conversation.state, stop)
        if isinstance(stop.step, m.Ask) and stop.step.type in {"choices", "rank"}:
            for value in answer if isinstance(answer, tuple) else ():
                yield Entry(label(value, options), by, note)
        else:
            yield Entry(_said(stop.step, answer, options), by, note)


def _said(step: m.Step, answer: object, options: Sequence[Item]) -> str:
    """Return one answer in words."""
    if isinstance(step, m.Ask) and step.type == "scale":
        return _number(step, answer)
    return _date(answer) if getattr(step, "type", "") == "date" else label(answer, options)


def _number(step: m.Ask, answer: object) -> str:
    """Return a number of a scale with its words; below zero, numbers above it have a sign."""
    number = label(answer)
    if not isinstance(answer, int | float):
        return number
    if (step.min or 0) < 0 < answer:
        number = f"+{number}"
    words = step.labels.get(int(answer), "")
    return f"{number}, {words}" if words else number


def _row(step: m.Form, row: Mapping[str, object]) -> str:
    """Return one row of a form, its fields in the form's order."""
    given = [(field, row.get(field.id, "")) for field in step.fields]
    return ", ".join(_in_row(field, value) for field, value in given if value != "")


def _in_row(field: m.Field, value: object) -> str:
    """Return what stands in one field; an if–then plan reads as its sentence."""
    options = [Item(option.value, option.label) for option in field.options]
    words = _date(value) if field.type == "date" else label(value, options)
    return f"{lead_of(field.id, field.text.source)} {words}".strip()


def _date(value: object) -> str:
    """Return a day that is kept as ISO text in words."""
    try:
        return day(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)


def _together(
    conversation: Conversation, stop: Stop, eyes: frozenset[PersonId]
) -> tuple[str, list[Entry]]:
    """Return what was opened, agreed on or sorted by all of them."""
    state = conversation.state
    sealed = stop.step.kind != "group" and not state.stage(stop.place).opened
    if not stop.open or sealed:
        return "", []
    match body_of(conversation, Turn(stop, None, "talk"), stop.scope, eyes):
        case p.Revealed(text, lines):
            return text, [Entry(x.text, x.author, _beside(x)) for x in lines]
        case p.Compared(text, columns, rows):
            return text, [entry for row in rows for entry in _compared(columns, row)]
        case p.Judged(text, rows, agreed):
            given = [Entry(_DEGREES[degree], name, wish) for name, degree, wish in rows]
            return text, [*given, Entry("agreed" if agreed else "left open for another day")]
        case p.Grouping(text, _, themes):
            heaps = [Entry(x.name, note=count(x.count, "note", "notes")) for x in themes if x.count]
            return text or "Put together", heaps
    return "", []


def _beside(line: p.RevealedLine) -> str:
    """Return what was said beside a note."""
    like = [f"= {other}" for other in line.like]
    return "; ".join([*like, *(f"+ {remark}" for remark in line.remarks)])


def _compared(columns: tuple[str, ...], row: p.Row) -> list[Entry]:
    """Return one opened row: a line for each person, or for an entry that was voted on one line."""
    given = [(name, cell) for name, cell in zip(columns, row.cells, strict=True) if cell]
    if row.weights and given:
        points = "   ".join(f"{name} {cell}" for name, cell in given)
        return [Entry(row.label, "", points)]
    # A question that speaks to "me" has nobody's name when it is opened.
    words = row.label.removeprefix("–, ")
    asked = [Entry(words[:1].upper() + words[1:], "", row.note)] if words and given else []
    return [*asked, *(Entry(cell, name) for name, cell in given)]


def _put_aside(conversation: Conversation, eyes: frozenset[PersonId]) -> Iterator[Entry]:
    """Return jots, parked things and concerns."""
    for card in conversation.state.cards:
        readers = {card.by} if card.private else conversation.state.ids
        if eyes <= readers:
            became = in_a_row([word for word in (card.kind, card.settled) if word])
            yield Entry(card.text, conversation.state.name(card.by), became)
