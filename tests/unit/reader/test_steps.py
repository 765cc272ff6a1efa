"""Reading the header and single steps."""

from __future__ import annotations

import pytest

from flows import model
from tests.unit.reader.writing import HEADER, codes, faults, read, written

ASK = "- ask: a\n  text: A\n"


def the_step(steps: str) -> model.Step:
    """The first step of a flow."""
    return read(written(steps)).steps[0]


def test_header() -> None:
    header = HEADER.replace("people: {min: 1, max: 2}", "people: {max: 9}") + (
        "lang: de\nsensitive: yes\ncovers: [001-18]\nshares: progress\nchecks: [always_ends()]\n"
        "evidence:\n  a-card: {claim: C, strength: mixed, source: S}\n"
    )
    flow = read(written("- say: a\n  text: A\n  why: a-card", header=header))
    assert (flow.name, flow.least, flow.most, flow.lang) == ("small", 1, 9, "de")
    assert (flow.sensitive, flow.covers, flow.shares) == (True, ("001-18",), ("progress",))
    assert flow.evidence == (model.EvidenceCard("a-card", "C", "mixed", "S"),)
    assert [pledge.form for pledge in flow.checks] == ["always_ends"]


def test_ask_with_everything() -> None:
    ask = the_step(
        """
        - ask: mood
          who: each
          type: scale
          text: "{{ me }}?"
          min: -2
          max: 2.5
          labels: {-2: low, 2: high}
          suggest: "1"
          skip: false
          minutes: 1.5
          check:
            that: answer > 0
            text: "Really {{ answer }}?"
            level: stop
        """
    )
    assert isinstance(ask, model.Ask)
    assert (ask.min, ask.max, ask.labels, ask.minutes) == (-2, 2.5, {-2: "low", 2: "high"}, 1.5)
    assert (ask.skip, ask.checks[0].level, ask.checks[0].that.column) == (False, "stop", 13)


def test_options_are_words_or_values_with_words() -> None:
    ask = the_step("- ask: a\n  text: A\n  type: choice\n  options: [No, {y: Yes, please}, 1.10]\n"
                   .replace("Yes, please", "Yes"))  # fmt: skip
    assert isinstance(ask, model.Ask)
    assert ask.options == (
        model.Option("No", "No"), model.Option("y", "Yes"), model.Option("1.10", "1.10"),
    )  # fmt: skip


def test_form_and_fields() -> None:
    form = the_step(
        """
        - form: steps
          text: Steps
          many: true
          fields:
            - what: {text: What}
            - due: {text: Until, type: date, optional: true}
        """
    )
    assert isinstance(form, model.Form)
    assert [(one.id, one.type, one.optional) for one in form.fields] == [
        ("what", "line", False),
        ("due", "date", True),
    ]


def test_reveal_vote_and_notes_have_their_own_words() -> None:
    flow = read(
        written(
            """
            - notes: ideas
              who: each
              blind: true
              text: Ideas
              lenses: Small
            - reveal: opened
              of: ideas
              names: hidden
              order: as written
            - vote: dots
              of: ideas
              dots: suggested
            - vote: more
              of: ideas.items
              dots: 4
            """
        )
    )
    notes, reveal, vote, more, _ = flow.steps
    assert isinstance(notes, model.Notes)
    assert isinstance(reveal, model.Reveal)
    assert isinstance(vote, model.Vote)
    assert isinstance(more, model.Vote)
    assert (notes.lenses, reveal.of, reveal.names) == (("Small",), ("ideas",), False)
    assert (vote.dots, more.dots) == (None, 4)


@pytest.mark.parametrize(
    ("written_as", "source"),
    [
        ("topic + 'x'", "topic + 'x'"),
        ("\"topic + 'x'\"", "topic + 'x'"),
        ('"draft"', '"draft"'),
        ("'not done yet'", '"not done yet"'),
        ("'say \"x\"'", "'say \"x\"'"),
        ("'\"open\"'", '"open"'),
    ],
)
def test_a_quoted_value_that_is_no_expression_is_a_text(written_as: str, source: str) -> None:
    flow = read(written(f"- ask: topic\n  text: T\n- set: x\n  value: {written_as}"))
    step = flow.steps[1]
    assert isinstance(step, model.Set)
    assert step.value.source == source


def test_jumps_have_ids_of_their_own() -> None:
    flow = read(written(ASK + "- go: over\n  when: a.answered\n" * 2 + "- go: over\n"))
    assert [step.id for step in flow.steps] == ["a", "go-over", "go-over-2", "go-over-3", "over"]


def test_expressions_in_blocks_and_holes_know_their_place() -> None:
    found = faults(
        written("- say: a\n  when: >\n    zzz ==\n    1\n  text: |\n    One\n    two {{ yyy }}\n")
    )
    assert [(code, place) for code, place, _ in found] == [("F1.2", "11:7"), ("F1.2", "15:14")]
    found = faults(written("- say: a\n  text: {}".format('"{{ a }} {{ yyy }}"')))
    assert [place for _, place, _ in found] == ["10:15", "10:23"]
    found = faults(written('- say: a\n  text: "\\x7b{ zzz }}"\n'))
    assert [place for _, place, _ in found] == ["10:14"]
    found = faults(written("- say: a\n  when: >\n"))
    assert ("F1.1", "11:3") in [(code, place) for code, place, _ in found]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("- x", ["F0.9"]),
        ("- {}", ["F0.9"]),
        ("- aks: a", ["F0.9"]),
        ("- say: [a]\n  text: A", ["F0.7"]),
        ("- say: Bad Id\n  text: A", ["F1.7"]),
        ("- say: today\n  text: A", ["F1.7"]),
        ("- say: lambda\n  text: A", ["F1.7"]),
        ("- say: a\n  text: A\n- say: a\n  text: A", ["F1.7"]),
        ("- say: a", ["F0.9"]),
        ("- say: a\n  text: A\n  ask: b", ["F0.6"]),
        ("- say: a\n  txt: A\n  text: A", ["F0.6"]),
        ("- say: a\n  text: [A]", ["F0.7"]),
        ("- say: a\n  text: '{{ [x] }}'", ["F1.1"]),
        ("- say: a\n  text: A\n  when: [x]", ["F0.7"]),
        ("- say: a\n  text: A\n  when: '1 +* 2'", ["F1.1"]),
        ("- say: a\n  text: A\n  optional: maybe", ["F0.7"]),
        ("- say: a\n  text: A\n  optional: [yes]", ["F0.7"]),
        ("- say: a\n  text: A\n  minutes: long", ["F0.7"]),
        ("- say: a\n  text: A\n  minutes: [1]", ["F0.7"]),
        (ASK + "  type: lines", ["F0.7"]),
        (ASK + "  type: [line]", ["F0.7"]),
        (ASK + "  type: choice", ["F2.5"]),
        (ASK + "  options: [x, y]", ["F2.5"]),
        (ASK + "  type: choice\n  options: [x, x]", ["F2.5"]),
        (ASK + "  type: choice\n  options: [{x: A}, {y: A}]", ["F2.5"]),
        (ASK + "  type: choice\n  options: [{x: A, y: B}, c]", ["F0.7"]),
        (ASK + "  type: choice\n  options: ['', {x: [A]}, c]", ["F0.7", "F0.7"]),
        (ASK + "  type: choices\n  options: [x, y]\n  min: 3", ["F1.9"]),
        (ASK + "  type: number\n  min: 3\n  max: 2", ["F1.9"]),
        (ASK + "  type: scale\n  labels: {11: x}", ["F1.9"]),
        (ASK + "  type: scale\n  labels: {top: x}", ["F0.7"]),
        (ASK + "  type: scale\n  labels: [x]", ["F0.7"]),
        (ASK + "  check: [x]", ["F0.7"]),
        (ASK + "  check: {text: A}", ["F0.9"]),
        (ASK + "  suggest: 'x {{ y }}'", ["F1.1"]),
        (ASK + f"  suggest: '{'x y ' * 200}'", ["F1.1"]),
        ("- notes: a\n  text: A\n  min: 3\n  max: 2", ["F1.9"]),
        ("- notes: a\n  text: A\n  max: 2.5", ["F0.7"]),
        ("- notes: a\n  text: A\n  max: 201", ["F0.7"]),
        ("- notes: a\n  text: A\n  max: x", ["F0.7"]),
        ("- notes: a\n  text: A\n  lenses: [" + "x, " * 201 + "]", ["F0.4"]),
        ("- reveal: a\n  of: [Bad Id]\n  names: perhaps", ["F1.7", "F0.7"]),
        ("- vote: a\n  of: people\n  dots: some", ["F0.7"]),
        ("- repeat: a\n  steps: x\n  max: 2\n  until: alone", ["F0.7"]),
        ("- repeat: a\n  until: alone", ["F0.9"]),
        ("- repeat: a\n  steps: [{say: b, text: B}]", ["F0.9"]),
        ("- keep: a\n  as: note\n  fields: [x]", ["F0.7"]),
        ("- keep: a\n  as: note\n  fields: {[x]: y}", ["F0.1"]),
        ("- wait: a\n  for: pairs", ["F0.9"]),
        ("- form: a\n  text: A\n  fields: []", ["F0.9"]),
        ("- form: a\n  text: A\n  fields: [x]", ["F0.7", "F0.9"]),
        ("- form: a\n  text: A\n  fields: [{Bad: {text: B}}]", ["F0.9", "F1.7"]),
        ("- form: a\n  text: A\n  fields: [{b: {text: B}}, {b: {text: B}}]", ["F1.7"]),
        ("- form: a\n  text: A\n  fields: [{b: {text: B, type: choice}}]", ["F2.5"]),
        ("- form: a\n  text: A\n  fields: [{b: {text: B, min: 2, max: 1}}]", ["F1.9"]),
    ],
)
def test_faults_of_one_step(steps: str, expected: list[str]) -> None:
    assert sorted(codes(steps)) == sorted(expected)


def test_loops_are_nested_at_most_four_deep() -> None:
    steps = "- {say: x, text: X}"
    for number in range(4):
        steps = f"- repeat: r{number}\n  for: people\n  steps:\n" + "\n".join(
            "    " + line for line in steps.splitlines()
        )
    assert codes(steps) == ["F0.4"]


def test_a_flow_has_at_most_500_steps() -> None:
    steps = "\n".join(f"- {{say: s{number}, text: A}}" for number in range(501))
    assert codes(steps, end="") == ["F0.4"]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (HEADER.replace("format: 1", "format: 2"), ["F0.8"]),
        (HEADER.replace("format: 1", "format: one"), ["F0.7"]),
        (HEADER.replace("people: {min: 1, max: 2}", "people: {min: 3, max: 2}"), ["F1.9"]),
        (HEADER.replace("people: {min: 1, max: 2}", "people: 2"), ["F0.7"]),
        (HEADER.replace("people: {min: 1, max: 2}", "people: {most: 2}"), ["F0.7"]),
        (HEADER.replace("flow: small", "flow: Small one"), ["F1.7"]),
        (HEADER.replace("title: Small\n", ""), ["F0.9"]),
        (HEADER.replace("minutes: 5\n", ""), ["F0.9"]),
        (HEADER + "evidence: x\n", ["F0.7"]),
        (HEADER + "evidence: {Bad: {claim: C, strength: mixed, source: S}}\n", ["F1.7"]),
        (HEADER + "evidence: {c: {claim: C, strength: weak, source: S}}\n", ["F0.7"]),
        (HEADER + "evidence: {c: x}\n", ["F0.7"]),
        (HEADER + "titel: x\n", ["F0.6"]),
    ],
)
def test_faults_of_the_header(header: str, expected: list[str]) -> None:
    assert codes("- say: a\n  text: A", header=header) == expected


def test_a_file_without_steps_is_told_so() -> None:
    assert [code for code, _, _ in faults(HEADER)] == ["F0.9"]


def test_a_fault_reads_as_one_line_with_place_code_step_and_fix() -> None:
    first = faults(written("- say: hello\n  txt: A\n  text: A"))[0]
    assert first == ("F0.6", "10:5", "hello: unknown key txt (did you mean text?)")
