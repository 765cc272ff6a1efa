"""The label: what a flow asks, hides, keeps and shares."""

from __future__ import annotations

import pytest

from flows.authoring.label import label
from tests.unit.authoring.files import BUNDLED, HEAD, read
from tests.unit.authoring.test_sight import STEPS
from tests.unit.authoring.unchecked import unchecked


def test_everything_is_counted() -> None:
    found = label(unchecked(STEPS))
    assert (found.questions, found.most_questions) == (7, 56)
    assert (found.blind, found.private, found.consents) == (2, 1, 1)
    assert (found.keeps, found.reads, found.calls) == ((), ("goal",), ())
    assert found.lines() == (
        "1 to 2 people, about 5 minutes",
        "Asks 7 questions, at most 56 with every round of its loops",
        "2 asked blind, until you open them together; 1 for one person alone, never opened",
        "Looks up in your history: goal",
        "Keeps in your history: nothing",
        "Shows a facilitator nothing that you write",
    )


def test_parts_count_too() -> None:
    found = label(read(BUNDLED["sticky-notes"]))
    assert found.calls == ("close",)
    assert found.keeps == ("goal", "note", "decision", "commitment", "meeting")
    assert found.most_questions == found.questions + 2 * 2
    assert "Runs as parts: close" in found.lines()


def test_what_is_kept_privately() -> None:
    said = label(read(BUNDLED["reflect"])).lines()
    assert said[0] == "One person alone, about 5 minutes"
    assert "Nobody else is there, so nothing has to be hidden" in said
    assert "Keeps in your history: note and rating (for one person alone: note and rating)" in said


def test_sharing_and_care() -> None:
    head = HEAD.replace("minutes: 5", "minutes: 1\nsensitive: true").replace("min: 1", "min: 2")
    head += "shares: [progress, counts, mood]\n"
    steps = (
        "  - consent: c\n    allows: [mood]\n    text: May they?\n"
        "  - set: newest\n    value: last(value, 2)\n"
    )
    assert label(unchecked(steps, head)).lines() == (
        "2 people, about 1 minute",
        "Marked as sensitive: a safety note is at hand",
        "Asks 1 question",
        "Everything is seen by everybody at once",
        "Looks up in your history: nothing",
        "Keeps in your history: nothing",
        "Could show a facilitator: counts and mood, after asking for consent 1 time",
    )
    assert "counts, after" not in str(label(unchecked(steps[:0], head)).lines())


def test_what_expressions_read_counts_as_looked_up() -> None:
    assert "value" in label(read(BUNDLED["why-it-matters"])).reads or any(
        read(text).recalls for text in BUNDLED.values()
    )


@pytest.mark.parametrize("name", BUNDLED)
def test_every_bundled_flow_has_one(name: str) -> None:
    assert all(line and "None" not in line for line in label(read(BUNDLED[name])).lines())
