"""Why it matters: reasons on both sides, and those for a bad day."""

from __future__ import annotations

from typing import Any

from tests.unit.library.sitting import PASS, Script, Sitting, a_goal, kept
from tests.unit.talk import KIM, NOA, SAM

REASONS: Script = {
    "for_me": {"sam": ["sleep"], "noa": ["to laugh again"]},
    "for_other": {"sam": ["less rush"], "noa": []},
    "for_us": {"sam": [], "noa": ["a house with music"]},
    "unsaid": {"sam": "I am afraid", "noa": PASS},
    "bad_day": {"sam": "for_me-noa-0", "noa": PASS},
}


def why(**more: Any) -> Sitting:
    """Reasons for the one goal that there is."""
    return Sitting("why-it-matters", {**REASONS, **more}, earlier=[a_goal()])


def test_each_has_a_reason_and_those_for_a_bad_day_stand_first() -> None:
    now = why(shared=PASS).run()
    reasons = [r for r in kept(now, "reason") if r.visibility == "shared"]
    assert [(r.fields["text"], r.author) for r in reasons] == [
        ("to laugh again", "noa"),
        ("sleep", "sam"),
        ("less rush", "sam"),
        ("a house with music", "noa"),
    ]
    assert {r.fields["goal"] for r in reasons} == {"g1"}


def test_a_reason_that_is_not_said_stays_with_its_author() -> None:
    private = [r for r in kept(why().run(), "reason") if r.visibility == "private"]
    assert [(r.author, r.fields["text"]) for r in private] == [("sam", "I am afraid")]


def test_no_reasons_today_is_fine() -> None:
    none = dict.fromkeys(("for_me", "for_other", "for_us", "unsaid"), PASS)
    sitting = why(**none)
    assert kept(sitting.run(), "reason") == []
    assert "none_today" in sitting.steps


def test_each_is_asked_about_the_other_and_among_three_about_the_others() -> None:
    for people, words in (((SAM, NOA), "the other?"), ((SAM, NOA, KIM), "the others?")):
        sitting = Sitting("why-it-matters", {}, people, earlier=[a_goal()])
        sitting.run()
        assert f"And for {words}" in sitting.texts["for_other"]
