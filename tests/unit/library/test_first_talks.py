"""The flows of first evenings: ground rules and sticky notes, and what they say at their end."""

from __future__ import annotations

import pytest

from tests.unit.library.sitting import PASS, Sitting, kept


@pytest.mark.parametrize(("degree", "end"), [("yes", "done"), ("not_yet", "not_yet")])
def test_rules_count_when_they_are_agreed_on(degree: str, end: str) -> None:
    script = {"rules": ("no phones",), "charter": degree, "close/steps": PASS}
    sitting = Sitting("ground-rules", script)
    rules = [record.fields["rules"] for record in kept(sitting.run(), "charter")]
    assert len(rules) == (end == "done")
    assert {"done", "not_yet"} & sitting.steps == {end}


@pytest.mark.parametrize(
    ("degree", "drafted"), [("yes", "1 goal drafted"), ("no", "0 goals drafted")]
)
def test_only_goals_that_were_agreed_on_are_counted(degree: str, drafted: str) -> None:
    ideas = {"sam": ("a garden",), "noa": PASS}
    none = dict.fromkeys(("more", "bridges", "close/steps"), PASS)
    sitting = Sitting("sticky-notes", {**none, "ideas": ideas, "picked": degree})
    goals = kept(sitting.run(), "goal")
    assert len(goals) == int(drafted[0])
    assert drafted in sitting.texts["done"]
