"""What all flows that make a goal have in common: with no goal, in a hurry, alone."""

from __future__ import annotations

from typing import Any

import pytest

from store import Library
from tests.unit.library.sitting import PASS, WISH, Sitting, a_goal, kept, left_out
from tests.unit.library.test_milestones import CHUNKS
from tests.unit.library.test_who_is_affected import PEOPLE
from tests.unit.talk import KIM, NOA, SAM

PARTS = ("sharpen", "why-it-matters", "who-is-affected", "milestones")


@pytest.mark.parametrize("name", PARTS[1:])
def test_without_a_goal_a_part_says_so_and_keeps_nothing(name: str) -> None:
    sitting = Sitting(name)
    assert sitting.run().status == "finished"
    assert sitting.places == ["nothing"]
    assert "Sharpen" in sitting.texts["nothing"]


@pytest.mark.parametrize("name", PARTS[1:])
def test_among_several_goals_one_is_picked_and_passing_ends_kindly(name: str) -> None:
    earlier = [a_goal(), a_goal("g2", statement="a walk a day"), a_goal("g3", state="let go")]
    sitting = Sitting(name, {"goal": "a walk a day"}, earlier=earlier)
    now = sitting.run()
    linked = {r.fields["goal"] for kind in KINDS[name] for r in kept(now, kind)}
    assert linked == {"g2"}
    passed = Sitting(name, {"goal": PASS}, earlier=earlier)
    passed.run()
    assert passed.places == ["goal", "nothing"]


KINDS = {
    "why-it-matters": ("reason",),
    "who-is-affected": ("person_affected",),
    "milestones": ("milestone", "ladder"),
}


@pytest.mark.parametrize("name", PARTS)
@pytest.mark.parametrize("people", [(SAM,), (SAM, NOA), (SAM, NOA, KIM)], ids=len)
def test_the_quick_form_leaves_out_what_is_optional_and_nothing_else(
    name: str, people: tuple[Any, ...]
) -> None:
    full, quick = (
        Sitting(name, {"same": "yes", "kind": "target"}, people, quick=q, earlier=[a_goal()])
        for q in (False, True)
    )
    full.run()
    quick.run()
    optional = left_out(Library().load(name))
    assert full.steps - quick.steps <= optional
    assert not quick.steps & optional
    assert quick.steps <= full.steps
    assert full.steps & optional


@pytest.mark.parametrize("name", PARTS)
def test_alone_there_is_no_gate_and_all_of_it_is_mine(name: str) -> None:
    sitting = Sitting(name, {**WISH, **CHUNKS, **PEOPLE}, (SAM,), earlier=[a_goal()])
    sitting.script = {
        **{key: of(value) for key, value in sitting.script.items()},
        "chosen": PASS,
        "own_rows": ({"part": "a plan for June", "due": "2026-06-30"},),
        "own_asks": ({"whom": "Mia"},),
    }
    now = sitting.run()
    assert now.status == "finished"
    assert not {"settled", "back", "same", "together", "shared"} & set(sitting.steps)
    for goal in kept(now, "goal"):
        assert (goal.fields["state"], goal.fields["whose"]) == ("active", "Sam")
    mine = [r for r in (*kept(now, "milestone"), *kept(now, "commitment")) if "goal" in r.fields]
    assert {r.fields["owner"] for r in mine} <= {"Sam"}
    assert bool(mine) is (name in ("who-is-affected", "milestones"))


def of(value: Any) -> Any:
    """What Sam says, of what each says."""
    return value["sam"] if isinstance(value, dict) and "sam" in value else value


@pytest.mark.parametrize("name", PARTS)
def test_questions_are_short_enough_for_a_small_screen(name: str) -> None:
    sitting = Sitting(name, WISH, earlier=[a_goal(kind="target")])
    sitting.run()
    for place, text in sitting.texts.items():
        rows = sum(len(line) // 56 + 1 for line in text.splitlines())
        assert rows <= 4, place
