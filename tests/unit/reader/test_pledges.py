"""What an author may promise of a flow, and what is no promise."""

from __future__ import annotations

import pytest

from flows.pledges import parse_pledge
from tests.unit.reader.writing import HEADER, faults, read, written

STEPS = """\
- ask: secret
  who: each
  blind: true
  text: S
- reveal: look
  of: [secret]
"""


def promising(*checks: str) -> str:
    """A flow with these promises."""
    rows = "".join(f"  - {check}\n" for check in checks)
    return written(STEPS, header=f"{HEADER}checks:\n{rows}")


def test_the_four_forms_are_told_apart() -> None:
    flow = read(promising(
        "always_ends()", "always_ends(over)", "never_sees(secret, look)", "keeps(goal)",
        '"keeps(note) when secret.answered"', "secret.size < 3",
    ))  # fmt: skip
    assert [(one.form, one.about, one.steps) for one in flow.checks] == [
        ("always_ends", (), ()),
        ("always_ends", ("over",), ("over",)),
        ("never_sees", ("secret", "look"), ("secret", "look")),
        ("keeps", ("goal",), ()),
        ("keeps", ("note",), ()),
        (None, (), ()),
    ]
    sources = [one.that.source if one.that else "" for one in flow.checks]
    assert sources[3:] == ["", "secret.answered", "secret.size < 3"]
    assert [(one.line, one.column) for one in flow.checks][4:] == [(13, 6), (14, 5)]
    assert flow.checks[4].that is not None
    assert (flow.checks[4].that.line, flow.checks[4].that.column) == (13, 23)


@pytest.mark.parametrize(
    ("check", "code", "said"),
    [
        ("It ends.", "F1.1", "this is no expression"),
        ("never_sees()", "F1.1", "never_sees takes 1 or 2 names"),
        ("never_sees(secret, look, over)", "F1.1", "never_sees takes 1 or 2 names"),
        ("keeps(goal, note)", "F1.1", "keeps takes one record kind"),
        ("keeps(gaol)", "F3.4", "there is no record kind gaol (did you mean goal?)"),
        ("keeps(nothing_like_it)", "F3.4", "kinds are goal"),
        ("always_ends() when alone", "F1.1", "nothing stands behind always_ends(…)"),
        ("keeps(goal) always", "F1.1", "nothing stands behind keeps(…)"),
        ("keeps(goal) when 1 +", "F1.1", "this is no expression"),
        ("never_sees(secert)", "F1.2", "there is no secert to promise anything of (did you mean secret?)"),
        ("always_ends(over, later)", "F1.2", "there is no later to promise anything of"),
        ("chosen.answered", "F1.2", "there is no chosen to promise anything of"),
        ("[always_ends()]", "F0.7", "words are needed here"),
    ],
)  # fmt: skip
def test_what_is_no_promise_is_refused_at_its_place(check: str, code: str, said: str) -> None:
    (fault,) = faults(promising(check))
    assert fault[0] == code
    assert fault[1].startswith("9:")
    assert said in fault[2]


def test_names_that_are_given_everywhere_may_be_spoken_of() -> None:
    assert faults(promising("alone or quick or people.size > 0 or today == today")) == []


def test_a_promise_knows_where_it_stands() -> None:
    pledge = parse_pledge("keeps(goal) when a > 1", 4, 7)
    assert (pledge.line, pledge.column) == (4, 7)
    assert pledge.that is not None
    assert pledge.that.column == 7 + len("keeps(goal) when ")
