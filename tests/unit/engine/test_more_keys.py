"""Rounds, unanimous gates, fields with options out of lists, letters, and what a field starts with."""

from __future__ import annotations

import pytest

from flows import events as ev
from flows import records
from tests.unit.talk import SAM, Talk, flow_of

ROUNDS = """\
  - ask: topic
    text: Topic?
  - repeat: outer
    for: people
    steps:
      - repeat: inner
        max: 2
        until: enough.answered and enough
        steps:
          - ask: enough
            type: yesno
            text: "{{ round }}"
      - say: behind
        text: "{{ round }} {{ item }}"
      - keep: counted
        as: rating
        fields: {what: item.text, value: round}
  - end: over
"""


def test_round_is_the_number_of_the_innermost_round() -> None:
    talk = Talk(flow_of(ROUNDS)).answer("topic", "x")
    seen = []
    while talk.now.status == "running":
        place = talk.page().place
        seen.append(talk.body().text)
        _ = talk.answer(place, False) if "enough" in place else talk.done(place)
    assert seen == ["1", "2", "1 Sam", "1", "2", "2 Noa", ""]
    made = [(r.fields["what"], r.fields["value"]) for r in records(talk.now)]
    assert made == [("Sam", 1), ("Noa", 2)]


GATE = """\
  - agree: gate
    text: Tea
  - say: after
    text: "{{ gate.agreed }} {{ gate.unanimous }}"
  - end: over
"""


@pytest.mark.parametrize(
    ("sam", "noa", "said"),
    [
        ("yes", "yes", "yes yes"),
        ("yes", "wish", "yes yes"),
        ("yes", "", "yes no"),
        ("", "", "no no"),
        ("yes", "not_yet", "no no"),
        ("no", "", "no no"),
    ],
)
def test_unanimous_is_when_each_said_yes_and_a_pass_is_none(sam: str, noa: str, said: str) -> None:
    talk = Talk(flow_of(GATE))
    degrees = {"sam": sam, "noa": noa}
    for person, degree in degrees.items():
        _ = talk if degree else talk.pass_("gate", person)
    talk.judge("gate", **{person: degree for person, degree in degrees.items() if degree})
    assert talk.done("gate").body().text == said


def test_alone_a_gate_is_unanimous() -> None:
    assert Talk(flow_of(GATE), (SAM,)).body().text == "yes yes"


FORM = """\
  - form: who
    text: Who?
    fields:
      - owner: {text: Whose, type: choice, options_from: people, options: [both, {later: Later}]}
      - day: {text: Until, type: date, optional: true}
  - say: after
    text: "{{ who.owner }} {{ answered(who.owner, who.day) | count: x, xs }}"
  - end: over
"""


def test_a_field_offers_the_entries_of_a_list_and_then_its_own_options() -> None:
    talk = Talk(flow_of(FORM))
    owner, day = talk.body().fields
    assert [(item.id, item.text) for item in owner.options] == [
        ("Sam", "Sam"), ("Noa", "Noa"), ("both", "both"), ("later", "Later"),
    ]  # fmt: skip
    assert day.options == ()
    said = "That is not one of the answers."
    for wrong in ("Kim", "sam", "Later"):
        assert said in talk.refused(ev.Answered, "who", value=({"owner": wrong},))
    assert talk.answer("who", ({"owner": "Noa"},)).body().text == "Noa 1 x"
    talk.back("who").answer("who", ({"owner": "later", "day": "2026-07-01"},))
    assert talk.body().text == "later 2 xs"


def test_a_field_whose_list_came_to_nothing_has_its_own_options() -> None:
    steps = "  - notes: names\n    text: Names\n" + FORM.replace(
        "options_from: people", "options_from: names"
    )
    talk = Talk(flow_of(steps))
    talk.done("names")
    assert [item.id for item in talk.body().fields[0].options] == ["both", "later"]
    failing = FORM.replace("options_from: people", "options_from: first(names).text + names")
    assert "names" in failing


START_WITH = """\
  - ask: what
    text: What?
  - ask: often
    type: number
    text: How often?
  - ask: until
    type: date
    text: Until?
  - ask: kind
    type: choice
    options: [a walk, a swim]
    keys: [w, s]
    text: Which?
  - ask: whole
    type: text
    aid: smart
    start: answered(what, often, until, kind)
    suggest: answered(what, kind)
    text: All?
  - end: over
"""


def test_a_field_starts_with_what_was_answered_joined_by_commas() -> None:
    talk = Talk(flow_of(START_WITH)).answer("what", "walk").answer("often", 2.5)
    talk.answer("until", "2026-07-01")
    assert talk.body().keys == ("w", "s")
    body = talk.answer("kind", "a walk").body()
    assert (body.start, body.suggestion) == ("walk, 2.5, 1 July 2026, a walk", "walk, a walk")
    assert (body.aid, body.keys) == ("smart", ())
    talk = Talk(flow_of(START_WITH)).pass_("what").answer("often", 3).pass_("until").pass_("kind")
    assert (talk.body().start, talk.body().suggestion) == ("3", "")
