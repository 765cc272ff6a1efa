"""The seven steps as one journey: over several sittings, with one goal that all hangs on."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from flows import Conversation, records
from flows.records import Record
from tests.unit.library.sitting import PASS, WISH, Script, Sitting, a_goal, a_record, kept
from tests.unit.talk import SAM

TITLES = ["Sharpen", "Why", "Who", "Milestones", "Plan", "Celebrate", "Realign", "Close"]
FLOWS = (
    "sharpen",
    "why-it-matters",
    "who-is-affected",
    "milestones",
    "action-plan",
    "celebrate",
    "realign",
)
PARTS = ("sharpen", "why", "who", "milestones", "plan", "celebrate", "realign")
WORDS = str(WISH["statement"])
ON: dict[str, Any] = {f"after_{number}": "on" for number in range(1, 7)}
WISHED: Script = {f"sharpen/{key}": value for key, value in WISH.items()} | {
    "sharpen/wording#1/statement": WISH["statement"],
    "sharpen/wording#1/same": "yes",
}


def journey(earlier: list[Record] | None = None, day: int = 0, **more: Any) -> Sitting:
    """A quick sitting of the pair."""
    script = {**WISHED, "goal": WORDS, **more}
    return Sitting("seven-steps", script, quick=True, earlier=earlier or [], day=day)


@cache
def whole() -> tuple[Sitting, Conversation]:
    """The whole road in one sitting."""
    sitting = journey(**ON)
    return sitting, sitting.run()


def flows_of(sitting: Sitting) -> list[str]:
    """The parts that a sitting came by, in order."""
    found = (place.partition("/")[0] for place in sitting.places if "/" in place)
    return list(dict.fromkeys(found))


@pytest.mark.parametrize("number", range(1, 7))
def test_one_may_stop_after_any_part(number: int) -> None:
    goal = a_goal(statement=WORDS)
    answers: dict[str, Any] = {**ON, f"after_{number}": "stop", "part": PARTS[number - 1]}
    sitting = journey([goal], **answers)
    assert sitting.run().status == "finished"
    assert flows_of(sitting) == [FLOWS[number - 1], "close"]


def test_the_whole_road_in_one_sitting_hangs_on_one_goal() -> None:
    sitting, now = whole()
    assert flows_of(sitting) == [*FLOWS, "close"]
    goal = kept(now, "goal")[0].thing
    linked = [r for r in records(now) if "goal" in r.fields]
    assert {r.fields["goal"] for r in linked} == {goal}
    assert {"reason", "person_affected", "milestone", "ladder", "commitment", "win"} <= {
        r.kind for r in linked
    }


def test_a_new_wish_is_found_among_older_goals() -> None:
    older = [a_goal("g1"), a_goal("g2", statement="a walk a day")]
    now = journey(older, goal=PASS, **{**ON, "after_3": "stop"}).run()
    (goal,) = kept(now, "goal")
    assert goal.fields["wish"] == WISH["wish"]
    assert {r.fields["goal"] for r in records(now) if "goal" in r.fields} == {goal.thing}


def test_a_wish_in_words_that_an_older_goal_has_is_a_goal_of_its_own() -> None:
    older = a_goal("g1", statement=WORDS, state="let go")
    now = journey([older], **{**ON, "after_2": "stop"}).run()
    assert {r.fields["goal"] for r in kept(now, "reason")} == {kept(now, "goal")[0].thing}


def test_next_time_it_goes_on_with_the_same_goal_at_the_first_open_part() -> None:
    first = journey(**{**ON, "after_2": "stop"})
    earlier = list(records(first.run()))
    goal = next(record for record in earlier if record.kind == "goal")
    second = journey(earlier, day=7, part=PASS, **{**ON, "after_3": "stop"})
    now = second.run()
    assert flows_of(second) == ["who-is-affected", "close"]
    assert {r.fields["goal"] for r in kept(now, "person_affected")} == {goal.thing}
    assert kept(now, "goal") == []
    assert second.texts["so_far"].splitlines()[:4] == [
        f"“{WORDS}”",
        "1 Sharpen: 14 June 2026",
        "2 Why it matters: 14 June 2026",
        "3 Who is affected: –",
    ]


def test_a_part_that_is_done_can_be_done_again_as_a_new_version() -> None:
    earlier = list(records(journey(**{**ON, "after_1": "stop"}).run()))
    goal = next(record for record in earlier if record.kind == "goal")
    again: dict[str, Any] = {
        "part": "sharpen",
        "after_1": "stop",
        "sharpen/change": "the course has ended",
    }
    sitting = journey(earlier, day=7, **{**again, "sharpen/wording#1/statement": "Two evenings."})
    (version,) = kept(sitting.run(), "goal")
    assert (version.supersedes, version.thing) == (goal.id, goal.thing)
    assert version.fields["reason"] == "the course has ended"


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        ("", "why-it-matters"),
        ("reason", "who-is-affected"),
        ("person_affected", "milestones"),
        ("milestone", "action-plan"),
        ("commitment", "celebrate"),
        ("win", "realign"),
    ],
)
def test_passing_where_to_begin_takes_the_first_part_that_is_open(kind: str, part: str) -> None:
    made = [*dict.fromkeys(("reason", "person_affected", "milestone", "commitment", "win"))]
    done = made[: made.index(kind) + 1] if kind else []
    earlier = [a_record(one, one, text="x", state="open", goal="g1") for one in done]
    sitting = journey([a_goal(statement=WORDS), *earlier], part=PASS)
    sitting.run()
    assert flows_of(sitting)[0] == part


def test_whoever_is_to_be_asked_is_no_plan_yet() -> None:
    asked = a_record("commitment", "c", text="Ask Mia", state="open", goal="g1")
    sitting = journey([a_goal(statement=WORDS), asked])
    sitting.run(until="part")
    assert "5 Action plan: –" in sitting.texts["so_far"]


def test_the_bar_has_the_seven_parts_and_the_close() -> None:
    sitting, _ = whole()
    for place in sitting.places:
        assert [part.title for part in sitting.parts[place]] == TITLES
    now = {
        place.partition("/")[0]: part.title
        for place in sitting.places
        for part in sitting.parts[place]
        if part.state == "now"
    }
    assert [now[flow] for flow in (*FLOWS, "close")] == TITLES


def test_no_part_closes_by_itself_and_the_journey_closes_once() -> None:
    sitting, now = whole()
    assert not [place for place in sitting.places if "/close/" in place]
    assert len(kept(now, "meeting")) == 1


def test_alone_it_is_the_same_road() -> None:
    sitting = Sitting("seven-steps", {**ON, "sharpen/kind": "target"}, (SAM,))
    now = sitting.run()
    assert flows_of(sitting) == [*FLOWS, "close"]
    assert kept(now, "goal")[0].fields["whose"] == "Sam"
