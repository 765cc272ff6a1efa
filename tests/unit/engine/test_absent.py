"""One of several who share a history, alone at the keyboard: what is promised to them."""

from __future__ import annotations

import pytest

from flows import begin, view
from flows import events as ev
from flows.promises import raised
from tests.unit.talk import SAM, START, TODAY, flow_of

STEPS = """\
  - ask: topic
    who: all
    text: What?
  - ask: secret
    who: each
    private: true
    text: And for yourself?
  - end: over
"""


@pytest.mark.parametrize(
    ("absent", "words"),
    [
        (0, "Only you."),
        (1, "Only you now. What is kept goes to the history of both of you."),
        (3, "Only you now. What is kept goes to the history of all of you."),
    ],
)
def test_whoever_is_alone_is_told_who_reads_it_later(absent: int, words: str) -> None:
    started = ev.Started(at=START, people=(SAM,), first="sam", today=TODAY, absent=absent)
    now = begin("c1", "pair", flow_of(STEPS), started)
    assert view(now, ["sam"]).promise == words
    assert raised(now) == words
    now = now.then(ev.Answered(at=START, by="sam", place="topic", value="x"))
    assert view(now, ["sam"]).place == "secret"
    assert view(now, ["sam"]).promise == "Only you."
