"""Goals: where they stand, since when, what hangs on them, which steps were done."""

from __future__ import annotations

import pytest

from flows.history.goals import PARTS, Goal
from flows.history.story import Story
from flows.records import Record
from tests.unit.history.making import a_record, day, the_goal, told


def goal(id: str, on: int, state: str, /, *, of: str = "", talk: str = "", **more: str) -> Record:
    """A version of a goal."""
    return a_record(id, "goal", on, of=of, talk=talk, state=state, **more)


@pytest.mark.parametrize(
    ("said", "state", "live"),
    [
        ("", "draft", False),
        ("draft", "draft", False),
        ("proposed", "proposed", False),
        ("active", "active", True),
        ("paused", "paused", False),
        ("reached", "reached", False),
        ("let go", "let go", False),
        ("sleeping", "proposed", False),
    ],
)
def test_where_a_goal_stands(said: str, state: str, *, live: bool) -> None:
    found = the_goal(goal("g", 0, said))
    assert (found.state, found.live) == (state, live)
    assert the_goal(a_record("g", "goal")).state == "draft"


@pytest.mark.parametrize(
    ("rhythm", "last_fresh_day"),
    [
        ("", 14),
        ("weekly", 14),
        ("no idea", 14),
        ("monthly", 60),
        ("every two weeks", 28),
        ("daily", 14),
    ],
)
def test_an_active_goal_is_dusty_when_nothing_touched_it_for_twice_its_rhythm(
    rhythm: str, last_fresh_day: int
) -> None:
    record = goal("g", 0, "active", rhythm=rhythm)
    assert the_goal(record, today=last_fresh_day).state == "active"
    dusty = the_goal(record, today=last_fresh_day + 1)
    assert (dusty.state, dusty.live, dusty.touched) == ("dusty", True, day(0))
    assert the_goal(goal("g", 0, "paused", rhythm=rhythm), today=400).state == "paused"


@pytest.mark.parametrize("kind", ["milestone", "win", "commitment", "rating", "reason", "ladder"])
def test_whatever_hangs_on_a_goal_touches_it(kind: str) -> None:
    found = the_goal(goal("g", 0, "active"), a_record("x", kind, 10, goal="g"), today=24)
    assert (found.state, found.touched) == ("active", day(10))
    other = the_goal(goal("g", 0, "active"), a_record("x", kind, 10, goal="h"), today=24)
    assert (other.state, other.touched) == ("dusty", day(0))


def test_versions_tell_how_it_went() -> None:
    found = the_goal(
        a_record("a", "goal", 0, wish="sleep"),
        goal("b", 1, "proposed", of="a", wish="sleep", statement="eight hours"),
        goal("c", 2, "active", of="a", wish="sleep", statement="seven hours", reason="too much"),
    )
    assert (found.id, found.wish, found.statement, found.text) == (
        "a", "sleep", "seven hours", "seven hours",
    )  # fmt: skip
    told_ = [(v.record, v.conversation, v.day, v.text, v.state, v.reason) for v in found.versions]
    assert told_ == [
        ("a", "talk 0", day(0), "sleep", "", ""),
        ("b", "talk 1", day(1), "eight hours", "proposed", ""),
        ("c", "talk 2", day(2), "seven hours", "active", "too much"),
    ]
    assert (found.began, found.since) == (day(0), day(2))


def test_since_when_it_is_in_its_state() -> None:
    found = the_goal(
        goal("a", 0, "active"),
        goal("b", 5, "paused", of="a"),
        goal("c", 9, "active", of="a"),
        goal("d", 12, "active", of="a", reason="other words"),
    )
    assert (found.began, found.since) == (day(0), day(9))
    assert the_goal(goal("a", 3, "active"), goal("b", 5, "active", of="a")).since == day(3)


def test_all_fields_are_those_of_the_newest_version() -> None:
    more = {"kind": "open", "rhythm": "weekly", "horizon": "long", "sphere": "work", "whose": "Noa"}
    found = the_goal(
        goal("a", 0, "active", due="2026-05-01", kind="target"),
        goal("b", 1, "active", of="a", due="2026-02-01", **more),
    )
    assert {name: getattr(found, name) for name in more} == more
    assert found.due == day(31)


def test_a_goal_without_words_is_told_all_the_same() -> None:
    found = the_goal(a_record("g", "goal"))
    assert (found.text, found.due, found.rhythm, found.next_part) == ("", None, "", "sharpen")
    bare = Goal("", "", "", "draft", "", "", "", "", None, "", day(0), day(0), day(0), ())
    assert bare.parts == {}


def test_milestones_by_day_and_since_when_they_stand_as_they_do() -> None:
    found = the_goal(
        a_record("g", "goal"),
        a_record("a", "milestone", 0, goal="g", text="no day"),
        a_record("b", "milestone", 1, goal="g", due="2026-03-01", owner="Sam", state="done"),
        a_record("c", "milestone", 2, goal="g", due="2026-02-01", state="dropped"),
        a_record(
            "d", "milestone", 4, of="b", goal="g", due="2026-01-05", owner="Sam", state="done"
        ),
        a_record("e", "milestone", 5, goal="h", due="2026-01-01"),
    )
    rows = [(m.id, m.due, m.owner, m.state, m.since) for m in found.milestones]
    assert rows == [
        ("b", day(4), "Sam", "done", day(1)),
        ("c", day(31), "", "dropped", day(2)),
        ("a", None, "", "open", day(0)),
    ]


def test_what_hangs_on_it_in_its_newest_version() -> None:
    kinds = {"reason": "reasons", "win": "wins", "lesson": "lessons", "rating": "ratings"}
    records = [a_record(kind, kind, 1, goal="g", text="old") for kind in kinds]
    newer = [a_record(f"{kind}2", kind, 2, of=kind, goal="g", text="new") for kind in kinds]
    found = the_goal(a_record("g", "goal"), *records, *newer)
    for kind, name in kinds.items():
        assert [record.id for record in getattr(found, name)] == [f"{kind}2"]


def test_people_and_promises_are_its_own() -> None:
    story = told(
        a_record("g", "goal", 0),
        a_record("h", "goal", 1),
        a_record("p", "commitment", 2, goal="g"),
        a_record("q", "commitment", 3, goal="h"),
        a_record("x", "person_affected", 4, goal="g", text="Gran", state="not yet"),
        a_record("y", "person_affected", 5, of="x", goal="g", text="Gran", state="heard"),
    )
    first, second = story.goals
    assert [p.id for p in first.promises] == ["p"]
    assert [p.id for p in second.promises] == ["q"]
    assert [(t.id, t.text("state")) for t in first.people] == [("x", "heard")]
    assert second.people == ()


STATED = "eight hours"


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("why-it-matters", "reason"),
        ("who-is-affected", "person_affected"),
        ("milestones", "milestone"),
        ("action-plan", "commitment"),
        ("celebrate", "win"),
    ],
)
def test_a_step_that_left_something_behind_was_done(part: str, kind: str) -> None:
    made = [a_record(str(on), kind, on, goal="g") for on in (3, 5)]
    assert the_goal(a_record("g", "goal"), *made).parts == {part: day(5)}


def test_sharpen_was_done_when_there_is_a_statement() -> None:
    assert the_goal(goal("g", 0, "draft", wish="sleep")).parts == {}
    assert the_goal(goal("g", 2, "draft", statement=STATED)).parts == {"sharpen": day(2)}


@pytest.mark.parametrize(
    ("before", "after", "realigned"),
    [
        ("active", "active", True),
        ("active", "paused", True),
        ("active", "let go", True),
        ("proposed", "active", False),
        ("draft", "active", False),
        ("", "active", False),
        ("active", "proposed", False),
        ("active", "newer", False),
    ],
)
def test_realign_was_done_when_an_agreed_goal_was_looked_at_again(
    before: str, after: str, *, realigned: bool
) -> None:
    records = (
        goal("a", 0, before, statement=STATED),
        goal("b", 9, after, of="a", statement=STATED),
    )
    assert ("realign" in the_goal(*records).parts) is realigned


def test_two_versions_of_one_conversation_are_no_second_look() -> None:
    records = (
        goal("a", 0, "active", statement=STATED, talk="t"),
        goal("b", 1, "active", of="a", statement=STATED, talk="t"),
    )
    assert "realign" not in the_goal(*records).parts


def test_the_next_step_is_the_first_that_was_not_done() -> None:
    kinds = ["reason", "person_affected", "milestone", "commitment", "win"]
    records = [goal("g", 0, "active", statement=STATED)]
    for number, kind in enumerate(kinds, start=1):
        assert the_goal(*records).next_part == PARTS[number]
        records.append(a_record(kind, kind, number, goal="g"))
    assert the_goal(*records).next_part == "realign"
    records.append(goal("h", 30, "active", of="g", statement=STATED))
    found = the_goal(*records)
    assert (found.next_part, tuple(found.parts)) == ("", PARTS)


def test_goals_are_found_by_their_id_in_the_order_they_began() -> None:
    story: Story = told(
        goal("b", 1, "active"), goal("a", 2, "active"), goal("c", 3, "paused", of="b")
    )
    assert [g.id for g in story.goals] == ["b", "a"]
    found = story.goal("b")
    assert found is not None
    assert found.state == "paused"
    assert story.goal("c") is None
