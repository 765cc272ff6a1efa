"""What a glance tells of a conversation: titles, ids and counts, never content."""

from __future__ import annotations

from flows import events as ev
from flows.workshop.glance import Ahead, Glance, glance
from tests.unit.engine.scenes import LED, led
from tests.unit.talk import INES, NOA, SAM, Talk, flow_of


def at(place: str) -> Glance:
    return glance(led(place).now)


def test_a_question_that_insists_is_not_moved_past() -> None:
    seen = at("topic")
    assert (seen.place, seen.step) == ("", "Start")
    assert seen.next == "Somebody in the room has to answer this one first"
    assert dict(seen.doing) == {"sam": "writing", "noa": "writing"}


def test_at_a_wait_everybody_has_arrived() -> None:
    seen = at("lobby")
    assert (seen.place, seen.next) == ("lobby", "Go on: everybody has arrived")
    assert (seen.asked, seen.ready) == (2, 2)


def test_who_writes_and_who_is_through() -> None:
    talk = led("ideas").pass_("ideas", "noa")
    seen = glance(talk.now)
    assert dict(seen.doing) == {"sam": "writing", "noa": "waiting"}
    assert (seen.asked, seen.ready, seen.place) == (2, 1, "ideas")
    assert (seen.done, seen.total) == (0, 2)


def test_before_something_opens() -> None:
    seen = glance(led("look").do(ev.Ready, "look", "sam").now)
    assert dict(seen.doing) == {"sam": "ready", "noa": "reading"}
    assert seen.next == "Open it: everybody sees all of it at once"
    assert glance(led("look").lead("look").now).next == "Go on from here"


def test_parts_behind_and_ahead() -> None:
    assert at("lobby").parts == (("Start", 0, "now"), ("Rest", 0, "later"))
    assert at("lobby").ahead == (Ahead("rest", "Rest", 0, False),)
    seen = at("more")
    assert seen.parts == (("Start", 0, "done"), ("Rest", 0, "now"))
    assert (seen.ahead, seen.step) == ((), "Rest")


def test_a_part_that_was_left_out_can_be_put_in_again() -> None:
    seen = glance(led("topic").do(ev.Dropped, "rest", "ines").now)
    assert seen.parts == (("Start", 0, "now"),)
    assert seen.ahead == (Ahead("rest", "Rest", 0, True),)


def test_at_the_end_and_after_it_and_in_a_rest() -> None:
    assert at("over").next == "Finish"
    over = glance(led("over").lead("over").now)
    assert (over.finished, over.place, over.next, over.done) == (True, "", "", 2)
    assert (over.asked, over.minutes) == (0, 0)
    rest = glance(led("ideas").do(ev.Paused).now)
    assert (rest.finished, rest.place, rest.step) == (False, "", "Start")


TIMED = """\
  - section: first
    title: First
  - ask: topic
    minutes: 2
    text: About what?
    say_if_you_like: Take your time.
  - repeat: twice
    max: 2
    until: more.answered
    steps:
      - ask: more
        minutes: 3
        optional: true
        text: More?
        say_if_you_like: About {{ topic }}, then.
  - section: extra
    title: Extra
    optional: true
  - say: hello
    text: Hello
  - section: second
    title: Second
    minutes: 7
  - call: part
  - end: over
"""

PART = """\
flow: part
format: 1
revision: 1
title: Part
summary: A part.
people: {min: 1, max: 50}
minutes: 9
steps:
  - say: hello
    text: Hello
  - end: out
"""


def timed(quick: bool = False) -> Talk:
    flow = flow_of(TIMED, {"part": PART})
    return Talk(flow, (SAM, NOA, INES), quick=quick)


def test_minutes_are_those_of_the_section_or_of_its_steps() -> None:
    assert glance(timed().now).parts == (
        ("First", 5, "now"),
        ("Extra", 0, "later"),
        ("Second", 7, "later"),
    )
    assert glance(timed(quick=True).now).parts == (("First", 2, "now"), ("Second", 7, "later"))
    flow = flow_of(TIMED.replace("    minutes: 7\n", ""), {"part": PART})
    assert glance(Talk(flow).now).parts[2] == ("Second", 9, "later")


def test_a_line_to_say_with_a_hole_could_hold_words_and_is_left_out() -> None:
    talk = timed().do(ev.MoreTime, "topic", minutes=2)
    seen = glance(talk.now)
    assert (seen.say, seen.minutes) == ("Take your time.", 4)
    seen = glance(talk.answer("topic", "SECRET").now)
    assert (seen.say, "SECRET" in repr(seen)) == ("", False)


def test_before_the_first_part_nothing_runs() -> None:
    flow = flow_of("  - say: hi\n    text: Hi\n" + LED)
    seen = glance(Talk(flow, (SAM, NOA, INES)).now)
    assert (seen.step, seen.done) == ("", 0)
    # "Start" opens what is written in it, so it cannot be left out.
    assert [part.title for part in seen.ahead] == ["Rest"]
