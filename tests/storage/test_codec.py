"""Every event survives being saved; what cannot be one is refused without a traceback."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.events import EVENTS, Event, Started
from flows.people import Person
from flows.records import KINDS, Record
from store import NewerFile
from store.codec import FORMS, load_event, save_event
from store.files import Unreadable, decode
from store.forms import load_record, save_record
from store.pieces import json_bytes

TEXTS = st.text(max_size=20)
NUMBERS = st.integers() | st.floats(allow_nan=False)
TIMES = st.datetimes(
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=2)), timezone(-timedelta(hours=9))])
)
DAYS = st.dates(date(1900, 1, 1), date(2999, 12, 31))
PEOPLE = st.builds(Person, TEXTS, TEXTS, TEXTS)
FIELD_VALUES = TEXTS | NUMBERS | st.booleans() | st.lists(TEXTS, max_size=3).map(tuple)
RECORDS = st.builds(
    Record,
    id=TEXTS,
    kind=st.sampled_from(sorted(KINDS)),
    author=st.none() | TEXTS,
    conversation=TEXTS,
    step=TEXTS,
    visibility=st.sampled_from(["shared", "private"]),
    created=TIMES,
    fields=st.dictionaries(TEXTS, FIELD_VALUES, max_size=3),
    supersedes=st.none() | TEXTS,
    root=TEXTS,
    extra=st.dictionaries(st.sampled_from(["mood", "weather"]), TEXTS | NUMBERS, max_size=2),
)
ROWS = st.dictionaries(TEXTS, TEXTS | NUMBERS | st.booleans(), max_size=3)
ANSWERS = (
    TEXTS
    | NUMBERS
    | st.booleans()
    | st.lists(TEXTS, max_size=3).map(tuple)
    | st.lists(ROWS, max_size=3).map(tuple)
    | st.dictionaries(TEXTS, st.integers(), max_size=3)
)
IDS = st.lists(TEXTS, max_size=3).map(tuple)

VALUES: dict[str, st.SearchStrategy[Any]] = {
    "at": TIMES,
    "by": st.none() | TEXTS,
    "today": DAYS,
    "quick": st.booleans(),
    "history": st.dictionaries(TEXTS, st.lists(RECORDS, max_size=2).map(tuple), max_size=2),
    "value": ANSWERS,
    "degree": st.sampled_from(["yes", "wish", "not_yet", "no"]),
    "private": st.booleans(),
    "items": IDS,
    "people": IDS,
    "records": st.lists(RECORDS, max_size=2).map(tuple),
    "how": st.sampled_from(["treated", "parked"]),
    "minutes": st.integers(),
}


@st.composite
def events(draw: st.DrawFn) -> Event:
    """Any event."""
    kind = EVENTS[draw(st.sampled_from(sorted(EVENTS)))]
    made = {field.name: draw(VALUES.get(field.name, TEXTS)) for field in fields(kind)}
    if kind is Started:
        made["people"] = draw(st.lists(PEOPLE, min_size=1, max_size=3).map(tuple))
    return kind(**made)


@given(events())
def test_an_event_comes_back_as_it_was_saved(event: Event) -> None:
    assert load_event(decode(json_bytes(save_event(event)))) == event


@given(RECORDS)
def test_a_record_comes_back_with_the_fields_of_a_newer_program(record: Record) -> None:
    assert load_record(decode(json_bytes(save_record(record)))) == record


def test_a_record_without_a_root_is_loaded_and_saved_as_it_was() -> None:
    saved = {
        "id": "r1", "kind": "goal", "author": None, "conversation": "c1", "step": "kept",
        "visibility": "shared", "created": "2026-06-14T19:00:00+00:00", "fields": {"wish": "swim"},
    }  # fmt: skip
    record = load_record(saved)
    assert (record.root, record.supersedes, record.thing) == ("", None, "r1")
    assert save_record(record) == saved
    newer = load_record(saved | {"id": "r2", "root": "r1", "supersedes": "r1", "mood": "calm"})
    assert (newer.root, newer.thing, dict(newer.extra)) == ("r1", "r1", {"mood": "calm"})
    assert json.loads(json_bytes(save_record(newer))) == saved | {
        "id": "r2", "root": "r1", "supersedes": "r1", "mood": "calm",
    }  # fmt: skip
    with pytest.raises(TypeError):
        load_record(saved | {"root": 3})


def test_every_field_of_every_event_has_a_published_form() -> None:
    used = {field.name for kind in EVENTS.values() for field in fields(kind)}
    assert used == set(FORMS)


def test_the_saved_form_is_published() -> None:
    event = EVENTS["note_kept"](
        at=datetime(2026, 6, 14, 19, tzinfo=UTC),
        by="noa",
        place="ideas",
        item="i1",
        text="dive",  # type: ignore[call-arg]
    )
    assert json.loads(json_bytes(save_event(event))) == {
        "event": "note_kept",
        "at": "2026-06-14T19:00:00+00:00",
        "by": "noa",
        "place": "ideas",
        "item": "i1",
        "text": "dive",
    }


def test_a_key_of_a_newer_program_is_left_out() -> None:
    saved = {"event": "paused", "at": "2026-06-14T19:00:00+00:00", "mood": "calm"}
    assert load_event(saved) == EVENTS["paused"](at=datetime(2026, 6, 14, 19, tzinfo=UTC))


def test_an_event_of_a_newer_program_is_refused_with_a_sentence() -> None:
    with pytest.raises(NewerFile, match=r"“danced”.+ update Duologue"):
        load_event({"event": "danced"})


@pytest.mark.parametrize(
    "saved",
    [
        {},
        {"event": "paused"},
        {"event": "paused", "at": "tomorrow"},
        {"event": "paused", "at": "2026-06-14T19:00:00"},
        {"event": "paused", "at": 3},
        {"event": "paused", "at": "2026-06-14T19:00:00+00:00", "by": 3},
        {"event": "started", "at": "2026-06-14T19:00:00+00:00", "people": [3]},
        {
            "event": "recalled",
            "at": "2026-06-14T19:00:00+00:00",
            "place": "a",
            "records": [{"visibility": "odd"}],
        },
    ],
)
def test_what_is_no_event_is_told_apart(saved: dict[str, object]) -> None:
    with pytest.raises(Unreadable):
        load_event(saved)
