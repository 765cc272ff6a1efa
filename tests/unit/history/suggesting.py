"""Short records about one goal, and what is suggested for them."""

from __future__ import annotations

from typing import Any

from flows.history.suggest import suggest
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


def missed(*on: int) -> tuple[Record, ...]:
    """Promises that did not come to it."""
    return tuple(a_record(f"m{n}", "commitment", n, state="not this time") for n in on)


def rated(importance: float, confidence: float, who: str = "Sam", about: str = "g") -> list[Record]:
    """How much somebody wants a goal and how much they trust it."""
    both = (("importance", importance), ("confidence", confidence))
    return [
        a_record(what, "rating", 3, what=what, value=value, who=who, goal=about)
        for what, value in both
    ]


def jots(*on: int) -> tuple[Record, ...]:
    """Jots that wait."""
    return tuple(a_record(f"j{n}", "note", n, kind="jot") for n in on)


DONE = a_record("m", "milestone", 2, goal="g", text="a whole week", state="done")
"""A milestone of the goal that was reached on the third of January."""

END = 89
"""The last day of a quarter: 31 March."""
