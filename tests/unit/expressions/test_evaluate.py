"""What expressions come to."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.expressions import (
    ExpressionError,
    ExpressionFault,
    Unanswered,
    attempt,
    evaluate,
    holds,
    parse,
)
from flows.values import Item, Reply, Scope, Value

IDEAS = tuple(Item(f"i{n}", text, "Noa", {"points": n}) for n, text in enumerate("abc"))
SCOPE: Scope = {
    "n": 3,
    "t": "tea",
    "yes_": True,
    "today": date(2026, 6, 14),
    "due": "2026-06-20",
    "ideas": Reply((), True, IDEAS),
    "none": Reply((), True),
    "pick": Reply("b", True, (IDEAS[1],)),
    "chosen": Reply(IDEAS[:2], True, IDEAS[:2]),
    "listed": Reply(IDEAS[:2], True),
    "one": Reply((IDEAS[0],), True, (IDEAS[0],)),
    "entry": Reply(IDEAS[0], True),
    "belief": Reply(None, True, IDEAS, {"min": 2, "gap": 5}),
    "done": Reply(None, True),
    "saying": Reply("okay", True),
    "passed": Reply(),
    "item": IDEAS[2],
    "odd": (1, "x"),
    "blank": Item("b", "", "", {"points": "many"}),
    "history:goal": (Item("g2", "new"), Item("g1", "old")),
}


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("n", 3),
        ("true and yes and True", True),
        ("no or false", False),
        ("not yes", False),
        ("-n + 1 - 0.5", -2.5),
        ("t + '!'", "tea!"),
        ("today + days(3)", date(2026, 6, 17)),
        ("today - weeks(2)", date(2026, 5, 31)),
        ("days(1) + today", date(2026, 6, 15)),
        ("date(due) - today", 6),
        ("date(today)", date(2026, 6, 14)),
        ("today < due", True),
        ("due > today", True),
        ("1 < n <= 3", True),
        ("1 < n < 3", False),
        ("n != 3", False),
        ("'e' in t", True),
        ("'b' in pick", True),
        ("'ay' in saying", True),
        ("first(ideas, 2).items.size", 2),
        ("first(ideas, 2).answered", True),
        ("t not in ['x', 'y']", True),
        ("n in [1, 'x', 3]", True),
        ("'a' in ideas", True),
        ("'i1' in ideas.items", True),
        ("item in chosen", False),
        ("item == 'c'", True),
        ("item == item", True),
        ("ideas.size", 3),
        ("ideas.items.size", 3),
        ("ideas.items.answered", True),
        ("ideas.answered and not passed.answered and not gone.answered", True),
        ("n.answered and item.answered", True),
        ("passed.size + gone.size + size(gone)", 0),
        ("size(t)", 3),
        ("size(odd) + size(done) + size(listed)", 4),
        ("belief.min + belief.gap", 7),
        ("one.points", 0),
        ("one.author", "Noa"),
        ("entry.points", 0),
        ("listed.items.size", 0),
        ("item.text + item.author", "cNoa"),
        ("pick", "b"),
        ("first(chosen)", IDEAS[0]),
        ("first(ideas, 2).size", 2),
        ("first(ideas, -1).size", 0),
        ("last(ideas).text", "c"),
        ("last(ideas, 2).size", 2),
        ("last(goal, 1).text", "new"),
        ("last(goal).text", "new"),
        ("last(goal, 5).size", 2),
        ("last(win, 5).size", 0),
        ("top(ideas, 2)", (IDEAS[2], IDEAS[1])),
        ("size(top(odd, 5))", 2),
        ("any(ideas, item.points > 1)", True),
        ("all(ideas, item.points > 1)", False),
        ("all(gone, item.points > 1)", True),
        ("count(ideas, item.points > 0)", 2),
        ("count(ideas, item.state == 'x')", 0),
        ("filter(ideas, item.text == 'b')", (IDEAS[1],)),
        ("ideas.items + first(ideas, 1)", (*IDEAS, IDEAS[0])),
        ("text(n) + text(0.5) + text(yes) + text(today) + text(-1)", "30.5yes14 June 2026−1"),
        ("text(chosen)", "a and b"),
        ("text(ideas.items)", "a, b and c"),
        ("text(none)", ""),
        ("none", ()),
        ("done", ()),
        ("belief", IDEAS),
        ("gone.items", ()),
    ],
)
def test_value(source: str, value: Value) -> None:
    assert evaluate(parse(source), SCOPE) == value


@pytest.mark.parametrize(
    "source",
    ["gone", "passed", "gone.min", "passed + 1", "first(gone)", "last(none)", "last(win, 1).text",
     "item.state", "belief.mean.x", "none.text", "text(gone)"],
)  # fmt: skip
def test_what_came_to_nothing_is_no_value(source: str) -> None:
    scope = {**SCOPE, "belief": Reply(None, True)}
    with pytest.raises(Unanswered):
        evaluate(parse(source), scope)
    assert not holds(parse(source), scope)


@pytest.mark.parametrize(
    "source",
    ["n < t", "n == t", "n == yes", "yes < 'a'", "ideas == ideas", "not n", "n and yes", "-t",
     "t - t", "n + t", "today + t", "today + today", "n - today", "n + yes", "t.size", "n.min",
     "ideas.items.text", "n in t", "n in n", ("n in [yes]" " and n"), "size(n)", "date('soon')",
     "date(n)", "today < t", "days(100000000)", "today + days(4000000)", "days('x')",
     "1000000000000 + 1000000000000", "first(pick.answered)", "big + big", "many + many", ("huge"
     " + 1"), "today + 99999999999", "size(odd.x)", "text(n).x", "top(ideas, t)"],
)  # fmt: skip
def test_values_that_do_not_fit_are_an_expression_error(source: str) -> None:
    scope: Scope = {**SCOPE, "big": "x" * 60_000, "many": (1,) * 6_000, "huge": float("nan")}
    with pytest.raises(ExpressionError):
        evaluate(parse(source.replace("n in [yes] and n", "not t")), scope)
    assert not holds(parse("not n"), scope)


def test_no_condition_always_holds() -> None:
    assert holds(None, {})
    assert holds(parse("n == 3"), SCOPE)
    assert not holds(parse("n"), SCOPE)


def test_what_came_to_nothing_is_none_when_it_is_only_attempted() -> None:
    assert attempt(parse("ideas.items"), SCOPE) == IDEAS
    assert attempt(parse("['x', 2]"), SCOPE) == ("x", 2)
    assert attempt(None, SCOPE) is None
    for source in ("gone", "first(gone)", "n.text", "n + t"):
        assert attempt(parse(source), SCOPE) is None


_LEAF = st.sampled_from(
    ["n", "t", "gone", "ideas", "item", "today", "1", "'x'", "yes", "odd", "belief.min", "blank"]
)


def _grow(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    ops = st.sampled_from(["+", "-", "<", "==", "in", "and", "or", "not in"])
    functions = st.sampled_from(["size", "text", "date", "first", "days", "last", "weeks"])
    pairs = st.sampled_from(["any", "count", "filter", "top", "first", "all", "last"])
    return st.one_of(
        st.builds("({} {} {})".format, inner, ops, inner),
        st.builds("(not {})".format, inner),
        st.builds("(-{})".format, inner),
        st.builds("{}({})".format, functions, inner),
        st.builds("{}({}, {})".format, pairs, inner, inner),
        st.builds("first({}).{}".format, inner, st.sampled_from(["text", "size", "points"])),
    )


@given(st.recursive(_LEAF, _grow, max_leaves=8))
def test_any_expression_comes_to_a_value_or_says_why_not(source: str) -> None:
    with suppress(Unanswered, ExpressionError, ExpressionFault):
        evaluate(parse(source), SCOPE)


@given(st.text(max_size=60))
def test_any_text_is_an_expression_or_a_fault(source: str) -> None:
    with suppress(ExpressionFault):
        assert parse(source).source == " ".join(source.strip().splitlines())


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("answered(t, passed, n, gone)", ("tea", 3)),
        ("answered(passed, gone)", ()),
        ("answered(saying, '', none)", ("okay",)),
        ("answered(n - 3, not yes_)", (0, False)),
        ("answered(passed.max, belief.gap)", (5,)),
        ("answered(today)", (date(2026, 6, 14),)),
        ("answered(pick, chosen)", ("b", IDEAS[:2])),
        ("answered(gone + 'x', t + '!')", ("tea!",)),
        ("size(answered(t, gone))", 1),
        ("any(answered(t, gone), item == 'tea')", True),
    ],
)
def test_answered_is_what_came_to_something(source: str, value: Value) -> None:
    assert evaluate(parse(source), SCOPE) == value


def test_a_part_of_answered_that_has_no_meaning_is_a_fault_of_its_own() -> None:
    with pytest.raises(ExpressionError):
        evaluate(parse("answered(t + n)"), SCOPE)
