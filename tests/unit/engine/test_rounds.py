"""The number of a round."""

from __future__ import annotations

from flows import records
from tests.unit.talk import Talk, flow_of

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
