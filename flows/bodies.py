"""What fills a page, by kind of step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from flows import model as m
from flows import pages as p
from flows.answers import bounds, budget
from flows.comparing import compared
from flows.conversation import Conversation
from flows.events import Likened, Remarked
from flows.expressions import Expression, attempt
from flows.keeping import records
from flows.outcomes import agreed, agreement_text, choices, field_choices, heaps, items_of
from flows.people import PersonId, start_keys
from flows.stops import Stop
from flows.texts import render
from flows.turns import Turn
from flows.values import Item, Scope
from flows.visibility import revealed_items
from flows.wording import words

Eyes: TypeAlias = "frozenset[PersonId]"


@dataclass(frozen=True, slots=True)
class Look:
    """What a page is made from."""

    conversation: Conversation
    """The conversation."""
    turn: Turn
    """The turn whose page it is."""
    scope: Scope
    """The names that its texts may use."""
    eyes: Eyes
    """Who looks at the screen together."""


def body_of(conversation: Conversation, turn: Turn, scope: Scope, eyes: Eyes) -> p.Body:
    """What fills the page of a turn, for these people."""
    if turn.phase == "open":
        return _opening(conversation, turn.stop, eyes)
    return _BODIES[type(turn.stop.step)](Look(conversation, turn, scope, eyes))


def _words(expression: Expression | None, scope: Scope) -> str:
    """An expression's value in words, several parted by commas; empty when it came to nothing."""
    value = attempt(expression, scope)
    if value is None or value == ():
        return ""
    if isinstance(value, tuple):
        return ", ".join(words(entry) for entry in value)
    return items_of(value)[0].text


def _opening(conversation: Conversation, stop: Stop, eyes: Eyes) -> p.Opening:
    keys = start_keys(conversation.state.started.people)
    ready = conversation.state.stage(stop.place).ready
    here = tuple((x, keys[x.id], x.id in ready) for x in conversation.people if x.id in eyes)
    away = tuple((x.name, x.id in ready) for x in conversation.people if x.id not in eyes)
    text = stop.step.text if isinstance(stop.step, m.Reveal) else None
    return p.Opening(here, away, render(text, stop.scope))


def _reading(look: Look) -> p.Reading:
    step = look.turn.stop.step
    assert isinstance(step, m.Say)
    return p.Reading(render(step.text, look.scope), items_of(attempt(step.show, look.scope)))


def _asking(look: Look) -> p.Asking:
    step, stop = look.turn.stop.step, look.turn.stop
    assert isinstance(step, m.Ask)
    least, most = (step.min, step.max) if step.type != "scale" else bounds(step)
    edited = look.scope.get(step.edits) if step.edits else None
    start = _words(step.start, look.scope) or (items_of(edited)[0].text if items_of(edited) else "")
    return p.Asking(
        text=render(step.text, look.scope),
        type=step.type,
        options=choices(look.conversation.state, stop),
        least=least,
        most=most,
        labels=step.labels,
        suggestion=_words(step.suggest, look.scope),
        start=start,
        answer=look.conversation.state.cell(stop.place, look.turn.person).answer,
        keys=step.keys,
        aid=step.aid,
    )


def _filling(look: Look) -> p.Filling:
    step = look.turn.stop.step
    assert isinstance(step, m.Form)
    answer = look.conversation.state.cell(look.turn.stop.place, look.turn.person).answer
    rows = answer if isinstance(answer, tuple) else ()
    fields = tuple(
        p.FieldView(
            f.id,
            render(f.text, look.scope),
            f.type,
            field_choices(look.turn.stop, f),
            f.optional,
        )
        for f in step.fields
    )
    most = step.max if step.many else 1
    return p.Filling(render(step.text, look.scope), fields, rows, step.many, most)  # type: ignore[arg-type]


def _writing(look: Look) -> p.Writing:
    step = look.turn.stop.step
    assert isinstance(step, m.Notes)
    kept = look.conversation.state.cell(look.turn.stop.place, look.turn.person).notes
    return p.Writing(
        text=render(step.text, look.scope),
        notes=tuple(
            p.NoteLine(note.item, note.text, note.private)
            for note in kept
            if not note.private or look.eyes == {note.by}
        ),
        least=step.min,
        most=step.max,
        lenses=step.lenses,
        keep_private=step.blind and look.turn.hidden and not look.conversation.state.alone,
    )


def _revealed(look: Look) -> p.Body:
    step, stop = look.turn.stop.step, look.turn.stop
    assert isinstance(step, m.Reveal)
    if step.show != "merged":
        return compared(look.conversation, stop)
    stage = look.conversation.state.stage(stop.place)
    lines = revealed_items(look.conversation, stop)
    texts = {line.item: line.text for line in lines}
    remarks = {a.item: a.text for a in stage.acts if isinstance(a, Remarked)}
    like = {a.item: a.to for a in stage.acts if isinstance(a, Likened)}
    shown = tuple(
        p.RevealedLine(
            item=line.item,
            text=line.text,
            author=line.author,
            read=line.item in stage.read,
            by=line.by,
            place=line.place,
            remarks=tuple(filter(None, [remarks.get(line.item, "").strip()])),
            like=tuple(texts[t] for t in [like.get(line.item, "")] if t in texts),
        )
        for line in lines
    )
    return p.Revealed(render(step.text, look.scope), shown)


def _grouping(look: Look) -> p.Grouping:
    step, stop = look.turn.stop.step, look.turn.stop
    assert isinstance(step, m.Group)
    notes = items_of(look.scope.get(step.of))
    names, members = heaps(look.conversation.state, stop)
    themes = tuple(
        p.Theme(theme, name, sum(members.get(note.id) == theme for note in notes))
        for theme, name in names.items()
    )
    placed = tuple((note, members.get(note.id, "")) for note in notes)
    acts = len(look.conversation.state.stage(stop.place).acts)
    return p.Grouping(render(step.text, look.scope), placed, themes, acts)


def _voting(look: Look) -> p.Voting:
    step, stop = look.turn.stop.step, look.turn.stop
    assert isinstance(step, m.Vote)
    entries = choices(look.conversation.state, stop)
    given = look.conversation.state.cell(stop.place, look.turn.person).answer
    return p.Voting(
        text=render(step.text, look.scope),
        entries=entries,
        mode=step.mode,
        budget=budget(step, len(entries)),
        most=step.max_per_item,
        given=given if isinstance(given, Mapping) else {},
        suggested=step.dots is None,
    )


def _agreement(look: Look) -> p.Body:
    step, stop = look.turn.stop.step, look.turn.stop
    assert isinstance(step, m.Agree)
    state, text = look.conversation.state, agreement_text(look.conversation.state, stop)
    if look.turn.phase == "write":
        cell = state.cell(stop.place, look.turn.person)
        return p.Judging(text, cell.degree, cell.wish)
    cells = [(x.name, state.cell(stop.place, x.id)) for x in stop.people]
    rows = tuple((name, cell.degree, cell.wish) for name, cell in cells)
    left = step.attempts - state.stage(stop.place).attempt
    return p.Judged(text, rows, agreed(state, stop), left)


def _recalling(look: Look) -> p.Recalling:
    step, stop = look.turn.stop.step, look.turn.stop
    assert isinstance(step, m.Recall)
    entries = choices(look.conversation.state, stop)
    answer = look.conversation.state.cell(stop.place, None).answer
    picked = tuple(str(value) for value in answer) if isinstance(answer, tuple) else ()
    text = render(step.text if entries or step.empty is None else step.empty, look.scope)
    return p.Recalling(text, entries, step.pick, picked)


def _listening(look: Look) -> p.Listening:
    step = look.turn.stop.step
    assert isinstance(step, m.Listen)
    names = [person.name for person in look.conversation.people]
    return p.Listening(render(step.text, look.scope), names[0], names[1] if names[1:] else names[0])


def _consenting(look: Look) -> p.Consenting:
    step = look.turn.stop.step
    assert isinstance(step, m.Consent)
    answer = look.conversation.state.cell(look.turn.stop.place, look.turn.person).answer
    return p.Consenting(render(step.text, look.scope), answer if isinstance(answer, bool) else None)


def _ending(look: Look) -> p.Ending:
    step = look.turn.stop.step
    assert isinstance(step, m.End)
    counts: dict[str, int] = {}
    for record in records(look.conversation):
        if record.visibility == "shared" or look.conversation.state.alone:
            counts[record.kind] = counts.get(record.kind, 0) + 1
    concerns = tuple(
        Item(card.item, card.text, look.conversation.state.name(card.by))
        for card in look.conversation.state.open_concerns
    )
    return p.Ending(render(step.text, look.scope), tuple(counts.items()), concerns)


_BODIES: dict[type[m.Step], Callable[[Look], p.Body]] = {
    m.Say: _reading,
    m.Ask: _asking,
    m.Form: _filling,
    m.Notes: _writing,
    m.Reveal: _revealed,
    m.Group: _grouping,
    m.Vote: _voting,
    m.Agree: _agreement,
    m.Recall: _recalling,
    m.Listen: _listening,
    m.Consent: _consenting,
    m.End: _ending,
}
