"""Plans, a second look at goals, celebrations, lessons and ends."""

from __future__ import annotations

import pytest

from tests.unit.library.going import LEVELS, plan, promise, sat, told
from tests.unit.library.sitting import PASS, Sitting, a_goal, a_record, kept
from tests.unit.talk import NOA, SAM

SENTENCE = {"trigger": "it is Thursday", "act": "put both phones in the basket", "owner": "both"}


def test_a_plan_is_steps_and_sentences_of_both() -> None:
    steps = ({"what": "buy a basket", "owner": "Sam", "due": "2026-06-16", "move": "measure"},)
    script = {"steps": steps, "sentences": (SENTENCE,), "backups": PASS, "settled": "yes"}
    sitting, now = sat("action-plan", {**script, "close/steps": PASS, "review": "2026-07-12"})
    after = told(now, (a_goal(),))
    found = {p.text.split(":")[0]: p for p in after.promises}
    assert len(found) == 3
    one, review = found["buy a basket"], found["Look at the plan again"]
    two = next(p for p in after.promises if p.repeats)
    assert (one.text, one.owners, one.first_move) == ("buy a basket", ("sam",), "measure")
    assert two.text == "If it is Thursday, then we will put both phones in the basket"
    assert (two.repeats, two.owners) == (True, ("sam", "noa"))
    assert str(review.due) == "2026-07-12"
    assert {p.goal for p in after.promises} == {"g1"}
    gate = sitting.texts["settled"].splitlines()
    assert gate[0] == "• buy a basket, Sam, 16 June 2026, measure"
    assert gate[1] == "• If it is Thursday, then we will put both phones in the basket"
    assert two.text in sitting.texts["rehearsal#1/aloud"]
    assert "smallest" not in sitting.steps


def test_a_plan_that_is_not_agreed_on_waits_and_a_smallest_step_is_asked_for() -> None:
    steps = ({"what": "buy a basket", "owner": "Sam"},)
    script = {"steps": steps, "sentences": PASS, "settled": "not_yet", "close/steps": PASS}
    smallest = ({"what": "look for the old one", "owner": "Noa"},)
    _, now = sat("action-plan", {**script, "smallest": smallest})
    after = told(now, (a_goal(),))
    assert [p.text for p in after.promises] == ["look for the old one"]
    assert [note.fields["text"] for note in after.waiting] == ["buy a basket"]


def test_obstacles_become_sentences_and_the_rest_comes_back() -> None:
    script = {
        "inner": {"sam": "the sofa", "noa": PASS},
        "outer": ("the late bus",),
        "each_hurdle#1/reply": "stand up at once",
        "each_hurdle#2/reply": PASS,
        "trust_before": 3,
        "trust_after": {"sam": 7, "noa": 5},
        "close/steps": PASS,
    }
    sitting, now = sat("obstacles", script)
    (made,) = told(now, (a_goal(),)).promises
    assert (made.if_, made.then, made.owner, made.goal) == (
        "the sofa",
        "stand up at once",
        "both",
        "g1",
    )
    assert "the late bus" in {r.fields["text"] for r in kept(now, "note")}
    confidence = [r for r in kept(now, "rating") if r.fields["what"] == "confidence"]
    assert [r.fields["value"] for r in confidence] == [7, 5]
    assert "one_higher" in sitting.steps


def test_a_goal_is_let_go_with_thanks_and_its_promises_end() -> None:
    script = {
        "verdict": {"sam": "keep", "noa": "let go"},
        "because": {"sam": "I like it", "noa": "it is done with us"},
        "together": "let go",
        "gave": "a summer of walks",
        "taught": "begin smaller",
        "again": PASS,
        "close/steps": PASS,
    }
    earlier = (promise(), plan(state="kept"), promise("p3", state="kept"))
    sitting, now = sat("realign", script, *earlier)
    after = told(now, (a_goal(), *earlier))
    (goal,) = after.goals
    assert (goal.state, goal.text) == ("let go", "one slow evening a week")
    assert goal.versions[-1].reason == "I like it and it is done with us"
    assert [r.fields["text"] for r in goal.wins] == ["a summer of walks"]
    assert [r.fields["text"] for r in goal.lessons] == ["begin smaller"]
    assert {p.id: p.state for p in goal.promises} == {
        "p1": "let go",
        "p9": "let go",
        "p3": "kept",
    }
    assert "floor" in sitting.steps


def test_the_same_vote_needs_no_talk() -> None:
    sitting, now = sat("realign", {"verdict": "pause", "because": PASS})
    assert not sitting.steps & {"floor", "together"}
    assert told(now, (a_goal(),)).goals[0].state == "paused"


@pytest.mark.parametrize(
    ("degree", "text"), [("yes", "two slow evenings"), ("not_yet", "one slow evening a week")]
)
def test_changed_words_count_when_each_says_yes(degree: str, text: str) -> None:
    script = {"verdict": "change", "new_words": "two slow evenings", "each_goal#1/settled": degree}
    _, now = sat("realign", {**script, "because": "it grew", "period": "month"})
    after = told(now, (a_goal(),))
    assert (after.goals[0].text, after.goals[0].live) == (text, True)
    assert bool(after.waiting) is (degree == "not_yet")
    assert after.goals[0].versions[0].text == "one slow evening a week"


def test_for_a_quarter_the_ladder_gets_new_levels() -> None:
    ladder = a_record("ladder", "l1", levels=LEVELS, level=0, goal="g1")
    rows = ({"zero": "twice a week", "best": "every day"},)
    script = {"verdict": "keep", "period": "quarter", "levels": rows}
    _, now = sat("realign", script, ladder)
    found = told(now, (a_goal(), ladder)).goals[0].ladder
    assert found
    assert found.id == "l1"
    assert found.levels == (
        "much less",
        "a little less",
        "twice a week",
        "a little more",
        "every day",
    )


@pytest.mark.parametrize(("rhythm", "asked"), [("every week", True), ("once a month", False)])
def test_a_dusty_goal_gets_one_question(rhythm: str, asked: bool) -> None:
    sitting = Sitting("realign", {"whose": "noa", "verdict": "keep"})
    sitting.earlier = (a_goal(rhythm=rhythm, whose="both"),)
    now = sitting.run()
    assert ("whose" in sitting.steps) is asked
    goal = told(now, tuple(sitting.earlier)).goals[0]
    assert (goal.whose, goal.state) == ("Noa" if asked else "both", "active")


def test_more_goals_than_are_right_can_rest() -> None:
    other = a_goal("g2", statement="a map of the lake")
    script = {"verdict": "keep", "enough": 1, "rest": ("g2",)}
    sitting = Sitting("realign", script, earlier=(a_goal(), other))
    resting = sitting.run(until="rest")
    ids = [item.id for item in resting.path.stops[-1].scope["active"].items]  # type: ignore[union-attr]
    sitting.script = {**script, "rest": (ids[0],)}
    states = sorted(goal.state for goal in told(sitting.run(), (a_goal(), other)).goals)
    assert states == ["active", "paused"]


def test_a_win_is_whole_with_the_words_of_the_other() -> None:
    stone = a_record("milestone", "m1", text="first 10 km", owner="Noa", state="open", goal="g1")
    script = {
        "size_of_it": "step",
        "whose": "noa",
        "seen": {"sam": "you came back after the knee", "noa": PASS},
        "mark": "breakfast out",
        "mark_on": "2026-06-20",
        "next_wish": "the whole lake",
        "close/steps": PASS,
    }
    _, now = sat("celebrate", script, stone)
    after = told(now, (a_goal(), stone))
    assert [(r.fields["text"], r.fields["goal"]) for r in after.wins] == [("first 10 km", "g1")]
    assert [(r.author, r.fields["to"]) for r in after.thanks] == [("sam", "Noa")]
    assert after.goals[0].milestones[0].state == "done"
    assert [(p.text, str(p.due)) for p in after.promises] == [("breakfast out", "2026-06-20")]
    new = after.goals[1]
    assert (new.wish, new.state) == ("the whole lake", "draft")
    assert new.versions[0].reason == "after “first 10 km”"


def test_without_words_of_another_a_win_waits() -> None:
    script = {"size_of_it": PASS, "named": "a calm week", "seen": PASS, "late_words": PASS}
    _, now = sat("celebrate", script)
    after = told(now, (a_goal(),))
    assert not after.wins
    assert [r.fields["text"] for r in after.waiting] == ["To celebrate: a calm week"]
    _, now = sat("celebrate", {**script, "late_words": "you held it together"})
    assert [r.fields["text"] for r in told(now, (a_goal(),)).wins] == ["a calm week"]


def test_small_things_that_were_kept_are_offered_until_they_were_celebrated() -> None:
    done = promise("p1", state="kept", text="sold the bike")
    for wins, offered in (((), True), ((a_record("win", "w", text="sold the bike"),), False)):
        sitting = Sitting("celebrate", {"size_of_it": "small"}, earlier=(a_goal(), done, *wins))
        sitting.run()
        assert ("kept_step" in sitting.steps) is offered


def test_a_whole_goal_is_reached_when_each_says_so() -> None:
    _, now = sat("celebrate", {"size_of_it": "whole", "reached": "yes"})
    assert told(now, (a_goal(),)).goals[0].state == "reached"
    _, now = sat("celebrate", {"size_of_it": "whole", "reached": "not_yet"})
    assert told(now, (a_goal(),)).goals[0].state == "active"


def test_a_lesson_changes_something_and_says_what_got_you_through() -> None:
    miss = promise("p1", state="not this time", text="plan the June evening")
    script = {
        "missed": "plan the June evening",
        "taught": "not when tired",
        "changes": ({"what": "plan on Sundays", "owner": "both"},),
        "settled": "yes",
        "strength": "we laughed",
        "close/steps": PASS,
    }
    _, now = sat("lessons", script, miss)
    after = told(now, (a_goal(), miss))
    assert {(r.fields["text"], r.fields["goal"]) for r in after.lessons} == {
        ("not when tired", "g1")
    }
    new = after.promises[1]
    assert (new.text, new.goal) == ("plan on Sundays", "g1")
    assert new.reason == "not when tired and not when tired"
    assert [r.fields["text"] for r in after.hard_times] == ["plan the June evening: we laughed"]


def test_at_the_end_each_says_how_content_they_are() -> None:
    script = {
        "result": {"sam": 8, "noa": 5},
        "how": 7,
        "state": "reached",
        "because": "it was enough",
        "promises": "call the landlord",
        "close/steps": PASS,
    }
    sitting, now = sat("wrap-up", script, promise())
    after = told(now, (a_goal(), promise()))
    gaps = {s.what: [gap for _, gap in s.gaps()] for s in after.series}
    assert gaps["satisfaction"] == [3]
    assert gaps["how we worked"] == [0]
    assert (after.goals[0].state, after.goals[0].versions[-1].reason) == (
        "reached",
        "it was enough",
    )
    assert [p.state for p in after.promises] == ["let go"]
    assert {"guess_result", "guess_how"} <= sitting.steps


@pytest.mark.parametrize(
    ("flow", "script", "state"),
    [
        ("realign", {"verdict": "let go"}, "dropped"),
        ("realign", {"verdict": "pause"}, "open"),
        ("wrap-up", {"state": "reached"}, "dropped"),
        ("wrap-up", {"state": "goes on"}, "open"),
    ],
)
def test_parts_of_a_goal_that_is_over_are_not_waited_for(
    flow: str, script: dict[str, object], state: str
) -> None:
    parts = [
        a_record("milestone", f"m{n}", text=f"part {n}", owner="Sam", state=was, goal=goal)
        for n, (was, goal) in enumerate([("open", "g1"), ("done", "g1"), ("open", "g2")])
    ]
    _, now = sat(flow, {**script, "again": PASS, "close/steps": PASS}, *parts)
    left = {m.text: m.state for g in told(now, (a_goal(), *parts)).goals for m in g.milestones}
    assert left == {"part 0": state, "part 1": "done"}
    assert all(record.fields["goal"] == "g1" for record in kept(now, "milestone"))


def test_the_promises_of_one_alone_are_their_own() -> None:
    rows = ({"what": "buy a basket"},)
    sentence = ({"trigger": "it is Thursday", "act": "go out"},)
    script = {"own_steps": rows, "own_sentences": sentence, "backups": PASS, "close/steps": PASS}
    _, now = sat("action-plan", {**script, "review": PASS}, people=(SAM,))
    after = told(now, (a_goal(),), (SAM,))
    assert {(p.text, p.owner) for p in after.promises} == {
        ("buy a basket", "Sam"),
        ("If it is Thursday, then I will go out", "Sam"),
    }


@pytest.mark.parametrize(
    ("state", "end"),
    [("reached", "done"), ("let go", "done"), ("goes on", "not_over"), ("paused", "not_over")],
)
def test_only_what_is_over_has_its_end(state: str, end: str) -> None:
    sitting, _ = sat("wrap-up", {"state": state, "close/steps": PASS})
    assert {"done", "not_over"} & sitting.steps == {end}


def test_a_second_look_is_promised_by_all_or_by_the_one() -> None:
    for people, owner in (((SAM, NOA), "both"), ((SAM,), "Sam")):
        _, now = sat("realign", {"again": "2026-09-01", "close/steps": PASS}, people=people)
        looks = [
            r for r in kept(now, "commitment") if r.fields["text"] == "Look at our goals again"
        ]
        assert [r.fields["owner"] for r in looks] == [owner]
