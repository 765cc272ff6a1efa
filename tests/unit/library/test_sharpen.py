"""Sharpen: from a wish to words that mean the same to each."""

from __future__ import annotations

from typing import Any

import pytest

from flows import Conversation, view
from flows.places import every_step
from store import Library
from tests.unit.library.sitting import PASS, WISH, Sitting, a_goal, a_record, kept
from tests.unit.talk import KIM, NOA, SAM


def sharpened(**more: Any) -> Sitting:
    """Sharpening with a script for everything."""
    return Sitting("sharpen", {**WISH, **more})


def test_a_wish_becomes_a_goal_that_keeps_both_wordings() -> None:
    (goal,) = kept(sharpened().run(), "goal")
    assert goal.fields == {
        "wish": WISH["wish"],
        "statement": WISH["statement"],
        "state": "active",
        "kind": "target",
        "rhythm": "every Thursday",
        "due": "2026-08-31",
        "horizon": "short",
        "sphere": "private life",
        "whose": "both",
    }
    assert (goal.supersedes, goal.author) == (None, None)


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("yes", "active"),
        ("not_yet", "proposed"),
        ("no", "proposed"),
        (PASS, "proposed"),
    ],
)
def test_a_goal_is_active_only_when_each_has_said_yes(said: object, state: str) -> None:
    (goal,) = kept(sharpened(settled={"sam": "yes", "noa": said}).run(), "goal")
    assert goal.fields["state"] == state


def test_in_a_group_one_not_yet_leaves_it_proposed() -> None:
    numbers = {"sam": 9, "noa": 9, "kim": 9}
    for said, state in (("yes", "active"), ("not_yet", "proposed")):
        settled = {"sam": "yes", "noa": "yes", "kim": said}
        script = {**WISH, "importance": numbers, "confidence": numbers, "settled": settled}
        (goal,) = kept(Sitting("sharpen", script, (SAM, NOA, KIM)).run(), "goal")
        assert goal.fields["state"] == state


def test_importance_and_confidence_hang_on_the_goal() -> None:
    now = sharpened().run()
    goal = kept(now, "goal")[0].thing
    found = [tuple(record.fields.values()) for record in kept(now, "rating")]
    assert found == [
        ("importance", "Sam", 9, goal),
        ("importance", "Noa", 8, goal),
        ("confidence", "Sam", 7, goal),
        ("confidence", "Noa", 8, goal),
    ]


def test_letters_that_are_passed_are_named_and_stay_open() -> None:
    sitting = sharpened(seen=PASS, until=PASS)
    (goal,) = kept(sitting.run(), "goal")
    assert "how you will know and until when" in sitting.texts["left_open"]
    assert "due" not in goal.fields
    assert "left_open" not in sharpened_steps()


def sharpened_steps() -> set[str]:
    """What a full script comes by."""
    sitting = sharpened()
    sitting.run()
    return sitting.steps


def test_the_sentence_begins_with_what_the_letters_say() -> None:
    page = sharpened().run(until="statement")
    letters = "one evening a week without screens, six of them done"
    assert starts(page) == f"{letters}, every Thursday, 31 August 2026"


def starts(now: Conversation) -> str:
    """What the field of the present question starts with."""
    return str(view(now, now.state.ids).body.start)  # type: ignore[union-attr]


def test_where_all_is_passed_a_draft_of_the_wish_stays() -> None:
    asked = {step.id: PASS for step in every_step(Library().load("sharpen").steps)}
    now = Sitting("sharpen", {**asked, "wish": "more time", "close/decided": PASS}).run()
    (goal,) = kept(now, "goal")
    assert goal.fields == {"wish": "more time", "state": "draft", "whose": "both"}
    assert kept(now, "rating") == []


def test_those_who_do_not_mean_the_same_come_back_to_the_words_three_times_at_most() -> None:
    second = {"wording#1/same": "no", "wording#2/statement": "Thursdays are ours."}
    sitting = sharpened(**second)
    (goal,) = kept(sitting.run(), "goal")
    assert goal.fields["statement"] == "Thursdays are ours."
    assert "wording#3/statement" not in sitting.places
    never = sharpened(same="no")
    assert kept(never.run(), "goal")[0].fields["state"] == "active"
    assert {"wording#3/same", "settled"} <= set(never.places)


def test_words_that_are_passed_in_a_second_round_stay_as_they_were() -> None:
    again = {"wording#1/same": "no", "wording#2/statement": PASS}
    (goal,) = kept(sharpened(**again).run(), "goal")
    assert goal.fields["statement"] == WISH["statement"]


@pytest.mark.parametrize(("least", "asked"), [(6, True), (7, False)])
def test_low_confidence_asks_for_something_smaller(least: int, asked: bool) -> None:
    smaller = {"smaller": "every other week", "smaller_words": "Every other Thursday is ours."}
    sitting = sharpened(confidence={"sam": 9, "noa": least}, **smaller)
    (goal,) = kept(sitting.run(), "goal")
    assert ("smaller" in sitting.steps) is asked
    assert (goal.fields["statement"] == smaller["smaller_words"]) is asked
    assert sitting.texts["settled"] == goal.fields["statement"]


OLD = a_goal(rhythm="weekly", sphere="work", horizon="long", whose="both", due="2026-07-01")


def test_sharpening_again_makes_a_new_version_with_a_reason_and_asks_everybody() -> None:
    script = {
        "chosen": "one slow evening a week",
        "change": "the course has ended",
        "until": PASS,
        "rhythm": PASS,
        "statement": "Two slow evenings a week.",
    }
    sitting = Sitting("sharpen", {**WISH, **script}, earlier=[OLD])
    (goal,) = kept(sitting.run(), "goal")
    assert (goal.supersedes, goal.thing) == ("g1", "g1")
    assert goal.fields == {
        **OLD.fields,
        "kind": "target",
        "statement": "Two slow evenings a week.",
        "reason": "the course has ended",
    }
    assert {"settled", "so_far"} <= sitting.steps
    assert not {"wish", "sphere", "horizon"} & sitting.steps


@pytest.mark.parametrize(("state", "kept_as"), [("active", None), ("proposed", "proposed")])
def test_words_that_were_agreed_on_stand_until_others_are(state: str, kept_as: str | None) -> None:
    old = a_goal(state=state)
    script = {**WISH, "chosen": old.fields["statement"], "settled": {"sam": "yes", "noa": "no"}}
    sitting = Sitting("sharpen", script, earlier=[old])
    now = sitting.run()
    assert [r.fields["state"] for r in kept(now, "goal")] == ([kept_as] if kept_as else [])
    aside = [r.fields["text"] for r in kept(now, "note") if r.fields["kind"] == "parked"]
    assert aside == ([] if kept_as else [WISH["statement"]])
    assert ("as_before" in sitting.steps) is (kept_as is None)
    assert {r.fields["goal"] for r in kept(now, "rating")} == {"g1"}


def test_passing_the_list_begins_with_a_new_wish() -> None:
    sitting = Sitting("sharpen", {**WISH, "chosen": PASS}, earlier=[OLD])
    (goal,) = kept(sitting.run(), "goal")
    assert (goal.supersedes, goal.fields["wish"]) == (None, WISH["wish"])
    assert kept(sitting.run(), "rating")[0].fields["goal"] == goal.thing


def test_earlier_goals_of_the_same_kind_are_shown_with_how_they_ended() -> None:
    earlier = [
        a_goal("r", state="reached", statement="Swim a mile.", sphere="private life"),
        a_goal("l", state="let go", statement="Learn Greek.", sphere="private life"),
        a_goal("w", state="reached", statement="New desks.", sphere="work"),
    ]
    sitting = Sitting("sharpen", WISH, earlier=earlier)
    sitting.run()
    shown = sitting.texts["earlier"]
    assert "Reached: Swim a mile.\n" in shown
    assert "Let go: Learn Greek." in shown
    assert "desks" not in shown
    quick = Sitting("sharpen", WISH, earlier=earlier, quick=True)
    quick.run()
    assert "earlier" not in quick.steps


def test_who_was_not_heard_is_named_before_the_gate() -> None:
    earlier = [OLD, a_record("person_affected", "p", text="Mia", state="asked", goal="g1")]
    sitting = Sitting("sharpen", {**WISH, "chosen": OLD.fields["statement"]}, earlier=earlier)
    sitting.run()
    assert "Mia" in sitting.texts["not_heard"]
    assert sitting.places.index("not_heard") < sitting.places.index("settled")
