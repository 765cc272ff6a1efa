"""A gate in a loop: what is given in a later round does not ask about an earlier one again."""

from __future__ import annotations

from tests.unit.talk import Talk, flow_of

STEPS = """\
  - repeat: settle
    until: picked.agreed
    max: 3
    steps:
      - ask: words
        who: all
        text: Words?
      - agree: picked
        text: "{{ words }}"
        attempts: 1
  - end: over
"""


def settled_not() -> Talk:
    """A pair that could not agree in the first round."""
    talk = Talk(flow_of(STEPS))
    talk.answer("settle#1/words", "one").judge("settle#1/picked", sam="yes", noa="no")
    return talk.done("settle#1/picked")


def test_words_of_the_second_round_leave_the_gate_of_the_first_alone() -> None:
    talk = settled_not().answer("settle#2/words", "two")
    assert talk.page("sam").place == "settle#2/picked"
    assert talk.now.state.stage("settle#1/picked").opened


def test_changed_words_of_the_first_round_are_asked_about_again() -> None:
    talk = settled_not()
    talk.back("settle#1/picked").back("settle#1/words").answer("settle#1/words", "other")
    assert talk.page("sam").place == "settle#1/picked"
    assert not talk.now.state.stage("settle#1/picked").opened


def test_from_one_round_to_the_next_each_gate_is_asked_once() -> None:
    talk = settled_not().answer("settle#2/words", "two")
    talk.judge("settle#2/picked", sam="no", noa="yes").done("settle#2/picked")
    talk.answer("settle#3/words", "three").judge("settle#3/picked", sam="yes", noa="yes")
    assert talk.done("settle#3/picked").page().place == "over"
