"""Which lines a person types on a page of the plain face to make certain events happen there.

It is the contract between those pages and whoever plays them, as :mod:`tui.simulated.keys` is for
pages that fill the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from flows import events as ev
from flows import pages as p

Lines = Iterator[str]
"""Lines, in the order in which they are typed."""

DEGREES: Final = ("yes", "wish", "not_yet", "no")
"""The degrees of agreement, in the order of their numbers."""
ENTER: Final = ""
"""Enter alone."""
DONE: Final = ":done"
"""Typed where Enter alone would be no answer."""
CLEAR: Final = ":clear"
"""Typed where a text stands already that is to be another one."""


def lines_for(page: p.Page, events: Sequence[ev.Event]) -> tuple[str, ...]:
    """Return the lines that make these events happen on this page, going on included.

    ``events`` are what :func:`tui.simulated.people.respond` gives for the page. On a hand-over
    the line is the key of whose turn it is. ``ValueError`` for a page that no line can answer.
    """
    typed: Callable[[Any, Sequence[Any]], Lines] | None = _TYPED.get(type(page.body))
    if typed is None:
        raise ValueError(f"nobody can type anything on a page of {type(page.body).__name__}")
    if any(isinstance(event, ev.Passed) for event in events):
        return (":pass",)
    return tuple(typed(page.body, events))


def _safe(text: str) -> str:
    """Somebody's words as they are typed: what would be a command has a colon more."""
    return f":{text}" if text.startswith(":") else text


def _hand_over(body: p.HandOver, events: Sequence[ev.Event]) -> Lines:
    yield body.key


def _go_on(body: object, events: Sequence[ev.Event]) -> Lines:
    yield ENTER


def _write(body: p.Writing, events: Sequence[ev.Event]) -> Lines:
    for event in events:
        if isinstance(event, ev.NoteKept):
            yield _safe(event.text)
    yield ENTER


def _answer(body: p.Asking, events: Sequence[ev.Answered]) -> Lines:
    value = events[-1].value
    ids = [option.id for option in body.options]
    match body.type:
        case "text":
            if body.start or body.answer is not None:
                yield CLEAR
            yield from map(_safe, str(value).split("\n"))
            yield ENTER
        case "choice" if body.keys:
            yield body.keys[ids.index(str(value))]
        case "choice" | "choices" | "rank":
            yield _rows(ids, value)
        case _:
            yield _words(value)


def _words(value: object) -> str:
    """A value as it is typed."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else _safe(str(value))


def _many(value: ev.Answer) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


def _rows(ids: Sequence[str], value: ev.Answer) -> str:
    """The numbers of what is chosen."""
    return " ".join(str(ids.index(str(one)) + 1) for one in _many(value))


def _fill(body: p.Filling, events: Sequence[ev.Answered]) -> Lines:
    rows = _many(events[-1].value)
    for row in rows:
        assert isinstance(row, Mapping)
        for field in body.fields:
            yield _field(field, row.get(field.id))
    if body.many and len(rows) < body.most:
        yield ENTER


def _field(field: p.FieldView, value: object) -> str:
    """What is typed into one field."""
    if value is None:
        return ENTER
    ids = [option.id for option in field.options]
    return str(ids.index(str(value)) + 1) if str(value) in ids else _words(value)


def _ready(body: p.Opening, events: Sequence[ev.Event]) -> Lines:
    keys = {person.id: key for person, key, _ in body.ready}
    for event in events:
        yield keys[event.by or ""]


def _read(body: p.Revealed, events: Sequence[ev.Event]) -> Lines:
    yield from [ENTER for event in events if isinstance(event, ev.ItemRead | ev.Done)]


def _group(body: p.Grouping, events: Sequence[ev.Event]) -> Lines:
    notes = [note.id for note, _ in body.notes]
    names = {theme.id: theme.name for theme in body.themes}
    for event in events:
        if isinstance(event, ev.Grouped):
            names.setdefault(event.theme, event.name)
            name = names[event.theme] if event.theme else ""
            yield f"{_rows(notes, event.items)} = {name}".rstrip()
    yield ENTER


def _vote(body: p.Voting, events: Sequence[ev.Answered]) -> Lines:
    given = events[-1].value
    assert isinstance(given, Mapping)
    ids = [entry.id for entry in body.entries]
    rows = {ids.index(entry) + 1: int(str(points)) for entry, points in given.items() if points}
    words: list[str] = []
    match body.mode:
        case "dots":
            words = [str(row) for row in sorted(rows) for _ in range(rows[row])]
        case "points":
            words = [str(row) for row in sorted(rows, key=lambda row: -rows[row])]
        case "thumbs":
            words = [f"{'+' if rows[row] > 0 else '-'}{row}" for row in sorted(rows)]
    yield " ".join(words) or DONE


def _judge(body: p.Judging, events: Sequence[ev.Judged]) -> Lines:
    event = events[-1]
    yield str(DEGREES.index(event.degree) + 1)
    if event.degree != "yes":
        yield _safe(event.wish)


def _recall(body: p.Recalling, events: Sequence[ev.Event]) -> Lines:
    event = events[-1]
    ids = [entry.id for entry in body.entries]
    yield _rows(ids, event.value) if isinstance(event, ev.Answered) else ENTER


def _consent(body: p.Consenting, events: Sequence[ev.Answered]) -> Lines:
    yield _words(events[-1].value)


def _end(body: p.Ending, events: Sequence[ev.Event]) -> Lines:
    for event in events:
        if isinstance(event, ev.ConcernSettled):
            yield "1" if event.how == "treated" else "2"
    yield ENTER


_TYPED: Mapping[type, Callable[[Any, Sequence[Any]], Lines]] = {
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
