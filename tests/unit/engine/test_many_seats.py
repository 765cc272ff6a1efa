"""Fifty seats: what the gate works out, it works out once for all of them."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from flows import audiences, begin, redact
from flows import events as ev
from flows.conversation import Conversation
from flows.people import Person
from tests.unit.talk import INES, START, TODAY, flow_of

STEPS = """\
  - notes: ideas
    who: each
    blind: true
    text: Ideas
  - reveal: look
    of: [ideas]
  - end: over
"""
PEOPLE = tuple(Person(f"p{n}", f"Person {n}") for n in range(50))


def room() -> Conversation:
    """Fifty people with four notes each."""
    started = ev.Started(at=START, people=(*PEOPLE, INES), first="p0", today=TODAY)
    now = begin("c1", "p", flow_of(STEPS), started)
    for number in range(4):
        for person in PEOPLE:
            item = f"{person.id}-{number}"
            kept = ev.NoteKept(at=START, by=person.id, place="ideas", item=item, text=item)
            now = now.then(kept)
    return now


def counted(patch: pytest.MonkeyPatch, *names: str) -> Counter[str]:
    """How often these functions are called from now on."""
    calls: Counter[str] = Counter()
    for name in names:
        real = getattr(audiences, name)

        def counting(*args: Any, name: str = name, real: Any = real) -> Any:
            calls[name] += 1
            return real(*args)

        patch.setattr(audiences, name, counting)
    return calls


def test_one_more_note_is_judged_once_for_all_fifty_seats(monkeypatch: pytest.MonkeyPatch) -> None:
    now = room()
    for person in PEOPLE:
        redact(now, {person.id})
    calls = counted(monkeypatch, "audience", "traces")
    kept = ev.NoteKept(at=START, by="p1", place="ideas", item="last", text="last")
    now = now.then(kept)
    logs = [redact(now, {person.id}) for person in PEOPLE]
    assert calls == {"audience": len(PEOPLE)}
    assert [len(log) for log in logs] == [6 if n == 1 else 5 for n in range(50)]


def test_before_the_reveal_a_seat_holds_its_own_notes_and_after_it_everybodys() -> None:
    now = room().then(ev.MovedOn(at=START, by="ines", place="ideas"))
    assert [len(redact(now, {person.id})) for person in PEOPLE[:3]] == [6, 6, 6]
    now = now.then(ev.MovedOn(at=START, by="ines", place="look"))
    assert {len(redact(now, {person.id})) for person in PEOPLE} == {len(now.events)}
