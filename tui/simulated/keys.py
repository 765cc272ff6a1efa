"""Which keys a person presses on a page to make certain events happen there.

Keys have Textual's names; a text is its letters, or one burst for who pastes. It is the contract
between the pages and whoever plays them: the demo, the pictures and the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from flows import events as ev
from flows import pages as p
from flows.values import Item
from tui.simulated.fingers import (
    CLEAR,
    Burst,
    Keys,
    emptied,
    go_to,
    letters_of,
    standing,
    taken,
    typed,
)

DEGREES: Final = ("yes", "wish", "not_yet", "no")
"""The degrees of agreement, in the order of their digits."""


def keys_for(page: p.Page, events: Sequence[ev.Event]) -> tuple[str, ...]:
    """Return the keys that make these events happen on this page, going on included.

    ``events`` are what :func:`tui.simulated.people.respond` gives for the page. On a hand-over
    the keys are those of whose turn it is. ``ValueError`` for a page that no key can answer.
    """
    return tuple(
        key
        for press in presses_for(page, events)
        for key in (letters_of(press.text) if isinstance(press, Burst) else (press,))
    )


def presses_for(page: p.Page, events: Sequence[ev.Event]) -> tuple[str | Burst, ...]:
    """Return the same as :func:`keys_for`, each text in one piece, for who types or pastes it so."""
    press: Callable[[Any, Sequence[Any]], Keys] | None = _PRESSES.get(type(page.body))
    if press is None:
        raise ValueError(f"nobody can press anything on a page of {type(page.body).__name__}")
    if any(isinstance(event, ev.Passed) for event in events):
        return ("escape", "p")
    return tuple(press(page.body, events))


def _hand_over(body: p.HandOver, events: Sequence[ev.Event]) -> Keys:
    yield from body.key


def _go_on(body: object, events: Sequence[ev.Event]) -> Keys:
    yield "n"


def _write(body: p.Writing, events: Sequence[ev.Event]) -> Keys:
    for event in events:
        if isinstance(event, ev.NoteKept):
            yield from typed(event.text)
            yield "enter"
    yield "ctrl+d"


def _answer(body: p.Asking, events: Sequence[ev.Answered]) -> Keys:
    value = events[-1].value
    ids = [option.id for option in body.options]
    match body.type:
        case "line" | "number" | "date":
            if standing(body):
                yield CLEAR
            yield from typed(value)
            yield "enter"
        case "text":
            yield from emptied(standing(body))
            yield from typed(value)
            yield "ctrl+d"
        case "yesno":
            yield from ("1" if value else "2", "enter")
        case "scale":
            low = int(body.least or 0)
            yield from ("home", *["right"] * (int(str(value)) - low), "enter")
        case "choice" if body.keys:
            yield body.keys[ids.index(str(value))]
        case "choice":
            here = ids.index(str(body.answer)) if body.answer in ids else 0
            yield from go_to(here, ids.index(str(value)))
            yield "enter"
        case "choices" | "rank":
            yield from taken([ids.index(str(one)) for one in _many(value)])
            yield "ctrl+d"


def _many(value: ev.Answer) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


def _fill(body: p.Filling, events: Sequence[ev.Answered]) -> Keys:
    filled = bool(body.rows) and not body.many
    for row in _many(events[-1].value):
        assert isinstance(row, Mapping)
        for field in body.fields:
            if filled:
                yield CLEAR
            yield from _field(field, row.get(field.id, ""))
            yield "enter"
    if body.many:
        yield "ctrl+d"


def _field(field: p.FieldView, value: object) -> Keys:
    """What is typed into one field."""
    if isinstance(value, bool):
        yield Burst("yes" if value else "no")
    elif field.options:
        texts = {option.id: option.text for option in field.options}
        yield from typed(texts.get(str(value), ""))
    else:
        yield from typed(value)


def _ready(body: p.Opening, events: Sequence[ev.Event]) -> Keys:
    keys = {person.id: key for person, key, _ in body.ready}
    for event in events:
        yield from keys[event.by or ""]


def _read(body: p.Revealed, events: Sequence[ev.Event]) -> Keys:
    yield from ["enter" for event in events if isinstance(event, ev.ItemRead)]
    yield "n"


def _group(body: p.Grouping, events: Sequence[ev.Event]) -> Keys:
    notes = [note.id for note, _ in body.notes]
    themes = {theme.id: str(number) for number, theme in enumerate(body.themes, 1)}
    here = 0
    for event in events:
        if isinstance(event, ev.Grouped):
            for row in sorted(notes.index(item) for item in event.items):
                yield from go_to(here, row)
                yield "space"
                here = row
            if event.theme in themes:
                yield themes[event.theme]
            elif event.theme:
                yield from ("+", Burst(event.name), "enter")
                themes[event.theme] = str(len(themes) + 1)
            else:
                yield "-"
    yield "n"


def _vote(body: p.Voting, events: Sequence[ev.Answered]) -> Keys:
    given = events[-1].value
    assert isinstance(given, Mapping)
    rows = {_row(body.entries, entry): points for entry, points in given.items() if points}
    match body.mode:
        case "dots":
            yield from taken(sorted(rows), rows)
        case "points":
            yield from taken(sorted(rows, key=lambda row: -rows[row]))
        case "thumbs":
            yield from taken(sorted(rows), {row: 1 if up > 0 else 2 for row, up in rows.items()})
    yield "ctrl+d"


def _row(entries: Sequence[Item], wanted: str) -> int:
    return next(number for number, entry in enumerate(entries) if entry.id == wanted)


def _judge(body: p.Judging, events: Sequence[ev.Judged]) -> Keys:
    event = events[-1]
    yield from (str(DEGREES.index(event.degree) + 1), "enter")
    if event.degree == "wish" or event.wish:
        yield from typed(event.wish)
        yield "enter"
    elif event.degree != "yes":
        yield "escape"


def _recall(body: p.Recalling, events: Sequence[ev.Event]) -> Keys:
    event = events[-1]
    if isinstance(event, ev.Answered):
        ids = [entry.id for entry in body.entries]
        yield from taken([ids.index(str(one)) for one in _many(event.value)])
        yield "ctrl+d"
    else:
        yield "n"


def _consent(body: p.Consenting, events: Sequence[ev.Answered]) -> Keys:
    yield from ("1" if events[-1].value else "2", "enter")


def _end(body: p.Ending, events: Sequence[ev.Event]) -> Keys:
    for event in events:
        if isinstance(event, ev.ConcernSettled):
            yield from ("1" if event.how == "treated" else "2", "enter")
    yield "n"


_PRESSES: Mapping[type, Callable[[Any, Sequence[Any]], Keys]] = {
    p.HandOver: _hand_over,
    p.Reading: _go_on,
    p.Asking: _answer,
    p.Filling: _fill,
    p.Writing: _write,
    p.Opening: _ready,
    p.Revealed: _read,
    p.Compared: _go_on,
    p.Grouping: _group,
    p.Voting: _vote,
    p.Judging: _judge,
    p.Judged: _go_on,
    p.Recalling: _recall,
    p.Listening: _go_on,
    p.Consenting: _consent,
    p.Ending: _end,
}
