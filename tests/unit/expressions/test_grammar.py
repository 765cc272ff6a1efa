"""What can be written as an expression, and where the fault is when it cannot."""

from __future__ import annotations

import pytest

from flows.expressions import ExpressionFault, history_calls, names, parse


@pytest.mark.parametrize(
    ("source", "column"),
    [
        ("", 1),
        ("x" * 501, 1),
        ("a\x07b", 2),
        ("a == '\\n'", 7),
        ("x and é", 7),
        ("x # y", 3),
        ("{1}", 1),
        ("3rd", 1),
        ("1e5", 1),
        ("a + 0x10", 5),
        ("9999999999999999", 1),
        ("9999999999999.5", 1),
        ("b'x'", 1),
        ("None", 1),
        ("a + (lambda: 1)", 6),
        ("[x for x in y]", 1),
        ("x[0]", 1),
        ("x if y else z", 1),
        ("x is y", 1),
        ("x * 2", 1),
        ("+x", 1),
        ("f'x'", 1),
        ("(1, 2)", 1),
        ("x := 1", 3),
        ("[a]", 1),
        ("__import__('os')", 1),
        ("a__b", 1),
        ("x.__class__", 1),
        ("x._y", 1),
        ("x.a__b", 1),
        ("'x'.upper", 1),
        ("eval('1')", 1),
        ("x.y()", 1),
        ("days(1)(2)", 1),
        ("days()", 1),
        ("days(n=1)", 1),
        ("days(*x)", 6),
        ("first(a, 1, 2)", 1),
        ("last(goal, n)", 1),
        ("last(goal, 0)", 1),
        ("last(goal, 201)", 1),
        ("not " * 30 + "x", 97),
    ],
)
def test_everything_outside_the_white_list_is_refused_with_its_column(
    source: str, column: int
) -> None:
    with pytest.raises(ExpressionFault) as caught:
        parse(source)
    assert (caught.value.code, caught.value.line, caught.value.column) == ("F1.1", 1, column)


def test_columns_count_from_where_the_expression_stands_in_the_file() -> None:
    with pytest.raises(ExpressionFault) as caught:
        parse("  'ä' + x[0]", 7, 20)
    assert (caught.value.line, caught.value.column) == (7, 28)


def test_equal_expressions_stand_at_the_same_place() -> None:
    assert parse("a + b", 1, 2) == parse("a + b", 1, 2) != parse("a + b", 1, 3)
    assert hash(parse("a")) == hash(parse("a"))
    assert "tree" not in repr(parse("a"))


def test_a_folded_expression_is_one_line() -> None:
    assert parse("a and\nb").source == "a and b"


def test_names_leaves_out_functions_constants_record_kinds_and_its_own_item() -> None:
    found = names(parse("any(a.items, item.x == b) and yes or size(c) > last(goal, 3).size"))
    assert found == {"a", "b", "c"}


def test_history_calls_tell_the_greatest_count_of_each_kind() -> None:
    found = history_calls(parse("size(last(goal, 3)) + size(last(goal)) + last(x, 2).size"))
    assert found == {"goal": 3}
    assert history_calls(parse("last(note).text")) == {"note": 1}


@pytest.mark.parametrize(("source", "fix"), [("size = 0", "write == to compare"), ("1 +", "")])
def test_one_equals_sign_has_its_cure(source: str, fix: str) -> None:
    with pytest.raises(ExpressionFault) as found:
        parse(source, 1, 1)
    assert (found.value.message, found.value.fix) == ("this is no expression", fix)
