"""Comments that let something pass, with a reason."""

from __future__ import annotations

import pytest

from flows.checks import check
from flows.faults import Fault
from tests.unit.reader.writing import written

TWO = "- ask: n\n  text: What went well today? And what would you change tomorrow?\n"


def look(steps: str) -> tuple[Fault, ...]:
    return check(written(steps), "small.flow.yaml", lambda _: None)


@pytest.mark.parametrize(
    "steps",
    [
        TWO.replace("- ask", "# allow F4.3: it is a pair of questions\n- ask"),
        TWO.replace("- ask: n", "- ask: n  # allow F4.3: it is a pair of questions"),
        TWO.replace("tomorrow?", "tomorrow?  # allow F4.3: a pair"),
        TWO.replace("  text", "  # allow F4.3: a pair\n  # of questions, which is one here\n\n  text"),
        TWO.replace("- ask", "# allow F4.3, F4.4: a pair, on a scale\n- ask").replace(
            "  text", "  type: scale\n  text"
        ),
        "# Those we allow are few, and F4.3 is none of them.\n- say: s\n  text: Well.\n",
    ],
)  # fmt: skip
def test_what_is_waived_is_not_said(steps: str) -> None:
    assert look(steps) == ()


@pytest.mark.parametrize(
    ("comment", "message", "fix"),
    [
        ("allow F4.3", "a waiver gives its reason", "write # allow F4.3: why"),
        ("allow F4.3:", "a waiver gives its reason", "write # allow F4.3: why"),
        ("allow F4.3 because", "a waiver gives its reason", "write # allow F4.3: why"),
        ("allow F44: so", "there is no code F44", "did you mean F4.4?"),
        ("allow F3.1: so", "F3.1 is an error and cannot be waived", "mend it"),
        ("allow F4.2: so", "there is no F4.2 here to waive", "take the comment out"),
    ],
)
def test_a_waiver_with_something_wrong(comment: str, message: str, fix: str) -> None:
    found = [one for one in look(f"# {comment}\n{TWO}") if one.code == "F0.10"]
    assert [(one.line, one.column, one.message, one.fix) for one in found] == [(9, 3, message, fix)]


def test_a_waiver_at_the_end_of_the_file_covers_nothing() -> None:
    text = written("- say: s\n  text: Well.\n") + "# allow F4.3: nothing\n"
    assert [one.code for one in check(text, "s", lambda _: None)] == ["F0.10"]


def test_a_file_that_cannot_be_read_is_said_to_be_so() -> None:
    assert [one.code for one in check("- x: [", "s", lambda _: None)] == ["F0.1"]
    assert [one.code for one in check("", "s", lambda _: None)] == ["F0.1"]


def test_line_ends_of_another_system_change_no_place() -> None:
    text = written(TWO)
    other = "\ufeff" + text.replace("\n", "\r\n")
    assert check(other, "s", lambda _: None) == check(text, "s", lambda _: None)
