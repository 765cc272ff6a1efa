"""What may leave a conversation: a shared answer that the flow names and everybody allowed."""

from __future__ import annotations

import pytest

from flows import events as ev
from flows.workshop.offers import offered
from tests.unit.talk import HEADER, Talk, flow_of

STEPS = """\
  - ask: before
    text: Before?
  - consent: may
    text: May it go to the room?
    allows: [line]
    decline: over
  - ask: line
    text: The line?
    share: line
  - end: over
"""
SHARES = HEADER.replace("minutes: 5\n", "minutes: 5\nshares: [progress, line]\n")


def talk(noa: bool) -> Talk:
    return (
        Talk(flow_of(STEPS, header=SHARES))
        .answer("before", "KEPT")
        .answer("may", True, "sam")
        .answer("may", noa, "noa")
    )


def test_what_everybody_allowed_may_leave() -> None:
    told = talk(True)
    assert offered(told.now) == {}
    told.answer("line", "Listen at night.")
    assert offered(told.now) == {"line": "Listen at night."}
    assert offered(told.do(ev.Forgotten).now) == {}


@pytest.mark.parametrize("late", [False, True])
def test_one_no_keeps_all_of_it_here_also_a_late_one(late: bool) -> None:
    told = talk(late)
    if late:
        told.answer("line", "OUT").back("line").back("may")
        told.answer("may", False, "noa")
    assert offered(told.now) == {}
