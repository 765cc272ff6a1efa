"""Random flows and random walks over them, for properties that must hold whatever people do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random
from typing import Any

from flows import Conversation, Impossible, advance, begin, needs
from flows import events as ev
from flows import model as m
from flows.expressions import parse
from flows.outcomes import choices, items_of
from flows.people import Person
from flows.places import covers, find
from flows.texts import parse_text
from flows.turns import Back, Turn, back_from, forward_from, open_turns
from tests.unit.talk import START, TODAY

NAMES = ("sam", "noa", "kim", "ola")

LEAKY = ("a1", "{{ a1 }}", "{{ n1 | bullets }}", "{{ n1.size }}", "{{ me }}")
"""Texts that would leak if the engine let them."""


def a_flow(random: Random) -> m.Flow:
    """A flow out of a handful of steps, also such as the checker would refuse."""
    maker = _Maker(random)
    steps = tuple(maker.steps(random.randint(2, 7), depth=0))
    return m.Flow(
        name="trial",
        format=1,
        revision=1,
        lang="en",
        title="Trial",
        summary="",
        least=1,
        most=50,
        minutes=5,
        steps=(*steps, m.End(id="end", text=parse_text("Over {{ n1.size }}"))),
        parts={"part": _part()},
    )


def _part() -> m.Flow:
    steps = (
        m.Section(id="inner", title="Inner"),
        m.Ask(id="pa", who="each", blind=True, text=parse_text("In a part")),
        m.Reveal(id="pr", of=("pa",)),
    )
    return m.Flow(
        name="part",
        format=1,
        revision=1,
        lang="en",
        title="Part",
        summary="",
        least=1,
        most=50,
        minutes=1,
        fragment=True,
        steps=steps,
    )


@dataclass
class _Maker:
    """Makes steps; ids count up by kind."""

    random: Random
    counts: dict[str, int] = field(default_factory=dict)
    called: bool = False

    def id(self, letter: str) -> str:
        self.counts[letter] = self.counts.get(letter, 0) + 1
        return f"{letter}{self.counts[letter]}"

    def steps(self, count: int, depth: int) -> Iterator[m.Step]:
        for _ in range(count):
            step = getattr(self, self.random.choice(KINDS))(depth)
            if step is not None:
                yield step

    def when(self) -> Any:
        choice = self.random.choice(
            ["", "", "", "n1.size > 0", "a1.answered", "alone", "not quick"]
        )
        return parse(choice) if choice else None

    def common(self) -> dict[str, Any]:
        return {"when": self.when(), "optional": self.random.random() < 0.2}

    def text(self) -> Any:
        return parse_text(self.random.choice(("Say it.", *LEAKY)))

    def section(self, depth: int) -> m.Step:
        return m.Section(id=self.id("s"), title="Part", optional=self.random.random() < 0.2)

    def say(self, depth: int) -> m.Step:
        who = self.random.choice(["all", "each"])
        return m.Say(id=self.id("y"), text=self.text(), who=who, **self.common())

    def ask(self, depth: int) -> m.Step:
        who = self.random.choice(["all", "each"])
        hidden = self.random.choice(["", "blind", "private"]) if who == "each" else ""
        kind = self.random.choice(["line", "scale", "yesno", "choices", "date"])
        return m.Ask(
            id=self.id("a"),
            who=who,
            type=kind,  # type: ignore[arg-type]
            text=self.text(),
            blind=hidden == "blind",
            private=hidden == "private",
            options=(m.Option("x", "X"), m.Option("y", "Y")) if kind == "choices" else (),
            **self.common(),
        )

    def form(self, depth: int) -> m.Step:
        fields = (m.Field("f", parse_text("F")),)
        blind = self.random.random() < 0.5
        who = "each" if blind else "all"
        return m.Form(
            id=self.id("f"), text=self.text(), fields=fields, blind=blind, who=who, **self.common()
        )

    def notes(self, depth: int) -> m.Step:
        who = self.random.choice(["all", "each", "each"])
        hidden = self.random.choice(["", "blind", "blind", "private"]) if who == "each" else ""
        return m.Notes(
            id=self.id("n"),
            who=who,
            text=self.text(),
            blind=hidden == "blind",
            private=hidden == "private",
            min=self.random.choice([0, 0, 1]),
            **self.common(),
        )

    def reveal(self, depth: int) -> m.Step:
        hidden = [
            f"{letter}{n}" for letter in "anfv" for n in range(1, self.counts.get(letter, 0) + 1)
        ]
        of = tuple(self.random.sample(hidden, min(len(hidden), 2))) or ("n1",)
        show = self.random.choice(["merged", "side_by_side", "ranking", "gap"])
        names = self.random.random() < 0.7
        return m.Reveal(id=self.id("r"), of=of, show=show, names=names, **self.common())  # type: ignore[arg-type]

    def group(self, depth: int) -> m.Step:
        return m.Group(id=self.id("g"), of="n1", **self.common())

    def vote(self, depth: int) -> m.Step:
        blind = self.random.random() < 0.8
        of = parse(self.random.choice(["n1.items", "g1.items"]))
        mode = self.random.choice(["dots", "points", "thumbs"])
        return m.Vote(id=self.id("v"), who="each", of=of, blind=blind, mode=mode, **self.common())  # type: ignore[arg-type]

    def agree(self, depth: int) -> m.Step:
        return m.Agree(id=self.id("g_"), text=self.text(), attempts=2, **self.common())

    def listen(self, depth: int) -> m.Step:
        return m.Listen(id=self.id("l"), **self.common())

    def recall(self, depth: int) -> m.Step:
        return m.Recall(
            id=self.id("c"), source="note", empty=parse_text("Nothing."), **self.common()
        )

    def consent(self, depth: int) -> m.Step:
        return m.Consent(id=self.id("k"), text=self.text(), **self.common())

    def set(self, depth: int) -> m.Step:
        return m.Set(id=self.id("e"), value=parse(self.random.choice(["n1.items", "a1", "today"])))

    def keep(self, depth: int) -> m.Step:
        each = parse("n1.items")
        fields = {"text": parse("item.text")}
        private = self.random.random() < 0.3
        return m.Keep(id=self.id("p"), record="note", each=each, fields=fields, private=private)

    def repeat(self, depth: int) -> m.Step | None:
        if depth:
            return None
        steps = tuple(self.steps(self.random.randint(1, 3), depth + 1))
        until = parse(self.random.choice(["a1.answered", "n1.size > 1", "alone"]))
        return (
            m.Repeat(id=self.id("o"), steps=steps, until=until, max=2, exhausted="end")
            if steps
            else None
        )

    def call(self, depth: int) -> m.Step | None:
        if depth or self.called:
            return None
        self.called = True
        return m.Call(id="part", flow="part")


KINDS = (
    "section", "say", "ask", "ask", "form", "notes", "notes", "reveal", "reveal", "group", "vote",
    "agree", "listen", "recall", "consent", "set", "keep", "repeat", "call",
)  # fmt: skip


@dataclass
class Walker:
    """People who do whatever comes to their mind. Every text they write is a secret of its own."""

    random: Random
    now: Conversation
    secrets: dict[str, tuple[str, str | None, str]] = field(default_factory=dict)
    """Token to place, author and note id (empty for answers)."""
    count: int = 0

    @classmethod
    def start(cls, random: Random) -> Walker:
        flow = a_flow(random)
        names = NAMES[: random.choice([1, 2, 2, 2, 3, 4])]
        people = tuple(Person(name, name.title()) for name in names)
        started = ev.Started(
            at=START,
            people=people,
            first=random.choice(names),
            today=TODAY,
            quick=random.random() < 0.3,
        )
        return cls(random, begin("c1", "p", flow, started))

    def step(self) -> ev.Event | None:
        """One thing is tried; gives the event when it was possible."""
        self.count += 1
        event = self.idea()
        if event is None:
            return None
        event = replace(event, at=START + timedelta(seconds=self.count))
        try:
            self.now = advance(self.now, event)
        except Impossible:
            return None
        return event

    def idea(self) -> ev.Event | None:
        for need in needs(self.now):
            return ev.Recalled(at=START, place=need.place, records=())
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
