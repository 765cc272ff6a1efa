"""What fields offer: entries of lists, letters for options, and what they start with."""

from __future__ import annotations

import pytest

from flows import events as ev
from tests.unit.talk import Talk, flow_of

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


NONE = {
    "an empty list": "  - notes: names\n    text: Names\n",
    "no answer": "  - ask: names\n    text: N\n    type: choices\n    options_from: people\n",
}


@pytest.mark.parametrize("step", NONE.values(), ids=NONE)
def test_a_field_whose_list_came_to_nothing_has_its_own_options(step: str) -> None:
    talk = Talk(flow_of(step + FORM.replace("options_from: people", "options_from: names")))
    talk.pass_("names")
    assert [item.id for item in talk.body().fields[0].options] == ["both", "later"]


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
