"""What fits because of how goals, promises and notes stand: each rule, and what lies just beside."""

from __future__ import annotations

import pytest

from flows.history.suggest import suggest
from flows.records import Record
from tests.unit.history.making import a_record, told
from tests.unit.history.suggesting import DONE, goal, jots, missed, promise, rated, reason


@pytest.mark.parametrize(
    ("records", "today", "held", "said"),
    [
        ((goal(), DONE), 2, {}, "“a whole week” was reached today"),
        ((goal(), DONE), 3, {}, "“a whole week” was reached yesterday"),
        ((goal(), DONE), 37, {}, "“a whole week” was reached on 3 January"),
        ((goal(), DONE), 38, {}, ""),
        ((goal(), DONE), 5, {"celebrate": 1}, "“a whole week” was reached on Saturday"),
        ((goal(), DONE), 5, {"celebrate": 2}, ""),
        ((goal("paused"), DONE), 2, {}, ""),
        ((goal(), a_record("m", "milestone", 2, goal="g", state="open")), 2, {}, ""),
        ((goal("reached", 4),), 4, {}, "“sleep” was reached today"),
        ((goal("reached", 4),), 40, {}, ""),
        ((goal("let go", 4),), 4, {}, ""),
        ((goal(), DONE, a_record("w", "win", 2, goal="g")), 3, {}, "“a whole week” was reached yesterday"),
        ((goal(), DONE, a_record("w", "win", 3, goal="g")), 3, {}, ""),
        ((goal(), DONE, a_record("w", "win", 3, goal="h")), 3, {}, "“a whole week” was reached yesterday"),
    ],
)  # fmt: skip
def test_what_was_reached_is_celebrated(
    records: tuple[Record, ...], today: int, held: dict[str, int], said: str
) -> None:
    assert reason("celebrate", *records, today=today, **held) == said


def test_the_newest_of_what_was_reached_is_named() -> None:
    later = a_record("n", "milestone", 3, goal="g", text="two weeks", state="done")
    assert reason("celebrate", goal(), DONE, later, today=4) == "“two weeks” was reached yesterday"


def test_a_wish_waits_for_its_words_and_a_proposal_for_a_yes_the_newest_first() -> None:
    assert reason("sharpen", goal("draft", statement="", wish="rest")) == "“rest” is still a wish"
    assert reason("sharpen", goal("proposed")) == "“sleep” is not agreed on yet"
    assert reason("sharpen", goal("active")) == reason("sharpen", goal("let go")) == ""
    later = a_record("h", "goal", 1, wish="run")
    assert reason("sharpen", goal("proposed"), later, today=1) == "“run” is still a wish"


def test_a_goal_that_nobody_does_anything_for_is_planned() -> None:
    said = "nobody has a next step for “sleep”"
    assert reason("action-plan", goal()) == said
    assert reason("action-plan", goal(), promise(state="kept")) == said
    assert reason("action-plan", goal(), promise(goal="h")) == said
    assert reason("action-plan", goal(), promise()) == ""
    assert reason("action-plan", goal("paused")) == ""


@pytest.mark.parametrize(
    ("records", "today", "held", "said"),
    [
        (missed(1), 5, {}, ""),
        (missed(1, 2), 5, {}, "2 promises did not come to it lately"),
        (missed(1, 2, 3), 5, {}, "3 promises did not come to it lately"),
        (missed(1, 2), 43, {}, "2 promises did not come to it lately"),
        (missed(1, 2), 44, {}, ""),
        (missed(1, 2), 5, {"lessons": 0}, "2 promises did not come to it lately"),
        (missed(1, 2), 5, {"lessons": 1}, ""),
    ],
)
def test_lessons_are_drawn_when_several_promises_did_not_come_to_it(
    records: tuple[Record, ...], today: int, held: dict[str, int], said: str
) -> None:
    assert reason("lessons", *records, today=today, **held) == said


@pytest.mark.parametrize(
    ("ratings", "held", "fires"),
    [
        (rated(8, 5), {}, True),
        (rated(8, 6), {}, False),
        (rated(8, 5), {"obstacles": 2}, True),
        (rated(8, 5), {"obstacles": 3}, False),
        (rated(8, 5, about="h"), {}, False),
        (rated(8, 5)[:1], {}, False),
        (rated(11, 5), {}, False),
        (rated(8, -1), {}, False),
        ([*rated(8, 5)[:1], *rated(8, 5, "Noa")[1:]], {}, False),
    ],
)
def test_obstacles_are_talked_about_when_it_matters_more_than_it_is_trusted(
    ratings: list[Record], held: dict[str, int], *, fires: bool
) -> None:
    said = reason("obstacles", goal(), *ratings, today=4, **held)
    assert said == ("“sleep” matters more than it is trusted" if fires else "")
    assert reason("obstacles", goal("paused"), *ratings, today=4) == ""


def test_only_the_newest_ratings_count_for_obstacles() -> None:
    better = a_record("b", "rating", 5, what="confidence", value=8, who="Sam", goal="g")
    assert reason("obstacles", goal(), *rated(8, 2), better, today=6) == ""


def test_what_a_goal_still_lacks_is_named_one_after_the_other() -> None:
    records = [goal(), promise()]
    for flow, said, kind in (
        ("why-it-matters", "“sleep” has no reasons yet", "reason"),
        ("who-is-affected", "who else is touched by “sleep”?", "person_affected"),
        ("milestones", "“sleep” has no milestones yet", "milestone"),
    ):
        assert [s.flow for s in suggest(told(*records), {})] == [flow]
        assert reason(flow, *records) == said
        records.append(a_record(kind, kind, goal="g"))
    assert suggest(told(*records), {}) == ()
    assert suggest(told(goal("paused"), promise(state="kept")), {})[0].flow == "sticky-notes"


@pytest.mark.parametrize(
    ("records", "held", "said"),
    [
        ((goal("paused"),), {}, "no goal is under way"),
        ((goal("reached"),), {}, "no goal is under way"),
        ((goal("draft"),), {}, ""),
        ((goal("proposed"),), {}, ""),
        ((goal(),), {}, ""),
        (jots(1), {}, "a note waits from last time"),
        ((goal(), *jots(1, 2)), {}, "2 notes wait from last time"),
        (jots(1, 2), {"sticky_notes": 1}, "a note waits from last time"),
        ((goal(), *jots(1, 2)), {"sticky_notes": 2}, ""),
    ],
)
def test_notes_come_when_something_waits_or_nothing_is_under_way(
    records: tuple[Record, ...], held: dict[str, int], said: str
) -> None:
    assert reason("sticky-notes", *records, today=2, **held) == said
