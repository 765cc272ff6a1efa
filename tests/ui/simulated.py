"""Pages and histories that simulated people are shown."""

from __future__ import annotations

from datetime import UTC, date, datetime

from flows import pages as p
from flows.people import Person
from flows.records import Record
from flows.turns import Need
from flows.values import Item
from store import Library
from tests.unit.library.sitting import a_goal

AT = datetime(2026, 6, 14, 19, 2, tzinfo=UTC)
TODAY = date(2026, 6, 14)
FLOWS = [card.name for card in Library().cards()]

OPTIONS = (Item("a", "Apples"), Item("b", "Bread"), Item("c", "Cheese"))


def a_goal_there(need: Need) -> tuple[Record, ...]:
    """One goal lies in the history, for flows that are about one."""
    return (a_goal(),) if need.kind == "goal" else ()


def page(body: p.Body, person: Person | None = None, place: str = "here") -> p.Page:
    """A page of somebody, or of all."""
    return p.Page("Trial", (), place, body, "Only you.", person)
