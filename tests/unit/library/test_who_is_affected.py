"""Who is affected: people are listed, asked and heard, and may change the goal."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.library.sitting import PASS, Script, Sitting, a_goal, a_record, kept

PEOPLE: Script = {
    "named": {"sam": ["Mia", "the choir"], "noa": ["Grandma"]},
    "asks": (
        {"whom": "Mia", "owner": "Noa", "due": "2026-07-01"},
        {"whom": "Grandma", "owner": "both"},
    ),
    "picked": PASS,
}


def test_people_are_listed_and_asking_them_is_a_promise() -> None:
    now = Sitting("who-is-affected", PEOPLE, earlier=[a_goal()]).run()
    people = [r.fields for r in kept(now, "person_affected")]
    assert [fields["text"] for fields in people] == ["Mia", "the choir", "Grandma"]
    assert {(f["state"], f["goal"]) for f in people} == {("not yet", "g1")}
    first, second, *_ = [r.fields for r in kept(now, "commitment") if "goal" in r.fields]
    assert first == {
        "text": "Ask Mia",
        "owner": "Noa",
        "due": "2026-07-01",
        "state": "open",
        "goal": "g1",
    }
    assert (second["text"], second["owner"]) == ("Ask Grandma", "both")


def visited(**more: Any) -> Sitting:
    """A later visit, with Mia and Grandma on the list."""
    earlier = [
        a_goal(),
        a_record("person_affected", "mia", day=-1, text="Mia", state="not yet", goal="g1"),
        a_record("person_affected", "gran", day=-2, text="Grandma", state="asked", goal="g1"),
    ]
    script: Script = {
        "visits#1/known": "heard",
        "visits#1/voice": "Not on choir nights.",
        "visits#2/known": PASS,
        "named": PASS,
        "change": "One slow evening a week, never on choir nights.",
        "settled": {"sam": "yes", "noa": "yes"},
        **more,
    }
    return Sitting("who-is-affected", script, earlier=earlier, day=7)


def test_what_somebody_said_is_kept_and_may_change_the_goal() -> None:
    now = visited().run()
    (mia,) = kept(now, "person_affected")
    assert (mia.thing, mia.fields["state"], mia.fields["text"]) == ("mia", "heard", "Mia")
    (voice,) = [r for r in kept(now, "note") if r.fields.get("theme")]
    assert (voice.fields["theme"], voice.fields["text"]) == ("Mia", "Not on choir nights.")
    (goal,) = kept(now, "goal")
    assert goal.thing == "g1"
    assert goal.fields["statement"] == "One slow evening a week, never on choir nights."
    assert (goal.fields["state"], goal.fields["wish"]) == ("active", "more time")
    assert goal.fields["reason"]


@pytest.mark.parametrize(("state", "words"), [("active", []), ("proposed", ["proposed"])])
def test_one_not_yet_leaves_words_that_were_agreed_on(state: str, words: list[str]) -> None:
    sitting = visited(settled={"sam": "yes", "noa": "not_yet"})
    sitting.earlier = [a_goal(state=state), *sitting.earlier[1:]]
    now = sitting.run()
    assert [r.fields["state"] for r in kept(now, "goal")] == words
    parked = [r for r in kept(now, "note") if r.fields["kind"] == "parked"]
    assert len(parked) == 1 - len(words)


@pytest.mark.parametrize("change", [PASS, "one slow evening a week"])
def test_a_goal_that_stays_is_not_asked_about(change: object) -> None:
    sitting = visited(change=change)
    assert kept(sitting.run(), "goal") == []
    assert "settled" not in sitting.places


def test_who_was_asked_and_has_not_answered_is_still_to_hear_but_not_to_ask() -> None:
    sitting = visited(named=PASS)
    sitting.run()
    assert "Grandma" in sitting.texts["not_heard"]
    assert sitting.texts["done"].endswith("Still to hear: Grandma")
    assert "asks" not in sitting.steps


def test_those_not_heard_are_named_before_the_goal_is_changed() -> None:
    sitting = visited(named={"sam": ["the choir"], "noa": []})
    sitting.run()
    assert "the choir" in sitting.texts["not_heard"]
    assert sitting.places.index("not_heard") < sitting.places.index("settled")
