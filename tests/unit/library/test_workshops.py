"""The flows for a whole room: led from place to place, nobody sees what is sealed, it comes to an end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from flows import Conversation, advance, begin, needs, objection, open_turns, records, redact, view
from flows import events as ev
from flows.leading import room_at
from flows.model import Wait
from flows.people import Person
from flows.places import every_step
from flows.stops import together
from flows.workshop.glance import glance
from tests.unit.engine.test_bundled_flows import START, TODAY, bundled
from tests.unit.talk import INES
from tui.simulated import respond

WHOLE_ROOM = (
    "ws-notes-to-commitments",
    "ws-start-stop",
    "ws-four-ls",
    "ws-sailboat",
    "ws-ranked",
    "ws-make-it-worse",
    "ws-health-check",
    "ws-alignment",
)
ROOM = (*(Person(f"p{n}", f"Person {n}") for n in range(6)), INES)


def rounds(now: Conversation) -> Iterator[Conversation]:
    """The room after each moving on: half of the people write, the facilitator does not wait."""
    for _ in range(200):
        while needs(now):
            place = needs(now)[0].place
            now = advance(now, ev.Recalled(at=START, place=place, records=()))
        if now.status == "finished":
            return
        now = written(now)
        room = room_at(now)
        if room is None:
            continue
        moved = ev.MovedOn(
            at=START + timedelta(seconds=len(now.events)), place=room.place, by="ines"
        )
        if not objection(now, moved):
            now = advance(now, moved)
            yield now
    raise AssertionError("the room never came to its end")


def written(now: Conversation) -> Conversation:
    """What the first three of them do on the pages that they have, and a shared answer of one."""
    for number, person in enumerate(now.people[:3]):
        page = view(now, {person.id})
        for event in respond(page, at=START, today=TODAY, order=number):
            theirs = replace(event, by=person.id)
            if not objection(now, theirs):
                now = advance(now, theirs)
    return now


@pytest.mark.parametrize("name", WHOLE_ROOM)
def test_a_facilitator_leads_six_people_to_the_end_and_reads_nothing(name: str) -> None:
    started = ev.Started(at=START, people=ROOM, first="p0", today=TODAY)
    seen = ""
    for now in rounds(begin("c1", "p", bundled(name), started)):
        seen += repr(redact(now, ("ines",))) + repr(view(now, ("ines",))) + repr(glance(now))
    written_by_all = [e.text for e in now.events if isinstance(e, ev.NoteKept)]
    assert written_by_all
    assert not [text for text in written_by_all if text in seen]
    assert glance(now).finished
    assert any(record.kind == "note" for record in records(now))


@pytest.mark.parametrize("name", WHOLE_ROOM)
def test_a_blind_step_is_open_to_all_fifty_at_once(name: str) -> None:
    people = (*(Person(f"p{n}", f"Person {n}") for n in range(50)), INES)
    now = begin(
        "c1", "p", bundled(name), ev.Started(at=START, people=people, first="p0", today=TODAY)
    )
    assert {turn.person for turn in open_turns(now)} == {person.id for person in people[:-1]}
    assert all(
        together(step)
        or getattr(step, "blind", False)
        or getattr(step, "private", False)
        or step.kind in {"say", "consent"}
        for flow in (now.flow, *now.flow.parts.values())
        for step in every_step(flow.steps)
    ), "one after the other is no way for fifty"


@pytest.mark.parametrize("name", WHOLE_ROOM)
def test_without_a_facilitator_nothing_waits(name: str) -> None:
    waits = [step for step in every_step(bundled(name).steps) if isinstance(step, Wait)]
    assert all(step.timeout and not step.otherwise for step in waits)
