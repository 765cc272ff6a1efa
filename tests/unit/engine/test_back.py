"""Back and forward, passing, pausing, stopping."""

from __future__ import annotations

from datetime import date

import pytest

from flows import events as ev
from flows import pages as p
from flows.conversation import replay
from flows.turns import Back, back_from, open_turns
from tests.unit.engine.scenes import scene
from tests.unit.talk import Talk, flow_of

STEPS = """\
  - ask: topic
    text: Topic?
  - notes: one
    who: each
    blind: true
    text: One
  - notes: two
    who: each
    blind: true
    text: Two
  - reveal: look
    of: [one, two]
  - ask: last
    text: Last?
  - end: over
"""


def talk_at_two() -> Talk:
    talk = Talk(flow_of(STEPS)).answer("topic", "tea")
    return talk.note("one", "sam", "a", "s1").done("one", "sam")


def test_one_person_goes_back_inside_their_own_turn_and_forward_again() -> None:
    talk = talk_at_two()
    before = talk.now.state
    assert talk.page("sam").back == Back("one", ("sam",))
    talk.back("one", "sam")
    assert (talk.page("sam").place, talk.page("sam").forward) == ("one", ("sam",))
    assert talk.body("sam").notes[0].text == "a"
    assert talk.page("noa").place == "one"
    assert talk.forward("sam").now.state == before


def test_nobody_is_sent_back_in_their_own_turn_by_another() -> None:
    said = talk_at_two().refused(ev.WentBack, "one", "noa", people=("sam",))
    assert said == "Nobody is sent back by another."


def test_from_the_first_own_step_everybody_goes_back_to_the_shared_one() -> None:
    talk = Talk(flow_of(STEPS)).answer("topic", "tea").back("topic")
    assert talk.body().answer == "tea"
    assert isinstance(talk.answer("topic", "milk").body(), p.HandOver)
    assert talk.now.state.trail == {}


def test_there_is_nothing_before_the_first_step() -> None:
    talk = Talk(flow_of(STEPS))
    assert talk.page().back is None
    assert back_from(talk.now, open_turns(talk.now)[0]) is None


def test_several_steps_back_and_all_the_way_forward() -> None:
    talk = talk_at_two().done("two", "sam").done("one", "noa").done("two", "noa")
    talk.open("look").done("look")
    before = talk.now.state
    talk.back("look").back("two").back("one", "sam").back("one", "noa").back("topic")
    assert talk.page().place == "topic"
    talk.forward().forward("sam").forward("noa").forward("sam").forward("noa").forward()
    assert talk.now.state == before


def test_an_answer_off_the_path_waits_until_the_path_comes_by_again() -> None:
    steps = "  - ask: on\n    type: yesno\n    skip: false\n    text: On?\n"
    steps += "  - ask: why\n    when: on\n    text: Why?\n  - end: over\n    text: '{{ why }}'\n"
    talk = Talk(flow_of(steps)).answer("on", True).answer("why", "because")
    talk.back("why").back("on").answer("on", False)
    assert talk.body().text == "–"
    assert talk.back("on").answer("on", True).body().text == "because"


def test_a_place_gone_back_to_that_left_the_path_is_passed_over() -> None:
    steps = "  - ask: on\n    type: yesno\n    skip: false\n    text: On?\n"
    steps += "  - notes: own\n    who: each\n    private: true\n    when: on\n    text: Own\n"
    steps += "  - ask: last\n    text: Last?\n  - end: over\n"
    talk = Talk(flow_of(steps)).answer("on", True).done("own", "sam").done("own", "noa")
    talk.back("own").back("on").do(ev.Answered, "on", "sam", value=False)
    assert talk.page().place == "last"


def test_the_keyboard_is_given_back_only_when_the_own_turn_is_through() -> None:
    talk = talk_at_two()
    assert talk.body("sam", "noa").give_back is None
    talk.done("two", "sam")
    person, back = talk.body("sam", "noa").give_back
    assert (person.id, back) == ("sam", Back("two", ("sam",)))
    talk.back("two", "sam")
    assert talk.body("sam", "noa").to.id == "sam"


@pytest.mark.parametrize("place", ["topic", "ideas", "heaps", "gate"])
def test_passing_needs_no_reason_and_keeps_none(place: str) -> None:
    talk = scene(place)
    person = None if place in {"topic", "heaps"} else "sam"
    if place == "topic":
        assert not talk.page().may_pass
        return
    assert talk.page("sam").may_pass
    talk.pass_(place, person)
    cell = talk.now.state.cell(place, person)
    assert (cell.passed, cell.answer, cell.degree) == (True, None, None)


def test_everybody_can_pass_everything_and_it_ends() -> None:
    talk = Talk(flow_of(STEPS)).pass_("topic")
    for place in ("one", "two"):
        talk.pass_(place, "sam").pass_(place, "noa")
    assert talk.open("look").body().lines == ()
    assert talk.done("look").pass_("last").done("over").now.status == "finished"


def test_a_pass_looks_like_any_answer_at_the_other_seat() -> None:
    talk = Talk(flow_of(STEPS)).answer("topic", "tea")
    passed = Talk(talk.flow).answer("topic", "tea").pass_("one", "sam").page("noa")
    assert passed == talk.note("one", "sam", "a").done("one", "sam").page("noa")


def test_a_pass_can_be_taken_up_again() -> None:
    talk = Talk(flow_of(STEPS)).pass_("topic").back("topic").answer("topic", "tea")
    cell = talk.now.state.cell("topic", None)
    assert (cell.answer, cell.passed) == ("tea", False)


def test_a_paused_conversation_goes_on_at_the_same_place_on_another_day() -> None:
    talk = talk_at_two().back("one", "sam")
    before = talk.page("sam")
    talk.do(ev.Paused)
    assert (talk.now.status, talk.body(), open_turns(talk.now)) == ("paused", p.Over("paused"), ())
    talk.do(ev.Resumed, today=date(2026, 7, 1))
    assert talk.page("sam") == before
    assert talk.now.state.today == date(2026, 7, 1)


def test_a_stopped_conversation_is_over() -> None:
    talk = talk_at_two().do(ev.Stopped)
    assert talk.body() == p.Over("stopped")
    assert talk.refused(ev.Resumed, today=date(2026, 7, 1)) == "The conversation is not paused."
    assert talk.refused(ev.Stopped) == "This conversation is over."


def test_a_concern_is_settled_before_the_end() -> None:
    talk = scene("over").do(ev.ConcernRaised, by="noa", item="c1", text="hm")
    assert [(c.text, c.author) for c in talk.body().concerns] == [("hm", "Noa")]
    assert talk.refused(ev.Done, "over").startswith("A concern is still open")
    talk.do(ev.ConcernSettled, item="c1", how="parked").done("over")
    assert talk.now.status == "finished"


def test_nothing_can_be_added_once_it_is_over() -> None:
    assert scene("finished").refused(ev.Jotted, item="j", text="x") == "This conversation is over."


def test_a_log_begins_with_its_start() -> None:
    for log in ((), scene("topic").now.events[1:]):
        with pytest.raises(ValueError, match="begins with the start"):
            replay("c", "p", scene("topic").flow, log)
