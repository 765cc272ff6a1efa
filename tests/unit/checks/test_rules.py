"""Rules where the data beside this shows one case of several."""

from __future__ import annotations

import pytest

from tests.unit.checks.files import codes
from tests.unit.reader.writing import HEADER

ALONE = HEADER.replace("max: 2", "max: 1")
PAIR = HEADER.replace("min: 1", "min: 2")
GROUP = HEADER.replace("min: 1, max: 2", "min: 2, max: 9")
FRAGMENT = HEADER + "fragment: true\n"
GERMAN = HEADER + "lang: de\n"

BLIND = "- ask: b\n  who: each\n  blind: true\n  type: number\n  text: B\n"
REVEAL = "- reveal: r\n  of: [b]\n"
AGREE = "- agree: plan\n  text: P\n"
MOOD = "- ask: mood\n  type: choice\n  options: [good, bad]\n  text: How is it?\n"
IDEAS = "- notes: ideas\n  text: I\n"
OLD = "- recall: old\n  from: goal\n  quiet: true\n"


def chosen(of: str) -> str:
    """A vote over a list."""
    return f"- vote: dots\n  of: {of}\n  text: V\n"


@pytest.mark.parametrize(
    ("header", "steps", "expected"),
    [
        # Names, and who uses them.
        (HEADER + "checks: [x > 0, 'never_sees(b, r)']\n", BLIND + REVEAL + "- set: x\n  value: 1\n", []),
        (HEADER + "shares: [progress, counts]\n", "- say: s\n  text: S\n", []),
        (HEADER + "takes: about\n", "- say: s\n  text: S\n", ["F1.11"]),
        (HEADER, "- ask: a\n  text: A\n- ask: c\n  text: C\n  edits: a\n", []),
        (HEADER + "checks: ['never_sees(b, r)']\n", BLIND + REVEAL, []),
        (GROUP.replace("max: 9", "max: 50"), "- say: s\n  text: S\n  when: " + " or ".join(
            f"size(people) == {3 * n}" for n in range(1, 6)) + "\n", []),
        (GROUP, "- say: s\n  text: S\n  when: size(people) > 3 and quick\n", []),
        # Agreements.
        (ALONE, AGREE, []),
        (HEADER, AGREE + "  otherwise: over\n", []),
        (HEADER, AGREE + "- say: s\n  when: plan.unanimous\n  text: S\n", []),
        # Lists to choose from.
        (HEADER, chosen("people"), []),
        (HEADER, chosen("'[\"x\"]'"), []),
        (HEADER, IDEAS.replace("text", "min: 1\n  text") + chosen("ideas"), []),
        (HEADER, IDEAS.replace("text", "min: 1\n  text") + chosen("first(ideas, 3)"), []),
        (HEADER, IDEAS.replace("text", "min: 1\n  text") + "- group: g\n  of: ideas\n" + chosen("g"), []),
        (HEADER, IDEAS + "- group: g\n  of: ideas\n" + chosen("g"), ["F2.7"]),
        (HEADER, IDEAS + "- go: over\n  when: ideas.size == 0\n- group: g\n  of: ideas\n" + chosen("g"), []),
        (HEADER, IDEAS + "- set: x\n  value: ideas.items + people\n" + chosen("x"), []),
        (HEADER, IDEAS + "- set: x\n  when: quick\n  value: ideas.items + people\n" + chosen("x"), ["F2.7"]),
        (HEADER, chosen("people") + "- vote: again\n  of: dots\n  text: A\n", []),
        (HEADER, IDEAS + "- go: over\n  when: ideas.size == 0\n" + chosen("ideas")
         + "- ask: c\n  type: choice\n  options_from: top(dots, 2)\n  text: C\n", []),
        (HEADER, OLD + "- ask: c\n  type: choices\n  options_from: old\n  text: C\n"
         "- ask: d\n  type: choice\n  options_from: c\n  text: D\n", ["F2.7", "F2.7"]),
        (HEADER, OLD + "- go: over\n  when: old.size == 0\n"
         "- ask: c\n  type: choices\n  options_from: old\n  text: C\n"
         "- ask: d\n  type: choice\n  options_from: c\n  text: D\n", []),
        (HEADER, MOOD.replace("choice", "choices").replace("  text", "  skip: false\n  text")
         + "- ask: d\n  type: choice\n  options_from: mood\n  text: D\n", []),
        (HEADER, OLD + "- form: f\n  text: F\n  fields:\n"
         "    - a: {text: A, type: choice, options_from: old.items}\n"
         "    - c: {text: C, type: choice, options_from: old.items, options: [other]}\n", ["F2.7"]),
        (HEADER, chosen("filter(people, item.text == today)").replace("today", "'x'"), ["F2.7"]),
        (HEADER + "takes: about\n", chosen("people") + "- say: s\n  text: '{{ about }}'\n", []),
        (FRAGMENT + "parameters: list\n", chosen("list"), []),
        # Lengths.
        (HEADER, "- call: short\n  minutes: 9\n", ["F2.8"]),
        (HEADER, "- repeat: l\n  for: people\n  minutes: 9\n  steps:\n    - say: s\n      text: S\n", ["F2.8"]),
        # People.
        (GROUP, "- call: pair\n", ["F3.8"]),
        (PAIR, "- call: pair\n", []),
        (HEADER, "- call: mine\n", ["F3.11"]),
        (PAIR, "- say: s\n  text: Look at each other.\n", []),
        (GERMAN, "- say: s\n  text: Look at each other, the red one.\n", []),
        (HEADER, BLIND + REVEAL + "  text: Look at each other.\n", []),
        (HEADER + "shares: [mood]\n", "- consent: c\n  text: C\n  allows: mood\n" + MOOD
         + "  share: mood\n", []),
        (HEADER, "- ask: s\n  who: each\n  private: true\n  text: S\n", []),
        (HEADER, "- consent: c\n  text: C\n  decline: over\n- say: s\n  text: S\n", []),
        # What stays sealed.
        (HEADER, BLIND + REVEAL + "- set: x\n  value: b.max\n- say: s\n  when: x.answered\n  text: S\n", []),
        (FRAGMENT, BLIND + "- go: s\n  when: quick\n" + REVEAL + "- say: s\n  text: S\n", ["F3.10"]),
        (HEADER, BLIND + "- set: x\n  value: b.max\n- end: early\n  when: quick\n" + REVEAL
         + "- say: s\n  when: x.answered\n  text: S\n", ["F3.10"]),
        (HEADER, BLIND + "- set: x\n  value: b.max\n- end: early\n  when: alone\n" + REVEAL
         + "- say: s\n  when: x.answered\n  text: S\n", []),
        (HEADER, BLIND + "  optional: true\n- end: early\n  when: size(people) == 2\n" + REVEAL
         + "  optional: true\n", ["F3.10"]),
        (HEADER, BLIND + "- end: early\n  when: alone\n" + REVEAL, []),
        (HEADER, BLIND.replace("  blind", "  when: quick\n  blind") + REVEAL + "  when: quick\n", []),
        (HEADER, "- go: r\n  when: quick\n" + BLIND + REVEAL, ["F3.7"]),
        (HEADER, "- repeat: l\n  for: people\n  max: 2\n  steps:\n"
         + "".join(f"    {line}\n" for line in BLIND.splitlines()) + REVEAL, ["F3.7"]),
        (PAIR, BLIND.replace("each", "coach") + REVEAL, []),
        # Words.
        (HEADER, "- ask: n\n  text: N\n  check: {that: answer != '', text: The red one.}\n", ["F4.1"]),
        (HEADER, "- form: f\n  text: F\n  fields:\n    - a: {text: A, type: choice, options: ['+', y]}\n", ["F4.1"]),
        (HEADER, "- ask: n\n  type: choice\n  text: N\n  options: ['" + "好" * 36 + "', y]\n", ["F4.2"]),
        (HEADER, "- recall: o\n  from: win\n  empty: To the left.\n", ["F4.1"]),
        (HEADER, "- say: s\n  show: people\n  text: |-\n" + "    L\n" * 9, ["F4.2"]),
        (HEADER, IDEAS + "- agree: plan\n  otherwise: over\n  text: |-\n    {{ ideas | bullets }}\n"
         + "    L\n" * 6, ["F4.2"]),
        (HEADER, "- ask: n\n  text: " + "x" * 600 + "\n", ["F4.2"]),
        (HEADER, "- ask: n\n  text: “Is it so?” you ask. “Is it really so?” And what do you do?\n", []),
        (HEADER, "- ask: n\n  type: scale\n  min: 1\n  max: 3\n  labels: {1: a, 3: b}\n  text: N\n", []),
    ],
)  # fmt: skip
def test_a_rule(header: str, steps: str, expected: list[str]) -> None:
    assert codes(steps, header=header) == expected


def test_what_the_reader_refuses_does_not_keep_the_rest_from_being_said() -> None:
    assert codes("- set: x\n  value: 1\n- say: s\n  text: '{{ y }}'\n") == ["F1.11", "F1.2"]
    assert codes("- say: s\n  text: S\n  texts: T\n- set: x\n  value: 1\n") == ["F0.6"]


def test_faults_of_a_called_flow_are_said_with_its_name() -> None:
    assert codes("- call: nowhere\n- set: x\n  value: 1\n") == ["F1.10"]
