"""The sets that somebody else wrote to judge the letters and the dates. Nobody tunes on them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from flows.dates import resolve
from tests.unit.smart.scoring import HERE, score


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of one set."""
    found: list[dict[str, Any]] = json.loads((HERE / f"{name}.json").read_text("utf-8"))
    return found


@pytest.mark.parametrize(
    ("letter", "least"), [("specific", 0.94), ("measurable", 0.93), ("time_bound", 0.97)]
)
def test_letters_of_statements_that_nobody_tuned_on(letter: str, least: float) -> None:
    assert score(rows("held_out_statements"), letter).f1 >= least


@pytest.mark.parametrize(
    ("letter", "least"), [("specific", 0.94), ("measurable", 0.9), ("time_bound", 0.97)]
)
def test_letters_of_statements_scored_once_at_the_end(letter: str, least: float) -> None:
    assert score(rows("fresh_statements"), letter).f1 >= least


def test_deadlines_that_nobody_tuned_on() -> None:
    right = {True: 0, False: 0}
    cases = {True: 0, False: 0}
    for row in rows("held_out_deadlines"):
        found = [
            one.end.isoformat() for one in resolve(row["phrase"], date.fromisoformat(row["today"]))
        ]
        dated = bool(row["readings"])
        cases[dated] += 1
        right[dated] += found == [end for _, end in row["readings"]]
    assert right[True] / cases[True] >= 0.95
    assert right[False] / cases[False] >= 0.95
