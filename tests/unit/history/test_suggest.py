"""What to talk about next: the most urgent first, each flow once, every day of a year."""

from __future__ import annotations

from datetime import date

import pytest

from flows.history.suggest import Suggestion, suggest
from flows.records import Record
from tests.unit.history.making import a_record, day, told
from tests.unit.history.suggesting import DONE, END, goal, jots, missed, rated


def test_at_the_very_start_notes_are_what_fits() -> None:
    assert suggest(told(), {}) == (Suggestion("sticky-notes", "no goal is under way"),)


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
