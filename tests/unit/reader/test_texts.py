"""Texts with holes, and how values read in them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.expressions import ExpressionFault
from flows.texts import Hole, parse_text, render
from flows.values import Item, Reply, Scope, Value

IDEAS = (Item("1", "tea"), Item("2", "{{ n }} [b]x[/b]"), Item("3", "a walk"))
SCOPE: Scope = {
    "n": 2,
    "half": 2.50,
    "yes_": True,
    "ideas": Reply(IDEAS, True, IDEAS),
    "none": Reply((), True),
    "due": "2026-06-14",
    "today": date(2026, 6, 14),
    "soon": "soon",
    "who": Item("p", "Noa"),
    "steps": ("a", "b", "c", "d", "e"),
    "many": ("a", "b", "c", "d", "e", "f"),
}


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("plain } text {", "plain } text {"),
        ("{{ n }} and {{half}}, {{ yes_ }}", "2 and 2.5, yes"),
        ("{{ ideas }}.", "tea, {{ n }} [b]x[/b] and a walk."),
        ("{{ ideas | list }}", "tea, {{ n }} [b]x[/b] and a walk"),
        ("{{ ideas | bullets }}", "• tea\n• {{ n }} [b]x[/b]\n• a walk"),
        ("{{ who | bullets }}", "• Noa"),
        ("{{ steps | ladder }}", "+2  e\n+1  d\n 0  c\n−1  b\n−2  a"),
        ("{{ ideas | ladder }}", " 0  a walk\n−1  {{ n }} [b]x[/b]\n−2  tea"),
        ("{{ many | ladder }}", "+2  e\n+1  d\n 0  c\n−1  b\n−2  a"),
        ("{{ who | ladder }}", "−2  Noa"),
        ("{{ none | ladder }}{{ gone | ladder }}", "––"),
        ("{{ n | count: idea, ideas }}", "2 ideas"),
        ("{{ n - 1 | count: idea, ideas }}", "1 idea"),
        ("{{ ideas | count: idea, ideas }}", "3 ideas"),
        ("{{ due | date }} {{ today }} {{ today | date }}", "14 June 2026 14 June 2026 14 June 2026"),
        ("{{ soon | date }}", "soon"),
        ("{{ half | number }} {{ -1 }}", "2.5 −1"),
        ("{{ soon | quote }}", "“soon”"),
        ("{{ 'a | b }} c' }}", "a | b }} c"),
        ("{{ '|' | quote }}", "“|”"),
        ("{{ gone }}, {{ none }}, {{ none | list }}, {{ n + soon }}", "–, –, –, –"),
    ],
)  # fmt: skip
def test_render(source: str, shown: str) -> None:
    assert render(parse_text(source), SCOPE) == shown


def test_no_text_is_nothing_and_the_dash_can_be_chosen() -> None:
    assert render(None, SCOPE) == ""
    assert render(parse_text("{{ gone }}"), {}, "?") == "?"


@pytest.mark.parametrize(
    ("source", "column", "words"),
    [
        ("a {{ b", 13, "not closed"),
        ("{{ 'b }}", 11, "not closed"),
        ("a {{ b[0] }}", 16, "not part"),
        ("{{ b | lst }}", 17, "no format lst"),
        ("{{ b | }}", 17, "no format"),
        ("{{ b | count: one }}", 17, "wrong words"),
        ("{{ b | date: x }}", 17, "wrong words"),
    ],
)
def test_a_bad_hole_is_a_fault_with_its_column(source: str, column: int, words: str) -> None:
    with pytest.raises(ExpressionFault) as caught:
        parse_text(source, 3, 11)
    assert (caught.value.line, caught.value.column) == (3, column)
    assert words in caught.value.message


def test_holes_are_the_holes_in_order() -> None:
    holes = parse_text("{{ a }}b{{ c | quote }}").holes
    assert [(hole.expression.source, hole.format) for hole in holes] == [("a", ""), ("c", "quote")]
    assert all(isinstance(hole, Hole) for hole in holes)


_VALUES: st.SearchStrategy[Value] = st.one_of(
    st.text(), st.integers(), st.booleans(), st.dates(), st.floats(), st.just(SCOPE["ideas"]),
    st.just(Reply()), st.just(Reply("x", True)), st.just((1, SCOPE["ideas"])),
)  # fmt: skip


@given(_VALUES)
def test_any_value_can_be_shown_in_any_format(value: Value) -> None:
    formats = ["", "| list", "| bullets", "| count: a, b", "| date", "| number", "| quote"]
    for name in formats:
        text = parse_text("{{ x " + name + " }}{{ (x) " + name + " }}")
        assert isinstance(render(text, {"x": value}), str)
