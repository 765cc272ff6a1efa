"""What fits because a day has come: check-ins, ends of quarters, days of goals and promises."""

from __future__ import annotations

from datetime import date

import pytest

from flows.history.suggest import promises_due, quarter_end
from flows.records import Record
from tests.unit.history.making import a_record, told
from tests.unit.history.suggesting import END, goal, promise, reason


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


@pytest.mark.parametrize(
    ("today", "end"),
    [
        (date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 3, 31), date(2026, 3, 31)),
        (date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 9, 30), date(2026, 9, 30)),
        (date(2026, 10, 1), date(2026, 12, 31)),
        (date(2026, 12, 31), date(2026, 12, 31)),
        (date(2026, 5, 1), date(2026, 6, 30)),
        # The last quarter of all calendars.
        (date(9999, 12, 1), date(9999, 12, 31)),
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
