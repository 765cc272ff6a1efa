"""Reading a file of cases: as careful as reading a flow, with all faults at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from flows.expressions.problems import did_you_mean
from flows.faults import Fault, FlowFaults
from flows.model import Flow
from flows.places import every_step
from flows.reader import scalars as read
from flows.reader.nodes import Listing, Mapping, Node, Scalar, compose
from flows.reader.report import Report
from flows.reader.scalars import Page
from flows.reader.schema import Key, Keys, build
from tui.rehearsal.cases.model import Before, Case, Expect, Given, Spot, Unseen
from tui.rehearsal.cases.values import day, field_value, kept, kind_of, known_kind, spot, without

ENDING = ".cases.yaml"
"""How files of cases end."""
USUAL = ("Sam", "Noa")
"""Who takes part when a case does not say."""


def read_cases(text: str, file: str, flow: Flow) -> tuple[Case, ...]:
    """Read the cases of a flow; raise :class:`FlowFaults` with every fault."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    report = Report(file)
    try:
        root = compose(text, report)
    except FlowFaults as faults:
        raise FlowFaults(map(_about_cases, faults.faults)) from None
    reader = _Reader(Page(text.split("\n"), report), flow)
    values: dict[str, Any] = build(reader.page, root, dict, reader.file_keys()) or {}
    if "cases" not in root.pairs:
        reader.page.fault(root, "F0.9", "cases are missing", "add cases: …")
    report.stop_if_bad()
    return tuple(values.get("cases", ()))


def _about_cases(fault: Fault) -> Fault:
    """A fault of the file in words that fit cases."""
    if fault.message == "a flow file is a mapping":
        return replace(fault, message="a file of cases is a mapping", fix="start with cases:")
    return fault


@dataclass
class _Reader:
    """The file that is read, and the flow that it is about."""

    page: Page
    flow: Flow

    def __post_init__(self) -> None:
        flows = (self.flow, *self.flow.parts.values())
        self.steps = {step.id for part in flows for step in every_step(part.steps)}

    def file_keys(self) -> Keys:
        """Keys of the whole file."""
        return {"flow": Key(self.whose), "cases": Key(read.listing(self.case))}

    def whose(self, page: Page, node: Node) -> str | None:
        """The flow that the cases are about."""
        found = read.words(page, node)
        if found is not None and found != self.flow.name:
            page.fault(node, "F1.2", f"these are the cases of {found}, not of {self.flow.name}")
        return found

    def case(self, page: Page, node: Node) -> Case | None:
        """One case."""
        name = getattr(node, "pairs", {}).get("case")
        self.page.report.step = name[1].text if name and isinstance(name[1], Scalar) else ""
        people = self._people(node)
        keys: Keys = {
            "case": Key(spot, "name"),
            "people": Key(lambda _, __: people),
            "quick": Key(read.flag),
            "today": Key(day),
            "records": Key(read.listing(lambda page, one: self.before(page, one, people))),
            "answers": Key(lambda _, inner: self.answers(inner, people)),
            "pass": Key(lambda _, inner: self.passes(inner, people), "passes"),
            "back": Key(read.listing(self.place)),
            "pause": Key(lambda _, inner: self.pauses(inner), "pauses"),
            "expect": Key(lambda _, inner: self.expect(inner, people)),
        }
        found = build(page, node, Case, keys)
        self.page.report.step = ""
        return found

    def _people(self, node: Node) -> tuple[str, ...]:
        """The names of those who take part in a case."""
        pair = node.pairs.get("people") if isinstance(node, Mapping) else None
        if pair is None:
            return USUAL[: max(self.flow.least, min(2, self.flow.most))]
        names = read.listing(read.words)(self.page, pair[1]) or ()
        if len(set(names)) != len(names):
            self.page.fault(pair[0], "F1.7", "two people have one name")
        elif not self.flow.least <= len(names) <= self.flow.most:
            need = f"{self.flow.least} to {self.flow.most} people"
            self.page.fault(pair[0], "F1.9", f"this flow is for {need}, not for {len(names)}")
        return names

    def place(self, page: Page, node: Node) -> Spot | None:
        """A step, by its id, its round or its whole place."""
        found = spot(page, node)
        if found is not None:
            name = found.text.rpartition("/")[2].partition("#")[0]
            if name not in self.steps:
                fix = did_you_mean(name, self.steps)
                page.fault(node, "F1.2", f"there is no step {name}", fix)
        return found

    def person(self, page: Page, node: Node, people: tuple[str, ...]) -> Spot | None:
        """Somebody who takes part."""
        found = spot(page, node)
        if found is not None and found.text not in people:
            fix = did_you_mean(found.text, people)
            page.fault(node, "F1.2", f"{found.text} does not take part", fix)
        return found

    def answers(self, node: Node, people: tuple[str, ...]) -> tuple[Given, ...]:
        """Answers by step, and by person."""
        if not isinstance(node, Mapping):
            self.page.fault(node, "F0.7", "answers are written as STEP: answer")
            return ()
        return tuple(
            given
            for key, inner in node.pairs.values()
            if (step := self.place(self.page, key)) is not None
            for given in _by_person(step, inner, people)
        )

    def passes(self, node: Node, people: tuple[str, ...]) -> tuple[Given, ...]:
        """Steps at which everybody passes, or by name who passes where."""
        if not isinstance(node, Mapping):
            places = read.listing(self.place)(self.page, node) or ()
            return tuple(Given(place, "", node) for place in places)
        found: list[Given] = []
        for key, inner in node.pairs.values():
            who = self.person(self.page, key, people)
            places = read.listing(self.place)(self.page, inner) or ()
            found += [Given(place, who.text if who else "", inner) for place in places]
        return tuple(found)

    def pauses(self, node: Node) -> tuple[tuple[Spot, int], ...]:
        """Days by the step before which people pause."""
        if not isinstance(node, Mapping):
            self.page.fault(node, "F0.7", "a pause is written as STEP: days")
            return ()
        return tuple(
            (step, days)
            for key, inner in node.pairs.values()
            if (step := self.place(self.page, key)) is not None
            and (days := read.whole(0, 36_500)(self.page, inner)) is not None
        )

    def before(self, page: Page, node: Node, people: tuple[str, ...]) -> Before | None:
        """One record of the history: ``KIND: {field: value}``, and what else is known of it."""
        kind, inner = kind_of(page, node)
        if kind is None or inner is None:
            return None
        rest = Mapping(node.line, node.column, dict(without(node, kind)))
        keys: Keys = {
            "id": Key(read.words),
            "by": Key(lambda _, inner: getattr(self.person(page, inner, people), "text", None)),
            "private": Key(read.flag),
            "days_ago": Key(read.whole(0, 36_500)),
        }
        fields = {
            name: value
            for name, (key, said) in inner.pairs.items()
            if (value := field_value(page, kind, name, key, said)) is not None
        }
        return build(page, rest, Before, keys, kind=kind, fields=fields)

    def expect(self, node: Node, people: tuple[str, ...]) -> Expect | None:
        """What has to come of a case."""
        unseen: Keys = {
            "who": Key(lambda page, inner: self.person(page, inner, people)),
            "what": Key(spot),
            "before": Key(self.place),
        }
        keys: Keys = {
            "end": Key(self.place),
            "visits": Key(read.listing(self.place)),
            "skips": Key(read.listing(self.place)),
            "keeps": Key(read.listing(kept)),
            "keeps_no": Key(read.listing(known_kind)),
            "shows": Key(lambda _, inner: self.shows(inner)),
            "never_sees": Key(
                read.listing(lambda page, inner: build(page, inner, _unseen, unseen))
            ),
        }
        return build(self.page, node, Expect, keys)

    def shows(self, node: Node) -> tuple[tuple[Spot, Spot], ...]:
        """Texts by the step on whose page they stand."""
        if not isinstance(node, Mapping):
            self.page.fault(node, "F0.7", "shows is written as STEP: text")
            return ()
        return tuple(
            (step, text)
            for key, inner in node.pairs.values()
            if (step := self.place(self.page, key)) is not None
            for text in read.listing(spot)(self.page, inner) or ()
        )


def _unseen(who: Spot | None = None, what: Spot | None = None, before: Spot | None = None) -> Any:
    """What somebody must not be shown; ``None`` when it is not said whom or what."""
    return None if who is None or what is None else Unseen(who, what, before)


def _by_person(step: Spot, node: Node, people: tuple[str, ...]) -> Iterator[Given]:
    """An answer, or one for each person when its keys are all names."""
    if isinstance(node, Mapping) and node.pairs and set(node.pairs) <= set(people):
        yield from (Given(step, name, inner) for name, (_, inner) in node.pairs.items())
    else:
        yield Given(step, "", node)


def entries(node: Node) -> list[Node]:
    """The entries of a list; a single value is a list of one."""
    return node.entries if isinstance(node, Listing) else [node]
