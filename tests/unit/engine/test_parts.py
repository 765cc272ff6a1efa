"""Whole flows that are called as parts: their end, their names above the page, their gates."""

from __future__ import annotations

from flows import pages as p
from tests.unit.talk import HEADER, Talk, flow_of

WHOLE = HEADER.replace("flow: trial", "flow: part").replace("steps:", "takes: [about]\nsteps:")
INSIDE = """\
  - section: inner
    title: Inner
  - ask: word
    text: "{{ about }}"
  - end: early
    when: word.answered and word == "stop"
    text: Early.
  - ask: more
    text: More?
  - end: over
    text: Over.
"""
CALLING = """\
  - section: one
    title: One
  - call: part
    with: {about: '"it"'}
  - section: two
    title: Two
  - ask: last_one
    text: Last?
  - end: done
    text: Done.
"""


def calling(inside: str = INSIDE, steps: str = CALLING, *, fragment: bool = False) -> Talk:
    """A flow that calls another one."""
    header = WHOLE.replace("minutes: 5", "minutes: 5\nfragment: true") if fragment else WHOLE
    return Talk(flow_of(steps, {"part": header + inside}))


def shown(talk: Talk) -> list[tuple[str, str]]:
    """The named parts above the page."""
    return [(part.title, part.state) for part in talk.page().parts]


def test_the_end_of_a_part_has_no_page_and_leads_on() -> None:
    talk = calling().answer("part/word", "go").answer("part/more", "x")
    assert talk.page().place == "last_one"
    talk = calling().answer("part/word", "stop")
    assert talk.page().place == "last_one"
    assert isinstance(talk.answer("last_one", "x").body(), p.Ending)
    assert talk.done("done").now.status == "finished"


def test_a_whole_flow_names_no_parts_above_the_page_and_a_fragment_does() -> None:
    talk = calling()
    assert shown(talk) == [("One", "now"), ("Two", "later")]
    assert shown(talk.answer("part/word", "stop")) == [("One", "done"), ("Two", "now")]
    named = [("One", "done"), ("Inner", "now"), ("Two", "later")]
    assert shown(calling(fragment=True)) == named


def test_a_fragment_inside_of_a_whole_flow_names_none_either() -> None:
    close = WHOLE.replace("flow: part", "flow: close").replace("minutes: 5", "fragment: true")
    parts = {"part": WHOLE + "  - call: close\n  - end: x\n", "close": close + INSIDE}
    assert shown(Talk(flow_of(CALLING, parts))) == [("One", "now"), ("Two", "later")]


GATE = """\
  - ask: word
    skip: false
    text: Word?
  - agree: gate
    text: "{{ word }} {{ about }}"
  - end: over
"""


def test_a_gate_is_not_asked_again_for_an_answer_of_that_name_elsewhere() -> None:
    steps = "  - call: part\n    with: {about: '\"it\"'}\n  - ask: word\n    text: W\n  - end: x\n"
    talk = calling(GATE.replace(" {{ about }}", ""), steps).answer("part/word", "mine")
    talk.judge("part/gate", sam="yes", noa="yes").done("part/gate").answer("word", "another")
    assert talk.page().place == "x"
    talk.back("word").back("part/gate").back("part/word").answer("part/word", "new")
    assert talk.now.state.cell("part/gate", "sam").degree is None


def test_a_gate_of_words_that_a_caller_gave_is_asked_again_when_they_may_have_changed() -> None:
    steps = "  - ask: it\n    text: I\n  - call: part\n    with: {about: it}\n  - end: x\n"
    talk = calling(GATE, steps).answer("it", "a").answer("part/word", "b")
    talk.judge("part/gate", sam="yes", noa="yes").done("part/gate")
    talk.back("part/gate").back("part/word").back("it").answer("it", "c")
    assert talk.now.state.cell("part/gate", "sam").degree is None
