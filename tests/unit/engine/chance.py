"""Random walks over random flows, for properties that must hold whatever people do."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random

from flows import Conversation, Impossible, advance, begin, needs, objection
from flows import events as ev
from flows import model as m
from flows.leading import room_at
from flows.outcomes import choices, items_of
from flows.people import Person
from flows.places import covers, find
from flows.records import Record
from flows.sections import every_section
from flows.turns import Back, Turn, back_from, forward_from, open_turns
from tests.unit.engine.random_flows import a_flow
from tests.unit.talk import INES, START, TODAY

NAMES = ("sam", "noa", "kim", "ola", "ben", "ida")


def a_record(id: str) -> Record:
    """A shared note of an earlier conversation."""
    fields = {"text": f"Earlier {id}", "kind": "idea"}
    return Record(id, "note", "sam", "c0", "kept", "shared", START, fields)


@dataclass
class Walker:
    """People who do whatever comes to their mind. Every text they write is a secret of its own."""

    random: Random
    now: Conversation
    secrets: dict[str, tuple[str, str | None, str]] = field(default_factory=dict)
    """Token to place, author and note id (empty for answers)."""
    count: int = 0

    @classmethod
    def start(cls, random: Random, led: float = 0.3) -> Walker:
        """``led`` is how likely a facilitator is with them."""
        flow = a_flow(random)
        names = NAMES[: random.choice([1, 2, 2, 2, 3, 6])]
        people = tuple(Person(name, name.title()) for name in names)
        people += (INES,) if random.random() < led else ()
        started = ev.Started(
            at=START,
            people=people,
            first=random.choice(names),
            today=TODAY,
            quick=random.random() < 0.3,
            history={"note": (a_record("old"),)} if random.random() < 0.5 else {},
        )
        return cls(random, begin("c1", "p", flow, started))

    def step(self) -> ev.Event | None:
        """One thing is tried; gives the event when it was possible."""
        self.count += 1
        event = self.idea()
        if event is None:
            return None
        event = replace(event, at=START + timedelta(seconds=self.count))
        if self.now.state.led_room and event.by is None and self.random.random() < 0.8:
            event = replace(event, by=self.random.choice(sorted(self.now.state.ids)))
        try:
            self.now = advance(self.now, event)
        except Impossible:
            return None
        return event

    def pass_on(self) -> bool:
        """The least that leads on is done; false when nothing is asked any more."""
        if self.now.status == "finished":  # also beside a concern, when the last page was left out
            return False
        if self.now.status == "paused":
            self.now = advance(self.now, ev.Resumed(at=START, today=TODAY))
        for card in self.now.state.open_concerns:
            settled = ev.ConcernSettled(at=START, item=card.item, how="parked")
            self.now = advance(self.now, settled)
        for need in needs(self.now):
            self.now = advance(self.now, ev.Recalled(at=START, place=need.place, records=()))
        self.past_the_wait()
        for turn in open_turns(self.now)[:1]:
            place, by = turn.stop.place, turn.person
            for event in (
                *(ev.Ready(at=START, place=place, by=p.id) for p in self.now.people),
                ev.Passed(at=START, place=place, by=by),
                ev.Done(at=START, place=place, by=by),
                *(ev.Passed(at=START, place=place, by=p.id) for p in self.now.people),
                *(ev.Done(at=START, place=place, by=p.id) for p in self.now.people),
            ):
                if not objection(self.now, event):
                    self.now = advance(self.now, event)
        return bool(open_turns(self.now) or needs(self.now) or self.now.path.wait)

    def past_the_wait(self) -> None:
        wait = self.now.path.wait
        if wait is not None and self.now.status == "running":
            self.now = advance(self.now, ev.MovedOn(at=START, place=wait.place, by=INES.id))

    def leading(self) -> ev.Event | None:
        """The facilitator moves the room on, or drops a part."""
        room, places = room_at(self.now), [one.place for one in every_section(self.now)]
        if places and self.random.random() < 0.2:
            out = self.random.random() < 0.7
            place = self.random.choice(places)
            return ev.Dropped(at=START, place=place, by=INES.id, out=out)
        return ev.MovedOn(at=START, place=room.place, by=INES.id) if room else None

    def late(self) -> ev.Event | None:
        """Somebody finishes what they had before them when the room moved on."""
        moved = [s for s in self.now.path.stops if self.now.state.stage(s.place).moved]
        if not moved:
            return None
        stop = self.random.choice(moved)
        by = self.random.choice(sorted(self.now.state.ids))
        agrees = isinstance(stop.step, m.Agree)
        return self.act(Turn(stop, None if stop.together and not agrees else by, "write"))

    def idea(self) -> ev.Event | None:
        for need in needs(self.now):
            found = tuple(a_record(f"r{n}") for n in range(self.random.randint(0, 3)))
            return ev.Recalled(at=START, place=need.place, records=found)
        if self.now.state.leaders and self.random.random() < 0.25:
            return self.leading() if self.random.random() < 0.6 else self.late()
        turns = open_turns(self.now)
        if not turns or self.random.random() < 0.03:
            return self.aside()
        turn = self.random.choice(turns)
        choice = self.random.random()
        if choice < 0.12:
            back = back_from(self.now, turn)
            return self.back(back, turn) if back else None
        if choice < 0.2:
            ahead = forward_from(self.now, turn)
            return ev.WentForward(at=START, people=ahead, by=turn.person) if ahead else None
        if choice < 0.25:
            return self.aside()
        return self.act(turn)

    def back(self, back: Back, turn: Turn) -> ev.Event:
        return ev.WentBack(at=START, place=back.place, people=back.people, by=turn.person)

    def aside(self) -> ev.Event:
        by = self.random.choice([None, *self.now.state.ids])
        item, text = f"x{self.count}", self.word("", by)
        made: list[ev.Event] = [
            ev.Paused(at=START),
            ev.Resumed(at=START, today=TODAY),
            ev.Jotted(at=START, by=by, item=item, text="jot", private=by is not None),
            ev.Parked(at=START, by=by, item=item, text="park"),
            ev.ConcernRaised(at=START, by=by, item=item, text="concern"),
            ev.MoreTime(at=START, place="a1"),
            ev.Done(at=START, place="end"),
            ev.Answered(at=START, place="a1", by=by, value=text),
        ]
        open_cards = self.now.state.open_concerns
        if open_cards:
            made += [ev.ConcernSettled(at=START, item=open_cards[0].item, how="parked")] * 6
        del self.secrets[text]
        return self.random.choice(made)

    def word(self, place: str, by: str | None, item: str = "") -> str:
        """A text that nobody else writes."""
        token = f"SECRET{self.count}Z"
        self.secrets[token] = (place, by, item)
        return token

    def act(self, turn: Turn) -> ev.Event | None:
        stop, by, place = turn.stop, turn.person, turn.stop.place
        if turn.phase == "open":
            who = self.random.choice([p.id for p in self.now.people])
            if self.random.random() < 0.1:
                return ev.NotReady(at=START, place=place)
            return ev.Ready(at=START, place=place, by=who)
        if self.random.random() < 0.1:
            return ev.Passed(at=START, place=place, by=by)
        match stop.step:
            case m.Ask():
                return ev.Answered(
                    at=START, place=place, by=by, value=self.answer(stop.step, place, by)
                )
            case m.Form():
                row = {"f": self.word(place, by)}
                return ev.Answered(at=START, place=place, by=by, value=(row,))
            case m.Notes():
                return self.noting(turn)
            case m.Vote():
                entries = choices(self.now.state, stop)
                value = {entry.id: 1 for entry in entries[:1]}
                return ev.Answered(at=START, place=place, by=by, value=value)
            case m.Agree() if turn.phase == "write":
                wish = self.word(place, by)
                degree = self.random.choice(["yes", "wish", "not_yet", "no"])
                return ev.Judged(at=START, place=place, by=by, degree=degree, wish=wish)  # type: ignore[arg-type]
            case m.Agree() if self.random.random() < 0.3:
                return ev.Reworded(at=START, place=place, text=f"words {self.count}")
            case m.Recall() if stop.step.pick != "none":
                entries = choices(self.now.state, stop)[:1]
                return ev.Answered(at=START, place=place, by=by, value=tuple(e.id for e in entries))
            case m.Consent():
                return ev.Answered(at=START, place=place, by=by, value=self.random.random() < 0.5)
            case m.Group():
                return self.grouping(turn)
            case m.Reveal() if self.random.random() < 0.3:
                return ev.Undone(at=START, place=place)
            case _:
                return ev.Done(at=START, place=place, by=by)

    def answer(self, step: m.Ask, place: str, by: str | None) -> ev.Answer:
        match step.type:
            case "scale":
                return self.random.randint(0, 10)
            case "yesno":
                return self.random.random() < 0.5
            case "choices":
                return ("x",)
            case "date":
                return "2026-07-01"
            case _:
                return self.word(place, by)

    def noting(self, turn: Turn) -> ev.Event:
        place, by = turn.stop.place, turn.person
        kept = self.now.state.cell(place, by).notes
        item, choice = f"i{self.count}", self.random.random()
        if not kept or choice < 0.4:
            return ev.NoteKept(
                at=START, place=place, by=by, item=item, text=self.word(place, by, item)
            )
        old = self.random.choice(kept).item
        if choice < 0.5:
            return ev.NoteEdited(
                at=START, place=place, by=by, item=old, text=self.word(place, by, old)
            )
        if choice < 0.55:
            return ev.NoteDropped(at=START, place=place, by=by, item=old)
        if choice < 0.65:
            return ev.NoteMarkedPrivate(at=START, place=place, by=by, item=old)
        if choice < 0.7:
            return ev.TakenBack(at=START, place=place, by=by, item=old)
        return ev.Done(at=START, place=place, by=by)

    def grouping(self, turn: Turn) -> ev.Event:
        place = turn.stop.place
        assert isinstance(turn.stop.step, m.Group)
        notes = items_of(turn.stop.scope.get(turn.stop.step.of))
        if notes and self.random.random() < 0.6:
            theme = self.random.choice(["t1", "t2", ""])
            return ev.Grouped(at=START, place=place, items=(notes[0].id,), theme=theme, name="Heap")
        return ev.Done(at=START, place=place)

    def hidden_from(self, eyes: frozenset[str]) -> set[str]:
        """Tokens that these people, looking together, must not see: told from the log alone."""
        return {token for token in self.secrets if self._hidden(token, eyes)}

    def _hidden(self, token: str, eyes: frozenset[str]) -> bool:
        place, by, item = self.secrets[token]
        step = find(self.now.flow, place)
        if by is None or step is None or eyes == {by} or len(self.now.people) == 1:
            return False
        if getattr(step, "private", False) or self._kept_private(place, by, item):
            return True
        sealed = getattr(step, "blind", False) or step.kind == "agree"
        return sealed and not self._opened(place)

    def _kept_private(self, place: str, by: str, item: str) -> bool:
        marks = [
            e.private if isinstance(e, ev.NoteMarkedPrivate) else True
            for e in self.now.events
            if isinstance(e, ev.NoteMarkedPrivate | ev.TakenBack)
            and (e.place, e.item, e.by) == (place, item, by)
        ]
        return bool(marks) and marks[-1]

    def _opened(self, place: str) -> bool:
        """Whether everybody was ready at the gate itself or at a reveal that opens this place."""
        ready: dict[str, set[str | None]] = {}
        opened: set[str] = set()
        for event in self.now.events:
            if isinstance(event, ev.MovedOn):
                opened.add(event.place)
            if isinstance(event, ev.NotReady):
                ready[event.place] = set()
            if isinstance(event, ev.Reworded):
                opened.discard(event.place)
                ready[event.place] = set()
            if isinstance(event, ev.Ready):
                ready.setdefault(event.place, set()).add(event.by)
                if ready[event.place] >= self.now.state.ids:
                    opened.add(event.place)
        return place in opened or any(
            isinstance(reveal, m.Reveal) and covers(where, reveal.of, place)
            for where in opened
            if (reveal := find(self.now.flow, where))
        )
