"""What conditions come to before anybody has answered."""

from __future__ import annotations

import ast

import pytest

from flows.checks.known import Facts, Setting, span
from flows.checks.truth import tree_of, truth
from tests.unit.reader.writing import read, written

STEPS = """
- ask: mood
  type: choice
  options: [good, bad]
  skip: false
  text: M
- ask: only
  type: choice
  options: [this]
  text: O
- ask: open
  type: choice
  options_from: people
  text: O
- ask: mark
  type: scale
  text: M
- ask: bounded
  type: number
  min: -1
  max: 5
  text: N
- ask: free
  type: number
  text: N
- ask: marks
  who: each
  type: scale
  min: -2
  max: 2
  text: M
- set: best
  value: first(people)
"""
KNOWN = {step.id: step for step in read(written(STEPS)).steps}


def come_to(condition: str, facts: Facts) -> bool | None:
    tree = tree_of(condition)
    assert tree is not None
    return truth(tree, facts)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("yes", True),
        ("no", False),
        ("True", True),
        ("alone", None),
        ("quick", None),
        ("mood.answered", True),
        ("only.answered", None),
        ("best.answered", None),
        ("not mood.answered", False),
        ("not alone", None),
        ("mood.answered and yes", True),
        ("mood.answered and alone", None),
        ("alone and no", False),
        ("alone and not alone", False),
        ("mood == 'good' and mood == 'bad'", False),
        ("mood == 'good' and mood == 'good'", None),
        ("alone or yes", True),
        ("alone or not alone", True),
        ("alone or quick", None),
        ("no or no", False),
        ("mark > 10", False),
        ("mark >= 0", True),
        ("mark <= 10", True),
        ("mark < 0", False),
        ("mark == 11", False),
        ("mark != 11", True),
        ("mark != 3", None),
        ("0 <= mark <= 10", True),
        ("0 <= mark <= 9", None),
        ("0 > mark > 9", False),
        ("bounded < 6", True),
        ("bounded > -2", True),
        ("free > 6", None),
        ("marks.max > 2", False),
        ("marks.min < -2", False),
        ("marks.gap < 0", False),
        ("marks > 3", None),
        ("mark.mean > 11", None),
        ("marks.size >= 0", True),
        ("size(marks) > 0", None),
        ("count(people, yes) >= 0", True),
        ("round >= 1", True),
        ("2 == 2", True),
        ("2 == 3", False),
        ("today == today", True),
        ("today < today", False),
        ("mood == mood", True),
        ("only == only", None),
        ("free == free + 1", None),
        ("only == 'this'", True),
        ("mood == 'good'", None),
        ("mood == only", None),
        ("open == 'x'", None),
        ("mood in ['good', 'bad']", True),
        ("mood in ['good']", None),
        ("mood not in ['good', 'bad']", False),
        ("mood not in ['good']", None),
        ("mood in people", None),
        ("'x' in mood", None),
        ("people.size > 3", False),
        ("size(people) >= 1", True),
        ("'x' == 1", None),
        ("any(people, yes)", None),
    ],
)
def test_a_condition(condition: str, expected: bool | None) -> None:
    facts = Facts(sure=frozenset({"mood", "best"}), steps=KNOWN, crowd=(1, 3))
    assert come_to(condition, facts) is expected


@pytest.mark.parametrize(
    ("condition", "people", "quick", "expected"),
    [
        ("alone", 1, False, True),
        ("alone", 2, False, False),
        ("quick", 1, True, True),
        ("size(people) == 2", 2, False, True),
        ("size(people) == 2", 3, False, False),
    ],
)
def test_a_condition_in_a_setting(condition: str, people: int, quick: bool, expected: bool) -> None:
    assert come_to(condition, Facts(Setting(people, quick))) is expected


def test_what_holds_already_holds() -> None:
    facts = Facts(held=frozenset({"quick", "not alone"}))
    assert come_to("quick", facts) is True
    assert come_to("not quick", facts) is False
    assert come_to("alone", facts) is False
    assert come_to("not alone", facts) is True
    assert come_to("free > 1", facts) is None


def test_a_mark_is_no_condition() -> None:
    assert tree_of("in some_loop") is None


def test_what_is_no_number_has_no_span() -> None:
    assert span(ast.parse("x + 1", mode="eval").body, Facts()) is None
    assert span(ast.parse("-x", mode="eval").body, Facts()) is None
