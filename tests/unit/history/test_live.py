"""What of a long history still matters: the same story of what stands, from far fewer records."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from flows.history.live import live, memories
from flows.history.story import story
from flows.records import Record
from tests.unit.history.making import NOA, SAM, a_record, day


def ids(records: tuple[Record, ...]) -> set[str]:
    """The ids of some records."""
    return {record.id for record in records}


def test_nothing_comes_of_nothing() -> None:
    assert live(()) == ()
    assert memories((), datetime.date) == {}


def test_what_is_over_for_long_is_left_out() -> None:
    records = (
        a_record("old", "goal", 0, state="active"),
        a_record("old2", "goal", 5, of="old", state="reached"),
        a_record("old3", "goal", 9, of="old", state="reached", reason="twice"),
        a_record("w", "win", 9, goal="old", text="done"),
        a_record("l", "ladder", 1, goal="old", level=1),
        a_record("kept", "commitment", 3, state="kept"),
        a_record("plan", "commitment", 3, state="kept", if_="it rains"),
        a_record("open", "commitment", 3, state="open"),
        a_record("note", "note", 3, kind="idea"),
        a_record("jot", "note", 3, kind="jot"),
        a_record("meet", "meeting", 3, on="2026-02-01"),
        a_record("meet2", "meeting", 4, on="2026-02-02"),
        a_record("rules", "charter", 2, rules=("one",)),
        a_record("new", "goal", 100, state="active"),
        a_record("newl", "ladder", 101, goal="new", level=0),
        a_record("neww", "win", 101, goal="new", text="half"),
        a_record("newk", "commitment", 99, state="kept"),
    )
    assert ids(live(records)) == {
        "old", "old3", "plan", "open", "jot", "meet2", "rules", "new", "newl", "neww", "newk",
    }  # fmt: skip


def test_a_goal_that_ended_lately_is_whole() -> None:
    records = (
        a_record("g", "goal", 0, state="active"),
        a_record("g2", "goal", 50, of="g", state="let go"),
        a_record("w", "win", 20, goal="g", text="half"),
    )
    assert ids(live(records)) == {"g", "g2", "w"}


def test_the_best_of_a_day_is_met_again() -> None:
    records = (
        a_record("idea", "note", 0, kind="idea", text="dance"),
        a_record("win", "win", 0, text="done"),
        a_record("thanks", "appreciation", 0, text="for the soup"),
        a_record("to do", "commitment", 1, text="landlord"),
        a_record("line", "note", 2, kind="takeaway", text="calm"),
    )
    found = memories(records, datetime.date)
    assert {day: record.id for day, record in found.items()} == {
        date(2026, 1, 1): "win",
        date(2026, 1, 3): "line",
    }


_STATES = st.sampled_from(["", "draft", "active", "paused", "reached", "let go", "kept", "open"])


@st.composite
def _records(draw: st.DrawFn) -> tuple[Record, ...]:
    made: list[Record] = []
    for number in range(draw(st.integers(0, 12))):
        kind = draw(st.sampled_from(["goal", "commitment", "ladder", "win", "meeting", "note"]))
        root = draw(st.sampled_from(["", *(r.thing for r in made if r.kind == kind)]))
        fields: dict[str, Any] = {
            "state": draw(_STATES),
            "text": f"t{number}",
            "kind": draw(st.sampled_from(["jot", "idea"])),
            "goal": draw(st.sampled_from(["", *(r.thing for r in made if r.kind == "goal")])),
            "level": draw(st.integers(-2, 2)),
        }
        if root:  # A new version keeps what it is about.
            fields["goal"] = next(r.fields["goal"] for r in made if r.id == root)
        if kind == "meeting":
            fields["on"] = f"2026-03-{number + 1:02}"
        made.append(a_record(f"r{number}", kind, draw(st.integers(0, 300)), of=root, **fields))
    return tuple(made)


@given(_records(), st.integers(0, 200))
def test_the_story_of_what_stands_is_the_same(records: tuple[Record, ...], later: int) -> None:
    today = day(300 + later)
    whole, short = (story(r, (SAM, NOA), today) for r in (records, live(records)))
    assert short.open_promises == whole.open_promises
    assert short.meeting == whole.meeting
    assert short.waiting == whole.waiting
    states = {goal.id: goal.state for goal in whole.goals}
    assert {goal.id: goal.state for goal in short.goals} == states
    over = {"reached", "let go"}
    for goal in whole.goals:
        if goal.state not in over:
            told = short.goal(goal.id)
            assert told is not None
            assert (told.versions, told.ladder, told.wins) == (
                goal.versions, goal.ladder, goal.wins,
            )  # fmt: skip
