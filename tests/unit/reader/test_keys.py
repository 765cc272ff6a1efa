"""Keys that go together or not, and what the names of records, gates and lists offer."""

from __future__ import annotations

import pytest

from flows import model
from flows.expressions import names
from tests.unit.reader.writing import HEADER, codes, read, written

ASK = "- ask: a\n  text: A\n"


CHOICE = ASK + "  type: choice\n  options: [Keep, Change]\n"


RECALL = "- recall: old\n  from: goal\n  text: A\n"


def test_the_new_keys_are_read() -> None:
    flow = read(
        written(
            CHOICE
            + "  keys: [k, c]\n- ask: b\n  text: B\n  type: text\n  aid: smart\n"
            + "- form: f\n  text: F\n  fields:\n"
            + "    - owner: {text: Who, type: choice, options_from: people, options: [both]}\n"
            + RECALL + "  pick: one\n  sole: true\n"
            + RECALL.replace("old", "again") + "  quiet: true\n",
            header=HEADER + "parameters: [p]\ntakes: [about, other]\n",
        )
    )  # fmt: skip
    a, b, form, old, again, _ = flow.steps
    assert isinstance(a, model.Ask)
    assert isinstance(b, model.Ask)
    assert isinstance(form, model.Form)
    assert isinstance(old, model.Recall)
    assert isinstance(again, model.Recall)
    assert (a.keys, a.aid, b.keys, b.aid) == (("k", "c"), "", (), "smart")
    (owner,) = form.fields
    assert owner.options_from is not None
    assert names(owner.options_from) == {"people"}
    assert owner.options == (model.Option("both", "both"),)
    assert (old.sole, old.quiet, again.sole, again.quiet) == (True, False, False, True)
    assert (flow.parameters, flow.takes) == (("p",), ("about", "other"))


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (CHOICE + "  keys: [k, c]", []),
        (CHOICE + "  keys: [k]", ["F2.5"]),
        (CHOICE + "  keys: [k, c, x]", ["F2.5"]),
        (CHOICE + "  keys: [k, k]", ["F2.5"]),
        (CHOICE + "  keys: [k, ch]", ["F2.5"]),
        (CHOICE + "  keys: [k, C]", ["F2.5"]),
        (CHOICE + "  keys: [k, '1']", ["F2.5"]),
        (CHOICE + "  keys: [k, '']", ["F2.5"]),
        (ASK + "  keys: [k]", ["F2.5"]),
        (ASK + "  aid: smart", []),
        (ASK + "  type: text\n  aid: smart", []),
        (ASK + "  type: number\n  aid: smart", ["F2.5"]),
        (CHOICE + "  aid: smart", ["F2.5"]),
        (ASK + "  aid: clever", ["F0.7"]),
        (RECALL + "  sole: true", ["F2.5"]),
        (RECALL + "  sole: true\n  pick: many", ["F2.5"]),
        (RECALL + "  sole: true\n  pick: one", []),
        (RECALL + "  quiet: true\n  pick: one", ["F2.5"]),
        (RECALL + "  quiet: true\n  pick: many", ["F2.5"]),
        (RECALL + "  quiet: true\n  pick: none", []),
        (RECALL + "  sole: perhaps", ["F0.7"]),
        ("- form: f\n  text: F\n  fields: [{b: {text: B, type: choice, options_from: people}}]", []),
        ("- form: f\n  text: F\n  fields: [{b: {text: B, options_from: people}}]", ["F2.5"]),
        ("- form: f\n  text: F\n  fields: [{b: {text: B, type: choice, options_from: alone}}]", ["F1.3"]),
        ("- form: f\n  text: F\n  fields: [{b: {text: B, type: choice, options_from: zzz}}]", ["F1.2"]),
        ("- ask: round\n  text: A", ["F1.7"]),
        ("- say: a\n  text: '{{ round }}'", ["F1.2"]),
    ],
)  # fmt: skip
def test_faults(steps: str, expected: list[str]) -> None:
    assert codes(steps) == expected


def test_entries_of_answered_need_no_guard_but_nothing_that_is_sealed_leaks() -> None:
    steps = ASK + "- ask: b\n  text: B\n  start: answered(a)\n"
    assert codes(steps) == []
    assert codes(steps.replace("answered(a)", "a")) == []
    assert codes("- ask: b\n  text: B\n  start: answered(zzz)") == ["F1.2"]
    assert codes("- ask: b\n  text: B\n  start: answered(c)\n- ask: c\n  text: C") == ["F1.5"]
    blind = "- ask: a\n  text: A\n  who: each\n  blind: true\n"
    assert codes(blind + "- say: x\n  text: '{{ answered(a) }}'\n- reveal: r\n  of: [a]") == [
        "F3.1"
    ]


def test_unanimous_is_yes_or_no() -> None:
    gate = "- agree: gate\n  text: A\n- say: x\n  text: B\n  when: gate.unanimous"
    assert codes(gate) == []
    assert codes(gate + " > 3") == ["F1.3"]
    assert codes(gate.replace("unanimous", "unanimus")) == ["F1.2"]


def test_a_record_has_an_id_and_a_day() -> None:
    where = RECALL + '  where: item.id == "x" and item.since < today and item.due < today'
    assert codes(where) == []
    assert codes(RECALL + "  where: item.since == 'x'") == ["F1.3"]
    shown = RECALL + "  pick: one\n- say: x\n  text: X\n  when: old.answered and old.id == {}"
    assert codes(shown.format("'x'")) == []
    assert codes(shown.format("3")) == ["F1.3"]


def test_the_ladder_format_needs_a_list() -> None:
    recall = "- recall: l\n  from: ladder\n  last: 1\n"
    assert codes(recall + "- say: x\n  text: '{{ l.levels | ladder }}'") == []
    assert codes(recall + "- say: x\n  text: '{{ l.level | ladder }}'") == ["F1.3"]
    assert codes(recall + "- say: x\n  text: '{{ l.levels | ladder: x }}'") == ["F1.8"]
