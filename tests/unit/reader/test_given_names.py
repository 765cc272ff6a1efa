"""Names that a flow gets from its caller, or from the loop around."""

from __future__ import annotations

import pytest

from tests.unit.reader.writing import HEADER, codes, faults, written

ASK = "- ask: a\n  text: A\n"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("takes: [about]\n", []),
        ("takes: [today]\n", ["F1.7"]),
        ("takes: [round, me]\n", ["F1.7", "F1.7"]),
        ("takes: [a]\n", ["F1.7"]),
        ("parameters: [a]\n", ["F1.7"]),
        ("takes: [x, x]\n", ["F1.7"]),
        ("takes: [x]\nparameters: [x]\n", ["F1.7"]),
        ("takes: [Bad Name]\n", ["F1.7"]),
        ("takes: {a: b}\n", ["F0.7"]),
    ],
)
def test_names_that_a_caller_gives_mean_nothing_else(header: str, expected: list[str]) -> None:
    assert codes(ASK, header=HEADER + header) == expected


def test_what_a_caller_may_give_is_a_text_that_is_always_there() -> None:
    header = HEADER + "takes: [about]\n"
    assert codes("- say: a\n  text: A\n  when: about == 'x'", header=header) == []
    assert codes("- say: a\n  text: A\n  when: about > 3", header=header) == ["F1.3"]
    assert codes("- say: a\n  text: A\n  when: about.answered", header=header) == ["F1.2"]


PART = HEADER.replace("small", "part") + "parameters: [must]\ntakes: [about]\n"


PART += "steps:\n  - {say: x, text: '{{ must }} {{ about }}'}\n  - end: done\n"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("{must: alone}", []),
        ("{must: alone, about: alone}", []),
        ("{about: alone}", [("F1.10", "part: must is not given (add with: {must: …})")]),
        ("{must: alone, abut: alone}", [("F1.10", "part: part takes no abut (did you mean about?)")]),
        ("{must: alone, zz: alone}", [("F1.10", "part: part takes no zz ()")]),
    ],
)  # fmt: skip
def test_a_caller_gives_what_is_needed_and_may_give_what_is_taken(
    given: str, expected: list[tuple[str, str]]
) -> None:
    found = faults(written(f"- call: part\n  with: {given}"), part=PART)
    assert [(code, said) for code, _, said in found] == expected


def test_round_has_a_meaning_inside_of_loops_and_not_in_a_part_that_they_call() -> None:
    loop = "- repeat: r\n  for: people\n  steps:\n    - {say: x, text: '{{ round }}', when: round > 1}\n"
    assert codes(loop) == []
    assert codes(loop.replace("round > 1", "round == 'x'")) == ["F1.3"]
    until = "- repeat: r\n  max: 3\n  until: b.answered and round > 1\n  steps: [{ask: b, text: B}]"
    assert codes(until) == []
    assert codes(loop + "- say: y\n  text: '{{ round }}'") == ["F1.2"]
    inner = PART.replace("{{ must }}", "{{ round }}").replace("parameters: [must]\n", "")
    calling = "- repeat: r\n  for: people\n  steps:\n    - call: part"
    assert [code for code, *_ in faults(written(calling), part=inner)][:1] == ["F1.2"]
