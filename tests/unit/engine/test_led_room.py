"""Many people led by a facilitator: nobody of them takes the others along."""

from __future__ import annotations

import pytest

from flows import events as ev
from flows import pages as p
from flows.workshop.glance import glance
from tests.unit.engine.scenes import led
from tests.unit.talk import INES, KIM, NOA, OLA, ROOM, SAM, Talk, flow_of

EVERYBODY = ("sam", "noa", "kim", "ola", "ben")


def test_a_shared_page_is_left_when_each_has_said_so() -> None:
    talk = led("more", ROOM)
    for person in EVERYBODY[:-1]:
        talk.done("more", person)
        assert talk.page("ben").place == "more"
    assert talk.page("ben").through == ("Sam", "Noa", "Kim", "Ola")
    assert talk.page("ben").led_by == ("Ines",)
    said = "Shared page: everybody here sees each word. 4 of 5 could go on."
    assert talk.page("ben").promise == said
    assert dict(glance(talk.now).doing)["sam"] == "ready"
    assert glance(talk.now).ready == 4
    talk.done("more", "ben")
    assert talk.page("ben").place == "over"


def test_or_when_the_facilitator_moves_on() -> None:
    talk = led("more", ROOM).done("more", "sam").lead("more")
    assert (talk.page("ben").place, talk.page("ben").through) == ("over", ())


def test_a_keyboard_of_several_does_not_say_it_for_all() -> None:
    said = led("more", ROOM).refused(ev.Done, "more")
    assert said == "The facilitator moves the room on from here."


@pytest.mark.parametrize("people", [(SAM, NOA, INES), (SAM, NOA, KIM, OLA, INES)])
def test_at_one_table_one_is_enough(people: tuple[object, ...]) -> None:
    talk = led("more", people)  # type: ignore[arg-type]
    assert (talk.page("sam").led_by, talk.page("sam").through) == ((), ())
    assert talk.page("sam").back is not None
    assert talk.done("more", "sam").page("noa").place == "over"


def test_a_room_without_a_facilitator_goes_on_as_before() -> None:
    talk = Talk(flow_of("  - say: hi\n    text: Hi\n  - end: over\n"), ROOM[:5])
    assert talk.done("hi", "sam").page("noa").place == "over"


LIST = """\
  - ask: topic
    text: Topic?
  - notes: list
    text: Ours
  - notes: own
    who: each
    blind: true
    text: Own
  - ask: more
    who: each
    blind: true
    text: More
  - reveal: look
    of: [own, more]
  - end: over
"""


def test_all_passing_a_shared_list_leaves_it_and_one_answer_is_an_answer() -> None:
    talk = Talk(flow_of(LIST), ROOM)
    talk.answer("topic", "cats", "sam")
    for person in EVERYBODY[:-1]:
        talk.pass_("list", person)
    assert talk.page("ben").place == "list"
    assert talk.pass_("list", "ben").page("ben").place == "own"


def test_only_the_facilitator_leads_the_room_back_and_each_goes_back_on_their_own() -> None:
    talk = Talk(flow_of(LIST), ROOM).answer("topic", "cats", "sam").lead("list")
    assert talk.page("sam").back is None
    talk.do(ev.WentBack, "list", "ines", people=EVERYBODY)
    page = talk.page("sam")
    assert (page.place, page.forward) == ("list", ())
    talk.do(ev.WentForward, "", "ines", people=EVERYBODY)
    assert talk.page("sam").place == "own"
    talk.pass_("own", "sam")
    back = talk.page("sam").back
    assert back is not None
    assert back.people == ("sam",)
    talk.do(ev.WentBack, "own", "sam", people=("sam",))
    assert talk.page("sam").forward == ("sam",)
    talk.do(ev.WentForward, "", "sam", people=("sam",))


def test_one_who_says_so_again_at_a_place_gone_back_to_leads_on() -> None:
    talk = Talk(flow_of(LIST), ROOM).answer("topic", "cats", "sam")
    for person in EVERYBODY:
        talk.done("list", person)
    talk.do(ev.WentBack, "list", "ines", people=EVERYBODY)
    assert talk.page("noa").place == "list"
    assert talk.done("list", "noa").page("noa").place == "own"


def test_the_facilitator_rests_the_room_gives_time_and_stops_it() -> None:
    talk = led("look", ROOM).do(ev.Paused, by="ines")
    talk.do(ev.Resumed, by="ines", today=talk.now.state.today)
    talk.do(ev.MoreTime, "look", "ines").do(ev.Stopped, by="ines")
    assert talk.body("sam") == p.Over("stopped")
    assert talk.refused(ev.Forgotten, by="ines") == "That person does not take part."
    assert talk.do(ev.Forgotten).now.status == "forgotten"
