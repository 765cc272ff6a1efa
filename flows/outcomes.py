"""What came of a stop: replies, agreement, entries to choose from, themes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from flows import model as m
from flows import replies
from flows.events import Grouped
from flows.expressions import attempt
from flows.people import PersonId
from flows.state import Cell, State
from flows.stops import Stop
from flows.texts import render
from flows.values import Item, Reply, Value


def items_of(found: Value | None) -> tuple[Item, ...]:
    """A value as a list of items; texts become items of their own."""
    if isinstance(found, Reply):
        return found.items
    entries = found if isinstance(found, tuple) else () if found is None else (found,)
    return tuple(
        entry if isinstance(entry, Item) else Item(replies.label(entry), replies.label(entry))
        for entry in entries
    )


def agreed(state: State, stop: Stop) -> bool:
    """Whether an opened gate holds: somebody said yes, nobody "no" or "not yet".

    People who passed neither carry nor block.
    """
    degrees = [state.cell(stop.place, person.id).degree for person in stop.people]
    given = [degree for degree in degrees if degree]
    return bool(given) and all(degree in {"yes", "wish"} for degree in given)


def unanimous(state: State, stop: Stop) -> bool:
    """Whether each person said yes, with a wish or without; here a pass is no yes."""
    degrees = [state.cell(stop.place, person.id).degree for person in stop.people]
    return all(degree in {"yes", "wish"} for degree in degrees)


def choices(state: State, stop: Stop) -> tuple[Item, ...]:
    """The entries that can be chosen or voted on at a stop."""
    step = stop.step
    if isinstance(step, m.Ask):
        if step.options_from is not None:
            return items_of(attempt(step.options_from, stop.scope))
        return tuple(Item(option.value, option.label) for option in step.options)
    if isinstance(step, m.Vote):
        return items_of(attempt(step.of, stop.scope))
    if isinstance(step, m.Recall):
        records = state.stage(stop.place).records or ()
        return tuple(replies.record_item(r, state.name(r.author)) for r in records)
    return ()


def field_choices(stop: Stop, field: m.Field) -> tuple[Item, ...]:
    """What can be chosen in a field of a form; entries of a list are kept as their words."""
    found = items_of(attempt(field.options_from, stop.scope))
    fixed = (Item(option.value, option.label) for option in field.options)
    return (*(Item(entry.text, entry.text) for entry in found), *fixed)


def reply(
    state: State, stop: Stop, cells: Mapping[PersonId | None, Cell], *, names: bool = True
) -> Reply:
    """What a stop came to, out of these cells."""
    step = stop.step
    one = stop.together or state.alone or len(stop.people) == 1
    match step:
        case m.Ask():
            voices = _voices(state, stop, cells, names=names)
            return replies.of_ask(step, voices, choices(state, stop), one=one)
        case m.Form():
            return replies.of_form(step, _voices(state, stop, cells, names=names), one=one)
        case m.Notes():
            notes = [
                n for cell in cells.values() for n in cell.notes if state.alone or not n.private
            ]
            if not names:
                notes.sort(key=lambda note: replies.mixed(note.item))
            return replies.of_list(replies.note_items(state, notes, names=names))
        case m.Vote():
            return replies.of_vote(step, cells.values(), choices(state, stop))
        case m.Group():
            return replies.of_list(themes(state, stop))
        case m.Agree():
            return _agreement(state, stop)
        case m.Recall():
            return _recalled(state, stop)
        case m.Consent():
            given = all(cell.answer is True for cell in cells.values())
            return Reply(given, True, (), replies.frozen({"given": given}))
        case _:
            return Reply(None, True)


def _voices(
    state: State, stop: Stop, cells: Mapping[PersonId | None, Cell], *, names: bool
) -> list[replies.Voice]:
    """Who gave what. Without names neither author, id nor order tells whose it is."""
    if names:
        return [replies.Voice(p or "", state.name(p), cell) for p, cell in cells.items()]
    order = sorted(cells, key=lambda p: replies.mixed(f"{stop.place}:{p}"))
    return [replies.Voice(str(n), "", cells[p]) for n, p in enumerate(order, start=1)]


def agreement_text(state: State, stop: Stop) -> str:
    """The text that a gate asks about: as reworded last, or as the flow has it."""
    reworded = state.stage(stop.place).text
    assert isinstance(stop.step, m.Agree)
    return render(stop.step.text, stop.scope) if reworded is None else reworded


def _agreement(state: State, stop: Stop) -> Reply:
    """What a gate came to: agreed or not, the text, the wishes."""
    text = agreement_text(state, stop)
    wishes = tuple(
        Item(f"{stop.place}:{p.id}", cell.wish, p.name)
        for p in stop.people
        if (cell := state.cell(stop.place, p.id)).wish
    )
    attributes: dict[str, Value] = {
        "agreed": agreed(state, stop),
        "unanimous": unanimous(state, stop),
        "wishes": wishes,
        "text": text,
    }
    return Reply(text, True, wishes, replies.frozen(attributes))


def by_itself(state: State, stop: Stop) -> bool:
    """Whether a recall asks nothing of anybody: it only looks up, or there is one to pick."""
    step, records = stop.step, state.stage(stop.place).records
    assert isinstance(step, m.Recall)
    return step.quiet or (step.sole and step.pick == "one" and len(records or ()) == 1)


def _recalled(state: State, stop: Stop) -> Reply:
    """The records, or those picked among them."""
    entries = choices(state, stop)
    answer = state.cell(stop.place, None).answer
    if isinstance(stop.step, m.Recall) and stop.step.pick != "none" and not by_itself(state, stop):
        picked = answer if isinstance(answer, tuple) else ()
        entries = tuple(entry for entry in entries if entry.id in picked)
    return replies.of_list(entries)


def heaps(state: State, stop: Stop) -> tuple[dict[str, str], dict[str, str]]:
    """Themes (id to name) and membership (item id to theme id) at a ``group`` stop."""
    names: dict[str, str] = {}
    members: dict[str, str] = {}
    for act in (act for act in state.stage(stop.place).acts if isinstance(act, Grouped)):
        if act.theme and (act.name or act.theme not in names):
            names[act.theme] = act.name or act.theme
        for item in act.items:
            members[item] = act.theme
    return names, members


def themes(state: State, stop: Stop) -> tuple[Item, ...]:
    """The heaps of a ``group`` stop, in the order they were made; loose notes stand for themselves."""
    assert isinstance(stop.step, m.Group)
    notes = items_of(stop.scope.get(stop.step.of))
    names, members = heaps(state, stop)
    made: list[Item] = []
    for theme, name in names.items():
        inside = sum(members.get(note.id) == theme for note in notes)
        if inside:
            made.append(Item(theme, name, "", replies.frozen({"notes": inside})))
    loose = [note for note in notes if not members.get(note.id)]
    made += [replace(note, fields=replies.frozen({"notes": 1})) for note in loose]
    return tuple(made)
