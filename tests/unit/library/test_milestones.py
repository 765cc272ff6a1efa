"""Milestones: parts with days and names, and the ladder of a goal."""

from __future__ import annotations

from typing import Any

from flows import view
from flows.records import Record
from tests.unit.library.sitting import PASS, Script, Sitting, a_goal, a_record, kept

CHUNKS: Script = {
    "chunks": {"sam": ["a plan for June"], "noa": ["six evenings"]},
    "further": [],
    "rows": (
        {"part": "a plan for June", "due": "2026-06-30", "owner": "Noa"},
        {"part": "six evenings", "due": "2026-08-31", "owner": "both"},
    ),
    "zero": "six evenings by the end of August",
    "others": ({"better": "eight", "best": "ten", "less": "four", "least": "two"},),
    "level": -1,
    "weight": {"sam": 3, "noa": 2},
    "settled": {"sam": "yes", "noa": "yes"},
}


def cut(earlier: tuple[Record, ...] = (), day: int = 0, **more: Any) -> Sitting:
    """Milestones of a goal that is to be reached."""
    goal = a_goal(kind="target", due="2026-08-31")
    return Sitting("milestones", {**CHUNKS, **more}, earlier=[goal, *earlier], day=day)


def test_milestones_have_a_day_and_an_owner_and_hang_on_the_goal() -> None:
    sitting = cut()
    found = [r.fields for r in kept(sitting.run(), "milestone")]
    assert found == [
        {
            "text": "a plan for June",
            "due": "2026-06-30",
            "owner": "Noa",
            "state": "open",
            "goal": "g1",
        },
        {
            "text": "six evenings",
            "due": "2026-08-31",
            "owner": "both",
            "state": "open",
            "goal": "g1",
        },
    ]
    assert sitting.texts["settled"].splitlines()[1:] == [
        "• six evenings, 31 August 2026, both",
        "• Hoped for: six evenings by the end of August",
    ]


def test_the_ladder_goes_from_much_less_to_much_more() -> None:
    (ladder,) = kept(cut().run(), "ladder")
    expected = "six evenings by the end of August"
    assert ladder.fields["levels"] == ("two", "four", expected, "eight", "ten")
    assert (ladder.fields["level"], ladder.fields["weight"]) == (-1, 2.5)
    (bare,) = kept(cut(others=PASS, weight=PASS).run(), "ladder")
    assert bare.fields["levels"] == (
        "much less",
        "a little less",
        expected,
        "a little more",
        "much more",
    )


def test_what_success_looks_like_cannot_be_passed_for_a_goal_to_be_reached() -> None:
    now = cut().run(until="zero")
    assert not view(now, now.state.ids).may_pass
    goal = a_goal(kind="learning")
    sitting = Sitting("milestones", {**CHUNKS, "zero_open": PASS}, earlier=[goal])
    now = sitting.run()
    assert kept(now, "ladder") == []
    assert {"zero", "level", "weight"}.isdisjoint(sitting.steps)


def test_what_is_not_agreed_on_is_put_aside() -> None:
    now = cut(settled={"sam": "yes", "noa": "not_yet"}).run()
    assert kept(now, "milestone") == kept(now, "ladder") == []
    aside = [r.fields["text"] for r in kept(now, "note") if r.fields["kind"] == "parked"]
    assert aside == ["a plan for June", "six evenings"]


def test_next_time_each_milestone_is_looked_at_and_the_ladder_has_a_new_level() -> None:
    first = cut().run()
    earlier = tuple(kept(first, "milestone") + kept(first, "ladder"))
    script = {
        "review#1/state": "done",
        "review#2/state": "open",
        "review#2/moved": "2026-09-10",
        "chunks": PASS,
        "still": "fits",
        "level": 1,
        "weight": PASS,
    }
    sitting = cut(earlier, day=25, **script)
    now = sitting.run()
    done, moved = kept(now, "milestone")
    assert (done.supersedes, done.fields["state"]) == (earlier[0].id, "done")
    assert done.fields["owner"] == "Noa"
    assert (moved.thing, moved.fields["due"]) == (earlier[1].thing, "2026-09-10")
    assert moved.fields["state"] == "open"
    (ladder,) = kept(now, "ladder")
    assert (ladder.fields["level"], ladder.thing) == (1, earlier[2].thing)
    assert ladder.fields["levels"] == earlier[2].fields["levels"]
    assert "a plan for June" in sitting.texts["overdue_ones"]
    assert "six evenings" not in sitting.texts["overdue_ones"]
    assert "settled" not in sitting.places


def test_a_new_ladder_is_a_new_version_of_the_old_one() -> None:
    first = cut().run()
    sitting = cut(tuple(kept(first, "ladder")), day=25, still="new", zero="ten evenings")
    (ladder,) = kept(sitting.run(), "ladder")
    assert ladder.thing == kept(first, "ladder")[0].thing
    assert ladder.fields["levels"][2] == "ten evenings"  # type: ignore[index]


def test_past_milestones_that_came_late_are_counted_before_the_days_are_set() -> None:
    late = a_record("milestone", "m1", day=-5, text="a", state="done", due="2026-06-01", goal="x")
    early = a_record("milestone", "m2", day=-5, text="b", state="done", due="2026-07-01", goal="x")
    sitting = cut((late, early))
    sitting.run()
    assert "last 2 milestones, 1 came" in sitting.texts["experience"]
    assert sitting.places.index("experience") < sitting.places.index("rows")
    on_time = cut((early,))
    on_time.run()
    assert "experience" not in on_time.steps
