"""Where a path leads: conditions, loops, jumps, parts, the quick form, progress."""

from __future__ import annotations

import pytest

from flows import events as ev
from flows.places import covers, find
from tests.unit.talk import HEADER, SAM, Talk, flow_of

LOOP = """\
  - repeat: tries
    until: word == "stop"
    max: 3
    {more}
    steps:
      - ask: word
        skip: false
        text: Word?
  - say: between
    text: between
  - end: over
    text: "{{{{ word }}}}"
"""


def test_a_loop_ends_when_its_condition_holds() -> None:
    talk = Talk(flow_of(LOOP.format(more="exhausted: over")))
    talk.answer("tries#1/word", "go").answer("tries#2/word", "stop")
    assert talk.page().place == "between"


def test_a_loop_that_is_exhausted_jumps() -> None:
    talk = Talk(flow_of(LOOP.format(more="exhausted: over")))
    for n in (1, 2, 3):
        talk.answer(f"tries#{n}/word", f"word {n}")
    assert talk.body().text == "word 3"


def test_a_loop_without_a_way_out_just_goes_on() -> None:
    talk = Talk(flow_of(LOOP.format(more="optional: false")))
    for n in (1, 2, 3):
        talk.answer(f"tries#{n}/word", "go")
    assert talk.page().place == "between"


NESTED = """\
  - notes: names
    text: Names
  - repeat: outer
    for: names.items
    steps:
      - say: hello
        text: "{{ item.text }}"
      - repeat: inner
        for: names.items
        steps:
          - ask: again
            type: yesno
            skip: false
            text: "{{ item.text }}?"
          - go: after
            when: again
      - say: after
        text: "after {{ item.text }}"
  - end: over
    text: "{{ names.size }}"
"""


def test_a_loop_over_a_list_names_its_entry_and_gives_the_outer_one_back() -> None:
    talk = Talk(flow_of(NESTED)).note("names", None, "a").note("names", None, "b").done("names")
    assert talk.body().text == "a"
    talk.done("outer#1/hello").answer("outer#1/inner#1/again", False)
    assert talk.body().text == "b?"
    talk.answer("outer#1/inner#2/again", False)
    assert talk.body().text == "after a"


def test_a_jump_out_of_a_loop_gives_the_outer_entry_back() -> None:
    talk = Talk(flow_of(NESTED)).note("names", None, "a").note("names", None, "b").done("names")
    talk.done("outer#1/hello").answer("outer#1/inner#1/again", True).done("outer#1/after")
    assert talk.body().text == "b"
    talk.done("outer#2/hello").answer("outer#2/inner#1/again", True)
    assert talk.body().text == "after b"
    assert talk.done("outer#2/after").body().text == "2"


def test_a_loop_over_an_empty_list_has_no_round() -> None:
    assert Talk(flow_of(NESTED)).done("names").body().text == "0"


QUICK = """\
  - repeat: once
    until: pace.answered
    max: 1
    steps:
      - section: spare
        title: Spare
        optional: true
      - ask: pace
        text: slow
  - say: always
    text: always
  - section: extra
    title: Extra
    optional: true
  - ask: more
    text: More?
  - section: last
    title: Last
  - say: skip
    optional: true
    text: skip
  - end: over
    text: "{{ more }}"
"""


def test_the_quick_form_leaves_out_what_is_optional() -> None:
    talk = Talk(flow_of(QUICK), quick=True)
    assert [part.title for part in talk.page().parts] == ["Last"]
    assert talk.body().text == "always"
    assert talk.done("always").body().text == "–"


def test_the_full_form_has_every_step() -> None:
    talk = Talk(flow_of(QUICK)).answer("once#1/pace", "slow").done("always").answer("more", "yes")
    assert talk.done("skip").body().text == "yes"


PART = HEADER.replace("flow: trial", "flow: part").replace(
    "minutes: 5", "minutes: 1\nfragment: true"
)
INSIDE = """\
  - section: inside
    title: Inside
  - ask: word
    skip: false
    text: "{{ given }} {{ missing }} {{ alone }}"
  - go: leave
    when: word == "go"
  - say: stay
    text: stay
  - section: leave
    title: Leave
"""
CALLING = """\
  - section: first
    title: First
  - ask: word
    skip: false
    text: Outside?
  - call: part
    with:
      given: word
      missing: last(note, 1).text
  - say: after
    text: "{{ word }}"
  - end: over
"""


def calling() -> Talk:
    part = PART.replace("steps:", "parameters: [given, missing]\nsteps:") + INSIDE
    return Talk(flow_of(CALLING, {"part": part})).answer("word", "mine")


def test_a_part_has_names_of_its_own_and_what_it_was_given() -> None:
    talk = calling()
    assert talk.body().text == "mine – no"
    talk.answer("part/word", "theirs").done("part/stay")
    assert talk.body().text == "mine"


def test_a_jump_inside_a_part_stays_inside() -> None:
    assert calling().answer("part/word", "go").page().place == "after"


def test_progress_counts_the_sections_of_parts() -> None:
    talk = calling()
    assert [(part.title, part.state) for part in talk.page().parts] == [
        ("First", "done"), ("Inside", "now"), ("Leave", "later"),
    ]  # fmt: skip
    talk.answer("part/word", "go").done("after").done("over")
    assert {part.state for part in talk.page().parts} == {"done"}


def test_a_computed_value_goes_when_it_comes_to_nothing() -> None:
    steps = """\
  - repeat: twice
    max: 2
    until: said.answered and said == "x"
    steps:
      - ask: said
        text: Say
      - set: twice_said
        value: said + "!"
      - say: echo
        text: "{{ twice_said }}"
  - end: over
"""
    talk = Talk(flow_of(steps)).answer("twice#1/said", "a")
    assert talk.body().text == "a!"
    talk.done("twice#1/echo").pass_("twice#2/said")
    assert talk.body().text == "–"


def test_going_on_to_a_step_when_nothing_holds_it_waits_for_nobody() -> None:
    talk = Talk(flow_of("  - wait: all_here\n    for: all\n  - end: over\n"))
    assert talk.page().place == "over"


def test_a_fragment_that_ends_without_an_end_is_finished() -> None:
    flow = flow_of("  - say: hello\n    text: hello\n", header=PART)
    assert Talk(flow, (SAM,)).done("hello").now.status == "finished"


@pytest.mark.parametrize(
    ("place", "kind"),
    [("word", "ask"), ("part", "call"), ("part/word", "ask"), ("word/word", ""), ("nowhere", "")],
)
def test_a_place_finds_its_step(place: str, kind: str) -> None:
    step = find(calling().flow, place)
    assert (step.kind if step else "") == kind


@pytest.mark.parametrize(
    ("reveal", "place", "opens"),
    [
        ("look", "ideas", True),
        ("look", "other", False),
        ("look", "loop#2/ideas", True),
        ("loop#1/look", "loop#1/ideas", True),
        ("loop#1/look", "loop#2/ideas", False),
        ("loop#1/look", "ideas", True),
        ("look", "part/ideas", False),
        ("part/look", "ideas", False),
    ],
)
def test_a_reveal_opens_its_own_round_and_its_own_flow(
    reveal: str, place: str, opens: bool
) -> None:
    assert covers(reveal, ("ideas",), place) is opens


def test_the_end_can_come_early() -> None:
    steps = "  - ask: on\n    type: yesno\n    text: On?\n  - go: over\n    when: not on\n"
    steps += "  - end: early\n    when: on\n  - end: over\n"
    talk = Talk(
        flow_of(
            steps.replace("not on", "on.answered and not on").replace(
                "when: on\n  - end", "when: on.answered and on\n  - end"
            )
        )
    )
    talk.answer("on", True).done("early")
    assert talk.now.status == "finished"
    assert talk.refused(ev.Done, "over") == "This conversation is over."
