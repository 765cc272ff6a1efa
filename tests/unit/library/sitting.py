"""A bundled flow, walked with a script; where the script says nothing, simulated people answer.

The history lies ready as the store would hand it over: newest versions only, and what this very
conversation has kept so far among them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from flows import Conversation, advance, begin, needs, records, view
from flows import events as ev
from flows import pages as p
from flows.expressions import holds
from flows.model import Flow, Section
from flows.people import Person
from flows.places import every_step, step_id
from flows.records import Record
from flows.replies import record_item
from flows.turns import Need
from store import Library
from store.query import Query, select
from tests.unit.talk import NOA, SAM
from tui.simulated import respond

EVENING = datetime(2026, 6, 14, 19, 0, tzinfo=UTC)
PASS = object()
"""Said in a script where a question is passed."""

Script = Mapping[str, Any]
"""Place or step id to an answer, to :data:`PASS`, to notes, to rows, to a degree, or to one of
these for each person by id."""


WISH: Script = {
    "wish": "more time that is ours",
    "sphere": "private life",
    "horizon": "short",
    "what": "one evening a week without screens",
    "seen": "six of them done",
    "until": "2026-08-31",
    "rhythm": "every Thursday",
    "kind": "target",
    "statement": "Every Thursday an evening without screens, six by the end of August.",
    "same": "yes",
    "importance": {"sam": 9, "noa": 8},
    "confidence": {"sam": 7, "noa": 8},
    "settled": {"sam": "yes", "noa": "yes"},
}
"""What a pair says when a wish becomes a goal, and each agrees."""


def fitting(earlier: Iterable[Record], now: Conversation, need: Need) -> tuple[Record, ...]:
    """The records that a recall step asks for, newest first."""
    ids, people = now.state.ids, now.people
    found = select((*earlier, *records(now)), ids, people, Query(kinds=(need.kind,)))
    names = {person.id: person.name for person in people}
    items = ((record, record_item(record, names.get(record.author or "", ""))) for record in found)
    scope = need.stop.scope
    kept = [record for record, item in items if holds(need.step.where, {**scope, "item": item})]
    return tuple(kept)[: need.last]


@dataclass
class Sitting:
    """One conversation from its beginning to its end."""

    name: str
    script: Script = field(default_factory=dict)
    people: tuple[Person, ...] = (SAM, NOA)
    quick: bool = False
    earlier: Sequence[Record] = ()
    day: int = 0
    flow: Flow | None = None
    """The flow itself, when it is not the bundled one of that name."""
    places: list[str] = field(default_factory=list)
    """Every place that asked something, once, in order."""
    texts: dict[str, str] = field(default_factory=dict)
    """Place to the words on its page."""
    parts: dict[str, tuple[p.Part, ...]] = field(default_factory=dict)
    """Place to the named parts above it."""

    def run(self, until: str = "") -> Conversation:
        """Walk to the end, or to the first page at a place."""
        start = EVENING + timedelta(days=self.day)
        first = self.people[0].id
        started = ev.Started(
            at=start, people=self.people, first=first, today=start.date(), quick=self.quick
        )
        flow = self.flow or Library().load(self.name)
        now = begin(f"c{self.day}", "p", flow, started)
        while now.status == "running":
            at = start + timedelta(seconds=len(now.events))
            wanted = needs(now)
            if wanted:
                found = fitting(self.earlier, now, wanted[0])
                now = advance(now, ev.Recalled(at=at, place=wanted[0].place, records=found))
                continue
            page = self._page(now)
            if until and step_id(page.place) == until:
                return now
            events = self._acts(page, at)
            assert events, f"nobody knows what to do at {page.place}"
            for event in events:
                now = advance(now, event)
        return now

    def _page(self, now: Conversation) -> p.Page:
        page = view(now, now.state.ids)
        if isinstance(page.body, p.HandOver):
            page = view(now, [page.body.to.id])
        if page.place not in self.places:
            self.places.append(page.place)
            self.texts[page.place] = getattr(page.body, "text", "")
            self.parts[page.place] = page.parts
        return page

    def _acts(self, page: p.Page, at: datetime) -> tuple[ev.Event, ...]:
        by = page.person.id if page.person else None
        said = self.script.get(page.place, self.script.get(step_id(page.place)))
        if isinstance(said, Mapping):
            said = said.get(by)
        here: dict[str, Any] = {"at": at, "place": page.place, "by": by}
        match page.body:
            case _ if said is PASS and page.may_pass:
                return (ev.Passed(**here),)
            case _ if said is PASS or said is None:
                pass
            case p.Writing():
                notes = (
                    ev.NoteKept(**here, item=f"{page.place}-{by}-{n}", text=text)
                    for n, text in enumerate(said)
                )
                return (*notes, ev.Done(**here))
            case p.Judging():
                return (ev.Judged(**here, degree=said),)
            case p.Recalling(entries=entries):
                return (ev.Answered(**here, value=tuple(e.id for e in entries if e.text == said)),)
            case p.Asking() | p.Filling():
                return (ev.Answered(**here, value=said),)
        order = next((n for n, person in enumerate(self.people) if person.id == by), 0)
        return respond(page, at=at, today=at.date(), order=order)

    @property
    def steps(self) -> set[str]:
        """Ids of the steps that asked something."""
        return {step_id(place) for place in self.places}


def kept(now: Conversation, kind: str) -> list[Record]:
    """The records of a kind that a conversation leaves behind, in order."""
    return [record for record in records(now) if record.kind == kind]


def a_record(kind: str, id: str, /, *, day: int = -30, **fields: Any) -> Record:
    """A shared record of some earlier day."""
    at = EVENING + timedelta(days=day)
    return Record(id, kind, None, "c-old", "step", "shared", at, fields)


def a_goal(id: str = "g1", /, **fields: Any) -> Record:
    """A goal of last month."""
    made = {"wish": "more time", "statement": "one slow evening a week", "state": "active"}
    return a_record("goal", id, **{**made, **fields})


def left_out(flow: Flow) -> set[str]:
    """Ids of the steps that the quick form skips: optional ones, and those of optional parts."""
    found, skipping = set(), False
    for step in flow.steps:
        skipping = step.optional if isinstance(step, Section) else skipping
        inside = every_step([step])
        found |= {one.id for one in inside if skipping or step.optional or one.optional}
    return found
