"""Expressions and texts in plain words."""

from __future__ import annotations

import pytest

from flows.authoring import saying
from flows.expressions import parse
from flows.places import every_step
from flows.reader.uses import uses
from flows.texts import parse_text
from tests.unit.authoring.files import BUNDLED, read


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("alone", "one person is here alone"),
        ("not alone", "more than one person is here"),
        ("quick", "it is the short form"),
        ("sure", "“sure” is yes"),
        ("not sure", "“sure” is no"),
        ("yes", "yes is yes"),
        ("a_b.answered", "“a b” has an answer"),
        ("not a.answered", "“a” has no answer"),
        ("a.answered and a.agreed", "“a” was agreed on"),
        ("not (a.answered and a.agreed)", "“a” was not agreed on"),
        ("a.unanimous or not b.given", "each said yes to “a” or not everybody said yes to “b”"),
        ("a.size == 0", "“a” is empty"),
        ("size(a) > 0", "“a” is not empty"),
        ("not size(a) != 0", "“a” is empty"),
        ('a == ""', "“a” is empty"),
        ("a.size == b", "the number of entries in “a” is “b”"),
        ("size(people) == 2", "the number of people here is 2"),
        ("a == 0", "“a” is 0"),
        ("size(a) < 0", "the number of entries in “a” is less than 0"),
        ("1 < a <= 3", "1 is less than “a” and “a” is at most 3"),
        ("not 1 < a <= 3", "1 is at least “a” or “a” is more than 3"),
        ("a >= 1.5", "“a” is at least 1.5"),
        ('a in ["x", "y", "z"]', "“a” is one of “x”, “y” or “z”"),
        ('a not in ["x", "y"]', "“a” is none of “x” or “y”"),
        ('a in ["x"]', "“a” is “x”"),
        ('a not in ["x"]', "“a” is not “x”"),
        ("a in []", "“a” is one of nothing"),
        ("a in b", "“a” is among “b”"),
        ("a not in b", "“a” is not among “b”"),
        ("a and (b or c)", "“a” is yes and (“b” is yes or “c” is yes)"),
        ("a or (b.answered and b.agreed)", "“a” is yes or “b” was agreed on"),
        ("any(a, item.x == 1)", "for at least one of “a”, the x of the entry is 1"),
        ("not any(a, item == 1)", "for every one of “a”, the entry is not 1"),
        ("all(a, item)", "for every one of “a”, the entry is yes"),
    ],
)
def test_conditions(source: str, said: str) -> None:
    assert saying.condition(parse(source)) == said


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('"draft"', "“draft”"),
        ("-3", "minus 3"),
        ("true", "yes"),
        ("False", "no"),
        ("today + days(90)", "today plus 90 days"),
        ("today - weeks(2)", "today minus 2 weeks"),
        ("me", "name"),
        ("item.text", "the entry"),
        ("item.author", "the author of the entry"),
        ("a.mean", "the mean of “a”"),
        ("a.agreed", "whether “a” was agreed on"),
        ("a.size", "the number of entries in “a”"),
        ("top(a, 3)", "the 3 of “a” with the most points"),
        ("first(a)", "the first of “a”"),
        ("last(a, 2)", "the last 2 of “a”"),
        ("last(goal)", "the newest goal in the history"),
        ("last(goal, 3)", "the newest 3 entries of the kind goal in the history"),
        ("filter(a, item == 1)", "those of “a” for which the entry is 1"),
        ("count(a, item == 1)", "the number of those of “a” for which the entry is 1"),
        ("first(answered(a, b))", "the first that has an answer: “a” and “b”"),
        ("answered(a)", "“a”"),
        ("text(date(a))", "“a”"),
        ("a == 1", "whether “a” is 1"),
        ("any(a, item)", "whether for at least one of “a”, the entry is yes"),
        ('["x", 2]', "“x” and 2"),
    ],
)
def test_values(source: str, said: str) -> None:
    assert saying.value(parse(source)) == said


def test_texts() -> None:
    assert saying.text(None) == ""
    source = "{{ me }},\n  see {{ a | bullets }}: {{ size(a) | count: one, many }} of {{ b }}"
    said = "[name], see [list of “a”]: [number of many] of [“b”]"
    assert saying.text(parse_text(source)) == said


def test_everything_that_bundled_flows_say_has_words() -> None:
    for source in BUNDLED.values():
        for step in every_step(read(source).steps):
            for use in uses(step):
                assert saying.value(use.expression)
            if step.when is not None:
                assert saying.condition(step.when)
