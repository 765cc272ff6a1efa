"""Other answers than the usual ones, page by page; and the past that invented people have."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from random import Random
from typing import Any

import pytest

from flows import events as ev
from flows import pages as p
from flows.people import Person
from flows.records import KINDS
from flows.values import Item
from tests.unit.talk import flow_of
from tui.rehearsal.past import STATES, a_past
from tui.rehearsal.setting import Setting, opening
from tui.rehearsal.tokens import plant, secrets, without_tokens
from tui.rehearsal.varying import Scene, varied

AT = datetime(2026, 6, 14, 19, 2, tzinfo=UTC)
SAM = Person("sam", "Sam")
THREE = (Item("a", "A"), Item("b", "B"), Item("c", "C"))


def _dice(seed: int) -> Random:
    """Dice."""
    return Random(seed)  # noqa: S311 - no secret is made here


def ways(body: p.Body, seeds: int = 40) -> Iterator[tuple[ev.Event, ...]]:
    """What many people with other wishes do on a page."""
    page = p.Page("Trial", (), "here", body, "", SAM)
    for seed in range(seeds):
        yield varied(Scene(page, _dice(seed), AT, date(2026, 6, 14), seed))


def values(body: p.Body) -> list[Any]:
    """Their answers."""
    return [e.value for way in ways(body) for e in way if isinstance(e, ev.Answered)]


def kinds(body: p.Body) -> set[type[ev.Event]]:
    """What kinds of things they do."""
    return {type(event) for way in ways(body) for event in way}


def test_answers_fit_their_questions() -> None:
    assert set(values(p.Asking("?", "yesno"))) == {True, False}
    assert set(values(p.Asking("?", "choice", THREE))) == {"a", "b", "c"}
    assert {-2, 2} < set(values(p.Asking("?", "scale", least=-2, most=2))) <= {-2, -1, 0, 1, 2}
    assert {0, 10} < set(values(p.Asking("?", "number")))
    assert {len(one) for one in values(p.Asking("?", "choices", THREE, least=1, most=2))} == {1, 2}
    assert {len(one) for one in values(p.Asking("?", "choices", THREE))} == {0, 1, 2, 3}
    assert all(sorted(one) == ["a", "b", "c"] for one in values(p.Asking("?", "rank", THREE)))
    days = [date.fromisoformat(one) for one in values(p.Asking("?", "date"))]
    assert min(days) < date(2026, 6, 14) < max(days)
    assert all(isinstance(one, str) and one for one in values(p.Asking("?", "text")))


@pytest.mark.parametrize("kind", ["choice", "choices", "rank"])
def test_nothing_to_choose_from_gets_no_other_answer(kind: Any) -> None:
    assert values(p.Asking("?", kind, least=1)) == []


def test_notes_are_written_reworded_dropped_and_kept_private() -> None:
    body = p.Writing("?", (p.NoteLine("n", "tea"),), 0, 9)
    assert kinds(body) == {
        ev.NoteKept, ev.NoteEdited, ev.NoteDropped, ev.NoteMarkedPrivate, ev.Done, ev.Passed
    }  # fmt: skip
    full = p.Writing("?", (p.NoteLine("n", "tea"),), 0, 1)
    assert ev.NoteKept not in kinds(full)


def test_what_is_opened_is_remarked_likened_and_taken_back() -> None:
    line = p.RevealedLine("i", "tea", "Sam", read=False, by="sam", place="ideas")
    assert kinds(p.Revealed("", (line, line, line))) == {
        ev.Remarked, ev.Likened, ev.TakenBack, ev.Undone, ev.ItemRead, ev.Done
    }  # fmt: skip
    assert kinds(p.Opening(((SAM, "s", False),))) == {ev.Ready, ev.NotReady}
    heaps = p.Grouping("?", tuple((one, "") for one in THREE), (), 0)
    assert kinds(heaps) == {ev.Grouped, ev.Undone, ev.Done}
    assert kinds(p.Grouping("?", (), (), 0)) == {ev.Done}


def test_rows_votes_and_degrees_vary() -> None:
    fields = (
        p.FieldView("what", "What", "line"),
        p.FieldView("kind", "Kind", "choice", (), optional=True),
    )
    rows = values(p.Filling("?", fields, (), many=True, most=5))
    assert {len(one) for one in rows} == {1, 2, 3}
    assert {len(one) for one in values(p.Filling("?", fields, (), many=False, most=1))} == {1}
    for mode, most in (("dots", 1), ("points", 3), ("thumbs", 1)):
        given = values(p.Voting("?", THREE, mode, 2, None, {}, suggested=True))  # type: ignore[arg-type]
        assert {} in given
        assert max(n for one in given for n in one.values()) <= most
    degrees = {
        e.degree for w in ways(p.Judging("?", None, "")) for e in w if isinstance(e, ev.Judged)
    }
    assert degrees == {"yes", "wish", "not_yet", "no"}
    assert kinds(p.Judged("?", (), agreed=False, attempts_left=1)) == {ev.Reworded, ev.Done}
    assert set(values(p.Consenting("?", None))) == {True, False}
    assert kinds(p.Recalling("?", THREE, "none", ())) == {ev.Done}
    assert {len(one) for one in values(p.Recalling("?", THREE, "one", ()))} == {0, 1}
    assert {len(one) for one in values(p.Recalling("?", THREE, "many", ()))} == {0, 1, 2, 3}


def test_pages_that_ask_nothing_have_no_other_way() -> None:
    assert set(ways(p.Reading("Read."))) == {()}


def test_a_past_holds_records_of_every_kind_with_fitting_fields() -> None:
    past = a_past(AT)
    assert {record.kind for record in past} == set(KINDS)
    assert list(past) == sorted(past, key=lambda record: record.created, reverse=True)
    for record in past:
        assert set(record.fields) <= set(KINDS[record.kind])
        assert record.fields.get("state", "") in {"", *STATES.get(record.kind, ())}
    goals = {record.thing for record in past if record.kind == "goal"}
    assert {r.fields["goal"] for r in past if r.kind == "milestone"} <= goals
    assert len({len(a_past(AT, _dice(seed))) for seed in range(9)}) > 3


def test_tokens_are_planted_where_one_person_wrote_and_nowhere_else() -> None:
    flow = flow_of(
        "  - form: rows\n    who: each\n    private: true\n    text: R\n    fields:\n"
        "      - what: {text: W}\n      - sure: {text: S, type: yesno}\n"
        "  - ask: how\n    who: each\n    type: scale\n    text: H\n  - end: over\n"
    )
    row: ev.Row = {"what": "tea", "sure": True}
    answered = ev.Answered(at=AT, place="rows", by="sam", value=(row,))
    planted = plant(flow, answered)
    assert isinstance(planted, ev.Answered)
    assert planted == plant(flow, answered)
    assert planted != plant(flow, answered, 1)
    said = repr(planted.value)
    assert said != repr(answered.value)
    assert without_tokens("tea q123z") == "tea"
    number = ev.Answered(at=AT, place="how", by="sam", value=3)
    together = ev.NoteKept(at=AT, place="x", item="i", text="tea")
    assert (plant(flow, number), plant(flow, together)) == (number, together)
    now = opening(flow, Setting(2)).then(planted)
    assert [(s.place, s.by, s.sealed) for s in secrets(now)] == [("rows", "sam", True)]
    assert secrets(opening(flow, Setting(1)).then(planted)) == ()
