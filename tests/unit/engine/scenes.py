"""One conversation that has every kind of step, stopped at any of its places."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from flows import events as ev
from flows.people import Person
from flows.records import Record
from tests.unit.talk import INES, NOA, SAM, START, Talk, flow_of

STEPS = """\
  - recall: old
    from: note
    last: 2
    pick: many
  - ask: topic
    type: number
    skip: false
    check:
      - that: answer > 1
        text: More than one, please.
        level: stop
      - that: answer < 5
        text: That is a lot.
    text: How many?
  - notes: ideas
    who: each
    blind: true
    min: 1
    max: 2
    text: Ideas
  - reveal: look
    of: [ideas]
  - group: heaps
    of: ideas
  - agree: gate
    attempts: 2
    text: "{{ topic }} things"
  - end: over
"""


def a_note(id: str, **more: Any) -> Record:
    """A note of an earlier conversation."""
    made: Mapping[str, Any] = {
        "kind": "note",
        "author": "sam",
        "visibility": "shared",
        "fields": {"text": f"old {id}"},
        **more,
    }
    return Record(id=id, conversation="c0", step="kept", created=START - timedelta(days=1), **made)


def scene(place: str) -> Talk:
    """The conversation when it has come to a place; ``open gate``, ``over gate`` and such too."""
    talk = Talk(flow_of(STEPS))
    for name, go_on in _ONWARD.items():
        if name == place:
            return talk
        go_on(talk)
    raise AssertionError(place)


LED = """\
  - section: start
    title: Start
  - ask: topic
    skip: false
    text: About what?
  - wait: lobby
    for: facilitator
    timeout: 5
  - notes: ideas
    who: each
    blind: true
    min: 1
    text: Ideas
  - reveal: look
    of: [ideas]
  - section: rest
    title: Rest
  - say: more
    text: More
  - end: over
"""


def led(place: str, people: tuple[Person, ...] = (SAM, NOA, INES)) -> Talk:
    """A conversation with a facilitator when it has come to a place."""
    talk = Talk(flow_of(LED), people)
    if place == "topic":
        return talk
    talk.answer("topic", "cats")
    for before in ("lobby", "ideas", "look", "look", "more"):
        if before == place:
            return talk
        talk.lead(before)
    return talk


def _write(talk: Talk) -> None:
    for person in ("sam", "noa"):
        talk.note("ideas", person, f"of {person}", f"{person}1").done("ideas", person)


def _judge(talk: Talk) -> None:
    for person in ("sam", "noa"):
        talk.do(ev.Judged, "gate", person, degree="yes")


_ONWARD: Mapping[str, Any] = {
    "need": lambda talk: talk.recall(a_note("r1"), a_note("r2")),
    "old": lambda talk: talk.answer("old", ("r1",)),
    "topic": lambda talk: talk.answer("topic", 3),
    "ideas": _write,
    "look": lambda talk: talk.open("look"),
    "open look": lambda talk: talk.done("look"),
    "heaps": lambda talk: talk.done("heaps"),
    "gate": _judge,
    "judged gate": lambda talk: talk.open("gate"),
    "open gate": lambda talk: talk.done("gate"),
    "over": lambda talk: talk.done("over"),
    "finished": None,
}
"""Place to what leads from there to the next one."""
