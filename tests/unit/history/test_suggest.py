"""What to talk about next: each rule says something when it fits, and nothing just beside."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from flows.history.phrases import days, on, plain, quoted
from flows.history.suggest import Suggestion, promises_due, quarter_end, suggest
from flows.records import Record
from tests.unit.history.making import a_record, day, told


def reason(flow: str, *records: Record, today: int = 0, **held: int) -> str:
    """Why a flow is suggested; empty when it is not."""
    past = {name.replace("_", "-"): day(number) for name, number in held.items()}
    found = suggest(told(*records, today=today), past)
    return next((s.reason for s in found if s.flow == flow), "")


def goal(state: str = "active", on: int = 0, **more: Any) -> Record:
    """A goal to sleep."""
    return a_record("g", "goal", on, **{"statement": "sleep", "state": state, **more})


def promise(on: int = 0, **more: Any) -> Record:
    """A promise for the goal."""
    return a_record("p", "commitment", on, **{"text": "lights out", "goal": "g", **more})


def test_at_the_very_start_notes_are_what_fits() -> None:
    assert suggest(told(), {}) == (Suggestion("sticky-notes", "no goal is under way"),)


DONE = a_record("m", "milestone", 2, goal="g", text="a whole week", state="done")


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


@pytest.mark.parametrize(
    ("state", "due", "today", "held", "said"),
    [
        ("active", "2026-01-10", 9, {}, ""),
        ("active", "2026-01-10", 10, {}, "the day of “sleep” was 10 January"),
        ("active", "2026-01-10", 400, {}, "the day of “sleep” was 10 January 2026"),
        ("active", "2026-01-10", 20, {"wrap_up": 9}, "the day of “sleep” was 10 January"),
        ("active", "2026-01-10", 20, {"wrap_up": 10}, ""),
        ("active", "", 20, {}, ""),
        ("reached", "2026-01-10", 20, {}, ""),
        ("proposed", "2026-01-10", 20, {}, ""),
    ],
)
def test_a_goal_whose_day_has_gone_by_is_wrapped_up(
    state: str, due: str, today: int, held: dict[str, int], said: str
) -> None:
    assert reason("wrap-up", goal(state, due=due), today=today, **held) == said


MEET = a_record("on", "meeting", 0, on="2026-01-05")


@pytest.mark.parametrize(
    ("records", "today", "held", "said"),
    [
        ((goal(),), 6, {}, ""),
        ((goal(),), 7, {}, "due today"),
        ((goal(),), 8, {}, "due since 8 January"),
        ((goal(),), 9, {"check_in": 3}, ""),
        ((goal(),), 10, {"check_in": 3}, "due today; last: 4 January"),
        ((goal(),), 11, {"check_in": 3}, "due since 11 January; last: 4 January"),
        ((promise(),), 7, {}, "due today"),
        ((promise(state="kept"),), 7, {}, ""),
        ((promise(3), goal(on=1)), 8, {}, "due today"),
        ((goal("proposed"),), 7, {}, ""),
        ((), 400, {"check_in": 3}, ""),
        ((goal(), MEET), 3, {}, ""),
        ((goal(), MEET), 4, {}, "you wanted to meet today"),
        ((MEET,), 5, {}, "you wanted to meet yesterday"),
        ((goal(), MEET), 7, {}, "you wanted to meet on Monday"),
        ((goal(), MEET), 11, {}, "you wanted to meet on 5 January"),
        ((goal(), MEET), 11, {"check_in": 3}, "you wanted to meet on 5 January"),
        ((goal(), MEET), 10, {"check_in": 4}, ""),
        ((goal(), MEET), 11, {"check_in": 4}, "due today; last: 5 January"),
        ((goal(), MEET), 6, {"sharpen": 4}, ""),
        ((goal(), MEET), 7, {"sharpen": 4}, "due today"),
        ((goal(), a_record("on", "meeting", 0, on="2026-03-01")), 40, {"check_in": 3}, ""),
    ],
)
def test_a_check_in_comes_each_week_or_on_the_day_that_was_agreed_on(
    records: tuple[Record, ...], today: int, held: dict[str, int], said: str
) -> None:
    assert reason("check-in", *records, today=today, **held) == said


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


def missed(*on: int) -> tuple[Record, ...]:
    """Promises that did not come to it."""
    return tuple(a_record(f"m{n}", "commitment", n, state="not this time") for n in on)


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


END = 89  # 31 March


@pytest.mark.parametrize(
    ("began", "today", "held", "said"),
    [
        (70, END - 17, {}, ""),
        (70, END - 16, {}, "quarter ends in 16 days"),
        (80, END - 1, {}, "quarter ends in 1 day"),
        (80, END, {}, "quarter ends today"),
        (85, END + 1, {}, ""),
        (80, END, {"realign": END - 32}, ""),
        (80, END, {"realign": END - 33}, "quarter ends today"),
        (91, 105, {}, ""),
        (91, 106, {}, "“sleep”: nothing since 2 April"),
        (91, 110, {"realign": 96}, ""),
        (91, 111, {"realign": 96}, "“sleep”: nothing since 2 April"),
        (0, 100, {"realign": 60}, "“sleep”: nothing since 1 January"),
        (0, 101, {}, "no look at all goals for more than a quarter"),
        (0, 100, {}, "“sleep”: nothing since 1 January"),
        (98, 202, {"realign": 101}, "no look at all goals for more than a quarter"),
    ],
)
def test_goals_are_looked_at_again_at_the_end_of_a_quarter_and_when_they_gather_dust(
    began: int, today: int, held: dict[str, int], said: str
) -> None:
    assert reason("realign", goal(on=began), today=today, **held) == said


def test_without_a_live_goal_nothing_is_realigned() -> None:
    assert reason("realign", goal("paused"), today=END) == reason("realign", today=END) == ""


def rated(importance: float, confidence: float, who: str = "Sam", about: str = "g") -> list[Record]:
    """How much somebody wants a goal and how much they trust it."""
    both = (("importance", importance), ("confidence", confidence))
    return [
        a_record(what, "rating", 3, what=what, value=value, who=who, goal=about)
        for what, value in both
    ]


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


def jots(*on: int) -> tuple[Record, ...]:
    """Jots that wait."""
    return tuple(a_record(f"j{n}", "note", n, kind="jot") for n in on)


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


def test_the_most_urgent_stands_first_and_each_flow_once() -> None:
    second = a_record("h", "goal", 0, statement="run", state="active", due="2026-01-02")
    records = [
        goal(due="2026-01-03"), second, DONE, *missed(1, 2), *jots(1), a_record("w", "goal", 0, wish="x"),
        *rated(9, 1), a_record("r", "reason", goal="h"),
    ]  # fmt: skip
    found = suggest(told(*records, today=END), {})
    assert [s.flow for s in found] == [
        "wrap-up", "check-in", "sharpen", "action-plan", "realign", "obstacles", "why-it-matters",
        "who-is-affected", "sticky-notes",
    ]  # fmt: skip
    assert [s.goal for s in found] == ["g", "", "w", "g", "", "g", "g", "h", ""]
    early = [s.flow for s in suggest(told(*records, today=8), {})]
    assert early[:3] == ["celebrate", "wrap-up", "check-in"]
    assert "lessons" in early


@pytest.mark.parametrize(
    ("today", "end"),
    [
        (date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 3, 31), date(2026, 3, 31)),
        (date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 9, 30), date(2026, 9, 30)),
        (date(2026, 10, 1), date(2026, 12, 31)),
        (date(2026, 12, 31), date(2026, 12, 31)),
    ],
)
def test_when_a_quarter_ends(today: date, end: date) -> None:
    assert quarter_end(today) == end


def test_promises_that_are_due() -> None:
    story = told(
        promise(due="2026-01-03"),
        a_record("q", "commitment", due="2026-01-02"),
        a_record("r", "commitment", due="2026-01-01", state="kept"),
        a_record("s", "commitment"),
        today=1,
    )
    assert [p.id for p in promises_due(story)] == ["q"]
    assert [p.id for p in promises_due(story, within=1)] == ["q", "p"]


def test_days_and_words_as_a_reason_says_them() -> None:
    assert [days(n) for n in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
    assert quoted(" a\n b ") == "“a b”"
    assert quoted("x" * 40) == f"“{'x' * 40}”"
    assert quoted("x" * 41) == f"“{'x' * 39}…”"
    assert quoted(f"{'x' * 38} {'y' * 9}") == f"“{'x' * 38}…”"
    assert (plain(day(0), day(9)), plain(day(0), day(400))) == ("1 January", "1 January 2026")
    ago = [on(day(10) - timedelta(days=n), day(10)) for n in (-1, 0, 1, 2, 6, 7)]
    assert ago == ["on 12 January", "today", "yesterday", "on Friday", "on Monday", "on 4 January"]


def a_busy_year() -> list[Record]:
    """A year of weeks in which something of every kind was kept."""
    made = [
        a_record("g", "goal", 0, statement="sleep", state="active", due="2026-06-01"),
        a_record("g2", "goal", 200, of="g", statement="sleep", state="reached"),
        a_record("h", "goal", 30, wish="run"),
        a_record("h2", "goal", 60, of="h", wish="run", statement="10 km", state="proposed"),
        a_record("h3", "goal", 67, of="h", wish="run", statement="10 km", state="active"),
        a_record("i", "goal", 90, statement="sing", state="active", rhythm="monthly"),
        a_record("i2", "goal", 120, of="i", statement="sing", state="let go"),
    ]
    for week in range(52):
        on = 7 * week
        state = ("kept", "not this time", "changed", "let go")[week % 4]
        made += [
            a_record(f"p{week}", "commitment", on, owner="Sam", goal="g", due=str(day(on + 6))),
            a_record(f"q{week}", "commitment", on + 7, of=f"p{week}", state=state, goal="g"),
            a_record(f"s{week}", "rating", on, what="connection", who="Sam", value=week % 11),
            a_record(f"n{week}", "rating", on, what="connection", who="Noa", value=7),
            a_record(f"m{week}", "meeting", on, on=str(day(on + 7))),
            a_record(f"j{week}", "note", on, kind="jot", text="milk"),
            a_record(f"w{week}", "win", on, text="a week", goal="h"),
        ]
        if week % 13 == 0:
            made.append(a_record(f"k{week}", "milestone", on, goal="h", state="done"))
    return made


@pytest.mark.parametrize("busy", [False, True])
def test_every_day_of_a_year_something_fits_or_nothing_and_each_flow_at_most_once(
    *, busy: bool
) -> None:
    records = a_busy_year() if busy else []
    held: dict[str, date] = {}
    seen: set[str] = set()
    for number in range(366):
        past = [record for record in records if record.created.date() <= day(number)]
        found = suggest(told(*past, today=number), held)
        flows = [suggestion.flow for suggestion in found]
        assert len(flows) == len(set(flows))
        assert all(suggestion.reason for suggestion in found)
        seen |= set(flows)
        if busy and number % 7 == 0 and number % 5:
            held["check-in"] = day(number)
        if busy and flows and number % 30 == 0:
            held[flows[0]] = day(number)
    busy_ones = {"celebrate", "wrap-up", "check-in", "sharpen", "action-plan", "realign", "lessons"}
    assert seen >= busy_ones | {"sticky-notes"} if busy else seen == {"sticky-notes"}


def test_even_the_last_quarter_of_all_calendars_ends() -> None:
    assert quarter_end(date(9999, 12, 1)) == date(9999, 12, 31)
    assert quarter_end(date(2026, 5, 1)) == date(2026, 6, 30)
