"""What the type checker finds before a flow runs."""

from __future__ import annotations

import ast

import pytest

from flows.expressions import Known, check, parse
from flows.expressions import types as ty
from flows.expressions.facts import conjuncts, normal, where_false, where_true

MOOD = ty.TextType(frozenset({"good", "bad"}))
ROW = ty.ItemType({"due": ty.DATE, "points": ty.NUMBER})
TYPES: dict[str, ty.Type] = {
    "today": ty.DATE,
    "alone": ty.YESNO,
    "given": ty.ANY,
    "people": ty.ListType(ty.ItemType()),
    "mood": ty.ReplyType(MOOD, ty.ItemType()),
    "count_": ty.ReplyType(ty.NUMBER),
    "ideas": ty.ReplyType(None, ty.ItemType()),
    "rows": ty.ReplyType(None, ROW, {"due": ty.DATE}, single=True),
    "belief": ty.ReplyType(None, ty.ItemType({"value": ty.NUMBER}), {"min": ty.NUMBER}),
    "picks": ty.ReplyType(ty.ListType(ty.ItemType({"text": MOOD})), ty.ItemType({"text": MOOD})),
    "row": ty.ReplyType(ROW),
    "nothing": ty.ReplyType(),
    "words": ty.ReplyType(ty.ListType(ty.TEXT), ty.ItemType()),
}
KNOWN = Known(TYPES, frozenset({"today", "alone", "given", "people"}), frozenset({"later"}))
SURE = Known(TYPES, frozenset(TYPES), frozenset({"later"}))


@pytest.mark.parametrize(
    ("source", "type"),
    [
        ("today + days(2)", ty.DATE),
        ("weeks(2) + today", ty.DATE),
        ("today - date('2026-01-01')", ty.NUMBER),
        ("date(today)", ty.DATE),
        ("mood + 'x'", ty.TEXT),
        ("-count_ + 1", ty.NUMBER),
        ("given + 1", ty.ANY),
        ("1 + given", ty.ANY),
        ("given.x.y", ty.ANY),
        ("mood == 'good' and mood in ['good', 'bad'] or 'b' in mood", ty.YESNO),
        ("'good' in picks", ty.YESNO),
        ("'x' in words and 'x' in given and 'x' in ['x']", ty.YESNO),
        ("1 in []", ty.YESNO),
        ("alone == True", ty.YESNO),
        ("not (1 < count_ <= 3) or alone == yes", ty.YESNO),
        ("ideas", ty.ListType(ty.ItemType())),
        ("ideas.items + first(ideas, 2)", ty.ListType(ty.ItemType())),
        ("rows.due < today and rows.points > 1 and rows.text == 'x'", ty.YESNO),
        ("row.due", ty.DATE),
        ("belief.min", ty.NUMBER),
        ("people.size + ideas.size + size(mood) + size(ideas) + size(given)", ty.NUMBER),
        ("nothing.answered", ty.YESNO),
        ("text(count_)", ty.TEXT),
        ("size('abc') + words.size", ty.NUMBER),
        ("first(belief).value", ty.NUMBER),
        ("last(ideas)", ty.ItemType()),
        ("top(ideas, 1)", ty.ListType(ty.ItemType(), single=True)),
        ("last(goal, 1).wish", ty.TEXT),
        ("last(goal, 2).size", ty.NUMBER),
        ("count(words, item == 'x')", ty.NUMBER),
        ("filter(belief, item.value > 2)", ty.ListType(ty.ItemType({"value": ty.NUMBER}))),
        ("any(given, item.x) or all(ideas, item.text != '')", ty.YESNO),
        ("count(picks, item.text == 'bad')", ty.NUMBER),
        ("answered(mood)", ty.ListType(ty.TEXT)),
        ("answered(mood, 'x')", ty.ListType(ty.TEXT)),
        ("any(answered(mood, 'x'), item == 'neither')", ty.YESNO),
        ("answered(count_, 1)", ty.ListType(ty.NUMBER)),
        ("answered(today, today + days(1))", ty.ListType(ty.DATE)),
        ("answered(mood, count_)", ty.ListType(ty.ANY)),
        ("answered(row, mood)", ty.ListType(ty.TEXT)),
        ("answered(ideas, ideas)", ty.ListType(ty.ListType(ty.ItemType()))),
        ("answered(ideas, picks)", ty.ListType(ty.ANY)),
        ("size(answered(mood, count_)) > 1", ty.YESNO),
    ],
)
def test_type(source: str, type: ty.Type) -> None:
    found = check(parse(source), SURE)
    assert (found.type, found.faults, found.unguarded) == (type, (), ())


@pytest.mark.parametrize(
    ("source", "code", "column", "words"),
    [
        ("moood", "F1.2", 1, "did you mean mood?"),
        ("zzz", "F1.2", 1, "no name zzz"),
        ("me", "F1.2", 1, "turn of one person"),
        ("later", "F1.5", 1, "later"),
        ("belief.mim", "F1.2", 1, "did you mean min?"),
        ("today.x", "F1.2", 1, "a date has no x"),
        ("people.text", "F1.2", 1, "a list has no text"),
        ("nothing.size", "F1.2", 1, "size"),
        ("mood == 'god'", "F1.4", 9, "did you mean good?"),
        ("'x' == mood", "F1.4", 1, "bad, good"),
        ("mood in ['good', 'x']", "F1.4", 18, "x is not"),
        ("'x' in picks", "F1.4", 1, "x is not"),
        ("any(picks, item.text == 'x')", "F1.4", 25, "x is not"),
        ("count_ > 'a'", "F1.3", 10, "a number cannot be compared with a text"),
        ("today == '2026-01-01'", "F1.3", 10, "date(…)"),
        ("alone > yes", "F1.3", 9, "no order"),
        ("ideas == people", "F1.3", 10, "lists cannot be compared"),
        ("ideas > people", "F1.3", 9, "no order"),
        ("1 in words", "F1.3", 6, "a number cannot"),
        ("1 in today", "F1.3", 6, "in needs a list"),
        ("1 in [1, 'x']", "F1.3", 6, "different types"),
        ("mood - 'x'", "F1.3", 1, "has no meaning"),
        ("today + today", "F1.3", 1, "has no meaning"),
        ("1 - today", "F1.3", 1, "has no meaning"),
        ("words + people + 1", "F1.3", 1, "has no meaning"),
        ("-mood", "F1.3", 2, "a number is needed"),
        ("not count_", "F1.3", 5, "yes or no is needed"),
        ("alone and 1", "F1.3", 11, "yes or no is needed"),
        ("days('x')", "F1.3", 6, "a number is needed"),
        ("top(ideas, 'x')", "F1.3", 12, "a number is needed"),
        ("size(today)", "F1.3", 6, "a list is needed"),
        ("count(ideas, item.text)", "F1.3", 14, "yes or no is needed"),
        ("date(1)", "F1.3", 6, "a text is needed"),
    ],
)
def test_fault_with_its_column(source: str, code: str, column: int, words: str) -> None:
    first, *_ = check(parse(source), SURE).faults
    assert (first.code, first.column) == (code, column)
    assert words in f"{first.message} {first.fix}"


@pytest.mark.parametrize(
    "source",
    [
        "mood.answered and mood == 'good'",
        "not mood.answered or mood == 'good'",
        "not (not mood.answered or alone) and mood == 'good'",
        "not not mood.answered and mood == 'good'",
        "(mood.answered or mood.size > 0) and mood == 'good'",
        "(mood.answered and alone) and mood == 'good'",
        "not (mood.answered and alone) or mood == 'good'",
        "belief.size > 0 and belief.min > 1",
        "belief.size >= 1 and belief.min > 1",
        "belief.size == 2 and belief.min > 1",
        "size(belief) != 0 and belief.min > 1",
        "ideas.size > 0 and any(belief, item.value > 3) and count(ideas, yes) > 0",
        "not (not belief.answered or not mood.answered) and mood == 'good' and belief.min > 1",
        "not mood.answered and not belief.answered or yes",
    ],
)
def test_guarded_names_may_be_used(source: str) -> None:
    found = check(parse(source), KNOWN)
    assert found.faults == found.unguarded == ()


@pytest.mark.parametrize(
    ("source", "column"),
    [
        ("mood == 'good'", 1),
        ("mood.answered or mood == 'good'", 18),
        ("alone and mood == 'good'", 11),
        ("belief.min > 1", 1),
        ("belief.size < 1 and belief.min > 1", 21),
        ("belief.size >= 0 and belief.min > 1", 22),
        ("count(ideas, yes) > 0 and ideas == ideas", 27),
        ("1 > 0 and 'x' in mood", 18),
        ("(mood.answered or alone) and mood == 'good'", 30),
    ],
)
def test_a_name_that_may_be_unanswered_is_reported(source: str, column: int) -> None:
    first, *_ = check(parse(source), KNOWN).unguarded
    assert (first.code, first.column) == ("F1.6", column)
    assert ".answered and …" in first.fix


def test_conditions_are_compared_as_normal_text() -> None:
    assert conjuncts(parse("a.answered and  b").tree) == {"a.answered and b", "a.answered", "b"}
    assert conjuncts(parse("a or b").tree) == {"a or b"}


def test_what_is_no_condition_on_answers_tells_nothing() -> None:
    assert where_true(parse("alone").tree) == where_false(parse("alone").tree) == frozenset()
    assert where_true(parse("last(x, 1).size > 0").tree) == frozenset()


def test_dates_and_texts_of_records_are_typed() -> None:
    assert ty.record_type("goal").fields["due"] == ty.DATE
    assert ty.noun(ty.ItemType()) == "an entry of a list"


def test_what_is_in_answered_needs_no_guard_and_its_faults_are_told() -> None:
    found = check(parse("answered(mood, count_, rows.due)"), KNOWN)
    assert (found.faults, found.unguarded) == ((), ())
    assert [fault.code for fault in check(parse("mood + 'x'"), KNOWN).unguarded] == ["F1.6"]
    found = check(parse("answered(later, zzz, mood.nothing, mood + 1)"), KNOWN)
    assert [fault.code for fault in found.faults] == ["F1.5", "F1.2", "F1.2", "F1.3"]
    assert [fault.code for fault in check(parse("answered(mood) == 'x'"), SURE).faults] == ["F1.3"]


def test_normal_text_is_what_python_writes() -> None:
    parts = ["a", "a.answered", "'x y'", "3", "yes", "not a", "not a.answered", "-a", "a + 1"]
    parts += [
        "a > 3",
        "a != 'x'",
        "a in ['x']",
        "first(a)",
        "size(a) >= 2",
        "any(a, item.text == b)",
    ]
    sides = [*parts, *(f"{one} and {two}" for one in parts for two in parts)]
    sides += [f"({one}) or ({two})" for one in sides[::7] for two in sides[::11]]
    sides += [
        f"{one} and {two} and {three}" for one in parts for two in parts for three in parts[::3]
    ]
    sides += [f"not ({one})" for one in sides]
    for source in sides:
        tree = parse(source).tree
        assert normal(tree) == ast.unparse(tree)
