"""Random flows for properties that must hold whatever an author writes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from flows import model as m
from flows.expressions import parse
from flows.texts import parse_text

LEAKY = (
    "a1",
    "{{ a1 }}",
    "{{ a1.items | bullets }}",
    "{{ k1.given }}",
    "{{ n1 | bullets }}",
    "{{ n1.size }}",
    "{{ me }}",
)
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
        parts={"part": _part("part"), "other": _part("other")},
    )


def _part(name: str) -> m.Flow:
    """A part with blind answers, private notes and a gate of its own."""
    steps = (
        m.Section(id="inner", title="Inner"),
        m.Ask(id="pa", who="each", blind=True, text=parse_text("In a part")),
        m.Reveal(id="pr", of=("pa",)),
        m.Notes(id="pn", who="each", private=True, text=parse_text("Mine {{ pa.size }}")),
        m.Keep(
            id="pk",
            record="note",
            each=parse("pn.items"),
            fields={"text": parse("item.text")},
            private=True,
        ),
        m.Agree(id="pg", text=parse_text("{{ pa.items | bullets }}"), attempts=2),
    )
    return m.Flow(
        name=name,
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
    called: int = 0

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
            ["", "", "", "n1.size > 0", "a1.answered", "alone", "not quick", "k1.given"]
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
        of = self.random.choice(["n1", "e1"])
        return m.Group(id=self.id("g"), of=of, **self.common())

    def vote(self, depth: int) -> m.Step:
        blind = self.random.random() < 0.8
        of = parse(self.random.choice(["n1.items", "g1.items", "c1.items", "e1"]))
        mode = self.random.choice(["dots", "points", "thumbs"])
        return m.Vote(id=self.id("v"), who="each", of=of, blind=blind, mode=mode, **self.common())  # type: ignore[arg-type]

    def agree(self, depth: int) -> m.Step:
        return m.Agree(id=self.id("g_"), text=self.text(), attempts=2, **self.common())

    def listen(self, depth: int) -> m.Step:
        return m.Listen(id=self.id("l"), **self.common())

    def recall(self, depth: int) -> m.Step:
        return m.Recall(
            id=self.id("c"),
            source="note",
            empty=parse_text("Nothing.") if self.random.random() < 0.5 else None,
            pick=self.random.choice(["none", "one", "many"]),
            **self.common(),
        )

    def consent(self, depth: int) -> m.Step:
        decline = self.random.choice(["", "end"])
        return m.Consent(id=self.id("k"), text=self.text(), decline=decline, **self.common())

    def wait(self, depth: int) -> m.Step:
        until = self.random.choice(["facilitator", "pairs", "all"])
        otherwise = self.random.choice(["", "", "end"])
        return m.Wait(id=self.id("w"), until=until, timeout=5, otherwise=otherwise)  # type: ignore[arg-type]

    def set(self, depth: int) -> m.Step:
        return m.Set(
            id=self.id("e"),
            value=parse(self.random.choice(["n1.items", "a1", "c1.items", "today"])),
        )

    def keep(self, depth: int) -> m.Step:
        each = parse(self.random.choice(["n1.items", "c1.items", "a1.items"]))
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
        if depth or self.called == 2:
            return None
        self.called += 1
        name = ("part", "other")[self.called - 1]
        return m.Call(id=name, flow=name)


KINDS = (
    "section", "say", "ask", "ask", "form", "notes", "notes", "reveal", "reveal", "group", "vote",
    "agree", "listen", "recall", "consent", "set", "keep", "repeat", "call", "wait",
)  # fmt: skip
