"""The story: lists out of a history, the same in any order, whatever stands in the fields."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.history.story import story
from flows.history.suggest import suggest
from flows.records import KINDS, FieldType, FieldValue, Record
from tests.unit.history.making import FIRST, NOA, SAM, START, a_record, day, told


def test_an_empty_history_has_an_empty_story() -> None:
    found = told(today=3)
    assert (found.people, found.today, found.meeting) == ((SAM, NOA), day(3), None)
    lists = (
        found.goals, found.promises, found.series, found.thanks, found.wins, found.lessons,
        found.hard_times, found.waiting, found.decisions, found.open_promises,
    )  # fmt: skip
    assert lists == ((),) * 10
    assert found.goal("g") is None


def test_lists_hold_the_newest_versions_oldest_first() -> None:
    for kind, name in (
        ("appreciation", "thanks"), ("win", "wins"), ("lesson", "lessons"), ("decision", "decisions"),
    ):  # fmt: skip
        found = told(
            a_record("b", kind, 2, text="two"),
            a_record("a", kind, 3, text="three"),
            a_record("c", kind, 1, text="one"),
            a_record("d", kind, 4, of="c", text="one, better"),
        )
        assert [record.id for record in getattr(found, name)] == ["d", "b", "a"]


def test_notes_are_told_by_their_kind_and_a_jot_that_became_something_else_waits_no_more() -> None:
    kinds = ["idea", "parked", "jot", "hard time", "concern", "takeaway"]
    notes = [a_record(kind, "note", n, kind=kind) for n, kind in enumerate(kinds)]
    dealt_with = a_record("later", "note", 9, of="jot", kind="idea")
    found = told(*notes, a_record("none", "note"))
    assert [note.id for note in found.waiting] == ["parked", "jot"]
    assert [note.id for note in found.hard_times] == ["hard time"]
    assert [note.id for note in told(*notes, dealt_with).waiting] == ["parked"]


def test_the_newest_meeting_counts_also_when_it_has_no_day() -> None:
    first = a_record("a", "meeting", 0, on="2026-02-01")
    assert told(first).meeting == day(31)
    assert told(first, a_record("b", "meeting", 1, on="2026-01-20")).meeting == day(19)
    assert told(first, a_record("b", "meeting", 1)).meeting is None


def test_days_are_those_of_where_these_people_live() -> None:
    record = a_record("g", "goal", state="active")
    (goal,) = story((record,), (SAM,), FIRST, lambda m: m.date() + timedelta(days=1)).goals
    assert (goal.began, goal.since, goal.touched, goal.versions[0].day) == (day(1),) * 4


STATES = [
    "", "draft", "proposed", "active", "paused", "reached", "let go", "open", "kept", "changed",
    "not this time", "done", "dropped", "asked", "newer",
]  # fmt: skip
NAMES = ["Sam", "Noa", "both", "Sam & Noa", "p1", "Kim", ""]
IDS = [f"r{number}" for number in range(8)]
DAYS = ["2026-01-05", "2026-03-31", "2026-02-30", "", "0001-01-01", "9999-12-31"]
TEXTS = st.sampled_from([*STATES, *NAMES, *DAYS, "daily", "if", "x" * 90, "importance"])
BY_NAME: dict[str, st.SearchStrategy[FieldValue]] = {
    "state": st.sampled_from(STATES),
    "owner": st.sampled_from(NAMES),
    "who": st.sampled_from(NAMES),
    "goal": st.sampled_from(IDS),
    "what": st.sampled_from(["importance", "confidence", "connection"]),
    "kind": st.sampled_from(["jot", "parked", "hard time", "idea"]),
}
NUMBERS = st.one_of(st.integers(-5, 12), st.integers(), st.floats())
BY_TYPE: dict[FieldType, st.SearchStrategy[FieldValue]] = {
    "text": st.one_of(TEXTS, st.text(max_size=5)),
    "number": NUMBERS,
    "date": st.sampled_from(DAYS),
    "yesno": st.booleans(),
    "texts": st.lists(TEXTS, max_size=6).map(tuple),
}


@st.composite
def records(draw: st.DrawFn) -> list[Record]:
    """Some records of any kinds with any fields of their types, in any order."""
    made = []
    for one in draw(st.lists(st.sampled_from(IDS), unique=True)):
        kind = draw(st.sampled_from(sorted(KINDS)))
        possible = {name: BY_NAME.get(name, BY_TYPE[of]) for name, of in KINDS[kind].items()}
        fields = draw(st.fixed_dictionaries({}, optional=possible))
        older = draw(st.none() | st.sampled_from(IDS))
        made.append(
            Record(
                one, kind, draw(st.sampled_from([None, "p1", "p3"])), draw(st.sampled_from("ab")), "",
                "shared", START + timedelta(days=draw(st.sampled_from([0, 1, 8, 40, 100]))), fields,
                supersedes=older, root=draw(st.sampled_from(["", *IDS])),
            )
        )  # fmt: skip
    return made


TODAY = st.dates(date(2025, 12, 1), date(2027, 1, 1))
HELD = st.dictionaries(
    st.sampled_from(["check-in", "celebrate", "wrap-up", "realign", "lessons", "obstacles"]), TODAY
)


@settings(deadline=None, max_examples=100)
@given(records(), st.data(), TODAY, HELD)
def test_any_order_of_any_records_tells_the_same_story_and_the_same_suggestions(
    made: list[Record], data: st.DataObject, today: date, held: dict[str, date]
) -> None:
    told_ = story(made, (SAM, NOA), today)
    again = story(data.draw(st.permutations(made)), (SAM, NOA), today)
    # By their words: what is no number differs from itself.
    assert repr(again) == repr(told_)
    assert suggest(again, held) == suggest(told_, held)
    assert len({suggestion.flow for suggestion in suggest(told_, held)}) == len(
        suggest(told_, held)
    )
    for promise in told_.promises:
        assert 0 <= promise.kept <= promise.tries
    for goal in told_.goals:
        assert goal.began <= goal.since <= goal.touched
        assert goal.ladder is None or all(-2 <= level <= 2 for _, level in goal.ladder.readings)
    for series in told_.series:
        assert all(gap >= 0 for _, gap in series.gaps())
