"""Reading whole flows, the flows they call, snapshots, and broken files of any sort."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import flows
from flows.faults import CODES, LEVELS, Fault, FlowFaults
from flows.model import Flow
from flows.reader import read_flow, read_snapshot
from flows.reader.schema import HEADER as HEADER_KEYS
from flows.reader.schema import STEPS
from tests.unit.reader.writing import END, HEADER, faults, read, written

PART = (
    "flow: part\nformat: 1\nrevision: 1\ntitle: Part\nfragment: true\nparameters: [topic]\n"
    "steps:\n  - repeat: l\n    until: x.answered\n    steps:\n      - set: x\n"
    "        value: size(last(note, 4))\n  - say: s\n    when: topic == 'x'\n    text: S\n"
)
CALL = "- call: part\n  with: {topic: \"'x'\"}\n- set: y\n  value: last(note, 2).size\n"

SKETCH = """\
flow: sticky-notes
format: 1
revision: 1
lang: en
title: Sticky notes
summary: Write ideas alone, open them together, choose what becomes a goal.
people: {min: 1, max: 2}
minutes: 25
covers: [001-18, 001-19, 001-20, 001-21]

steps:
  - section: arrive
    title: Arrive
  - ask: topic
    who: all
    type: line
    text: What do we want ideas about?
    suggest: last(note, 1).text        # offered, never filled in silently

  - section: write
    title: Write
    minutes: 10
  - notes: ideas
    who: each
    blind: true
    min: 1
    max: 20
    text: "{{ me }}, one idea a line about “{{ topic }}”. Odd ones are welcome."
    lenses: [The smallest version, The opposite, If money were no issue]

  - section: open
    title: Open
  - reveal: first_look
    of: [ideas]
    order: mixed
    text: Read all of them before you judge any.
  - group: themes
    of: ideas
    optional: true

  - section: choose
    title: Choose
  - vote: dots
    who: each
    blind: true
    of: themes
    dots: suggested
    max_per_item: 2
    text: "{{ me }}, place your dots."
  - reveal: tally
    of: [dots]
    show: side_by_side
  - repeat: settle
    until: picked.agreed
    max: 3
    exhausted: parked
    steps:
      - ask: candidates
        who: all
        type: choices
        options_from: top(dots, 5)
        max: 3
        text: Which of these go on?
      - agree: picked
        text: "{{ candidates | bullets }}"
  - keep: drafts
    as: goal
    each: candidates.items
    fields: {wish: item.text, state: "draft"}
  - call: close
  - end: done
    text: "{{ ideas.size | count: idea, ideas }}, {{ candidates.size }} chosen."
  - end: parked
    text: All ideas are kept. Choosing can wait for another day.
"""
CLOSE = (
    "flow: close\nformat: 1\nrevision: 1\ntitle: Close\nfragment: true\n"
    "steps:\n  - say: bye\n    text: Goodbye.\n"
)


def test_the_sketch_of_the_format_reads() -> None:
    flow = read(SKETCH, close=CLOSE)
    assert [step.kind for step in flow.steps].count("section") == 4
    assert (flow.recalls, set(flow.parts)) == ({"note": 1}, {"close"})


def test_parts_sources_and_recalls_are_gathered() -> None:
    flow = read(written(CALL + "- call: close\n"), part=PART, close=CLOSE)
    assert set(flow.parts) == {"part", "close"}
    assert flow.sources == {"small": flow.sources["small"], "part": PART, "close": CLOSE}
    assert flow.recalls == {"note": 4}


def test_a_snapshot_reads_to_the_same_flow() -> None:
    flow = read(written(CALL), part=PART)
    assert read_snapshot("small", flow.sources) == flow


def test_parts_of_parts_are_parts_and_each_file_is_read_once() -> None:
    outer = CLOSE.replace("flow: close", "flow: outer") + "  - call: close\n"
    asked: list[str] = []

    def find(name: str) -> str | None:
        asked.append(name)
        return {"outer": outer, "close": CLOSE}.get(name)

    steps = "- call: outer\n- repeat: l\n  for: people\n  steps:\n    - call: close"
    flow = read_flow(written(steps), "small", find)
    assert set(flow.parts) == {"outer", "close"}
    assert sorted(asked) == ["close", "outer"]


@pytest.mark.parametrize(
    ("steps", "part", "expected"),
    [
        ("- call: part", PART, ["is not given"]),
        (CALL.replace("topic", "topics"), PART, ["is not given", "did you mean topic?"]),
        ("- call: small", PART, ["call itself"]),
        ("- call: prat", PART, ["missing or has faults"]),
        (CALL, PART + "  - call: small\n", ["missing or has faults", "call itself"]),
        (CALL, PART + "  - aks: x\n", ["missing or has faults", "a step needs a kind"]),
        ("- call: part\n  with: [x]", PART, ["keys with values", "is not given"]),
        ("- call: part\n  with: {topic: me}", PART, ["no name me"]),
    ],
)
def test_faults_of_calls(steps: str, part: str, expected: list[str]) -> None:
    found = " / ".join(message for _, _, message in faults(written(steps), part=part))
    assert all(words in found for words in expected)
    assert found.count(" / ") == len(expected) - 1


def test_every_code_that_is_raised_has_a_meaning() -> None:
    folder = Path(flows.__file__).parent
    texts = [
        path.read_text(encoding="utf-8")
        for part in ("reader", "expressions", "checks", "authoring")
        for path in (folder / part).glob("*.py")
    ]
    used = set(re.findall(r"\"(F\d\.\d+)\"", " ".join([*texts, '"F1.8"'])))
    # F6 is raised by rehearsals, which are no part of this package.
    assert used == {code for code in CODES if not code.startswith("F6.")}
    assert LEVELS.keys() == CODES.keys()


def test_a_fault_is_one_line() -> None:
    one = Fault("F0.1", "x.yaml", 3, 4, "bad", "mend it", "s")
    two = Fault("F0.2", "x.yaml", 1, 2, "worse")
    assert str(FlowFaults([one, two, one])) == (
        "x.yaml:1:2: F0.2 worse\nx.yaml:3:4: F0.1 s: bad (mend it)"
    )


def test_library() -> None:
    folder = Path(flows.__file__).parent / "library"
    texts = {
        p.name.partition(".")[0]: p.read_text(encoding="utf-8") for p in folder.glob("*.flow.yaml")
    }
    for name, text in texts.items():
        assert isinstance(read_flow(text, f"{name}.flow.yaml", texts.get), Flow)


_WORDS = [*STEPS, *HEADER_KEYS, "when", "who", "each", "blind", "{", "}", "[", "]", "- ", ": ", "\n",
          "\n  ", "\n    ", "'", '"', "&a", "*a", "!x", "|", ">", "{{", "}}", "ideas", "picked.agreed",
          "1", "-", "item", "last(", ")", "\t", "#", "é", "\u202e", "size(ideas)", " and "]  # fmt: skip
_LINES = SKETCH.splitlines()


@st.composite
def _mutated(draw: st.DrawFn) -> str:
    """The sketch with some lines dropped, doubled, moved, or with words put in."""
    lines = list(_LINES)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.integers(0, 4)):
            case 0 if len(lines) > 1:
                del lines[at]
            case 1:
                lines.insert(at, lines[draw(st.integers(0, len(lines) - 1))])
            case 2:
                lines[at] = "  " * draw(st.integers(0, 3)) + lines[at].strip()
            case _:
                cut = draw(st.integers(0, len(lines[at])))
                word = draw(st.sampled_from(_WORDS))
                lines[at] = lines[at][:cut] + word + lines[at][cut + draw(st.integers(0, 5)) :]
    return "\n".join(lines)


@settings(max_examples=150, deadline=None)
@given(_mutated())
def test_any_file_is_a_flow_or_faults(text: str) -> None:
    found = faults(text, close=CLOSE)
    assert all(code in CODES for code, _, _ in found)
    if not found:
        flow = read(text, close=CLOSE)
        assert read_snapshot(flow.name, flow.sources) == flow


@given(st.text())
def test_any_text_is_a_flow_or_faults(text: str) -> None:
    with pytest.raises(FlowFaults):
        read(text)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="ab{}[]:,-'\" \n|>!&*#%@`\t"))
def test_any_step_is_read_or_refused(text: str) -> None:
    found = faults(HEADER + "steps:\n" + text + END)
    assert all(code in CODES for code, _, _ in found)
