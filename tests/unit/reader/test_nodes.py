"""What a file has to be before anything in it is looked at."""

from __future__ import annotations

import pytest

from flows.faults import FlowFaults
from flows.model import Say
from tests.unit.reader.writing import HEADER, faults, read, written

SAY = "- say: hello\n  text: "


def said(words: str) -> str:
    """What a step says when these words stand in the file."""
    step = read(written(SAY + words)).steps[0]
    assert isinstance(step, Say)
    return step.text.source


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("", "F0.1", "1:1"),
        ("- a", "F0.1", "1:1"),
        ("a: [", "F0.1", "2:1"),
        ("a: b: c", "F0.1", "1:5"),
        ("a: \ufffe", "F0.1", "1:1"),
        (HEADER + "steps: []\n---\na: b\n", "F0.1", "9:1"),
        ("%YAML 1.2\n---\n" + HEADER, "F0.1", "1:1"),
        (HEADER + "{a: b}: c\n", "F0.1", "8:1"),
        (HEADER + "title: Two\n", "F0.2", "8:1"),
        (HEADER + "lang: &x en\n", "F0.3", "8:7"),
        (HEADER + "lang: !!str en\n", "F0.3", "8:7"),
        (HEADER + "lang: *x\n", "F0.3", "8:7"),
        (HEADER + "<<: x\n", "F0.3", "8:1"),
        ("x" * 300_000, "F0.4", "1:1"),
        ("[" * 100_000, "F0.4", "1:17"),
        ("a: " + "- " * 20 + "b", "F0.1", "1:4"),
        (HEADER + "lang: e\tn\n", "F0.5", "8:8"),
        (HEADER + "lang: e\u202en\n", "F0.5", "8:8"),
        (HEADER + "lang: e\x1bn\n", "F0.5", "8:8"),
        (HEADER + "lang: e\ud800n\n", "F0.5", "8:8"),
    ],
)
def test_refused_with_its_place(text: str, code: str, place: str) -> None:
    assert (code, place) in [found[:2] for found in faults(text)]


@pytest.mark.parametrize("words", ["no", "22:30", "1.10", "~", "0x10", "2026-01-01", "null"])
def test_a_text_stays_the_text_that_was_written(words: str) -> None:
    assert said(words) == words


def test_line_ends_of_other_systems_and_a_byte_order_mark_are_taken() -> None:
    flow = read("\ufeff" + written(SAY + "Hi").replace("\n", "\r\n"))
    assert flow.steps[0].line == 9


def test_text_in_many_scripts_is_welcome() -> None:
    words = "Grüße, 你好, שלום 👩‍👩‍👧"
    assert said(words) == words


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("steps:\n  - ask: a\n   text: b\n", "exactly below each other"),
        ("text: one: two\n", "in quotes"),
        ("a: b\ntext: {{ me }}, how?\n", "begins with a hole"),
        ("who: each\nblind true\n", "a colon and a blank"),
    ],
)
def test_common_slips_of_layout_have_a_cure(text: str, cure: str) -> None:
    with pytest.raises(FlowFaults) as found:
        read(text)
    assert any(f.code == "F0.1" and cure in f.fix for f in found.value.faults)
