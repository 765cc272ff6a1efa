"""Why it matters, who is affected, milestones: what they ask, and what they keep."""

from __future__ import annotations

from typing import Any

import pytest

from flows import view
from flows.model import Section
from flows.promises import every_step
from flows.records import Record
from store import Library
from tests.unit.library.sitting import PASS, WISH, Script, Sitting, a_goal, a_record, kept
from tests.unit.talk import KIM, NOA, SAM

PARTS = ("sharpen", "why-it-matters", "who-is-affected", "milestones")

# why it matters


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


# who is affected


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


def test_those_not_heard_are_named_before_the_goal_is_changed() -> None:
    sitting = visited(named={"sam": ["the choir"], "noa": []})
    sitting.run()
    assert "the choir" in sitting.texts["not_heard"]
    assert sitting.places.index("not_heard") < sitting.places.index("settled")


# milestones


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
    assert "• six evenings, 31 August 2026, both" in sitting.texts["settled"]


def test_the_ladder_goes_from_much_less_to_much_better() -> None:
    (ladder,) = kept(cut().run(), "ladder")
    expected = "six evenings by the end of August"
    assert ladder.fields["levels"] == ("two", "four", expected, "eight", "ten")
    assert (ladder.fields["level"], ladder.fields["weight"]) == (-1, 2.5)
    (bare,) = kept(cut(others=PASS, weight=PASS).run(), "ladder")
    assert bare.fields["levels"] == (
        "much less",
        "a little less",
        expected,
        "a little better",
        "much better",
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


# all of them


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
    assert full.steps - quick.steps <= optional(name)
    assert not quick.steps & optional(name)
    assert quick.steps <= full.steps
    assert full.steps & optional(name)


def optional(name: str) -> set[str]:
    """Ids of the steps that the quick form skips."""
    found, skipping = set(), False
    for step in Library().load(name).steps:
        skipping = step.optional if isinstance(step, Section) else skipping
        if skipping or step.optional:
            found |= {inside.id for inside in every_step([step])}
    nested = every_step(Library().load(name).steps)
    return found | {step.id for step in nested if step.optional}


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
