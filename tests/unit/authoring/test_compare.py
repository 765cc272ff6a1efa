"""A flow against its older revision."""

from __future__ import annotations

import pytest

from flows.authoring.compare import compare
from flows.authoring.fmt import fmt
from flows.faults import CODES
from tests.unit.authoring.files import BUNDLED, HEAD, read, text

OLD = text(
    "  - section: part\n    title: P\n"
    "  - ask: one\n    text: One?\n"
    "  - consent: ok\n    text: May it?\n    allows: [progress]\n"
    "  - go: done\n    when: alone\n"
    "  - say: hi\n    text: Hi.\n",
    HEAD + "shares: [progress, counts]\n",
)


def faults(new: str, old: str = OLD) -> list[tuple[str, int, int, str, str]]:
    """Code, line, column, message and cure of each fault."""
    found = compare(read(old), read(new), "talk.flow.yaml")
    assert all(fault.code in CODES and fault.file == "talk.flow.yaml" for fault in found)
    return [(f.code, f.line, f.column, f.message, f.fix) for f in found]


def raised(source: str = OLD) -> str:
    return source.replace("revision: 1", "revision: 2")


def test_the_same_and_another_layout_are_fine() -> None:
    assert faults(OLD) == []
    assert faults("# a comment\n" + fmt(OLD)) == []
    assert faults(raised()) == []
    assert faults(BUNDLED["check-in"], BUNDLED["check-in"]) == []


def test_a_change_raises_the_revision() -> None:
    changed = OLD.replace("One?", "Won?")
    message = "the content has changed and this is still revision 1"
    assert faults(changed) == [("F5.1", 3, 1, message, "write revision: 2")]
    assert faults(raised(changed)) == []
    older = faults(OLD, raised())
    assert older == [("F5.1", 3, 1, "revision 1 is older than revision 2", "write revision: 3")]


@pytest.mark.parametrize("change", [("minutes: 5", "minutes: 6"), ("when: alone", "when: quick")])
def test_every_change_counts(change: tuple[str, str]) -> None:
    assert faults(OLD.replace(*change))


def test_an_id_keeps_its_kind() -> None:
    new = raised(OLD.replace("ask: one", "notes: one"))
    message = "one was an ask and is a notes now"
    assert faults(new) == [("F5.2", 13, 5, message, "give the new step an id of its own")]


def test_an_id_that_goes_says_so() -> None:
    gone = raised(OLD.replace("  - say: hi\n    text: Hi.\n", ""))
    assert faults(gone) == [("F5.3", 10, 1, "the say hi is gone", "add retired: [hi]")]
    assert faults(gone.replace("steps:", "retired: [hi]\nsteps:")) == []
    new_name = raised(OLD.replace("say: hi", "say: hi_all"))
    fix = "add retired: [hi], or renamed_from: hi"
    assert faults(new_name.replace("hi_all", "hii")) == [("F5.3", 10, 1, "the say hi is gone", fix)]
    assert faults(new_name + "    renamed_from: other\n")
    assert faults(new_name.replace("    text: Hi.", "    renamed_from: hi\n    text: Hi.")) == []


def test_jumps_may_come_and_go() -> None:
    assert faults(raised(OLD.replace("  - go: done\n    when: alone\n", ""))) == []


def test_nobody_learns_more_than_before() -> None:
    again = "make it a flow of its own, so that people are asked anew"
    wider = raised(OLD.replace("shares: [progress, counts]", "shares: [progress, counts, mood]"))
    assert faults(wider) == [("F5.4", 9, 1, "mood was not shared before", again)]
    consent = raised(OLD.replace("allows: [progress]", "allows: [counts, progress]"))
    assert faults(consent) == [("F5.4", 15, 5, "this consent did not allow counts before", again)]
    renamed = consent.replace("consent: ok\n", "consent: fine\n    renamed_from: ok\n")
    assert [code for code, *_ in faults(renamed)] == ["F5.4"]
    both = raised(
        OLD.replace("allows: [progress]", "allows: [progress, mood]").replace(
            "shares: [progress, counts]", "shares: [progress, counts, mood]"
        )
    )
    assert [code for code, *_ in faults(both)] == ["F5.4"]
    narrower = raised(OLD.replace("shares: [progress, counts]", "shares: [progress]"))
    assert faults(narrower) == []


def test_another_flow_is_no_revision() -> None:
    other = OLD.replace("flow: talk", "flow: walk")
    fix = "a flow keeps its name for ever"
    assert faults(other) == [("F5.5", 1, 1, "this is walk, and the older one is talk", fix)]
