"""The check-in: what became of promises, where goals stand, and what is between people."""

from __future__ import annotations

from typing import Any

import pytest

from flows.history.story import Story
from flows.records import Record
from tests.unit.library.going import LEVELS, plan, promise, sat, told
from tests.unit.library.sitting import PASS, Sitting, a_goal, a_record, kept
from tests.unit.talk import KIM, NOA, SAM


def looked_at(script: dict[str, Any], *earlier: Record) -> tuple[Sitting, Story]:
    """A check-in about some promises, and the story after it."""
    sitting, now = sat("check-in", {"steps": PASS, **script}, *earlier)
    return sitting, told(now, (a_goal(), *earlier))


@pytest.mark.parametrize("outcome", ["kept", "open"])
def test_a_promise_becomes_a_new_version_that_keeps_its_text(outcome: str) -> None:
    old = promise(due="2026-06-20", reason="shifts", first_move="find the number")
    _, after = looked_at({"outcome": outcome}, old)
    (made,) = after.promises
    assert (made.id, made.text, made.owner, made.state) == (
        "p1",
        old.fields["text"],
        "Noa",
        outcome,
    )
    assert (str(made.due), made.first_move, made.reason) == ("2026-06-20", "find the number", "")
    assert made.looked_at > made.since


def test_a_changed_promise_has_new_words_and_stays_open() -> None:
    script = {"outcome": "changed", "new_words": "write to the landlord", "new_due": "2026-07-01"}
    _, after = looked_at(script, promise())
    (made,) = after.open_promises
    assert (made.id, made.text, made.state) == ("p1", "write to the landlord", "changed")
    assert str(made.due) == "2026-07-01"


def test_a_changed_plan_is_a_new_sentence() -> None:
    sitting, after = looked_at({"outcome": "changed", "new_if": PASS, "new_then": "dance"}, plan())
    (made,) = after.promises
    assert made.text == "If it rains, then we will dance"
    assert made.sentence == "If it rains, then we dance"
    assert {"new_words", "new_due"}.isdisjoint(sitting.steps)


def test_a_plan_that_was_kept_is_counted_and_goes_on() -> None:
    _, after = looked_at({"outcome": "kept"}, plan(state="kept"))
    (made,) = after.promises
    assert (made.kept, made.tries, made.open) == (2, 2, True)


def test_after_a_miss_stands_what_it_is_for_and_a_smaller_step() -> None:
    reason = a_record("reason", "r1", text="I want to stop lying awake", goal="g1")
    hard = a_record("note", "h1", text="the broken boiler", kind="hard time")
    script = {
        "outcome": "not this time",
        "in_way": "late shifts",
        "then_what": "step",
        "smaller": "find the number",
        "smaller_due": "2026-06-16",
    }
    sitting = Sitting("check-in", {"steps": PASS, **script}, earlier=(a_goal(), promise(), reason))
    sitting.earlier = (*sitting.earlier, hard)
    shown = sitting.run(until="what_for")
    reading = shown.path.stops[-1]
    behind = [item.text for item in reading.scope["reminders"]]  # type: ignore[union-attr]
    assert behind == ["one slow evening a week", "I want to stop lying awake", "the broken boiler"]
    after = told(sitting.run(), tuple(sitting.earlier))
    old, new = after.promises
    assert (old.state, old.text, old.reason) == (
        "not this time",
        "call the landlord",
        "late shifts",
    )
    assert (new.state, new.text, new.owner, new.goal) == ("open", "find the number", "Noa", "g1")
    assert str(new.due) == "2026-06-16"


@pytest.mark.parametrize("now_what", ["again", PASS])
def test_a_miss_that_is_tried_again_goes_on_as_it_was(now_what: object) -> None:
    script = {"outcome": "not this time", "in_way": PASS, "then_what": now_what}
    _, after = looked_at(script, promise())
    assert [(p.state, p.text) for p in after.promises] == [
        ("not this time", "call the landlord"),
        ("open", "call the landlord"),
    ]


def test_a_miss_can_be_let_go() -> None:
    script = {"outcome": "not this time", "in_way": PASS, "then_what": "let go"}
    _, after = looked_at(script, promise(), plan())
    assert [(p.state, p.open) for p in after.promises] == [("let go", False), ("let go", False)]


def test_rounds_do_not_take_over_what_was_said_in_others() -> None:
    script = {
        "each_promise#1/outcome": "not this time",
        "in_way": "late shifts",
        "then_what": "step",
        "smaller": "find the number",
        "each_promise#2/outcome": "changed",
        "new_words": "two books",
        "each_promise#3/outcome": "kept",
    }
    many = (promise("p1"), promise("p2", text="a book"), promise("p3", text="cook"))
    _, after = looked_at(script, *many)
    found = {p.id: p for p in after.promises}
    texts = sorted((p.text, p.state) for p in after.promises)
    assert ("two books", "changed") in texts
    assert ("find the number", "open") in texts
    assert sum(p.state == "not this time" for p in after.promises) == 1
    assert [p.reason for p in found.values() if p.state != "not this time"] == ["", "", ""]


def test_an_owner_who_is_not_here_can_hand_over() -> None:
    script = {"whose_now": "both", "outcome": PASS}
    sitting, after = looked_at(script, promise(owner="Kim"))
    (made,) = after.promises
    assert (made.owner, made.state, made.text) == ("both", "open", "call the landlord")
    assert "is written down for Kim" in sitting.texts["each_promise#1/whose_now"]


@pytest.mark.parametrize("owner", ["Noam", "Noam and Samuel", "Anna Noa"])
def test_a_name_that_only_begins_or_ends_alike_is_somebody_else(owner: str) -> None:
    sitting, _ = looked_at({"outcome": PASS}, promise(owner=owner))
    assert f"is written down for {owner}" in sitting.texts["each_promise#1/whose_now"]


@pytest.mark.parametrize(
    "owner", ["Noa", "both", "Sam and Noa", "Kim and Sam", "Sam, Kim and Lou", "we"]
)
def test_nobody_is_asked_whose_it_is_when_that_is_clear(owner: str) -> None:
    sitting, after = looked_at({"outcome": PASS}, promise(owner=owner))
    assert "whose_now" not in sitting.steps
    assert after.promises[0].since == after.promises[0].looked_at


def test_the_promise_says_its_number_and_its_day() -> None:
    sitting, _ = looked_at({}, promise(due="2026-06-10"))
    said = sitting.texts["each_promise#1/outcome"]
    assert said.splitlines() == [
        "1 of 1, since 15 May 2026",
        "Noa: call the landlord, until 10 June 2026",
    ]


def test_levels_that_differ_are_talked_about_until_there_is_one() -> None:
    ladder = a_record("ladder", "l1", levels=LEVELS, level=-1, goal="g1")
    script = {"level": {"sam": 1, "noa": -1}, "one_level": 0}
    sitting, after = looked_at(script, ladder)
    goal = after.goals[0]
    assert goal.ladder
    assert (goal.ladder.levels, goal.ladder.now) == (LEVELS, 0)
    (series,) = (one for one in after.series if one.what == "level")
    assert [value for _, value in series.gaps()] == [2]
    page = sitting.texts["each_goal#1/level"]
    assert page.splitlines()[1:] == [
        "+2  every day",
        "+1  twice a week",
        " 0  once a week",
        "−1  once a month",
        "−2  never",
    ]


def test_the_same_level_needs_no_talk() -> None:
    ladder = a_record("ladder", "l1", levels=LEVELS, level=-1, goal="g1")
    sitting, after = looked_at({"level": 1}, ladder)
    assert "one_level" not in sitting.steps
    assert after.goals[0].ladder
    assert after.goals[0].ladder.now == 1


def test_how_near_and_thanks_are_kept_for_each() -> None:
    _, after = looked_at({"connection": {"sam": 7, "noa": 4}, "thanks": "for the tea"})
    (series,) = (one for one in after.series if one.what == "connection")
    assert [value for _, value in series.gaps()] == [3]
    assert [(r.author, r.fields["to"]) for r in after.thanks] == [("sam", "Noa"), ("noa", "Sam")]


def test_in_a_group_each_thanks_one() -> None:
    rows = ({"to": "Kim", "what": "the lift"},)
    _, now = sat("check-in", {"thanks_round": rows}, people=(SAM, NOA, KIM))
    thanks = [(r.author, r.fields["to"]) for r in kept(now, "appreciation")]
    assert thanks[0] == ("sam", "Kim")


def test_a_win_and_a_setback_stand_side_by_side() -> None:
    _, now = sat("check-in", {"went_well": "we danced", "went_hard": "two late evenings"})
    assert [r.fields["text"] for r in kept(now, "win")] == ["we danced", "we danced"]
    setbacks = [r for r in kept(now, "note") if r.fields["kind"] == "setback"]
    assert {r.author for r in setbacks} == {"sam", "noa"}


@pytest.mark.parametrize(("day", "asked"), [(-30, True), (-7, False)])
def test_missed_weeks_were_for_something(day: int, asked: bool) -> None:
    met = a_record("meeting", "m", day=day, on="2026-06-01")
    sitting, _ = sat("check-in", {}, met)
    assert (sitting.places[0] == "meanwhile") is asked


def test_nothing_open_and_no_goals_is_said_kindly() -> None:
    sitting = Sitting("check-in", {})
    assert sitting.run().status == "finished"
    assert "none_open" in sitting.steps
    assert not sitting.steps & {"outcome", "level", "what_for"}


def test_milestones_whose_day_is_near_can_be_done() -> None:
    near = a_record("milestone", "m1", text="a map", due="2026-06-10", state="open", goal="g1")
    far = a_record("milestone", "m2", text="a tent", due="2026-09-10", state="open", goal="g1")
    _, after = looked_at({"near": "a map"}, near, far)
    assert [(m.text, m.state) for m in after.goals[0].milestones] == [
        ("a map", "done"),
        ("a tent", "open"),
    ]


def test_what_was_put_aside_waits_until_it_is_settled() -> None:
    jots = [a_record("note", f"n{n}", text=t, kind="jot") for n, t in enumerate(("dog", "cat"))]
    _, after = looked_at({"waiting": "dog", "worry": "the exam"}, *jots)
    assert [note.fields["text"] for note in after.waiting] == ["cat"]
