"""The JSON Schema: it takes what the reader takes, refuses what no reader would, and says why."""

from __future__ import annotations

import json
from dataclasses import fields
from functools import cache

import pytest
from jsonschema import Draft202012Validator

from flows import model
from flows.authoring import docs
from flows.authoring.schema import schema
from flows.reader.schema import COMMON, HEADER, STEPS
from tests.unit.authoring.files import BUNDLED, as_in_an_editor, read, text


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(schema())


def wrong(source: str) -> list[str]:
    """What the schema says against a file."""
    return [error.message for error in validator().iter_errors(as_in_an_editor(source))]


def test_it_is_a_schema_and_can_be_printed() -> None:
    Draft202012Validator.check_schema(schema())
    assert json.loads(json.dumps(schema())) == schema()


@pytest.mark.parametrize("name", BUNDLED)
def test_every_bundled_flow_passes(name: str) -> None:
    assert wrong(BUNDLED[name]) == []


EVERY_KIND = """\
  - section: part
    title: yes
  - recall: before
    from: goal
    where: item.state == "active"
    last: 3
    pick: one
    sole: true
    quiet: no
    empty: Nothing yet.
    text: These.
  - ask: what
    who: each
    blind: yes
    type: scale
    text: How much?
    min: 0
    max: 10
    labels: {0: low, 10: high}
    minutes: 2.5
    skip: false
    check:
      - that: answer > 1
        text: So low?
        level: nudge
  - ask: which
    type: choice
    text: Which?
    options: [One, two: The second, 3]
    keys: [a, b, c]
  - form: rows
    text: A page.
    many: true
    min: 1
    max: 4
    fields:
      - name: {text: Name}
      - day: {text: Day, type: date, optional: true}
  - notes: ideas
    who: each
    blind: true
    turns: free
    text: Ideas.
    lenses: The opposite
  - reveal: open
    of: [what, ideas]
    show: side_by_side
    names: hidden
    order: as written
  - group: heaps
    of: ideas
  - vote: dots
    who: each
    of: heaps
    dots: suggested
    max_per_item: 2
    tie: order
  - listen: hear
    of: what
  - repeat: again
    until: sure.agreed
    max: 2
    exhausted: done
    steps:
      - agree: sure
        text: "{{ what.mean | number }}"
        attempts: 2
  - set: day
    value: today + days(3)
  - keep: goal
    as: goal
    fields: {wish: which, due: day}
  - consent: ok
    text: May it?
    allows: []
    decline: done
  - wait: rest
    for: pairs
    timeout: 3
    otherwise: done
  - call: close
  - say: words
    text: 14 June
    renamed_from: older
  - go: done
    when: alone
"""


def test_every_kind_of_step_passes() -> None:
    source = text(EVERY_KIND).replace("minutes: 5\n", "minutes: 5\nretired: [old]\n")
    found = {step.kind for step in model_steps(source)}
    assert found == set(STEPS)
    assert wrong(source) == []


def model_steps(source: str) -> list[model.Step]:
    from flows.places import every_step

    return list(every_step(read(source).steps))


def test_a_part_for_others_needs_less() -> None:
    small = (
        "flow: part\nformat: 1\nrevision: 1\ntitle: A part\nsteps:\n  - say: hi\n    text: Hi.\n"
    )
    assert wrong(small)
    assert not wrong(small.replace("steps:", "fragment: true\nsteps:"))


ASK = "  - ask: q\n    text: Q?\n"


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(text(ASK + "    tpye: line\n"), id="unknown key"),
        pytest.param(text(ASK + "    type: lines\n"), id="unknown word"),
        pytest.param(text(ASK + "    blind: maybe\n"), id="no flag"),
        pytest.param(text(ASK + "    min: least\n"), id="no number"),
        pytest.param(text(ASK + "    text: [a]\n"), id="a list for words"),
        pytest.param(text("  - ask: q\n"), id="missing key"),
        pytest.param(text("  - ask: Q\n    text: Q?\n"), id="bad id"),
        pytest.param(text("  - question: q\n    text: Q?\n"), id="unknown kind"),
        pytest.param(text("  - ask: q\n    say: q\n    text: Q?\n"), id="two kinds"),
        pytest.param(text("  - call: A b\n"), id="bad name"),
        pytest.param(text("  - notes: n\n    text: N\n    max: 201\n"), id="too many"),
        pytest.param(text("  - repeat: r\n    until: x.agreed\n"), id="a loop without steps"),
        pytest.param(
            text("  - form: f\n    text: F\n    fields: [{A: {text: a}}]\n"), id="bad field"
        ),
        pytest.param(
            text("  - form: f\n    text: F\n    fields: [{a: {text: a}, b: {text: b}}]\n"),
            id="two fields in one",
        ),
        pytest.param(text(ASK + "    labels: {low: 1}\n"), id="no point"),
        pytest.param(text("", "flow: t\nformat: 1\n"), id="half a header"),
        pytest.param(text(ASK, "title: 1\n"), id="no name"),
        pytest.param("flow: t\nsteps: []\n", id="no steps"),
        pytest.param("- a\n- b\n", id="a list"),
    ],
)
def test_broken_files_do_not_pass(broken: str) -> None:
    assert wrong(broken)


def test_every_key_is_in_it_with_its_meaning() -> None:
    found = schema()
    assert set(found["properties"]) == set(HEADER)
    for kind, (_, own) in STEPS.items():
        step = found["$defs"][kind]
        extra = {"steps"} if kind == "repeat" else set()
        assert set(step["properties"]) == {kind, *COMMON, *own, *extra}
        for name, inner in step["properties"].items():
            assert inner.get("description") or "$ref" in inner, (kind, name)


def test_every_field_of_the_model_says_what_it_means() -> None:
    for made in (
        model.Flow,
        model.Field,
        model.EvidenceCard,
        *(made for made, _ in STEPS.values()),
    ):
        said = docs.field_docs(made)
        for one in fields(made):
            assert said[one.name], (made, one.name)
            assert ":class:" not in said[one.name]
    assert docs.field_docs(model.Form)["blind"] == docs.field_docs(model.Ask)["blind"]


def test_without_sources_there_are_no_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(made: type) -> str:
        raise OSError

    monkeypatch.setattr("inspect.getsource", gone)
    docs._own.cache_clear()
    try:
        assert docs.field_docs(model.Say) == {}
        assert set(schema()["properties"]) == set(HEADER)
    finally:
        docs._own.cache_clear()
