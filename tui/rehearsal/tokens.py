"""Tokens in what is written unseen, so that a leak can be found in any text, however it got there.

Whether a token is sealed is told from the log alone, by the words of the format, and not by the
gate that is on trial.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final
from zlib import crc32

from flows import Conversation
from flows import events as ev
from flows import model as m
from flows.people import PersonId
from flows.places import covers, find

_TOKEN: Final = re.compile(r"\bq\d+z\b")


@dataclass(frozen=True, slots=True)
class Secret:
    """One token that somebody wrote."""

    token: str
    """The token."""
    place: str
    """Where; empty for a card."""
    by: PersonId
    """Who."""
    sealed: bool
    """Whether nobody but its author may be shown it now."""


def plant(flow: m.Flow, event: ev.Event, salt: object = "") -> ev.Event:
    """The event with a token in each text that one person wrote; others as they are.

    The same event gets the same token, unless the salt differs.
    """
    if event.by is None:
        return event

    def marked(text: str, extra: object = "") -> str:
        where = getattr(event, "place", "")
        return f"{text} q{crc32(f'{where}|{event.by}|{salt}|{extra}'.encode())}z"

    match event:
        case ev.NoteKept() | ev.NoteEdited():
            return replace(event, text=marked(event.text, event.item))
        case ev.Jotted():
            return replace(event, text=marked(event.text))
        case ev.Judged() if event.wish:
            return replace(event, wish=marked(event.wish))
        case ev.Answered():
            return replace(event, value=_planted(find(flow, event.place), event.value, marked))
    return event


def _planted(step: m.Step | None, value: ev.Answer, marked: object) -> ev.Answer:
    """An answer with tokens in its texts."""
    assert callable(marked)
    if isinstance(step, m.Ask) and step.type in {"line", "text"} and isinstance(value, str):
        return str(marked(value))
    if isinstance(step, m.Form) and isinstance(value, tuple):
        free = {field.id for field in step.fields if field.type in {"line", "text"}}
        return tuple(
            {
                key: marked(said, f"{number}{key}") if key in free and said else said
                for key, said in row.items()
            }
            for number, row in enumerate(value)
            if isinstance(row, Mapping)
        )
    return value


def secrets(conversation: Conversation) -> tuple[Secret, ...]:
    """Every token of the log, and whether it is sealed."""
    if len(conversation.people) == 1:
        return ()
    opened, kept_back = _opened(conversation), _kept_back(conversation)
    return tuple(
        Secret(token, place, by, _sealed(conversation.flow, place, item, opened, kept_back))
        for token, place, by, item in _written(conversation)
    )


def without_tokens(text: str) -> str:
    """A text as it was before tokens were planted in it."""
    return _TOKEN.sub("", text).strip()


def leaked(known: tuple[Secret, ...], eyes: frozenset[PersonId], shown: str) -> Secret | None:
    """The first sealed token that people looking together are shown and may not see."""
    for secret in known:
        if secret.sealed and eyes != {secret.by} and secret.token in shown:
            return secret
    return None


def _written(conversation: Conversation) -> Iterator[tuple[str, str, PersonId, str]]:
    """Token, place, author and note id of everything that one person wrote."""
    for event in conversation.events:
        if event.by is None:
            continue
        place, item = getattr(event, "place", ""), ""
        match event:
            case ev.NoteKept() | ev.NoteEdited():
                text, item = event.text, event.item
            case ev.Jotted(private=True):
                text = event.text
            case ev.Judged():
                text = event.wish
            case ev.Answered():
                text = repr(event.value)
            case _:
                continue
        for token in _TOKEN.findall(text):
            yield token, place, event.by, item


def _sealed(
    flow: m.Flow,
    place: str,
    item: str,
    opened: set[str],
    kept_back: Mapping[tuple[str, str], bool],
) -> bool:
    """Whether what was written at a place is its author's alone."""
    step = find(flow, place) if place else None
    if step is None or getattr(step, "private", False) or kept_back.get((place, item)):
        return True
    if not (getattr(step, "blind", False) or step.kind == "agree"):
        return False
    if place in opened:
        return False
    reveals = ((where, find(flow, where)) for where in opened)
    return not any(
        isinstance(reveal, m.Reveal) and covers(where, reveal.of, place)
        for where, reveal in reveals
    )


def _kept_back(conversation: Conversation) -> dict[tuple[str, str], bool]:
    """Notes by place and id that were kept private, taken back or dropped."""
    marks: dict[tuple[str, str], bool] = {}
    for event in conversation.events:
        match event:
            case ev.NoteMarkedPrivate():
                marks[event.place, event.item] = event.private
            case ev.TakenBack() | ev.NoteDropped():
                marks[event.place, event.item] = True
    return marks


def _opened(conversation: Conversation) -> set[str]:
    """Places where everybody has said that they are ready."""
    ready: dict[str, set[PersonId]] = {}
    opened: set[str] = set()
    for event in conversation.events:
        match event:
            case ev.NotReady():
                ready[event.place] = set()
            case ev.Reworded():
                opened.discard(event.place)
                ready[event.place] = set()
            case ev.Ready(by=str(person)):
                there = ready.setdefault(event.place, set())
                there.add(person)
                if there >= conversation.state.ids:
                    opened.add(event.place)
    return opened


def opened_places(conversation: Conversation) -> frozenset[str]:
    """Places that were opened together, told from the log alone."""
    return frozenset(_opened(conversation))
