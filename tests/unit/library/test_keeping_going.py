"""What all flows that keep a goal going have in common: alone, in a hurry, with nothing there."""

from __future__ import annotations

import pytest

from flows import records
from flows.places import every_step
from store import Library
from tests.unit.library.going import LEVELS, promise, sat, told
from tests.unit.library.sitting import Sitting, a_goal, a_record, left_out
from tests.unit.talk import KIM, NOA, SAM

NAMES = ("action-plan", "obstacles", "check-in", "realign", "celebrate", "lessons", "wrap-up")


def test_without_a_goal_there_is_a_kind_sentence() -> None:
    for name in ("action-plan", "obstacles", "realign"):
        sitting = Sitting(name)
        now = sitting.run()
        assert (sitting.places, now.status) == (["nothing"], "finished")
        assert "goal" in sitting.texts["nothing"]
        assert not records(now)


@pytest.mark.parametrize("name", NAMES)
def test_alone_works_and_hands_nothing_over(name: str) -> None:
    ladder = a_record("ladder", "l1", levels=LEVELS, level=0, goal="g1")
    earlier = (promise(owner="Sam"), ladder)
    sitting, now = sat(name, {"outcome": "not this time"}, *earlier, people=(SAM,))
    assert now.status == "finished"
    assert not sitting.steps & {"thanks", "seen", "whose", "guess_result", "floor", "whose_now"}
    after = told(now, (a_goal(), *earlier), (SAM,))
    assert all(p.owner for p in after.promises)


@pytest.mark.parametrize("name", NAMES)
def test_three_can_share_it_and_one_promises_for_all(name: str) -> None:
    earlier = (promise(owner="both"), a_record("ladder", "l1", levels=LEVELS, level=0, goal="g1"))
    votes = {"sam": "keep", "noa": "pause", "kim": "keep"}
    script = {"verdict": votes, "together": "keep", "state": "goes on"}
    sitting, now = sat(name, script, *earlier, people=(SAM, NOA, KIM))
    assert now.status == "finished"
    assert not sitting.steps & {"thanks", "guess_result", "floor", "whose_now"}
    assert told(now, (a_goal(), *earlier), (SAM, NOA, KIM)).goals[0].live


@pytest.mark.parametrize("name", NAMES)
def test_quick_leaves_out_exactly_what_is_optional(name: str) -> None:
    earlier = (
        promise(),
        promise("p2", state="not this time", text="a book"),
        a_record("win", "w1", text="a walk", goal="g1"),
        a_record("lesson", "le", text="not when tired", goal="g1"),
        a_record("note", "n1", text="the dog", kind="jot"),
        a_record("note", "n2", text="less alone", kind="takeaway"),
        a_record("person_affected", "pa", text="the children", state="not yet", goal="g1"),
        a_record("milestone", "m1", text="a map", due="2026-06-12", state="open", goal="g1"),
    )
    script = {
        "verdict": {"sam": "keep", "noa": "pause"},
        "together": "keep",
        "period": "quarter",
        "state": "reached",
        "hands": "no",
        "trust_after": 5,
        "outcome": "kept",
    }
    full, _ = sat(name, script, *earlier)
    quick, _ = sat(name, script, *earlier, quick=True)
    optional = left_out(Library().load(name))
    assert optional
    assert full.steps - quick.steps == full.steps & optional
    assert quick.steps <= full.steps
    assert full.steps & optional


@pytest.mark.parametrize("name", NAMES)
def test_called_for_one_goal_nothing_is_closed_twice(name: str) -> None:
    flow = Library().load(name)
    close = next(step for step in flow.steps if step.id == "close")
    assert (close.when is None) is (name == "check-in")
    assert (flow.takes == ("about",)) is (name != "check-in")


@pytest.mark.parametrize("name", NAMES)
def test_every_prompt_fits_a_small_screen(name: str) -> None:
    for step in every_step(Library().load(name).steps):
        source = getattr(getattr(step, "text", None), "source", "")
        rows = sum(-(-max(len(line), 1) // 56) for line in source.splitlines())
        assert rows <= 6, step.id
