"""A conversation as tests speak of it: short acts, a clock and ids that only go up."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from flows import Conversation, Impossible, advance, begin, needs, replay, view
from flows import events as ev
from flows import pages as p
from flows.model import Flow
from flows.people import Person
from flows.reader import read_flow
from flows.records import Record

START = datetime(2026, 6, 14, 19, 0, tzinfo=UTC)
TODAY = date(2026, 6, 14)
SAM, NOA, KIM = Person("sam", "Sam"), Person("noa", "Noa"), Person("kim", "Kim")
INES = Person("ines", "Ines", "facilitator")
OLA, BEN = Person("ola", "Ola"), Person("ben", "Ben")
ROOM = (SAM, NOA, KIM, OLA, BEN, INES)
"""More people than sit at one table, and who leads them."""

HEADER = """\
flow: trial
format: 1
revision: 1
lang: en
title: Trial
summary: A flow for a test.
people: {min: 1, max: 50}
minutes: 5
steps:
"""


def flow_of(steps: str, parts: dict[str, str] | None = None, header: str = HEADER) -> Flow:
    """A flow out of the text of its steps."""
    return read_flow(header + steps, "trial.flow.yaml", (parts or {}).get)


@dataclass
class Talk:
    """A conversation that acts change in place. ``log`` of what was refused stays empty."""

    flow: Flow
    people: tuple[Person, ...] = (SAM, NOA)
    quick: bool = False
    first: str = ""
    history: dict[str, tuple[Record, ...]] = field(default_factory=dict)
    now: Conversation = field(init=False)
    count: int = 0

    def __post_init__(self) -> None:
        started = ev.Started(
            at=START,
            people=self.people,
            first=self.first or self.people[0].id,
            today=TODAY,
            quick=self.quick,
            history=self.history,
        )
        self.now = begin("c1", "pair", self.flow, started)

    def at(self) -> datetime:
        """The next moment."""
        self.count += 1
        return START + timedelta(seconds=self.count)

    def do(
        self, event: type[ev.Event], place: str = "", by: str | None = None, **more: Any
    ) -> Talk:
        """Something happens; raises Impossible when it cannot."""
        if issubclass(event, ev.AtPlace):
            more["place"] = place
        self.now = advance(self.now, event(at=self.at(), by=by, **more))
        return self

    def refused(
        self, event: type[ev.Event], place: str = "", by: str | None = None, **more: Any
    ) -> str:
        """What is said when it cannot happen; the conversation is untouched."""
        before = self.now
        try:
            self.do(event, place, by, **more)
        except Impossible as said:
            assert self.now is before
            return str(said)
        raise AssertionError("it was possible")

    def note(self, place: str, by: str | None, text: str, item: str = "") -> Talk:
        """A note is kept; its id is ``item``, or made up."""
        return self.do(ev.NoteKept, place, by, item=item or f"n{self.count}", text=text)

    def pass_(self, place: str, by: str | None = None) -> Talk:
        """The question is passed."""
        return self.do(ev.Passed, place, by)

    def back(self, place: str, *people: str) -> Talk:
        """People (everybody when nobody is named) go one step back, to a place."""
        ids = people or tuple(person.id for person in self.now.people)
        return self.do(ev.WentBack, place, people=ids)

    def forward(self, *people: str) -> Talk:
        """People (everybody when nobody is named) go one step forward again."""
        return self.do(ev.WentForward, people=people or tuple(p.id for p in self.now.people))

    def judge(self, place: str, **degrees: str) -> Talk:
        """Degrees of agreement by person, then all open them."""
        for person, degree in degrees.items():
            wish = "a wish" if degree == "wish" else ""
            self.do(ev.Judged, place, person, degree=degree, wish=wish)
        return self.open(place)

    def lead(self, place: str) -> Talk:
        """The facilitator moves the room on."""
        return self.do(ev.MovedOn, place, INES.id)

    def answer(self, place: str, value: Any, by: str | None = None) -> Talk:
        """An answer."""
        return self.do(ev.Answered, place, by, value=value)

    def done(self, place: str, by: str | None = None) -> Talk:
        """Done here."""
        return self.do(ev.Done, place, by)

    def open(self, place: str) -> Talk:
        """Everybody is ready."""
        for person in self.now.people:
            self.do(ev.Ready, place, person.id)
        return self

    def recall(self, *records: Record) -> Talk:
        """The shell hands over records for every need."""
        for need in needs(self.now):
            fitting = tuple(r for r in records if r.kind == need.kind)[: need.last]
            self.do(ev.Recalled, need.place, records=fitting)
        return self

    def page(self, *eyes: str) -> p.Page:
        """What these people see (everybody when nobody is named)."""
        here = [person.id for person in self.people if person is not INES]
        return view(self.now, eyes or here)

    def body(self, *eyes: str) -> Any:
        """What fills the page."""
        return self.page(*eyes).body

    def reloaded(self) -> Conversation:
        """The same conversation out of its log."""
        return replay(self.now.id, self.now.party, self.now.flow, self.now.events)
