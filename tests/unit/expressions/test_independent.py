"""Two independent meanings of generated sentences agree; nothing but the white-list is reachable."""

from __future__ import annotations

import ast
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.expressions import (
    ExpressionError,
    ExpressionFault,
    Known,
    Unanswered,
    check,
    evaluate,
    parse,
)
from flows.expressions.grammar import FUNCTIONS, LONGEST
from flows.expressions.types import (
    DATE,
    NUMBER,
    TEXT,
    YESNO,
    ItemType,
    ReplyType,
    Type,
)
from flows.values import Item, Reply, Scope, Value
from tests.unit.expressions.independent import (
    DAYS,
    FLAGS,
    LISTS,
    NUMBERS,
    TEXTS,
    Nothing,
    Sentence,
    World,
    sentences,
    worlds,
)

ENTRIES = ItemType({"points": NUMBER})
TYPES: dict[str, Type] = {
    "today": DATE,
    **dict.fromkeys(NUMBERS, ReplyType(NUMBER)),
    **dict.fromkeys(TEXTS, ReplyType(TEXT)),
    **dict.fromkeys(DAYS, ReplyType(DATE)),
    **dict.fromkeys(FLAGS, ReplyType(YESNO)),
    **dict.fromkeys(LISTS, ReplyType(items=ENTRIES)),
}
LIKE_THIS = settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def scope_of(world: World) -> Scope:
    """A plain world as the program has it."""
    scope: dict[str, Value] = {"today": world["today"]}
    for name, value in world.items():
        if name in LISTS:
            items = tuple(
                Item(f"{name}{n}", one["text"], fields={"points": one["points"]})
                for n, one in enumerate(value)
            )
            scope[name] = Reply(items, True, items)
        elif name != "today":
            scope[name] = Reply(value, True)
    return scope


def plain(value: Any) -> Any:
    """A value of the program as a plain one."""
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, Item):
        return {"text": value.text, "points": value.fields["points"]}
    return value


def meant(sentence: Sentence, world: World) -> Any:
    """What the second meaning says."""
    try:
        return sentence.means(world)
    except Nothing:
        return Nothing
    except OverflowError:
        return OverflowError


def found(source: str, scope: Scope) -> Any:
    """What the program says."""
    try:
        return plain(evaluate(parse(source), scope))
    except Unanswered:
        return Nothing
    except ExpressionError as error:
        return OverflowError if "out of reach" in str(error) else error


@LIKE_THIS
@given(sentences(), worlds())
def test_two_meanings_of_a_sentence_agree(sentence: Sentence, world: World) -> None:
    if too_deep(sentence.source):
        return
    assert check(parse(sentence.source), Known(TYPES, frozenset({"today"}))).faults == ()
    assert found(sentence.source, scope_of(world)) == meant(sentence, world)


def too_deep(source: str) -> bool:
    """Whether a sentence is refused for its depth; any other refusal fails the test."""
    try:
        parse(source)
    except ExpressionFault as fault:
        if "nested too deeply" not in fault.message:
            raise
        return True
    return False


HOSTILE = [
    "people.__class__", "people._secret", "people.a.__init__", "__import__", "__builtins__.open",
    "().__class__", '"".join', "[].append", "(1).real", "people.__class__.__mro__", "size.__call__",
    "open(people)", "eval(word)", "exec(word)", "getattr(people, word)", "print(1)", "format(word)",
    "len(people)", "str(1)", "sorted(people)", "map(size, people)", "type(1)", "vars()", "size(people)()",
    "word.format(people)", "word.join(people)", "people.items()", "any(people, open(item))",
    "filter(people, lambda: yes)", "[x for x in people]", "{x for x in people}", "(x for x in people)",
    "{1: 2}", "{1, 2}", "(1, 2)", "lambda: 1", "lambda x: x", "(x := 1)", "x = 1", "x += 1", "f'{people}'",
    "f'{people.__class__}'", "'%s' % people", "b'x'", "people[0]", "people[0:1]", "people[:]", "*people",
    "size(*people)", "size(**people)", "size(x=1)", "2 ** 2", "9**9**9", "2 * 3", "4 / 2", "4 // 2", "5 % 2",
    "1 << 9", "8 >> 1", "1 | 2", "1 & 2", "1 ^ 2", "~1", "+1", "1 @ 2", "a if b else c", "await x", "yield x",
    "x is None", "None", "x is not y", "...", "1j", "0x10", "1_000", "1e9", "9" * 13, "1;2", "import os",
    "x\n.y;z", "'a' 'b' \\", "\\x41", "`x`", "$x", "x!", "a ? b : c", "x # y", "é", "x\x00", "x\u202e", "",
    "   ", "size()", "size(1, 2)", "any(people)", "last(goal, 0)", "last(goal, 999)", "last(goal, n)",
    "answered()", "not " * 60 + "yes", "(" * 240 + "1" + ")" * 240, "-" * 60 + "1", "a" * (LONGEST + 1),
    "people" + ".a" * 40, "[[1]]", "[people]", "[x.y]",
]  # fmt: skip


@pytest.mark.parametrize("source", HOSTILE)
def test_nothing_but_the_white_list_is_an_expression(source: str) -> None:
    with pytest.raises(ExpressionFault) as refused:
        parse(source, 7, 3)
    fault = refused.value
    assert fault.code == "F1.1"
    assert fault.line == 7
    assert 3 <= fault.column <= 4 + len(source)
    assert fault.message


SAFE = (ast.Constant, ast.Name, ast.Attribute, ast.List, ast.BoolOp, ast.UnaryOp, ast.BinOp,
        ast.Compare, ast.Call)  # fmt: skip
PIECES = ["people", "item", "size(", "filter(", "any(", ")", ",", "(", "[", "]", ".", "__class__", "answered",
          "not ", " and ", " or ", " in ", " if ", " else ", " for ", "lambda ", ":", "=", ":=", "==", "<", "+",
          "-", "*", "**", "1", "2.5", '"a"', "'", "f", "{", "}", "%", "@", "text(", "days(", "last(goal, 2)"]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_whatever_is_let_through_is_made_of_safe_parts_only(source: str) -> None:
    try:
        tree = parse(source).tree
    except ExpressionFault:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.expr):
            assert isinstance(node, SAFE)
        if isinstance(node, ast.Attribute):
            assert not node.attr.startswith("_")
        if isinstance(node, ast.Call):
            assert isinstance(node.func, ast.Name)
            assert node.func.id in FUNCTIONS
